#include "io/table_readers.hpp"

#include <utility>

namespace clusterbridge {
namespace {

/// CORDIS writes NUTS codes of any level into one column.
void place_nuts(OrganisationFacts& facts, std::string nuts) {
    if (nuts.size() >= 5)
        facts.nuts3 = std::move(nuts);
    else if (nuts.size() == 4)
        facts.nuts2 = std::move(nuts);
    else if (!nuts.empty())
        facts.extra.emplace_back("nuts", std::move(nuts));
}

/// Hands on the topics of a project once, where its rows follow each other and say the same.
class TopicsOnce {
  public:
    std::vector<std::string> read(std::string_view project, std::string_view cell) {
        if (cell.empty() || (project == project_ && cell == cell_))
            return {};
        project_ = project;
        cell_ = cell;
        return clean_list(cell);
    }

  private:
    std::string project_, cell_;
};

} // namespace

void read_participations(const NumberedTable& table, ReadContext& context) {
    RowValues values(*table.table, context);
    const auto project_at = values.column("project_id");
    const auto organisation_at = values.column("org_id");
    const auto name_at = values.column("org_name");
    const auto start_at = values.column("start_date");
    const auto end_at = values.column("end_date");
    const auto role_at = values.column("role");
    const auto type_at = values.column("activity_type");
    const auto country_at = values.column("country");
    const auto city_at = values.column("city");
    const auto region_at = values.column("region");
    const auto nuts_at = values.column("nuts");
    const auto topic_at = values.column("topic");
    auto numbers = values.number_columns({"amount"});
    NetworkBuilder& builder = context.builder;
    std::string project_scratch;
    std::string organisation_scratch;
    TopicsOnce topics;
    while (values.next()) {
        Participation row;
        row.row = values.row_ref(table.file);
        const std::string_view project = values.id(project_at, "project_id", project_scratch);
        const std::string_view organisation = values.id(organisation_at, "org_id", organisation_scratch);
        row.start = values.date(start_at, "start_date", DateEnd::first_day);
        row.end = values.date(end_at, "end_date", DateEnd::last_day);
        if (const auto amount = values.number(numbers[0]))
            row.amount = amount->value;
        if (values.failed())
            continue;
        values.check_order(row.start, row.end);
        row.role = values.symbol(role_at);
        const auto handle = builder.organisation(organisation, row.row);
        OrganisationFacts facts;
        facts.name = values.text(name_at);
        facts.type = values.text(type_at);
        facts.country = values.text(country_at);
        facts.city = values.text(city_at);
        facts.region = values.text(region_at);
        facts.extra = values.extra();
        place_nuts(facts, values.text(nuts_at));
        builder.add_participation(project, handle, row, std::move(facts),
                                  topics.read(project, values.rows()[topic_at]));
    }
    values.conclude(numbers);
}

} // namespace clusterbridge

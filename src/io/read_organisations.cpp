#include "base/text.hpp"
#include "graph/actor_kind.hpp"
#include "io/table_readers.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace clusterbridge {
namespace {

struct Declaration {
    std::string id;
    OrganisationFacts facts;
    RowRef row;
    Table* table = nullptr;
    std::string_view text; ///< of the row, for the list of rejected rows
    bool rejected = false;
};

/// An order that depends on what a row says, not on where it stands: which of two declarations fills first.
bool before_by_content(const Declaration& a, const Declaration& b) {
    const auto key = [](const Declaration& d) {
        const OrganisationFacts& f = d.facts;
        return std::tie(f.name, f.type, f.city, f.region, f.nuts3, f.nuts2, f.country, f.source_key, f.founded,
                        f.themes, f.aliases, f.extra);
    };
    const auto place = [](const Declaration& d) {
        return d.facts.place ? std::pair(d.facts.place->lat, d.facts.place->lon) : std::pair(-1000.0, 0.0);
    };
    if (key(a) != key(b))
        return key(a) < key(b);
    if (place(a) != place(b))
        return place(a) < place(b);
    return a.row < b.row;
}

std::optional<Coordinates> coordinates(RowValues& values, std::vector<NumberColumn>& numbers) {
    const auto lat = values.number(numbers[0]);
    const auto lon = values.number(numbers[1]);
    if (values.failed() || !lat || !lon)
        return {};
    if (lat->value < -90 || lat->value > 90 || lon->value < -180 || lon->value > 180) {
        values.fail("coordinates-out-of-range",
                    {"these are no coordinates on Earth; found lat " + shortest(lat->value) + ", lon " +
                         shortest(lon->value) + "; lat lies in -90 to 90, lon in -180 to 180",
                     "das sind keine Koordinaten auf der Erde; gefunden wurden lat " + shortest(lat->value) + ", lon " +
                         shortest(lon->value) + "; lat liegt in -90 bis 90, lon in -180 bis 180"});
        return {};
    }
    return Coordinates{lat->value, lon->value};
}

void collect(const NumberedTable& numbered, ReadContext& context, std::vector<Declaration>& all) {
    RowValues values(*numbered.table, context);
    const auto column = [&](const char* name) { return values.column(name); };
    const auto id_at = column("id"), name_at = column("name"), aliases_at = column("aliases"), type_at = column("type"),
               city_at = column("city"), region_at = column("region"), nuts3_at = column("nuts3"),
               nuts2_at = column("nuts2"), country_at = column("country"), themes_at = column("themes"),
               founded_at = column("founded"), source_at = column("source_key");
    auto numbers = values.number_columns({"lat", "lon"});
    std::string scratch;
    while (values.next()) {
        Declaration d;
        d.id = values.id(id_at, "id", scratch);
        d.facts.place = coordinates(values, numbers);
        if (values.failed())
            continue;
        d.row = values.row_ref(numbered.file);
        d.table = numbered.table;
        d.text = values.rows().text();
        d.facts.name = values.text(name_at);
        d.facts.aliases = clean_list(values.rows()[aliases_at]);
        d.facts.type = values.text(type_at);
        d.facts.city = values.text(city_at);
        d.facts.region = values.text(region_at);
        d.facts.nuts3 = values.text(nuts3_at);
        d.facts.nuts2 = values.text(nuts2_at);
        d.facts.country = values.text(country_at);
        d.facts.themes = clean_list(values.rows()[themes_at]);
        d.facts.founded = values.year(founded_at);
        d.facts.source_key = values.text(source_at);
        d.facts.extra = values.extra();
        all.push_back(std::move(d));
    }
}

bool same_type(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty() || a == b)
        return true;
    const auto kind_a = parse_actor_kind(a);
    return kind_a && kind_a == parse_actor_kind(b);
}

std::string place_of(const Declaration& d) {
    return d.table->info.name + ":" + std::to_string(d.row.line);
}

/// Rows about the same id, in the order of the files: a row that gives another type than an earlier one is bad.
void reject_other_types(std::vector<Declaration*>& group) {
    const Declaration* typed = nullptr;
    for (Declaration* d : group) {
        if (typed != nullptr && !same_type(d->facts.type, typed->facts.type)) {
            d->rejected = true;
            ++d->table->info.rows_rejected;
            d->table->report.bad_row(d->row.line, "type-conflict",
                                     {"the same id has two types; " + in_quotes(d->id).en + " is " +
                                          in_quotes(d->facts.type).en + " here and " + in_quotes(typed->facts.type).en +
                                          " at " + place_of(*typed) + "; keep one of the two rows",
                                      "dieselbe Kennung hat zwei Typen; " + in_quotes(d->id).de + " ist hier " +
                                          in_quotes(d->facts.type).de + " und bei " + place_of(*typed) + " " +
                                          in_quotes(typed->facts.type).de + "; behalten Sie eine der beiden Zeilen"},
                                     d->text);
        } else if (typed == nullptr && !d->facts.type.empty()) {
            typed = d;
        }
    }
    std::erase_if(group, [](const Declaration* d) { return d->rejected; });
}

void declare_group(std::vector<Declaration*> group, ReadContext& context) {
    if (group.size() > 1) {
        std::sort(group.begin(), group.end(),
                  [](const Declaration* a, const Declaration* b) { return a->row < b->row; });
        reject_other_types(group);
        std::sort(group.begin(), group.end(),
                  [](const Declaration* a, const Declaration* b) { return before_by_content(*a, *b); });
    }
    const std::string first = place_of(*group.front());
    Diagnostics none; // types were compared above
    for (Declaration* d : group)
        if (!context.builder.declare(context.builder.organisation(d->id, d->row), std::move(d->facts), d->row, none)) {
            ++d->table->info.rows_merged;
            d->table->report.note(Severity::hint, d->row.line, "organisation-repeated",
                                  {"the id " + in_quotes(d->id).en +
                                       " is declared more than once; this row only fills "
                                       "what " +
                                       first + " leaves empty; keep one row for each organisation",
                                   "die Kennung " + in_quotes(d->id).de +
                                       " ist mehrfach eingetragen; diese Zeile füllt "
                                       "nur, was " +
                                       first + " leer lässt; behalten Sie eine Zeile je Organisation"});
        }
}

} // namespace

void read_organisations(const std::vector<NumberedTable>& tables, ReadContext& context) {
    std::vector<Declaration> all;
    for (const NumberedTable& table : tables)
        collect(table, context, all);
    if (!tables.empty())
        context.builder.set_organisations_declared();
    std::vector<Declaration*> order(all.size());
    std::transform(all.begin(), all.end(), order.begin(), [](Declaration& d) { return &d; });
    std::sort(order.begin(), order.end(), [](const Declaration* a, const Declaration* b) { return a->id < b->id; });
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i + 1;
        while (end < order.size() && order[end]->id == order[i]->id)
            ++end;
        declare_group(
            {order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end)},
            context);
        i = end;
    }
}

bool ids_occur(Table& table, ReadContext& context) {
    const auto at = table.columns.find("id");
    RowScanner scanner = TableRows::scanner_of(table);
    CsvRow row;
    std::string scratch;
    while (at && scanner.next(row))
        if (row.fault == CsvFault::none && *at < row.fields.size() &&
            context.builder.mentions(clean_id(plain_cell(row.fields[*at]), scratch).id))
            return true;
    return false;
}

} // namespace clusterbridge

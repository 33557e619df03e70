#include "io/cordis_participants.hpp"

#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::uint64_t kRowsBetweenStops = 4096;

std::optional<std::size_t> column(const Table& table, std::string_view plain) {
    for (std::size_t i = 0; i < table.headers.size(); ++i)
        if (plain_header(table.headers[i]) == plain)
            return i;
    return {};
}

/// What stands between semicolons, trimmed; empty parts are kept, so that two lists stay beside each other.
std::vector<std::string_view> parts_of(std::string_view list) {
    std::vector<std::string_view> parts;
    if (trim(list).empty())
        return parts;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(';', at), list.size());
        parts.push_back(trim(list.substr(at, end - at)));
        at = end + 1;
    }
    if (parts.back().empty())
        parts.pop_back(); // a semicolon at the end
    return parts;
}

/// The country of each participant; empty where the list does not say whose they are.
std::vector<std::string_view> countries_of(const std::vector<std::string_view>& participants, std::string_view list) {
    std::vector<std::string_view> countries = parts_of(list);
    const std::set<std::string_view> distinct(countries.begin(), countries.end());
    if (distinct.size() == 1)
        return std::vector<std::string_view>(participants.size(), countries.front());
    if (countries.size() != participants.size() || distinct.size() == countries.size())
        countries.assign(participants.size(), {});
    return countries;
}

} // namespace

bool names_participants(const Table& projects) {
    return projects.columns.kind == TableKind::projects && !projects.columns.more_topics &&
           projects.columns.find("project_id") && column(projects, "coordinator") && column(projects, "participants");
}

void forget_participant_columns(Table& projects) {
    const auto read = [&](std::size_t at) {
        const std::string plain = plain_header(projects.headers[at]);
        return plain == "coordinator" || plain == "participants" || plain == "coordinatorcountry" ||
               plain == "participantcountries";
    };
    std::erase_if(projects.columns.unknown, read);
    std::vector<std::string>& told = projects.info.reading.unknown_columns;
    told.clear();
    for (const std::size_t at : projects.columns.unknown)
        told.push_back(projects.headers[at]);
}

std::optional<CellTable> participants_by_name(const Table& projects, const RunControl& run) {
    const std::size_t project_at = projects.columns.find("project_id").value();
    const std::size_t coordinator_at = column(projects, "coordinator").value();
    const std::size_t participants_at = column(projects, "participants").value();
    const auto coordinator_country_at = column(projects, "coordinatorcountry");
    const auto countries_at = column(projects, "participantcountries");
    CellTable made;
    made.part = "participants";
    made.headers = {"project_id", "org_id", "org_name", "role", "country"};
    made.header_line = projects.header_line;
    RowScanner scanner = TableRows::scanner_of(projects);
    CsvRow row;
    for (std::uint64_t rows = 0; scanner.next(row); ++rows) {
        if (rows % kRowsBetweenStops == 0)
            run.throw_if_stopped();
        if (row.blank || row.fault != CsvFault::none || row.fields.size() < projects.headers.size())
            continue;
        const auto field = [&](std::optional<std::size_t> at) {
            return at ? trim(plain_cell(row.fields[*at])) : std::string_view{};
        };
        const std::string_view project = field(project_at);
        if (project.empty())
            continue;
        std::set<std::string_view> known;
        const auto add = [&](std::string_view name, std::string_view role, std::string_view country) {
            if (name.empty() || !known.insert(name).second)
                return;
            made.begin_row(row.line);
            for (const std::string_view cell : {project, name, name, role, country})
                made.add_cell(cell);
        };
        add(field(coordinator_at), "coordinator", field(coordinator_country_at));
        const std::vector<std::string_view> participants = parts_of(field(participants_at));
        const std::vector<std::string_view> countries = countries_of(participants, field(countries_at));
        for (std::size_t i = 0; i < participants.size(); ++i)
            add(participants[i], "participant", countries[i]);
        if (made.memory() > kMostTableBytes)
            return {};
    }
    return made;
}

} // namespace clusterbridge

#include "io/cordis_columns.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

using Plain = std::set<std::string>;

/// Columns of the table of organisations that are about the participation or the record, and differ from row to row.
const std::vector<std::string> kOfTheRecord = {"projectrcn",
                                               "projectacronym",
                                               "order",
                                               "active",
                                               "endofparticipation",
                                               "totalcost",
                                               "neteccontribution",
                                               "contactform",
                                               "contentupdatedate",
                                               "rcn",
                                               "contacttype",
                                               "contacttitle",
                                               "contactfirstnames",
                                               "contactlastnames",
                                               "contactfunction",
                                               "contacttelephonenumber",
                                               "contactfaxnumber",
                                               "contactemail"};

std::string first_present(const Plain& plain, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (plain.contains(name))
            return name;
    return {};
}

std::optional<CordisTable> organisations(const Plain& plain) {
    const std::string project = first_present(plain, {"projectid", "projectreference"});
    const std::string organisation = first_present(plain, {"organisationid", "id"});
    if (project.empty() || organisation.empty() || !plain.contains("activitytype") || plain.contains("orgid"))
        return {};
    CordisTable table{TableKind::participations, {{"org_id", organisation}}, false, {}};
    if (plain.contains("projectacronym"))
        table.passed = kOfTheRecord;
    return table;
}

std::optional<CordisTable> projects(const Plain& plain) {
    const std::string project = first_present(plain, {"id", "reference"});
    if (project.empty() || !plain.contains("title") || !plain.contains("startdate") || plain.contains("name") ||
        plain.contains("type") || plain.contains("projectid") || plain.contains("orgid") ||
        plain.contains("organisationid"))
        return {};
    CordisTable table{TableKind::projects, {{"project_id", project}}, false, {}};
    if (!plain.contains("frameworkprogramme"))
        return table;
    table.columns.emplace("programme", "frameworkprogramme");
    table.columns.emplace("call_topic", "topics");
    table.columns.emplace("topic", "programme"); // parts of the programme, in the files before 2020
    return table;
}

} // namespace

std::optional<CordisTable> cordis_table(const std::vector<std::string>& headers) {
    // spelled like this, for a table of one's own may well have a project_id, a topic and a title
    if (headers == std::vector<std::string>{"projectID", "topic", "title"})
        return CordisTable{TableKind::projects, {{"project_id", "projectid"}, {"call_topic", "topic"}}, true, {}};
    Plain plain;
    for (const std::string& header : headers)
        plain.insert(plain_header(header));
    if (plain.contains("projectid") && plain.contains("euroscivoctitle"))
        return CordisTable{TableKind::projects, {{"project_id", "projectid"}, {"topic", "euroscivoctitle"}}, true, {}};
    if (plain.contains("projectid") &&
        (plain.contains("uniqueprogrammepart") || plain.contains("physurl") || plain.contains("physicalurl")))
        return CordisTable{TableKind::unknown, {}, true, {}};
    if (auto table = organisations(plain))
        return table;
    return projects(plain);
}

} // namespace clusterbridge

#include "io/table_readers.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace clusterbridge {
namespace {

struct ProjectDeclaration {
    std::string id, title, programme, call_topic;
    std::vector<std::string> topics;
    std::optional<Date> start, end;
    RowRef row;
    Table* table = nullptr;
};

bool before(const ProjectDeclaration& a, const ProjectDeclaration& b) {
    const auto key = [](const ProjectDeclaration& d) {
        return std::tie(d.id, d.title, d.programme, d.call_topic, d.start, d.end, d.topics, d.row);
    };
    return key(a) < key(b);
}

void collect(const NumberedTable& numbered, ReadContext& context, std::vector<ProjectDeclaration>& all) {
    RowValues values(*numbered.table, context);
    const auto id_at = values.column("project_id");
    const auto title_at = values.column("title");
    const auto programme_at = values.column("programme");
    const auto start_at = values.column("start_date");
    const auto end_at = values.column("end_date");
    const auto topic_at = values.column("topic");
    const auto call_at = values.column("call_topic");
    std::string scratch;
    while (values.next()) {
        ProjectDeclaration d;
        d.id = values.id(id_at, "project_id", scratch);
        d.start = values.date(start_at, "start_date", DateEnd::first_day);
        d.end = values.date(end_at, "end_date", DateEnd::last_day);
        if (values.failed())
            continue;
        values.check_order(d.start, d.end);
        d.title = values.text(title_at);
        d.programme = values.text(programme_at);
        if (const auto calls = clean_list(values.rows()[call_at]); !calls.empty())
            d.call_topic = calls.front().substr(calls.front().starts_with("topic:") ? 6 : 0);
        d.topics = clean_list(values.rows()[topic_at]);
        std::sort(d.topics.begin(), d.topics.end());
        d.row = values.row_ref(numbered.file);
        d.table = numbered.table;
        all.push_back(std::move(d));
    }
}

} // namespace

void read_projects(const std::vector<NumberedTable>& tables, ReadContext& context) {
    std::vector<ProjectDeclaration> all;
    for (const NumberedTable& table : tables)
        collect(table, context, all);
    std::sort(all.begin(), all.end(), before);
    NetworkBuilder& builder = context.builder;
    for (ProjectDeclaration& d : all) {
        Project project;
        project.title = builder.intern(d.title);
        project.start = d.start;
        project.end = d.end;
        project.programme = builder.intern(d.programme);
        project.call_topic = builder.intern(d.call_topic);
        if (d.table->columns.more_topics && !d.topics.empty()) {
            builder.add_topics(d.id, d.topics);
            continue;
        }
        std::vector<std::string> parts;
        for (std::string& topic : d.topics)
            if (!topic.starts_with("topic:"))
                parts.push_back(std::move(topic));
            else if (project.call_topic == Symbol{})
                project.call_topic = builder.intern(topic.substr(6));
        project.themes = builder.intern_list(parts);
        project.row = d.row;
        if (!builder.declare_project(d.id, project))
            ++d.table->info.rows_merged;
    }
}

} // namespace clusterbridge

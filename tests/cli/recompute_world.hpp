#pragma once
#include "support/plain_csv.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

/// What the tables of the example and of a framework programme say, read and counted without a line of src/.
namespace clusterbridge::recompute {

using Ids = std::set<std::string>;
using Pair = std::pair<std::string, std::string>;

inline Pair both(const std::string& a, const std::string& b) {
    return a < b ? Pair(a, b) : Pair(b, a);
}

struct Day {
    int year = 0, month = 1, day = 1;
    long number() const {
        using namespace std::chrono;
        return sys_days(std::chrono::year(year) / month / day).time_since_epoch().count();
    }
};
/// YYYY[-MM[-DD]]; `last`: the last day that it means.
inline long day_of(const std::string& text, bool last = false) {
    Day d{std::stoi(text.substr(0, 4)), 1, 1};
    if (text.size() >= 7)
        d.month = std::stoi(text.substr(5, 2));
    else if (last)
        d.month = 12;
    if (text.size() >= 10)
        d.day = std::stoi(text.substr(8, 2));
    else if (last)
        return Day{d.month == 12 ? d.year + 1 : d.year, d.month == 12 ? 1 : d.month + 1, 1}.number() - 1;
    return d.number();
}

struct Record { ///< a row of ties, or a project with its partners
    std::vector<std::string> members, themes;
    std::string relation, year, id;
    double a = 1;
    std::string call; ///< of a project
    Ids leaders;
};
struct Actor {
    std::string name, type, place, region;
    std::string lat, lon;
    std::vector<std::string> themes;
};

/// What the tables say, by ids.
struct World {
    std::map<std::string, Actor> actors;
    std::vector<Record> records;
    std::map<Pair, double> a;
    std::map<Pair, std::vector<std::size_t>> joint; ///< records of a pair
    std::map<std::string, Ids> partners;
    std::map<std::string, double> total;
    std::map<std::string, std::string> theme_names;
    std::map<std::string, Pair> lines; ///< "file:line" to the pair of a tie row, or to (organisation, project)
    std::map<std::string, Ids> groups; ///< of an organisation
    std::set<Pair> group_contacts;
    bool projects = false;

    void connect() {
        for (std::size_t r = 0; r < records.size(); ++r) {
            const auto& m = records[r].members;
            for (std::size_t x = 0; x < m.size(); ++x)
                for (std::size_t y = x + 1; y < m.size(); ++y) {
                    const Pair pair = both(m[x], m[y]);
                    double& best = a[pair];
                    best = std::max(best, records[r].a);
                    joint[pair].push_back(r);
                    partners[m[x]].insert(m[y]);
                    partners[m[y]].insert(m[x]);
                }
        }
        for (const auto& [pair, value] : a) {
            total[pair.first] += value;
            total[pair.second] += value;
        }
        for (const auto& [pair, value] : a)
            for (const std::string& g : groups[pair.first])
                for (const std::string& h : groups[pair.second])
                    if (g != h)
                        group_contacts.insert(both(g, h));
    }
    double share(const std::string& i, const std::string& z, const std::string& j) const {
        return a.at(both(i, z)) * a.at(both(z, j)) / total.at(z);
    }
    std::vector<std::string> common(const std::string& i, const std::string& j) const {
        std::vector<std::string> all;
        const Ids& x = partners.at(i);
        const Ids& y = partners.at(j);
        std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(all));
        std::stable_sort(all.begin(), all.end(), [&](const std::string& p, const std::string& q) {
            return share(i, p, j) > share(i, q, j) * (1 + 1e-12);
        });
        return all;
    }
    /// Whether one of the two coordinates a project of both.
    bool led(const std::string& x, const std::string& z) const {
        const auto& records_of = joint.at(both(x, z));
        return std::any_of(records_of.begin(), records_of.end(), [&](std::size_t r) {
            return records[r].leaders.contains(x) || records[r].leaders.contains(z);
        });
    }
    /// Partners per project in the mean, of everybody with a project.
    std::map<std::string, double> partners_each() const {
        std::map<std::string, std::pair<double, double>> sums;
        for (const Record& r : records)
            for (const std::string& member : r.members) {
                sums[member].first += static_cast<double>(r.members.size() - 1);
                sums[member].second += 1;
            }
        std::map<std::string, double> means;
        for (const auto& [id, sum] : sums)
            means[id] = sum.first / sum.second;
        return means;
    }
    std::map<std::string, double> calls_of(const std::string& id) const {
        std::map<std::string, double> counts;
        for (const Record& r : records)
            if (!r.call.empty() && std::find(r.members.begin(), r.members.end(), id) != r.members.end())
                ++counts[r.call];
        return counts;
    }
    double mentions(const std::string& id, const std::string& theme) const {
        double count = 0;
        for (const Record& r : records)
            if (std::find(r.members.begin(), r.members.end(), id) != r.members.end())
                count += std::count(r.themes.begin(), r.themes.end(), theme) > 0 ? 1 : 0;
        if (!projects) {
            const auto& own = actors.at(id).themes;
            count += std::count(own.begin(), own.end(), theme) > 0 ? 1 : 0;
        }
        return count;
    }
};

inline std::vector<std::string> parts_of(const std::string& text, const std::string& signs) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (signs.find(c) != std::string::npos)
            parts.emplace_back();
        else
            parts.back() += c;
    std::vector<std::string> kept;
    for (std::string part : parts) {
        part.erase(0, part.find_first_not_of(' '));
        if (const auto last = part.find_last_not_of(' '); last != std::string::npos)
            kept.push_back(part.substr(0, last + 1));
    }
    return kept;
}

/// (O + 5) / (E + 5) of two classes of an attribute; classes that are empty count as 1.
class Usual {
  public:
    Usual(const World& world, std::string Actor::*attribute) : world_(world), attribute_(attribute) {
        for (const auto& [pair, value] : world.a) {
            const std::string& x = world.actors.at(pair.first).*attribute;
            const std::string& y = world.actors.at(pair.second).*attribute;
            ++edges_;
            ++degree_[x];
            ++degree_[y];
            ++observed_[both(x, y)];
        }
    }
    double of(const std::string& i, const std::string& j) const {
        const std::string& x = world_.actors.at(i).*attribute_;
        const std::string& y = world_.actors.at(j).*attribute_;
        if (x.empty() || y.empty())
            return 1;
        const auto k = [&](const std::string& c) { return degree_.contains(c) ? degree_.at(c) : 0.0; };
        const double expected = x == y ? k(x) * k(x) / (4 * edges_) : k(x) * k(y) / (2 * edges_);
        const auto seen = observed_.find(both(x, y));
        return ((seen == observed_.end() ? 0 : seen->second) + 5) / (expected + 5);
    }

  private:
    const World& world_;
    std::string Actor::*attribute_;
    double edges_ = 0;
    std::map<std::string, double> degree_;
    std::map<Pair, double> observed_;
};

inline World world_of_data() {
    World world;
    const PlainTable organisations = read_plain_csv(repository_file("data/organisations.csv"));
    for (const auto& row : organisations.rows) {
        const auto cell = [&](const char* column) { return organisations.at(row, column); };
        world.actors[cell("id")] = {cell("name"),
                                    cell("type"),
                                    cell("country"),
                                    cell("region"),
                                    cell("lat"),
                                    cell("lon"),
                                    parts_of(cell("themes"), ";|")};
    }
    const PlainTable themes = read_plain_csv(repository_file("data/themes.csv"));
    for (const auto& row : themes.rows)
        world.theme_names[themes.at(row, "id")] = themes.at(row, "name_en");
    const PlainTable edges = read_plain_csv(repository_file("data/edges.csv"));
    long last = 0;
    for (const auto& row : edges.rows)
        if (!edges.at(row, "since").empty())
            last = std::max(last, day_of(edges.at(row, "since")));
    for (const auto& row : edges.rows) {
        const auto cell = [&](const char* column) { return edges.at(row, column); };
        Record record{{cell("source"), cell("target")}, parts_of(cell("theme"), ";|"), cell("relation"), "", "", 1};
        record.year = cell("since").substr(0, 4);
        if (!cell("until").empty() && day_of(cell("until"), true) < last + 1)
            record.a = std::exp(-static_cast<double>(last + 1 - day_of(cell("until"), true)) / 365.25 / 4);
        world.lines["data/edges.csv:" + std::to_string(row.line)] = both(cell("source"), cell("target"));
        if (cell("relation") == "member_of" && world.actors.at(cell("target")).type == "cluster_initiative") {
            world.groups[cell("source")].insert(cell("target"));
            world.groups[cell("target")].insert(cell("target"));
        }
        world.records.push_back(record);
    }
    world.connect();
    return world;
}

inline World world_of_participations(const std::string& bytes) {
    World world;
    world.projects = true;
    const PlainTable table = read_plain_csv(bytes);
    std::map<std::string, Record> projects;
    std::map<std::string, long> starts;
    std::map<std::string, std::string> said; ///< the latest day something was said of an organisation
    long last = 0;
    for (const auto& row : table.rows) {
        const auto cell = [&](const char* column) { return table.at(row, column); };
        const std::string id = cell("org_id");
        const std::string project = cell("project_id");
        starts[project] = day_of(cell("start_date"));
        last = std::max(last, starts[project]);
        Record& record = projects[project];
        record.id = project;
        record.year = cell("start_date").substr(0, 4);
        if (std::find(record.members.begin(), record.members.end(), id) == record.members.end())
            record.members.push_back(id);
        if (cell("role") == "coordinator")
            record.leaders.insert(id);
        for (const std::string& theme : parts_of(cell("topic"), ";|"))
            if (theme.starts_with("topic:"))
                record.call = theme.substr(6);
            else if (std::find(record.themes.begin(), record.themes.end(), theme) == record.themes.end())
                record.themes.push_back(theme);
        world.lines["participations.csv:" + std::to_string(row.line)] = {id, project};
        Actor& actor = world.actors[id];
        if (said[id] <= cell("start_date")) {
            said[id] = cell("start_date");
            actor.name = cell("org_name");
            actor.place = cell("country").empty() ? actor.place : cell("country");
            actor.type = cell("activity_type").empty() ? actor.type : cell("activity_type");
        }
    }
    for (auto& [id, record] : projects) {
        record.a = std::exp(-static_cast<double>(last + 1 - starts[id]) / 365.25 / 4);
        if (record.members.size() > 1)
            world.records.push_back(record);
    }
    world.connect();
    return world;
}

} // namespace clusterbridge::recompute

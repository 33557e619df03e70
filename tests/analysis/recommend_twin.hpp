#pragma once
#include "analysis/recommendation.hpp"
#include "base/random.hpp"
#include "graph/filter.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

/// The formula of docs/methods/opportunities.md once more, from the rows of a network and by names, slowly.
namespace clusterbridge::twin {

using Pair = std::pair<std::string, std::string>;
struct Parts {
    double score = 0, r = 0, g = 0, c = 0;
    double led = 0, size = 1, calls = 0; ///< L, S, K
};

struct Record {
    std::vector<std::string> members, themes;
    std::optional<double> a; ///< nothing: an undated project
    bool ended = false, project = false;
    std::set<std::string> leaders;
    std::string call;
};

struct World {
    std::vector<Record> records;
    std::map<Pair, double> a, b; ///< closeness; the same with led records counted twice
    std::map<std::string, std::set<std::string>> partners;
    std::map<std::string, const Organisation*> organisations;
    bool projects_only = true;
};

inline std::vector<std::string> theme_texts(const Network& n, ListId list) {
    std::vector<std::string> texts;
    for (const Symbol s : n.lists.get(list))
        texts.push_back(n.text(s));
    return texts;
}

inline double decay(Date from, Date to) {
    return std::exp(-(to.days - from.days) / 365.25 / 4);
}

inline std::vector<Record> records_before(const Network& n, std::optional<Date> day, bool& dated, World& world) {
    std::vector<Record> records;
    for (const TieRow& row : n.ties) {
        if (day && row.since && *row.since >= *day)
            continue;
        world.projects_only = false;
        dated = dated || row.since || row.until;
        Record r{{n.organisations[row.source].id, n.organisations[row.target].id},
                 theme_texts(n, row.themes),
                 1,
                 false,
                 false,
                 {},
                 {}};
        r.ended = day && row.until && *row.until < *day;
        if (r.ended)
            r.a = decay(*row.until, *day);
        records.push_back(r);
    }
    for (const Project& p : n.projects) {
        if (day && p.start && *p.start >= *day)
            continue;
        Record r{{}, theme_texts(n, p.themes), {}, false, true, {}, n.text(p.call_topic)};
        for (const Participation& row : n.participations_of(p))
            if (n.text(row.role) == "coordinator")
                r.leaders.insert(n.organisations[row.organisation].id);
        for (const NodeId v : n.partners_of(p))
            r.members.push_back(n.organisations[v].id);
        dated = dated || p.start;
        if (p.start && day)
            r.a = decay(*p.start, *day);
        r.ended = day && p.end && *p.end < *day;
        if (r.members.size() > 1)
            records.push_back(r);
    }
    return records;
}

inline World world_of(const Network& n, std::optional<Date> as_of) {
    World world;
    const auto day = as_of ? as_of : day_after_last_start(n);
    bool dated = false;
    world.records = records_before(n, day, dated, world);
    for (const Organisation& o : n.organisations)
        world.organisations[o.id] = &o;
    std::map<Pair, double> known;
    std::set<Pair> undated;
    for (const Record& r : world.records)
        for (const auto& x : r.members)
            for (const auto& y : r.members)
                if (x < y) {
                    world.partners[x].insert(y);
                    world.partners[y].insert(x);
                    if (!dated)
                        known[{x, y}] = 1;
                    else if (r.a)
                        known[{x, y}] = std::max(known[{x, y}], *r.a);
                    else
                        undated.insert({x, y});
                }
    std::vector<double> values;
    for (const auto& [pair, a] : known)
        values.push_back(a);
    std::sort(values.begin(), values.end());
    double median = 1;
    if (!values.empty())
        median = (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
    for (const Pair& pair : undated)
        known[pair] = std::max(known[pair], median);
    for (const auto& [pair, a] : known)
        world.a[pair] = world.a[{pair.second, pair.first}] = a;
    double projects = 0, named = 0;
    for (const Record& r : world.records) {
        projects += r.project ? 1 : 0;
        named += r.leaders.empty() ? 0 : 1;
    }
    const bool roles = named >= 0.1 * projects;
    for (const Record& r : world.records)
        for (const auto& x : r.members)
            for (const auto& y : r.members) {
                const double a = dated ? r.a.value_or(median) : 1;
                const double led = roles && (r.leaders.contains(x) || r.leaders.contains(y)) ? 2 * a : a;
                if (x != y)
                    world.b[{x, y}] = std::max(world.b[{x, y}], led);
            }
    return world;
}

inline double introducers(const World& w, const std::map<Pair, double>& a, const std::string& i, const std::string& j) {
    double sum = 0;
    for (const std::string& z : w.partners.at(i))
        if (w.partners.at(j).contains(z)) {
            double total = 0;
            for (const std::string& y : w.partners.at(z))
                total += a.at({z, y});
            sum += a.at({i, z}) * a.at({z, j}) / total;
        }
    return sum;
}

/// Usual number of partners over the two ends' own: 1 where there are no projects.
inline double size_factor(const World& w, const std::string& i, const std::string& j) {
    std::map<std::string, std::pair<double, double>> met; // partners, projects
    for (const Record& r : w.records)
        for (const std::string& x : r.members)
            if (r.project) {
                met[x].first += static_cast<double>(r.members.size()) - 1;
                met[x].second += 1;
            }
    std::vector<double> means;
    for (const auto& [x, sums] : met)
        means.push_back(sums.first / sums.second);
    std::sort(means.begin(), means.end());
    double factor = 1;
    for (const std::string& x : {i, j})
        if (met.contains(x))
            factor *= std::sqrt((means[(means.size() - 1) / 2] + means[means.size() / 2]) / 2 /
                                (met[x].first / met[x].second));
    return factor;
}

inline double call_overlap(const World& w, const std::string& i, const std::string& j) {
    double projects = 0;
    std::map<std::string, double> total, of_i, of_j;
    for (const Record& r : w.records) {
        projects += r.project ? 1 : 0;
        if (r.call.empty())
            continue;
        total[r.call] += 1;
        of_i[r.call] += std::count(r.members.begin(), r.members.end(), i) > 0 ? 1 : 0;
        of_j[r.call] += std::count(r.members.begin(), r.members.end(), j) > 0 ? 1 : 0;
    }
    double xy = 0, xx = 0, yy = 0;
    for (const auto& [call, count] : total) {
        const double rarity = std::log(projects / count);
        const double x = std::log(1 + of_i[call]) * rarity, y = std::log(1 + of_j[call]) * rarity;
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

inline double shared_work(const Network& n, const World& w, const std::string& i, const std::string& j) {
    bool record_themes = false;
    for (const Record& r : w.records)
        record_themes = record_themes || !r.themes.empty();
    std::map<std::string, double> total, of_i, of_j;
    double n_i = 0, n_j = 0;
    const auto has = [](const Record& r, const std::string& x) {
        return std::find(r.members.begin(), r.members.end(), x) != r.members.end();
    };
    for (const Record& r : w.records) {
        n_i += has(r, i) ? 1 : 0;
        n_j += has(r, j) ? 1 : 0;
        for (const std::string& t : r.themes) {
            total[t] += 1;
            of_i[t] += has(r, i) ? 1 : 0;
            of_j[t] += has(r, j) ? 1 : 0;
        }
    }
    if (!(w.projects_only && record_themes))
        for (const auto& [id, o] : w.organisations)
            for (const std::string& t : theme_texts(n, o->themes())) {
                total[t] += 1;
                of_i[t] += id == i ? 1 : 0;
                of_j[t] += id == j ? 1 : 0;
            }
    if (total.empty())
        return 1;
    double g = 0.02 * n_i * n_j / static_cast<double>(w.records.size());
    for (const auto& [t, count] : total)
        g += of_i[t] * of_j[t] / count;
    return g;
}

template <class Class> double factor(const World& w, const std::string& i, const std::string& j, Class class_of) {
    const std::string a = class_of(i);
    const std::string b = class_of(j);
    if (a.empty() || b.empty())
        return 1;
    double o = 0, ka = 0, kb = 0, m = 0;
    for (const auto& [x, partners] : w.partners)
        for (const std::string& y : partners) {
            m += 0.5;
            ka += class_of(x) == a ? 1 : 0;
            kb += class_of(x) == b ? 1 : 0;
            if (class_of(x) == a && class_of(y) == b)
                o += a == b ? 0.5 : 1;
        }
    return (o + 5) / (ka * kb / ((a == b ? 4 : 2) * m) + 5);
}

inline double affinity(const Network& n, const World& w, const std::string& i, const std::string& j) {
    std::set<std::string> countries;
    for (const auto& [id, o] : w.organisations)
        if (o->country() != Symbol{})
            countries.insert(n.text(o->country()));
    const auto place = [&](const std::string& x) {
        const Organisation& o = *w.organisations.at(x);
        return n.text(countries.size() >= 2 ? o.country() : o.region());
    };
    const auto type = [&](const std::string& x) {
        const Organisation& o = *w.organisations.at(x);
        return o.kind == ActorKind::unknown ? std::string() : n.text(o.type);
    };
    return factor(w, i, j, place) * factor(w, i, j, type);
}

inline std::string tree_root(const Network& n, std::optional<Date> day, std::string x) {
    std::set<std::string> tree{x};
    for (bool grew = true; grew;) {
        grew = false;
        for (const TieRow& row : n.ties) {
            if (n.text(row.relation) != "part_of" || (day && row.since && *row.since >= *day))
                continue;
            const std::string& a = n.organisations[row.source].id;
            const std::string& b = n.organisations[row.target].id;
            if (tree.contains(a) != tree.contains(b)) {
                tree.insert(a);
                tree.insert(b);
                grew = true;
            }
        }
    }
    return *tree.begin();
}

/// Every candidate with its parts.
inline std::map<Pair, Parts> candidates(const Network& n, std::optional<Date> as_of = {}) {
    const World w = world_of(n, as_of);
    const auto day = as_of ? as_of : day_after_last_start(n);
    std::set<std::string> ends;
    for (const auto& [id, partners] : w.partners) {
        bool standing = false;
        for (const Record& r : w.records)
            if (!r.ended && std::find(r.members.begin(), r.members.end(), id) != r.members.end())
                standing = true;
        const ActorKind kind = w.organisations.at(id)->kind;
        if (standing && kind != ActorKind::programme && kind != ActorKind::agency)
            ends.insert(id);
    }
    std::map<Pair, Parts> all;
    for (const std::string& i : ends)
        for (const std::string& j : ends) {
            if (i >= j || w.partners.at(i).contains(j) || tree_root(n, day, i) == tree_root(n, day, j))
                continue;
            Parts p;
            p.r = introducers(w, w.a, i, j);
            if (p.r <= 0)
                continue;
            p.g = shared_work(n, w, i, j);
            p.c = affinity(n, w, i, j);
            p.led = introducers(w, w.b, i, j);
            p.size = size_factor(w, i, j);
            p.calls = call_overlap(w, i, j);
            p.score = std::pow(p.led * p.led * p.g * p.c * p.size * std::sqrt(1 + 10 * p.calls), 1.0 / 3);
            all[{i, j}] = p;
        }
    return all;
}

/// A literal for `network_of` with everything that matters to recommendations.
inline std::string random_text(std::uint64_t seed, bool ties, bool projects, bool dates) {
    Random random(seed);
    Random more(seed, 7); // for coordinators and calls
    const std::vector<std::string> types{"company", "university", "research_institute", "programme",
                                         "agency",  "company",    "cluster_initiative", ""};
    const std::vector<std::string> themes{"ai", "energy", "health", "wood"};
    const std::size_t n = 6 + random.below(14);
    const auto pick = [&](const std::vector<std::string>& from) {
        return from[static_cast<std::size_t>(random.below(from.size()))];
    };
    const auto name = [&](std::size_t i) { return "o" + std::to_string(10 + i); };
    const auto year = [&] { return std::to_string(2000 + random.below(20)); };
    std::string text;
    for (std::size_t i = 0; i < n; ++i) {
        text += "@" + name(i) + " " + pick(types);
        if (random.chance(0.8))
            text += " region=" + pick({"North", "South", "East"});
        if (random.chance(0.5) && seed % 2 == 0)
            text += " country=" + pick({"DE", "FR"});
        if (random.chance(0.5) && seed % 3 > 0)
            text += " theme=" + pick(themes);
        text += "\n";
    }
    const std::vector<std::string> relations{"member_of", "member_of", "partner_of", "funds", "part_of", "supports"};
    for (std::size_t k = 0; ties && k < n + random.below(n); ++k) {
        const std::size_t a = static_cast<std::size_t>(random.below(n));
        const std::size_t b = static_cast<std::size_t>(random.below(n));
        if (a == b)
            continue;
        text += name(a) + ">" + name(b) + " " + pick(relations);
        if (dates && random.chance(0.6))
            text += " since=" + year();
        if (dates && random.chance(0.3))
            text += " until=" + year();
        if (random.chance(0.5) && seed % 3 > 0)
            text += " theme=" + pick(themes);
        text += "\n";
    }
    for (std::size_t k = 0; projects && k < n / 2; ++k) {
        text += "#p" + std::to_string(k) + (dates && random.chance(0.8) ? " " + year() + "-03-01" : "");
        std::set<std::size_t> members;
        for (std::size_t m = 0; m < 1 + random.below(4); ++m)
            members.insert(static_cast<std::size_t>(random.below(n)));
        for (const std::size_t m : members)
            text += " " + name(m);
        if (random.chance(0.6) && seed % 3 > 0)
            text += " theme=" + pick(themes) + ";" + pick(themes);
        if (more.chance(0.5) && seed % 4 > 0)
            text += " lead=" + name(*members.begin()) + (more.chance(0.3) ? ";" + name(*members.rbegin()) : "");
        if (more.chance(0.7) && seed % 5 > 0)
            text += " call=C" + std::to_string(more.below(3));
        text += "\n";
    }
    return text;
}

} // namespace clusterbridge::twin

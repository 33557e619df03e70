#pragma once
#include "analysis/backtest.hpp"
#include "analysis/newcomers.hpp"
#include "analysis/recommend_twin.hpp"
#include "metrics/project_bootstrap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

/// The back-test of docs/methods/backtest.md once more, by names, with all pairs in memory.
namespace clusterbridge::twin {

/// A project or a row of ties.
struct Event {
    std::vector<std::string> members;
    std::optional<Date> start;
};

struct PastWorld {
    std::map<std::string, std::size_t> participations;
    std::map<std::string, std::set<std::string>> partners;
    std::set<std::string> pool, judged;
    std::set<std::string> newcomers;
    std::map<Pair, std::vector<std::size_t>> began; ///< with the test records that name both
    std::size_t records = 0;
};

inline std::vector<Event> events_of(const Network& n) {
    std::vector<Event> events;
    for (const Project& p : n.projects) {
        Event e{{}, p.start};
        for (const NodeId v : n.partners_of(p))
            e.members.push_back(n.organisations[v].id);
        if (e.members.size() > 1)
            events.push_back(e);
    }
    for (const TieRow& row : n.ties)
        events.push_back({{n.organisations[row.source].id, n.organisations[row.target].id}, row.since});
    return events;
}

/// Which pairs of the pool began to work together.
inline void look_into_window(const Network& n, Date split, Date until, PastWorld& w) {
    for (const Event& e : events_of(n)) {
        if (!e.start || *e.start < split || *e.start >= until)
            continue;
        bool touches = false;
        for (const std::string& a : e.members) {
            touches = touches || w.pool.contains(a);
            for (const std::string& b : e.members)
                if (a < b && w.pool.contains(a) && w.pool.contains(b) && !w.partners[a].contains(b) &&
                    tree_root(n, split, a) != tree_root(n, split, b))
                    w.began[{a, b}].push_back(w.records);
        }
        w.records += touches ? 1U : 0U;
    }
}

inline PastWorld past_world(const Network& n, Date split, Date until, std::size_t least) {
    PastWorld w;
    const auto events = events_of(n);
    for (const Event& e : events) {
        if (e.start && *e.start >= split)
            continue;
        for (const std::string& a : e.members) {
            ++w.participations[a];
            for (const std::string& b : e.members)
                if (a != b)
                    w.partners[a].insert(b);
        }
    }
    for (const auto& [id, count] : w.participations)
        if (n.organisations[n.find(id)].kind != ActorKind::programme && (count >= least || count == 1)) {
            w.pool.insert(id);
            if (count >= least)
                w.judged.insert(id);
        }
    look_into_window(n, split, until, w);
    return w;
}

/// Everybody who may be an end, and the newcomers among them, whom nobody could introduce to anybody.
inline PastWorld newcomers_world(const Network& n, Date split, Date until) {
    PastWorld w = past_world(n, split, until, 2);
    w.pool.clear();
    w.judged.clear();
    w.began.clear();
    w.records = 0;
    RecommendOptions options;
    options.as_of = split;
    options.ends = {"agency"};
    const RecommendModel model = make_recommend_model(n, options, {});
    for (std::size_t i = 0; i < model.known->size(); ++i)
        if (model.may_end[node(i)] != 0)
            w.pool.insert(model.known->organisations[node(i)].id);
    for (const std::string& v : w.pool) {
        bool introduced = false;
        for (const std::string& z : w.partners[v])
            for (const std::string& j : w.partners[z])
                introduced = introduced || (j != v && w.pool.contains(j) && !w.partners[v].contains(j) &&
                                            tree_root(n, split, v) != tree_root(n, split, j));
        if (!introduced)
            w.newcomers.insert(v);
    }
    look_into_window(n, split, until, w);
    return w;
}

inline const std::set<std::string>& partners_of(const PastWorld& w, const std::string& v) {
    static const std::set<std::string> none;
    const auto at = w.partners.find(v);
    return at == w.partners.end() ? none : at->second;
}

struct RankedPair {
    Pair pair;
    double score = 0;
    bool began = false;
};

inline std::map<Pair, double> scores_of(const Network& n, const PastWorld& w, Date split, BacktestMethod method) {
    std::map<Pair, double> scores;
    const bool of_newcomers = !w.newcomers.empty();
    if (method == BacktestMethod::clusterbridge) {
        RecommendOptions options;
        options.as_of = split;
        options.ends = {"agency"};
        options.top = options.per_organisation = options.explained = 0;
        options.newcomers = of_newcomers ? Newcomers::only : Newcomers::exclude;
        for (const Recommendation& row : recommend(n, options).rows)
            scores[{n.organisations[row.source].id, n.organisations[row.target].id}] = row.score;
        return scores;
    }
    for (const std::string& a : w.pool)
        for (const std::string& b : w.pool) {
            if (a >= b)
                continue;
            double& score = scores[{a, b}];
            if (method == BacktestMethod::base_rate)
                score = 1;
            if (method == BacktestMethod::degree_product) {
                const std::size_t k = partners_of(w, a).size();
                const std::size_t l = partners_of(w, b).size();
                score = static_cast<double>(of_newcomers ? std::max(k, l) : k * l);
            }
            for (const std::string& z : partners_of(w, a)) {
                if (!partners_of(w, b).contains(z))
                    continue;
                const auto k = static_cast<double>(partners_of(w, z).size());
                if (method == BacktestMethod::common_neighbours)
                    score += 1;
                if (method == BacktestMethod::adamic_adar)
                    score += 1 / std::log(k + 1);
                if (method == BacktestMethod::resource_allocation)
                    score += 1 / k;
            }
        }
    return scores;
}

inline bool of_class(const Network& n, const PastWorld& w, const Pair& pair, const std::string& pairs) {
    const Organisation& a = n.organisations[n.find(pair.first)];
    const Organisation& b = n.organisations[n.find(pair.second)];
    if (pairs == "newcomers")
        return w.newcomers.contains(pair.first) || w.newcomers.contains(pair.second);
    const bool judged = w.judged.contains(pair.first) && w.judged.contains(pair.second);
    if (pairs == "single_participation")
        return !judged;
    if (pairs == "tech_transfer")
        return judged && ((is_research(a.kind) && b.kind == ActorKind::company) ||
                          (is_research(b.kind) && a.kind == ActorKind::company));
    if (pairs == "cross_cluster")
        return judged && a.region() != Symbol{} && b.region() != Symbol{} && a.region() != b.region();
    if (pairs.starts_with("region:"))
        return judged && n.text(a.region()) == pairs.substr(7) && n.text(b.region()) == pairs.substr(7);
    return judged;
}

/// All candidates of a class, best first, ties by ids.
inline std::vector<RankedPair> ranked(const Network& n, const PastWorld& w, Date split, BacktestMethod method,
                                      const std::string& pairs) {
    const auto scores = scores_of(n, w, split, method);
    std::vector<RankedPair> all;
    for (const std::string& a : w.pool)
        for (const std::string& b : w.pool) {
            if (a >= b || partners_of(w, a).contains(b) || !of_class(n, w, {a, b}, pairs) ||
                tree_root(n, split, a) == tree_root(n, split, b))
                continue;
            const auto at = scores.find({a, b});
            all.push_back({{a, b}, at == scores.end() ? 0 : at->second, w.began.contains({a, b})});
        }
    std::stable_sort(all.begin(), all.end(),
                     [](const RankedPair& x, const RankedPair& y) { return x.score > y.score; });
    return all;
}

/// Each candidate's share of a place among the k best.
inline std::map<Pair, double> top_shares(const std::vector<RankedPair>& all, std::size_t k) {
    std::map<Pair, double> shares;
    for (std::size_t at = 0; at < std::min(k, all.size());) {
        std::size_t end = at;
        while (end < all.size() && all[end].score == all[at].score)
            ++end;
        for (std::size_t i = at; i < end && all[at].score > 0; ++i)
            shares[all[i].pair] = std::min(1.0, static_cast<double>(k - at) / static_cast<double>(end - at));
        at = end;
    }
    return shares;
}

inline double precision(const std::vector<RankedPair>& all, std::size_t k) {
    double hits = 0;
    const auto shares = top_shares(all, k);
    for (const RankedPair& one : all)
        if (const auto at = shares.find(one.pair); one.began && at != shares.end())
            hits += at->second;
    return hits / static_cast<double>(k);
}

/// Of all organisations, or of those in `only` if there are any.
inline double hit_at_10(const std::vector<RankedPair>& all, const std::set<std::string>& only = {}) {
    std::map<std::string, std::vector<const RankedPair*>> of;
    std::set<std::string> found, hit;
    for (const RankedPair& one : all) {
        for (const std::string& end : {one.pair.first, one.pair.second}) {
            of[end].push_back(&one);
            if (one.began && (only.empty() || only.contains(end)))
                found.insert(end);
        }
    }
    for (const std::string& end : found) {
        auto& list = of[end];
        std::stable_sort(list.begin(), list.end(), [&](const RankedPair* x, const RankedPair* y) {
            if (x->score != y->score)
                return x->score > y->score;
            const auto partner = [&](const RankedPair& p) {
                return p.pair.first == end ? p.pair.second : p.pair.first;
            };
            return partner(*x) < partner(*y);
        });
        for (std::size_t i = 0; i < std::min<std::size_t>(10, list.size()); ++i)
            if (list[i]->began && list[i]->score > 0)
                hit.insert(end);
    }
    return static_cast<double>(hit.size()) / static_cast<double>(found.size());
}

inline double capped(const std::vector<RankedPair>& all) {
    std::map<std::string, int> rows;
    int taken = 0;
    int hits = 0;
    for (const RankedPair& one : all)
        if (one.score > 0 && taken < 1000 && rows[one.pair.first] < 5 && rows[one.pair.second] < 5) {
            ++rows[one.pair.first];
            ++rows[one.pair.second];
            ++taken;
            hits += one.began ? 1 : 0;
        }
    return hits / 1000.0;
}

/// precision_at_1000 in each draw of test records.
inline std::vector<double> drawn_precisions(const PastWorld& w, const std::vector<RankedPair>& all, std::uint64_t seed,
                                            std::size_t draws) {
    const auto shares = top_shares(all, 1000);
    std::vector<double> values;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        Random random(seed, draw);
        std::vector<double> times(w.records, 0.0);
        for (std::size_t i = 0; i < w.records; ++i)
            times[random.below(w.records)] += 1;
        double sum = 0;
        for (const auto& [pair, share] : shares)
            if (const auto at = w.began.find(pair); at != w.began.end())
                for (const std::size_t record : at->second)
                    sum += share * times[record] / static_cast<double>(at->second.size()) / 1000;
        values.push_back(sum);
    }
    return values;
}

/// 110 organisations over eight years.
inline std::string dated_text(std::uint64_t seed, bool ties, bool projects) {
    Random random(seed);
    const std::vector<std::string> types{"company",   "university", "research_institute",
                                         "programme", "agency",     "company"};
    const auto name = [](std::uint64_t i) { return "o" + std::to_string(100 + i); };
    const auto date = [&] {
        return std::to_string(2008 + random.below(8)) + "-0" + std::to_string(1 + random.below(9)) + "-15";
    };
    // some take part much more often than others
    const auto who = [&] { return random.below(1 + random.below(110)); };
    std::string text;
    for (std::uint64_t i = 0; i < 110; ++i)
        text += "@" + name(i) + " " + types[random.below(types.size())] +
                (random.chance(0.9) ? " region=" + std::string(random.chance(0.5) ? "North" : "South") : "") + "\n";
    for (int k = 0; projects && k < 170; ++k) {
        std::set<std::uint64_t> members;
        for (std::uint64_t m = 0; m < 1 + random.below(6); ++m)
            members.insert(who());
        text += "#p" + std::to_string(100 + k) + (random.chance(0.95) ? " " + date() : "");
        for (const std::uint64_t m : members)
            text += " " + name(m);
        text += random.chance(0.7) ? std::string(" theme=") + (random.chance(0.5) ? "ai" : "wood") + "\n" : "\n";
    }
    for (int k = 0; ties && k < 300; ++k) {
        const std::uint64_t a = who();
        const std::uint64_t b = who();
        if (a != b)
            text += name(a) + ">" + name(b) + (random.chance(0.05) ? " part_of" : " partner_of") +
                    (random.chance(0.9) ? " since=" + date() : "") + (random.chance(0.2) ? " until=" + date() : "") +
                    "\n";
    }
    return text;
}

/// A small circle that works together, and ninety organisations of which many had only projects of their own at first.
inline std::string sparse_text(std::uint64_t seed) {
    Random random(seed);
    const std::array types{"company", "university", "agency", "programme", "unknown"};
    const std::array themes{"ai", "wood", "health"};
    const auto name = [](std::uint64_t i) { return "o" + std::to_string(100 + i); };
    std::string text;
    for (std::uint64_t i = 0; i < 90; ++i)
        text += "@" + name(i) + " " + types[random.below(types.size())] +
                (random.chance(0.7) ? " region=" + std::string(random.chance(0.5) ? "North" : "South") : "") + "\n";
    for (std::uint64_t k = 0; k < 160; ++k) {
        const std::uint64_t year = 2008 + random.below(8);
        const bool early = year < 2013;
        std::set<std::uint64_t> members;
        if (early && random.chance(0.5))
            members.insert(30 + random.below(60)); // alone
        else
            for (std::uint64_t m = 0; m < 1 + random.below(4); ++m)
                members.insert(random.below(early ? 30 : 90));
        if (early && random.chance(0.05))
            members = {60 + random.below(15), 75 + random.below(15)}; // two that know nobody else
        text += "#p" + std::to_string(100 + k) + " " + std::to_string(year) + "-03-15";
        for (const std::uint64_t m : members)
            text += " " + name(m);
        text += random.chance(0.8) ? std::string(" theme=") + themes[random.below(themes.size())] + "\n" : "\n";
    }
    return text;
}

} // namespace clusterbridge::twin

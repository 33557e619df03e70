#include "metrics/leiden_climb.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

/// Communities of a level with their masses and sizes; as many slots as nodes, the empty ones on a stack.
struct Communities {
    std::vector<double> mass;
    Labels size, empty;

    Communities(const Level& level, const Labels& community)
        : mass(large_vector<double>(level.size())), size(large_vector<std::uint32_t>(level.size())) {
        for (std::size_t v = 0; v < level.size(); ++v) {
            mass[community[v]] += level.mass[v];
            ++size[community[v]];
        }
        for (std::size_t c = level.size(); c-- > 0;)
            if (size[c] == 0)
                empty.push_back(static_cast<std::uint32_t>(c));
    }
    void take(std::uint32_t c, double m) {
        mass[c] = --size[c] == 0 ? 0 : mass[c] - m;
        if (size[c] == 0)
            empty.push_back(c);
    }
    void put(std::uint32_t c, double m) {
        if (size[c]++ == 0)
            empty.erase(std::find(empty.rbegin(), empty.rend(), c).base() - 1);
        mass[c] += m;
    }
};

} // namespace

LeidenProblem leiden_problem(const Graph& graph, const EdgeColumn<double>& weight, QualityFunction objective,
                             double resolution) {
    FirstLevel first = first_level(graph, weight);
    LeidenProblem problem{std::move(first.level), 0, first.total};
    if (objective == QualityFunction::cpm) {
        std::fill(problem.base.mass.begin(), problem.base.mass.end(), 1.0);
        problem.factor = std::ldexp(resolution, -first.exponent);
    } else if (first.total > 0) {
        problem.factor = resolution / (2 * first.total);
    }
    return problem;
}

double scaled_quality(const LeidenProblem& problem, const Labels& labels, std::size_t count) {
    std::vector<double> mass(count, 0);
    double inside = 0;
    for (std::uint32_t v = 0; v < labels.size(); ++v) {
        mass[labels[v]] += problem.base.mass[v];
        for (const LevelArc& arc : problem.base.of(v))
            inside += value_if(labels[arc.to] == labels[v], static_cast<double>(arc.weight));
    }
    double squares = 0;
    for (const double m : mass)
        squares += m * m;
    return (inside - problem.factor * squares) / 2;
}

double LeidenClimb::move_nodes(const Level& level, Labels& community) {
    const std::size_t n = level.size();
    Communities all(level, community);
    VisitQueue queue(shuffled(n));
    const bool far = level.is_far();
    // a bound no climb comes near: it only makes an endless exchange through rounding impossible
    std::size_t budget = 1000 * n;
    double gained = 0;
    while (!queue.empty() && budget-- > 0) {
        if (far) {
            level.fetch_arcs(queue.ahead(kArcsAhead));
            level.fetch_ends(queue.ahead(kEndsAhead), community);
        }
        const std::uint32_t v = queue.next();
        for (const LevelArc& arc : level.of(v))
            around_.add(community[arc.to], static_cast<double>(arc.weight));
        const std::uint32_t old = community[v];
        const double mass = level.mass[v];
        const double pull = problem_.factor * mass;
        all.take(old, mass);
        std::uint32_t best = old;
        const double old_gain = around_[old] - pull * all.mass[old];
        double best_gain = old_gain;
        for (const std::uint32_t c : around_.touched()) {
            const double gain = around_[c] - pull * all.mass[c];
            if (gain > best_gain + kRelativeNoise * around_[c]) {
                best = c;
                best_gain = gain;
            }
        }
        if (best_gain < -kRelativeNoise * pull * all.mass[best]) {
            best = all.empty.back();
            best_gain = 0;
        }
        around_.clear();
        all.put(best, mass);
        if (best == old)
            continue;
        gained += best_gain - old_gain;
        community[v] = best;
        for (const LevelArc& arc : level.of(v))
            if (community[arc.to] != best)
                queue.put(arc.to);
    }
    return gained;
}

/// Splits every community into well-connected parts: a node still alone joins the part of its own community that gains
/// most, if both hold on to the rest of the community by at least what chance would give.
Labels LeidenClimb::refine(const Level& level, const Labels& community) {
    const std::size_t n = level.size();
    const double factor = problem_.factor;
    std::vector<double> whole = large_vector<double>(n);
    for (std::size_t v = 0; v < n; ++v)
        whole[community[v]] += level.mass[v];
    std::vector<double> cut = large_vector<double>(n); // weight from a part to the rest of its community
    for (std::uint32_t v = 0; v < n; ++v)
        for (const LevelArc& arc : level.of(v))
            cut[v] += value_if(community[arc.to] == community[v], static_cast<double>(arc.weight));
    Labels part = large_vector<std::uint32_t>(n);
    std::iota(part.begin(), part.end(), 0U);
    Labels size(n, 1);
    std::vector<double> mass = large_copy(level.mass);
    const auto holds = [&](std::uint32_t p, double m, double all) {
        const double chance = factor * m * (all - m);
        return cut[p] >= chance - kRelativeNoise * chance;
    };
    const Labels order = shuffled(n);
    const bool far = level.is_far();
    for (std::size_t i = 0; i < n; ++i) {
        if (far) {
            level.fetch_arcs(order[std::min(i + kArcsAhead, n - 1)]);
            level.fetch_ends(order[std::min(i + kEndsAhead, n - 1)], community);
            level.fetch_ends(order[std::min(i + kEndsAhead, n - 1)], part);
        }
        const std::uint32_t v = order[i];
        const double all = whole[community[v]];
        if (part[v] != v || size[v] != 1 || !(cut[v] > 0) || !holds(v, mass[v], all))
            continue;
        for (const LevelArc& arc : level.of(v))
            around_.add_if(community[arc.to] == community[v], part[arc.to], static_cast<double>(arc.weight));
        std::uint32_t best = v;
        double best_gain = 0;
        for (const std::uint32_t p : around_.touched()) {
            const double gain = around_[p] - factor * level.mass[v] * mass[p];
            if (gain > best_gain + kRelativeNoise * around_[p] && holds(p, mass[p], all)) {
                best = p;
                best_gain = gain;
            }
        }
        if (best != v) {
            cut[best] += cut[v] - 2 * around_[best];
            mass[best] += mass[v];
            ++size[best];
            size[v] = 0;
            part[v] = best;
        }
        around_.clear();
    }
    return part;
}

} // namespace clusterbridge

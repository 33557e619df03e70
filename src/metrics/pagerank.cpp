#include "metrics/pagerank.hpp"

#include "base/parallel.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace clusterbridge {
namespace {

using Vector = std::vector<double>;

/// The network as both ways to the answer read it.
struct Walk {
    Adjacency ties;
    Vector weight;            ///< per arc; empty where all are alike
    Vector strength;          ///< 0 for isolated nodes
    std::size_t isolated = 0; ///< how many
    std::size_t blocks = 1;   ///< parts of the work, whatever the threads
    RunControl run;

    std::size_t size() const { return strength.size(); }

    /// body(u, sum over the ties of u of weight * passed) for every node; returns the sum of what it returns, taken in
    /// an order that threads do not change.
    template <class Body> double over_ties(const Vector& passed, const Body& body) const {
        return over_nodes([&](std::size_t u) {
            double sum = 0;
            const std::uint32_t end = ties.first[u + 1];
            if (weight.empty())
                for (std::uint32_t a = ties.first[u]; a < end; ++a)
                    sum += passed[ties.to[a]];
            else
                for (std::uint32_t a = ties.first[u]; a < end; ++a)
                    sum += weight[a] * passed[ties.to[a]];
            return body(u, sum);
        });
    }
    template <class Body> double over_nodes(const Body& body) const {
        Vector part(blocks, 0);
        run_blocks(blocks, run, [&](std::size_t block, std::size_t) {
            const auto [first, last] = block_range(block, blocks, size());
            double sum = 0;
            for (std::size_t u = first; u < last; ++u)
                sum += body(u);
            part[block] = sum;
        });
        return std::accumulate(part.begin(), part.end(), 0.0);
    }
};

Walk walk_on(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    Walk walk;
    walk.ties = adjacency_of(g);
    walk.run = {run.threads, run.stop, {}};
    walk.blocks = std::clamp<std::size_t>(g.arc_count() / 131072, 1, 64);
    walk.strength.assign(g.node_count(), 0);
    const bool alike = std::all_of(weight.begin(), weight.end(), [&](double w) { return w == *weight.begin(); });
    const auto scaled = alike ? EdgeColumn<double>(weight.size(), 1) : unit_weights(weight);
    if (!alike)
        walk.weight.reserve(g.arc_count());
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        for (const Arc& arc : g.arcs(node(u))) {
            walk.strength[u] += scaled[arc.edge];
            if (!alike)
                walk.weight.push_back(scaled[arc.edge]);
        }
        walk.isolated += walk.strength[u] > 0 ? 0U : 1U;
    }
    return walk;
}

double inverse(double x) {
    return x > 0 ? 1 / x : 0;
}

/// Scores up to a factor, nearly: with S = D^-1/2 A D^-1/2, the system (I - damping S) y = D^-1/2 1/n is symmetric and
/// positive definite, and score = D^1/2 y. Conjugate gradients until the residual in terms of scores is small.
Vector solved(const Walk& walk, const PageRankOptions& options, std::size_t& steps) {
    const std::size_t n = walk.size();
    const double share = 1 / static_cast<double>(n);
    Vector root(n), inverse_root(n), y(n, 0), residual(n), direction(n), product(n), passed(n);
    double square = 0;
    for (std::size_t u = 0; u < n; ++u) {
        root[u] = std::sqrt(walk.strength[u]);
        inverse_root[u] = inverse(root[u]);
        direction[u] = residual[u] = share * inverse_root[u];
        square += residual[u] * residual[u];
    }
    const double tied = static_cast<double>(n - walk.isolated) * share;
    const double enough = options.tolerance / 4 * tied / (1 - options.damping); // scores of tied nodes add up to that
    for (double left = tied; left > enough && square > 0 && steps < options.max_steps; ++steps) {
        walk.run.throw_if_stopped();
        walk.over_nodes([&](std::size_t u) { return passed[u] = direction[u] * inverse_root[u]; });
        const double along = walk.over_ties(passed, [&](std::size_t u, double sum) {
            product[u] = direction[u] - options.damping * inverse_root[u] * sum;
            return direction[u] * product[u];
        });
        const double length = square / along;
        left = walk.over_nodes([&](std::size_t u) {
            y[u] += length * direction[u];
            residual[u] -= length * product[u];
            return root[u] * std::abs(residual[u]);
        });
        const double before = square;
        square = walk.over_nodes([&](std::size_t u) { return residual[u] * residual[u]; });
        const double turn = square / before;
        walk.over_nodes([&](std::size_t u) { return direction[u] = residual[u] + turn * direction[u]; });
    }
    for (std::size_t u = 0; u < n; ++u)
        y[u] = walk.strength[u] > 0 ? std::max(0.0, y[u] * root[u]) : share;
    return y;
}

void normalise(Vector& score) {
    const double total = std::accumulate(score.begin(), score.end(), 0.0);
    for (double& s : score)
        s /= total;
}

} // namespace

PageRankResult pagerank(const Graph& g, const EdgeColumn<double>& weight, const PageRankOptions& options,
                        const RunControl& run) {
    const std::size_t n = g.node_count();
    PageRankResult result;
    if (n == 0)
        return result;
    const Walk walk = walk_on(g, weight, run);
    const double share = 1 / static_cast<double>(n);
    Vector score = solved(walk, options, result.steps);
    normalise(score);
    Vector inverse_strength(n), passed(n), next(n);
    for (std::size_t u = 0; u < n; ++u)
        inverse_strength[u] = inverse(walk.strength[u]);
    // a step of the walk itself says how good that is, and goes on where it is not good enough
    do {
        double idle = 0;
        for (std::size_t u = 0; walk.isolated > 0 && u < n; ++u)
            idle += walk.strength[u] > 0 ? 0 : score[u];
        walk.over_nodes([&](std::size_t u) { return passed[u] = score[u] * inverse_strength[u]; });
        const double base = share * (1 - options.damping + options.damping * idle);
        result.change = walk.over_ties(passed, [&](std::size_t u, double sum) {
            next[u] = base + options.damping * sum;
            return std::abs(next[u] - score[u]);
        });
        score.swap(next);
        ++result.steps;
    } while (result.change >= options.tolerance && result.steps < options.max_steps);
    normalise(score);
    result.score = NodeColumn<double>(std::move(score));
    return result;
}

} // namespace clusterbridge

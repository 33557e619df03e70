#include "metrics/pagerank.hpp"

#include "base/parallel.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace clusterbridge {
namespace {

using Vector = std::vector<double>;
template <std::size_t K> using Sums = std::array<double, K>;

/// The network as both ways to the answer read it.
struct Walk {
    Adjacency ties;
    Vector weight;            ///< per arc; empty where all are alike
    Vector strength;          ///< 0 for isolated nodes
    std::size_t isolated = 0; ///< how many
    std::size_t blocks = 1;   ///< parts of the work, whatever the threads
    RunControl run;

    std::size_t size() const { return strength.size(); }

    /// body(u, sum over the ties of u of weight * passed, sums) for every node; returns the sums, taken in an order
    /// that threads do not change.
    template <std::size_t K, class Body> Sums<K> over_ties(const Vector& passed, const Body& body) const {
        return over_nodes<K>([&](std::size_t u, Sums<K>& sums) {
            double sum = 0;
            const std::uint32_t end = ties.first[u + 1];
            if (weight.empty())
                for (std::uint32_t a = ties.first[u]; a < end; ++a)
                    sum += passed[ties.to[a]];
            else
                for (std::uint32_t a = ties.first[u]; a < end; ++a)
                    sum += weight[a] * passed[ties.to[a]];
            body(u, sum, sums);
        });
    }
    template <std::size_t K, class Body> Sums<K> over_nodes(const Body& body) const {
        std::vector<Sums<K>> part(blocks);
        run_blocks(blocks, run, [&](std::size_t block, std::size_t) {
            const auto [first, last] = block_range(block, blocks, size());
            Sums<K> sums{};
            for (std::size_t u = first; u < last; ++u)
                body(u, sums);
            part[block] = sums;
        });
        Sums<K> total{};
        for (const Sums<K>& one : part)
            for (std::size_t k = 0; k < K; ++k)
                total[k] += one[k];
        return total;
    }
};

Walk walk_on(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    Walk walk;
    walk.run = {run.threads, run.stop, {}};
    walk.blocks = arc_blocks(g.arc_count());
    walk.ties = adjacency_of(g, walk.run);
    walk.strength.resize(g.node_count());
    const bool alike = std::all_of(weight.begin(), weight.end(), [&](double w) { return w == *weight.begin(); });
    const auto scaled = alike ? EdgeColumn<double>() : unit_weights(weight, run);
    walk.weight = large_vector<double>(alike ? 0 : g.arc_count());
    walk.isolated = static_cast<std::size_t>(walk.over_nodes<1>([&](std::size_t u, Sums<1>& isolated) {
        double sum = 0;
        if (alike)
            sum = static_cast<double>(g.degree(node(u)));
        else
            for (std::size_t a = g.first_arc(node(u)); const Arc& arc : g.arcs(node(u)))
                sum += walk.weight[a++] = scaled[arc.edge];
        walk.strength[u] = sum;
        isolated[0] += sum > 0 ? 0 : 1;
    })[0]);
    return walk;
}

double inverse(double x) {
    return x > 0 ? 1 / x : 0;
}

/// Scores up to a factor, nearly: with S = D^-1/2 A D^-1/2, the system (I - damping S) y = D^-1/2 1/n is symmetric and
/// positive definite, and score = D^1/2 y. Conjugate gradients until the residual in terms of scores is small, in the
/// form with one sum over all nodes per step (Chronopoulos & Gear 1989): threads wait for each other twice a step.
Vector solved(const Walk& walk, const PageRankOptions& options, std::size_t& steps) {
    const std::size_t n = walk.size();
    const double share = 1 / static_cast<double>(n);
    Vector root(n), inverse_root(n), y(n, 0), residual(n), direction(n, 0), image(n, 0), product(n), passed(n);
    walk.over_nodes<0>([&](std::size_t u, Sums<0>&) {
        root[u] = std::sqrt(walk.strength[u]);
        inverse_root[u] = inverse(root[u]);
        residual[u] = share * inverse_root[u];
        passed[u] = residual[u] * inverse_root[u];
    });
    const double tied = static_cast<double>(n - walk.isolated) * share;
    const double enough = options.tolerance / 4 * tied / (1 - options.damping); // scores of tied nodes add up to that
    double square_before = 0, length = 0;
    for (double left = tied; left > enough && steps < options.max_steps; ++steps) {
        walk.run.throw_if_stopped();
        const auto [square, along] = walk.over_ties<2>(passed, [&](std::size_t u, double sum, Sums<2>& sums) {
            product[u] = residual[u] - options.damping * inverse_root[u] * sum;
            sums[0] += residual[u] * residual[u];
            sums[1] += residual[u] * product[u];
        });
        if (!(square > 0))
            break;
        const double turn = steps == 0 ? 0 : square / square_before;
        const double curvature = steps == 0 ? along : along - turn * square / length;
        if (!(curvature > 0))
            break; // rounding has the last word: the steps of the walk go on from here
        length = square / curvature;
        square_before = square;
        left = walk.over_nodes<1>([&](std::size_t u, Sums<1>& sums) {
            direction[u] = residual[u] + turn * direction[u];
            image[u] = product[u] + turn * image[u];
            y[u] += length * direction[u];
            residual[u] -= length * image[u];
            passed[u] = residual[u] * inverse_root[u];
            sums[0] += root[u] * std::abs(residual[u]);
        })[0];
    }
    walk.over_nodes<0>(
        [&](std::size_t u, Sums<0>&) { y[u] = walk.strength[u] > 0 ? std::max(0.0, y[u] * root[u]) : share; });
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
        walk.over_nodes<0>([&](std::size_t u, Sums<0>&) { passed[u] = score[u] * inverse_strength[u]; });
        const double base = share * (1 - options.damping + options.damping * idle);
        result.change = walk.over_ties<1>(passed, [&](std::size_t u, double sum, Sums<1>& sums) {
            next[u] = base + options.damping * sum;
            sums[0] += std::abs(next[u] - score[u]);
        })[0];
        score.swap(next);
        ++result.steps;
    } while (result.change >= options.tolerance && result.steps < options.max_steps);
    normalise(score);
    result.score = NodeColumn<double>(std::move(score));
    return result;
}

} // namespace clusterbridge

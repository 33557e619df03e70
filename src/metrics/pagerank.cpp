#include "metrics/pagerank.hpp"

#include "base/parallel.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace clusterbridge {
namespace {

struct Walk {
    std::vector<std::uint32_t> to;
    std::vector<double> weight;           ///< per arc
    std::vector<double> inverse_strength; ///< 0 for isolated nodes
    std::vector<std::uint32_t> isolated;
};

Walk walk_on(const Graph& g, const EdgeColumn<double>& weight) {
    Walk walk;
    const auto scaled = unit_weights(weight);
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        double strength = 0;
        for (const Arc& arc : g.arcs(node(u))) {
            walk.to.push_back(static_cast<std::uint32_t>(index(arc.to)));
            walk.weight.push_back(scaled[arc.edge]);
            strength += scaled[arc.edge];
        }
        walk.inverse_strength.push_back(strength > 0 ? 1 / strength : 0);
        if (strength <= 0)
            walk.isolated.push_back(static_cast<std::uint32_t>(u));
    }
    return walk;
}

} // namespace

PageRankResult pagerank(const Graph& g, const EdgeColumn<double>& weight, const PageRankOptions& options,
                        const RunControl& run) {
    const std::size_t n = g.node_count();
    PageRankResult result;
    if (n == 0)
        return result;
    const Walk walk = walk_on(g, weight);
    const double share = 1 / static_cast<double>(n);
    std::vector<double> score(n, share);
    std::vector<double> passed(n);
    std::vector<double> next(n);
    const std::size_t blocks = std::clamp<std::size_t>(g.arc_count() / 16384, 1, 64);
    const RunControl quiet{run.threads, run.stop, {}};
    do {
        double idle = 0;
        for (const std::uint32_t u : walk.isolated)
            idle += score[u];
        for (std::size_t u = 0; u < n; ++u)
            passed[u] = score[u] * walk.inverse_strength[u];
        const double base = share * (1 - options.damping + options.damping * idle);
        run_blocks(blocks, quiet, [&](std::size_t block, std::size_t) {
            const auto [first, last] = block_range(block, blocks, n);
            for (std::size_t u = first; u < last; ++u) {
                double sum = 0;
                const std::size_t end = g.first_arc(node(u)) + g.degree(node(u));
                for (std::size_t a = g.first_arc(node(u)); a < end; ++a)
                    sum += walk.weight[a] * passed[walk.to[a]];
                next[u] = base + options.damping * sum;
            }
        });
        result.change = 0;
        for (std::size_t u = 0; u < n; ++u)
            result.change += std::abs(next[u] - score[u]);
        score.swap(next);
        ++result.steps;
    } while (result.change >= options.tolerance && result.steps < options.max_steps);
    const double total = std::accumulate(score.begin(), score.end(), 0.0);
    for (double& s : score)
        s /= total;
    result.score = NodeColumn<double>(std::move(score));
    return result;
}

} // namespace clusterbridge

#include "metrics/constraint.hpp"

#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "graph/graph_view.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace clusterbridge {
namespace {

/// What both ends of an edge {i, j} need to know about their common neighbours q; both sums are symmetric in i and j.
struct Shared {
    double onward = 0;    ///< sum of p_iq p_jq / strength of q
    double redundant = 0; ///< sum of p_iq p_jq
};

EdgeColumn<Shared> common_neighbours(const Graph& g, const EdgeColumn<double>& weight,
                                     const NodeColumn<double>& strength, const RunControl& run) {
    const std::size_t n = g.node_count();
    EdgeColumn<Shared> shared(g.edge_count());
    const auto ranks_below = [&](NodeId a, NodeId b) {
        return g.degree(a) != g.degree(b) ? g.degree(a) < g.degree(b) : a < b;
    };
    const std::size_t blocks = std::min<std::size_t>(n, 256);
    // the end of higher degree is spread out in `share`, so that the walk goes over the shorter row
    const double mean_degree = static_cast<double>(g.arc_count()) / static_cast<double>(std::max<std::size_t>(1, n));
    for_blocks(
        blocks, worth_threads(run, 2 * mean_degree * static_cast<double>(g.arc_count())),
        [&] { return NodeColumn<double>(n, 0); },
        [&](std::size_t block, NodeColumn<double>& share) {
            const auto [first, last] = block_range(block, blocks, n);
            for (std::size_t u = first; u < last; ++u) {
                const NodeId i = node(u);
                for (const Arc& arc : g.arcs(i))
                    share[arc.to] = weight[arc.edge] / strength[i];
                for (const Arc& tie : g.arcs(i)) {
                    const NodeId j = tie.to;
                    if (!ranks_below(j, i))
                        continue;
                    Shared sum;
                    for (const Arc& arc : g.arcs(j))
                        if (share[arc.to] > 0) {
                            const double product = share[arc.to] * (weight[arc.edge] / strength[j]);
                            sum.redundant += product;
                            sum.onward += product / strength[arc.to];
                        }
                    shared[tie.edge] = sum;
                }
                for (const Arc& arc : g.arcs(i))
                    share[arc.to] = 0;
            }
        });
    return shared;
}

} // namespace

StructuralHoles constraint(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    const std::size_t n = g.node_count();
    const auto scaled = unit_weights(weight);
    const auto strength = strengths(g, scaled);
    const auto shared = common_neighbours(g, scaled, strength, run);
    NodeColumn<double> largest(n, 0);
    for (std::size_t e = 0; e < g.edge_count(); ++e)
        for (const NodeId end : {g.ends(edge(e)).first, g.ends(edge(e)).second})
            largest[end] = std::max(largest[end], scaled[edge(e)]);
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    StructuralHoles result{NodeColumn<double>(n, undefined), NodeColumn<double>(n, undefined)};
    for (std::size_t u = 0; u < n; ++u) {
        const NodeId i = node(u);
        if (g.degree(i) == 0)
            continue;
        double sum = 0;
        double redundancy = 0;
        for (const Arc& arc : g.arcs(i)) {
            const Shared& common = shared[arc.edge];
            // p_iq p_qj = (p_iq p_jq / s_q) s_j, because w_qj = p_jq s_j
            const double part = scaled[arc.edge] / strength[i] + common.onward * strength[arc.to];
            sum += part * part;
            redundancy += common.redundant * (strength[arc.to] / largest[arc.to]);
        }
        result.constraint[i] = sum;
        result.effective_size[i] = static_cast<double>(g.degree(i)) - redundancy;
    }
    return result;
}

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace clusterbridge {

struct ImpactOptions {
    std::size_t exact_up_to = 5000; ///< nodes; above, distances start from sampled sources only
    std::size_t sources = 512;
    std::uint64_t seed = 1;
};
struct ImpactResult {
    std::vector<double> gain; ///< one per pair, in the order asked
    bool sampled = false;
    std::size_t sources = 0; ///< nodes from which distances were taken
};

/// What each of these ties would do for the whole network if it existed, alone: the increase of the mean of 1/d over
/// all n(n-1)/2 pairs of nodes (1/d = 0 without a path; the global efficiency of Latora & Marchiori 2001, Phys. Rev.
/// Lett. 87, 198701). From sampled sources the mean over pairs with a sampled end estimates it without bias; where that
/// falls below what the pair itself gains at least (from d >= 2 to d = 1: 1/(n(n-1)) of the mean), it is that. Method:
/// one breadth-first search per source s; a new tie {i, j} changes distances from s only where d(s, i) and d(s, j)
/// differ by two or more, and then only beyond the farther end, which a search confined to improved nodes finds. Cost:
/// O(sources * (n + m)) and, for each pair and source, the improved nodes with their neighbours. Memory O(n) per thread
/// and O(64 * pairs). A pair that is already tied gains 0; fewer than two nodes: all gains are 0.
ImpactResult impact_of_ties(const Graph& graph, std::span<const std::pair<NodeId, NodeId>> pairs,
                            const ImpactOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

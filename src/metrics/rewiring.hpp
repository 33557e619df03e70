#pragma once
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>

namespace clusterbridge {

class Random;

struct RewiredGraph {
    Graph graph;
    EdgeColumn<double> weight;
    std::size_t swaps = 0; ///< that were carried out
};

/// A random simple graph with the same degree at every node: `swaps_per_edge` * m attempts to turn two edges {a,b},
/// {c,d} into {a,d}, {c,b} (either orientation with equal chance), left undone where that would make a loop or a second
/// edge. Maslov & Sneppen (2002), Science 296, 910; Fosdick et al. (2018), SIAM Rev. 60, 315: uniform over simple
/// graphs with these degrees (stub- and vertex-labelled alike). The weights are then dealt out anew at random, so their
/// distribution stays and strengths do not. Graphs with fewer than two edges stay as they are. Cost O(swaps_per_edge *
/// m).
RewiredGraph rewired(const Graph& graph, const EdgeColumn<double>& weight, Random random,
                     std::size_t swaps_per_edge = 10);

} // namespace clusterbridge

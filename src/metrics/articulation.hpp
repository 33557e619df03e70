#pragma once
#include "graph/graph.hpp"

#include <cstdint>

namespace clusterbridge {

/// 1 for every articulation point: a node whose removal splits its component; else 0. Hopcroft & Tarjan (1973), Comm.
/// ACM 16(6), without recursion. O(n + m). A node of degree 0 or 1 never is one.
NodeColumn<std::uint8_t> articulation(const Graph& g);

} // namespace clusterbridge

#pragma once
#include "graph/graph.hpp"

#include <cstdint>

namespace clusterbridge {

/// Core number of every node: the largest k such that it lies in a part of the network where everybody has at least k
/// neighbours (Seidman 1983, Social Networks 5). Peeled level by level (Matula & Beck 1983, J. ACM 30); a node is
/// looked at once per level up to its own, and core numbers add up to no more than 2m: O(n + m). 0 for isolated nodes.
NodeColumn<std::uint32_t> core(const Graph& g);

} // namespace clusterbridge

#pragma once
#include "graph/graph.hpp"

#include <cstdint>

namespace clusterbridge {

/// Core number of every node: the largest k such that it lies in a part of the network where everybody has at least k
/// neighbours (Seidman 1983, Social Networks 5). Batagelj & Zaversnik (2003): O(n + m). 0 for isolated nodes.
NodeColumn<std::uint32_t> core(const Graph& g);

} // namespace clusterbridge

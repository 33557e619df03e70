#pragma once
#include "graph/graph.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

struct Components {
    NodeColumn<std::uint32_t> of;   ///< 0-based; numbered by size (largest first), then by smallest node
    std::vector<std::size_t> sizes; ///< descending
};

/// Connected components; an isolated node is a component of its own. Two ties of every node are joined first, then the
/// rest of those outside the set that has formed (Sutton, Ben-Nun & Barak 2018, IPDPS): O(n) where one component holds
/// nearly all, O(n + m) up to the inverse Ackermann function at worst.
Components components(const Graph& g);

} // namespace clusterbridge

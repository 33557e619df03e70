#pragma once
#include "graph/graph.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

struct Components {
    NodeColumn<std::uint32_t> of;   ///< 0-based; numbered by size (largest first), then by smallest node
    std::vector<std::size_t> sizes; ///< descending
};

/// Connected components; an isolated node is a component of its own. O(n + m), through Boost.Graph.
Components components(const Graph& g);

} // namespace clusterbridge

#pragma once
#include "base/large_vector.hpp"
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// The adjacency matrix of one component, as the eigenvector needs it: nodes of highest degree first.
struct MatrixBlock {
    std::vector<NodeId> nodes;
    std::vector<std::uint32_t> first{0};
    LargeVector<std::uint32_t> to;
    LargeVector<double> weight;  ///< empty where all are 1
    double lower = 0, upper = 0; ///< bounds of its largest eigenvalue

    std::size_t size() const { return nodes.size(); }
};

/// The components that can have the largest eigenvalue, in their order: bounds from rows rule out the others. No
/// weights mean that all are 1. O(n + m). At least one edge is there.
std::vector<MatrixBlock> leading_blocks(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run);

} // namespace clusterbridge

#pragma once
#include "graph/graph.hpp"
#include "metrics/adjacency.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// The graph with twins merged: nodes that are tied and have the same further neighbours. Projects make many of them:
/// partners that took part in nothing else. Isolated nodes are in no class.
struct TwinClasses {
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    Adjacency classes;            ///< between classes, numbered so that neighbours lie close together
    std::vector<double> members;  ///< number of nodes in each class
    NodeColumn<std::uint32_t> of; ///< class of every node; kNone for isolated nodes
};

/// O(m log m).
TwinClasses merge_twins(const Graph& g);

} // namespace clusterbridge

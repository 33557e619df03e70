#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "graph/partition.hpp"

#include <cstddef>
#include <cstdint>

namespace clusterbridge {

struct LabelPropagationOptions {
    std::uint64_t seed = 1;
    std::uint64_t stream = 0;         ///< number of the run: each has chances of its own
    const Partition* start = nullptr; ///< begin here instead of every node alone
};

struct LabelPropagationResult {
    Partition partition;    ///< by size, then smallest id; isolates in none
    std::size_t visits = 0; ///< of nodes, until no label changed
};

/// Communities by what most neighbours say: each node, in an order of chance, takes the label that weighs most among
/// its neighbours, until all have such a label. Raghavan, Albert & Kumara (2007), Phys. Rev. E 76, 036106. A node keeps
/// its label where none weighs more; of others that weigh the same, the one that stands first in the order of the run
/// wins. So every change adds weight inside communities and the search ends by itself. Only nodes are visited whose
/// surroundings changed. Each connected piece of a label is a community. Nothing is maximised that a single community
/// for all would not maximise too: fast, without a resolution, a second opinion. Cost about O(m), O(n + m) memory. No
/// edges: no communities.
LabelPropagationResult label_propagation(const Graph& graph, const EdgeColumn<double>& weight,
                                         const LabelPropagationOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

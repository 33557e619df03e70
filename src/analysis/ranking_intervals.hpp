#pragma once
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"

#include <cstdint>
#include <functional>

namespace clusterbridge {

/// 1 = highest; equal values share the best rank.
NodeColumn<std::uint32_t> ranks_of(const NodeColumn<double>& values);

struct RankIntervals {
    NodeColumn<std::uint32_t> low, high;
};

/// How far a ranking can be trusted with imperfect data: 200 times every record (tie row or project) is left out with
/// probability 0.1, the nodes are ranked again by `score`, and the 10th and 191st of the 200 ranks of each node are
/// returned. The chance of a record depends on the seed and its place in the network alone. O(200) calls of `score`,
/// several at a time, each with a RunControl of one thread.
RankIntervals rank_intervals(const Network& network, const GraphView& view, std::uint64_t seed,
                             const std::function<NodeColumn<double>(const Graph&, const RunControl&)>& score,
                             const RunControl& run = {});

} // namespace clusterbridge

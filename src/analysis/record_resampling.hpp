#pragma once
#include "graph/graph_view.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// What would be seen if the data were a little less complete: 200 times every record (tie row or project) is left out
/// with probability 0.1. The chance of a record depends on the seed and its place in the network alone, so all figures
/// that are resampled with one seed see the same 200 networks. O(records) time and memory.
class RecordResampling {
  public:
    static constexpr std::size_t kTrials = 200;
    /// Places of the ends of a 90 % interval among the sorted results of all trials.
    static constexpr std::size_t kLow = 9, kHigh = 190;

    RecordResampling(const Network& network, std::uint64_t seed);

    bool keeps_tie(std::size_t row, std::size_t trial) const { return !has(left_out_[row], trial); }
    bool keeps_project(std::size_t project, std::size_t trial) const { return !has(left_out_[ties_ + project], trial); }
    /// Whether any record behind an edge is left.
    bool keeps(const GraphView& view, EdgeId e, std::size_t trial) const;
    /// The ends of the edges that are left, in the order of the view.
    std::vector<std::pair<NodeId, NodeId>> edges(const GraphView& view, std::size_t trial) const;

  private:
    using Trials = std::array<std::uint64_t, (kTrials + 63) / 64>;
    static bool has(const Trials& bits, std::size_t i) { return (bits[i / 64] >> (i % 64) & 1U) != 0; }

    std::size_t ties_;
    std::vector<Trials> left_out_; ///< tie rows, then projects
};

} // namespace clusterbridge

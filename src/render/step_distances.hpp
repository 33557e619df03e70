#pragma once
#include "base/run_control.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Neighbours by number, each once and without loops: all that a layout reads of a network.
class StepGraph {
  public:
    StepGraph(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& ties);
    std::size_t nodes() const { return offsets_.size() - 1; }
    std::span<const std::uint32_t> of(std::size_t i) const {
        return std::span(to_).subspan(offsets_[i], offsets_[i + 1] - offsets_[i]);
    }

  private:
    std::vector<std::size_t> offsets_;
    std::vector<std::uint32_t> to_;
};

/// Mean length of the ties of nodes that stand at (x, y); 0 without ties. O(m).
float mean_tie(const std::vector<float>& x, const std::vector<float>& y, const StepGraph& graph);

inline constexpr std::uint16_t kNoWay = 0xFFFF;
/// Steps from one node to all others, `kNoWay` where there is none; longer ways count as 65,534. Breadth-first, O(n +
/// m).
void steps_from(const StepGraph& graph, std::size_t source, std::vector<std::uint16_t>& steps);

/// Nodes from which the steps to all others are known.
struct Pivots {
    std::vector<std::uint32_t> node;
    std::vector<std::vector<std::uint16_t>> steps; ///< of each pivot, by node
    std::size_t size() const { return node.size(); }
};
/// At most `count` distinct pivots: the node with most partners, then by turns the one farthest from those chosen (of
/// equals the one with most partners, then the first) and one drawn by lot. O(count (n + m)).
Pivots choose_pivots(const StepGraph& graph, std::size_t count, std::uint64_t seed, const RunControl& run);

/// Steps between all pairs, 64 sources a word (Then et al. 2014, PVLDB 8): row i at i * width, 0 for i itself and
/// behind the last node. Ways longer than 255 count as 255, pairs without a way as 0. O(n m levels / 64), n * width
/// bytes.
struct AllSteps {
    std::size_t width = 0; ///< n rounded up to a multiple of 8
    std::vector<std::uint8_t> steps;
};
AllSteps all_steps(const StepGraph& graph, const RunControl& run);

} // namespace clusterbridge

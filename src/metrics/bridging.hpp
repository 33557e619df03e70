#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Which new tie brings a network closest together, again and again: the gain of a tie {i, j} is the increase of the
/// mean of 1/d over all n(n-1)/2 pairs (1/d = 0 without a path; the global efficiency of Latora & Marchiori 2001, Phys.
/// Rev. Lett. 87, 198701), given all ties that were added before.
///
/// All distances are kept (2n^2 bytes). A new tie {i, j} shortens the way between s and t only where s is nearer to i
/// than to j by two or more and t the other way round: A x B in what follows. Adding a tie therefore changes A x B
/// alone. Of each candidate a bound is known that is never below its gain: counted over classes of equal distances to
/// both ends, O(n); the gain itself, O(|A| |B|), is only worked out while the bound can still win. Where a tie is added
/// that leaves the distances from both ends of a candidate as they are, A and B stay and every d(s, t) can only fall:
/// its last gain is its next bound. Candidates with an end whose distances changed are bounded anew.
///
/// Gains are counted as numbers of pairs per distance and summed once, so that equal changes give equal doubles; the
/// first candidate wins ties. Pairs that are tied already, and of a node with itself, gain 0 and are never the best.
/// The objective is neither submodular nor supermodular in the set of ties (docs/methods/bridging.md), so repeating the
/// best has no guaranteed share of the optimum.
class Bridging {
  public:
    using Pair = std::pair<NodeId, NodeId>;
    struct Best {
        std::size_t candidate = 0; ///< number of the pair
        double gain = 0;
    };

    /// O(n (n + m) + candidates * n) time; at most 65,534 nodes.
    Bridging(const Graph& graph, std::vector<Pair> candidates, const RunControl& run = {});

    /// The candidate with the largest gain among those allowed; nothing where none gains anything.
    std::optional<Best> best(const std::function<bool(std::size_t)>& allowed, const RunControl& run = {});
    /// From now on this pair is tied.
    void add(std::size_t candidate, const RunControl& run = {});

    std::span<const Pair> candidates() const { return candidates_; }
    /// Gain of any pair at present. O(n + |A| |B|).
    double gain_of(Pair pair) const;
    /// Mean of 1/d over all pairs; 0 for fewer than two nodes. O(n^2).
    double mean_inverse_distance() const;

  private:
    using Distance = std::uint16_t;
    static constexpr Distance kFar = 0xFFFF;
    struct Scratch;

    const Distance* row(NodeId v) const { return distance_.data() + index(v) * n_; }
    Distance* row(NodeId v) { return distance_.data() + index(v) * n_; }
    double joining_gain(NodeId i, NodeId j, Scratch& scratch) const;
    double bound_within(NodeId i, NodeId j, Scratch& scratch) const;
    double gain_within(NodeId i, NodeId j, Scratch& scratch) const;
    double exact_gain(NodeId i, NodeId j, Scratch& scratch) const;
    double bound(NodeId i, NodeId j, Scratch& scratch) const;
    void search_from(NodeId source, const Graph& graph);
    void count_rows(const std::vector<std::uint8_t>& changed);
    void bound_all(const std::vector<std::uint8_t>& changed, const RunControl& run);
    double mean(double sum_of_pairs) const;

    std::size_t n_ = 0;
    std::vector<Distance> distance_;
    std::vector<std::vector<std::uint32_t>> at_distance_; ///< of each node: how many nodes at 0, 1, 2 ...
    std::vector<double> inverse_; ///< 1/d
    std::vector<Pair> candidates_;
    std::vector<double> bound_;       ///< at least the gain
    std::vector<std::uint8_t> exact_; ///< bound_ is the gain
};

} // namespace clusterbridge

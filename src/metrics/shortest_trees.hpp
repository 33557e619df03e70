#pragma once
#include "metrics/exact_weights.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

/// Shortest paths from one node where length = 1 / weight, with every tie between two lengths decided exactly.
namespace clusterbridge {

/// The graph with a number per arc that says which length it has.
struct LengthArcs {
    std::vector<std::uint32_t> first{0}, to, length;
    std::size_t node_count() const noexcept { return first.size() - 1; }
};

/// All shortest paths from a source: nodes in an order in which predecessors come first (the source leads, unreachable
/// nodes are missing), and every node's predecessors.
struct PathTree {
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> first_predecessor{0}; ///< by position in `order`, one more than nodes
    std::vector<std::uint32_t> predecessors;
};

/// Dijkstra on whole numbers: the lengths multiplied by a common factor that makes them all whole.
template <class Whole> class WholeSearch {
  public:
    WholeSearch(const LengthArcs& arcs, const std::vector<Whole>& lengths)
        : arcs_(&arcs), lengths_(&lengths), distance_(arcs.node_count()) {}

    const PathTree& run(std::uint32_t source) {
        constexpr Whole far = static_cast<Whole>(-1);
        std::fill(distance_.begin(), distance_.end(), far);
        tree_.order.clear();
        distance_[source] = 0;
        heap_.emplace(Whole{0}, source);
        while (!heap_.empty()) {
            const auto [distance, u] = heap_.top();
            heap_.pop();
            if (distance != distance_[u])
                continue;
            tree_.order.push_back(u);
            for (std::uint32_t a = arcs_->first[u]; a < arcs_->first[u + 1]; ++a) {
                const Whole through = distance + (*lengths_)[arcs_->length[a]];
                if (through < distance_[arcs_->to[a]]) {
                    distance_[arcs_->to[a]] = through;
                    heap_.emplace(through, arcs_->to[a]);
                }
            }
        }
        tree_.predecessors.clear();
        tree_.first_predecessor.assign(1, 0);
        for (const std::uint32_t v : tree_.order) {
            for (std::uint32_t a = arcs_->first[v]; a < arcs_->first[v + 1]; ++a)
                if (distance_[arcs_->to[a]] + (*lengths_)[arcs_->length[a]] == distance_[v])
                    tree_.predecessors.push_back(arcs_->to[a]);
            tree_.first_predecessor.push_back(static_cast<std::uint32_t>(tree_.predecessors.size()));
        }
        return tree_;
    }

  private:
    using Item = std::pair<Whole, std::uint32_t>;
    const LengthArcs* arcs_;
    const std::vector<Whole>* lengths_;
    std::vector<Whole> distance_;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> heap_;
    PathTree tree_;
};

/// The lengths of all classes, rounded for the filter and exact for the verdict. Lengths that are whole multiples of
/// one unit are also kept as such: most verdicts then need no fractions.
struct FilteredLengths {
    explicit FilteredLengths(const std::vector<Fraction>& weights);
    std::vector<Fraction> exact;
    std::vector<long double> rounded;
    std::vector<std::int64_t> units; ///< 0 where it is no multiple
};

/// For lengths without a manageable common factor. Distances are compared as long doubles; where they come closer than
/// rounding could have moved them, the two paths are compared exactly, less what they have in common. A node that turns
/// out nearer after it was expanded is expanded again, so the order of expansion need not be exact.
class FilteredSearch {
  public:
    FilteredSearch(const LengthArcs& arcs, const FilteredLengths& lengths);
    const PathTree& run(std::uint32_t source);

  private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    using Item = std::pair<long double, std::uint32_t>;

    void expand(std::uint32_t u);
    void push(std::uint32_t v);
    /// Sign of (path to u, then an arc of class `length`) - (path to v).
    int compare(std::uint32_t u, std::uint32_t length, std::uint32_t v);
    int compare_exactly(std::uint32_t u, std::uint32_t length, std::uint32_t v);
    void count(std::uint32_t length, std::int32_t by);
    void collect_predecessors(std::uint32_t source);

    const LengthArcs* arcs_;
    const FilteredLengths* lengths_;
    long double tolerance_;
    std::vector<long double> distance_;
    std::vector<std::uint32_t> parent_, parent_length_;
    std::vector<std::uint8_t> waiting_;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> heap_;
    std::vector<std::int32_t> balance_;     ///< per class, zero between comparisons
    std::vector<std::uint32_t> unbalanced_; ///< classes touched by the current comparison
    PathTree tree_;
};

} // namespace clusterbridge

#pragma once
#include "base/column.hpp"
#include "graph/graph.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace clusterbridge {

/// How usual ties between two classes of nodes (countries, regions, types) are:
///     C_ab = (O + s) / (E + s),   O = ties between a and b,   E = k_a k_b / 2m, and k_a^2 / 4m within one class,
/// where k_a is the sum of degrees of class a, m the number of edges (the expectation of the configuration model) and
/// s = 5 draws rare classes towards 1. A node without a class has C = 1 with everybody. Without edges C is 1.
/// Cost O(n + m log m); memory O(classes^2) up to 1,024 classes, O(class pairs that have a tie) above.
class Affinity {
  public:
    static constexpr std::uint32_t kNoClass = 0xFFFFFFFFU;
    static constexpr double kSmoothing = 5;

    Affinity() = default;
    /// Classes are numbered from 0 to `classes` - 1, or kNoClass.
    Affinity(const Graph& graph, NodeColumn<std::uint32_t> class_of, std::uint32_t classes);

    double of(NodeId i, NodeId j) const {
        const std::uint32_t a = class_of_[i];
        const std::uint32_t b = class_of_[j];
        if (a == kNoClass || b == kNoClass)
            return 1;
        return table_.empty() ? between(a, b) : table_[std::size_t{a} * degree_.size() + b];
    }
    /// C of two classes.
    double between(std::uint32_t a, std::uint32_t b) const;
    double observed(std::uint32_t a, std::uint32_t b) const;
    double expected(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t class_of(NodeId i) const { return class_of_[i]; }

  private:
    NodeColumn<std::uint32_t> class_of_;
    std::vector<double> degree_;                                  // k_a
    std::vector<std::pair<std::uint64_t, std::uint64_t>> counts_; // (class pair, ties), sorted
    std::vector<double> table_;
    double edges_ = 0;
};

} // namespace clusterbridge

#pragma once
#include "base/column.hpp"
#include "base/ids.hpp"
#include "metrics/theme_gravity.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// What `CallOverlap` reads. Calls are numbered as themes are.
struct CallOverlapInput {
    NodeColumn<std::vector<ThemeCount>> counts; ///< n_ic: projects of i from call c, calls ascending
    std::vector<double> call_totals;            ///< N_c: projects from call c
    double projects = 0;                        ///< M: all projects, those without a call included
};

/// How alike the calls are from which the projects of two nodes came:
///     K_ij = sum over calls c of x_ic * x_jc / (|x_i| * |x_j|),      x_ic = log(1 + n_ic) * log(M / N_c),
/// the cosine of tf-idf profiles (Salton & Buckley 1988, Inf. Process. Manage. 24): from 0 (no call in common) to 1.
/// A call counts the more the fewer projects it had; one from which all projects came counts nothing. A node without
/// such a call has K = 0 with everybody. Terms are added by ascending call; K_ij and K_ji agree to the last bit.
/// Cost: O(calls of j) per pair after `load`; memory O(calls) per scratch.
class CallOverlap {
  public:
    CallOverlap() = default;
    explicit CallOverlap(const CallOverlapInput& input);

    struct Scratch {
        std::vector<double> loaded; ///< x_ic / |x_i| of the loaded node
        NodeId source = kNoNode;
    };
    Scratch make_scratch() const { return {std::vector<double>(calls_, 0.0), kNoNode}; }
    void load(NodeId source, Scratch& scratch) const;
    /// K of the loaded node and j.
    double of(const Scratch& scratch, NodeId j) const {
        if (calls_ == 0)
            return 0;
        double sum = 0;
        for (std::uint32_t k = offsets_[index(j)]; k < offsets_[index(j) + 1]; ++k)
            sum += scratch.loaded[items_[k].theme] * items_[k].count;
        return sum;
    }
    /// K of one pair, the same bits.
    double of(NodeId i, NodeId j) const;
    /// Common calls that count, largest part first, ties by call. `part` is x_ic * x_jc / (|x_i| * |x_j|).
    std::vector<ThemeShare> shared(NodeId i, NodeId j) const;
    bool has_calls() const { return calls_ > 0; }

  private:
    std::size_t calls_ = 0;
    std::vector<std::uint32_t> offsets_{0};
    std::vector<ThemeCount> items_; // x_ic / |x_i|
    std::vector<double> counts_;    // n_ic, beside items_
};

} // namespace clusterbridge

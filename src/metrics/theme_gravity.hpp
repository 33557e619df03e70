#pragma once
#include "base/column.hpp"
#include "base/ids.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Participations of a node in one theme.
struct ThemeCount {
    std::uint32_t theme = 0;
    double count = 0;
};
/// What `ThemeGravity` reads.
struct ThemeGravityInput {
    NodeColumn<std::vector<ThemeCount>> counts; ///< n_it, themes ascending
    std::vector<double> theme_totals;           ///< N_t
    NodeColumn<double> participations;          ///< n_i
    double total = 0;                           ///< M
};
/// A theme that two nodes share.
struct ThemeShare {
    std::uint32_t theme = 0;
    double source_count = 0, target_count = 0; ///< n_it, n_jt
    double part = 0;                           ///< n_it * n_jt / N_t
};

/// What two nodes both do:
///     G_ij = sum over themes t of n_it * n_jt / N_t  +  0.02 * n_i * n_j / M,      1 where there are no themes at all.
/// The first term is the number of joint projects that chance would give them theme by theme, the second keeps pairs
/// without a common theme comparable. Terms are added by ascending theme; G_ij and G_ji agree to the last bit.
/// Cost: O(themes of j) per pair after `load`; memory O(themes) per scratch.
class ThemeGravity {
  public:
    static constexpr double kWithoutTheme = 0.02;

    ThemeGravity() = default;
    explicit ThemeGravity(const ThemeGravityInput& input);

    struct Scratch {
        std::vector<double> loaded; ///< n_it / sqrt(N_t) of the loaded node
        NodeId source = kNoNode;
    };
    Scratch make_scratch() const { return {std::vector<double>(roots_.size(), 0.0), kNoNode}; }
    void load(NodeId source, Scratch& scratch) const;
    /// G of the loaded node and j.
    double of(const Scratch& scratch, NodeId j) const {
        if (roots_.empty())
            return 1;
        double sum = 0;
        for (std::uint32_t k = offsets_[index(j)]; k < offsets_[index(j) + 1]; ++k)
            sum += scratch.loaded[items_[k].theme] * items_[k].count;
        return sum + kWithoutTheme * (participations_[scratch.source] * participations_[j]) / total_;
    }
    /// G of one pair, the same bits.
    double of(NodeId i, NodeId j) const;
    /// Common themes, largest part first, ties by theme.
    std::vector<ThemeShare> shared(NodeId i, NodeId j) const;
    bool has_themes() const { return !roots_.empty(); }

  private:
    std::vector<std::uint32_t> offsets_{0};
    std::vector<ThemeCount> items_; // count already divided by sqrt(N_t)
    std::vector<double> roots_;     // sqrt(N_t)
    NodeColumn<double> participations_;
    double total_ = 1;
};

} // namespace clusterbridge

#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// What groups work on, as weighted theme vectors, and how alike two of them are:
///     w_gt = n_gt * ln(1 + G / G_t),    similarity(g, h) = sum_t w_gt w_ht / (|w_g| |w_h|)
/// n_gt: how often theme t is named in group g; G: groups with any theme; G_t: groups that name t. tf-idf as in Salton
/// & Buckley (1988), Inf. Process. Manage. 24, with 1 + inside the logarithm so that a theme of all groups keeps a
/// weight. Similarity lies in [0, 1] and is NaN where a group names no theme. O(themes) per pair; memory O(groups *
/// themes).
class ThemeProfiles {
  public:
    ThemeProfiles() = default;
    /// counts[g * themes + t] = n_gt, finite and not negative.
    ThemeProfiles(std::vector<double> counts, std::size_t groups, std::size_t themes);

    double similarity(std::size_t g, std::size_t h) const;
    /// Themes of both, largest w_gt * w_ht first (by share of the two profiles), ties by theme; at most `most`.
    std::vector<std::uint32_t> shared(std::size_t g, std::size_t h, std::size_t most) const;

  private:
    double weight(std::size_t g, std::size_t t) const { return weights_[g * themes_ + t]; }
    std::vector<double> weights_; ///< of unit length; all 0 where a group names no theme
    std::vector<std::uint8_t> named_;
    std::size_t themes_ = 0;
};

} // namespace clusterbridge

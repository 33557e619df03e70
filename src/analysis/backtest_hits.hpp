#pragma once
#include "base/ids.hpp"

#include <algorithm>
#include <cstdint>

namespace clusterbridge {

/// `hit_at_10` asks for a positive among so many best of an organisation.
inline constexpr std::size_t kHitAmong = 10;

/// The pair that stands highest for an organisation among those that began: if ten others stand above it, there is no
/// hit among the ten best.
struct BestPositive {
    double score = 0;
    NodeId partner = kNoNode;
    bool before(double other_score, NodeId other) const {
        return score > other_score || (score == other_score && partner < other);
    }
    void offer(double positive_score, NodeId positive) {
        if (positive_score > 0 && !before(positive_score, positive))
            *this = {positive_score, positive};
    }
    /// Whether a candidate stands above it.
    bool below(double candidate_score, NodeId candidate) const {
        return candidate_score > score || (candidate_score == score && candidate < partner);
    }
};

/// Probability of a hit for ten drawn by lot from `candidates`, of which `positives` began.
inline double hit_by_chance(std::uint32_t candidates, std::uint32_t positives) {
    double none = 1;
    const double all = candidates;
    const double wrong = all - positives;
    for (std::size_t t = 0; t < kHitAmong && all > static_cast<double>(t); ++t)
        none *= std::max(0.0, wrong - static_cast<double>(t)) / (all - static_cast<double>(t));
    return 1 - none;
}

} // namespace clusterbridge

#pragma once
#include "analysis/recommend_model.hpp"

/// What projects say beyond who took part: who coordinated, how many met, which call paid.
namespace clusterbridge {

/// Fills leads, consortium sizes and calls. A project counts where it makes ties: with at least two partners, within
/// `view.max_project_size`, and not at all with Projection::none. With fewer than `least_projects` such projects
/// nothing is filled, and the score stays (R^2 * G * C)^(1/3).
void fill_evidence(RecommendModel& model, const ViewOptions& view, std::size_t least_projects);

/// Common partners of a pair.
struct LedPartners {
    std::size_t all = 0;
    std::size_t led = 0; ///< with a project of theirs and one of the two that either of them coordinates
};
LedPartners led_partners(const RecommendModel& model, NodeId i, NodeId j);

} // namespace clusterbridge

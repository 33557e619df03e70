#pragma once
#include "analysis/recommend_evidence.hpp"
#include "base/language.hpp"

/// What projects say beyond who took part, as reasons. Empty where there is nothing to say.
namespace clusterbridge {

/// Calls from which projects of both came, those with the fewest projects first.
Sentence calls_reason(const RecommendModel& model, NodeId i, NodeId j);
/// With how many common partners a coordinator is in play.
Sentence leads_reason(const RecommendModel& model, NodeId i, NodeId j);
/// How large the consortia of the two are, where that is clearly less or more than usual; more is a reason `against`.
Sentence sizes_reason(const RecommendModel& model, NodeId i, NodeId j, bool& against);

} // namespace clusterbridge

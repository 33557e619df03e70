#pragma once
#include "analysis/recommend_select.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Short lists for readers who have one organisation or one theme in mind, cut from the best pairs of each
/// organisation (`RecommendOptions::each`).
namespace clusterbridge {

struct RecommendModel;

/// Of whom and of what: cluster initiatives and universities, best connected first; themes of the agenda first, then
/// those that most organisations work on. Deterministic: ties by id.
PortraitOptions portrait_choice(const Network& network, const Graph& graph);

/// `rows` are the finished `each` list, best first. Per organisation its best rows (a pair among the best `each` of
/// its partner stands there too); per theme the best pairs that both work on it, each organisation once. Both lists
/// are exact as long as `partners` <= `each`; per theme only pairs of `rows` are looked at. Cost O(rows * themes).
Portraits choose_portraits(const RecommendModel& model, const std::vector<Candidate>& rows,
                           const PortraitOptions& options);

} // namespace clusterbridge

#pragma once
#include "analysis/recommend_model.hpp"

#include <string>
#include <vector>

/// The steps of make_recommend_model that have nothing to do with dates.
namespace clusterbridge {

/// Node in `network` of each node of `known`.
NodeColumn<NodeId> original_nodes(const Network& network, const Network& known);

/// n_it, N_t, n_i, M (docs/methods/opportunities.md says how ties and organisations count). Themes of projects are left
/// out where there are at least `least_projects` and fewer than a tenth of them name any.
void fill_themes(RecommendModel& model, const ViewOptions& view, std::size_t least_projects);

/// Countries where at least two occur, else regions; and types.
void fill_affinities(RecommendModel& model);

/// The smallest node of each tree of part_of rows.
NodeColumn<std::uint32_t> part_of_families(const Network& network);

/// Which organisations may be ends: all types but programmes and agencies, and those named in `ends` ("all": every
/// one). An unknown type is an `Error` (usage).
void fill_ends(RecommendModel& model, const std::vector<std::string>& ends);

void fill_groups(RecommendModel& model, const Network& network, const RecommendOptions& options, const RunControl& run);

} // namespace clusterbridge

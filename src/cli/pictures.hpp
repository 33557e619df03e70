#pragma once
#include "analysis/community_study.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "cli/session.hpp"
#include "render/drawing.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// What pictures are made from.
struct PictureSource {
    const Network& network;
    const GraphView& view;
    const CommunityStudy& communities;
    const RankTable& ranking; ///< betweenness at least
    const RecommendationList& suggestions;
};

struct PictureOptions {
    Paper paper = Paper::a3;
    DrawOptions draw;
};

/// What an overview recommends, in the order of its numbers: first the best pairs of cluster initiatives of different
/// clusters (numbered as in the report), then technology transfer, so that a sheet with few numbers has both; then what
/// is left of the two lists, cluster initiatives first. Without either list, `all`.
RecommendationList overview_suggestions(const Network& network, const RecommendationList& all,
                                        const RecommendationList& cross_cluster,
                                        const RecommendationList& tech_transfer);

/// The whole network; the suggestions are the first rows of the list.
std::vector<DrawnFile> draw_overview(const PictureSource& source, const PictureOptions& options, Session& session);
/// One organisation, its partners, and the suggestions that are about it.
std::vector<DrawnFile> draw_ego(const PictureSource& source, NodeId focus, const PictureOptions& options,
                                Session& session);

/// The organisations that get an ego picture in a review: every cluster initiative with ties, else the ten that lie
/// most often between others.
std::vector<NodeId> ego_subjects(const PictureSource& source);

} // namespace clusterbridge

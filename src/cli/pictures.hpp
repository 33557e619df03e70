#pragma once
#include "analysis/community_study.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "cli/session.hpp"
#include "render/drawing.hpp"
#include "report/data_table.hpp"

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

/// `recommend_lists` of which `lists[cross]` are pairs across clusters. The best pairs of cluster initiatives are added
/// to these, as far as fewer than six stand there: among many members with high scores none of them might, and whether
/// initiatives should talk is what a report is asked first.
std::vector<RecommendationList> report_lists(const Network& network, std::vector<RecommendOptions> lists,
                                             std::size_t cross, const RunControl& run);

/// Says once that another font takes the place of Open Sans, where it is so.
void warn_of_missing_fonts(Session& session);

struct DrawnOverview {
    std::vector<DrawnFile> files;
    DataTable positions; ///< for `render --positions`: next time everyone stands where they stood
};
/// The whole network; the suggestions are the first rows of the list.
DrawnOverview draw_overview(const PictureSource& source, const PictureOptions& options, Session& session);
/// One organisation, its partners, and the suggestions that are about it.
std::vector<DrawnFile> draw_ego(const PictureSource& source, NodeId focus, const PictureOptions& options,
                                Session& session);

/// The organisations that get an ego picture in a review: every cluster initiative with ties, else the ten that lie
/// most often between others.
std::vector<NodeId> ego_subjects(const PictureSource& source);

} // namespace clusterbridge

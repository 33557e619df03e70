#pragma once
#include "analysis/community_study.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "render/picture.hpp"

namespace clusterbridge {

struct PictureSettings {
    Language language = Language::de;
    Paper paper = Paper::a3;
    std::uint64_t seed = 1;
};

/// An empty picture of a view.
Picture new_picture(PictureView view, const PictureSettings& settings);

/// The whole network as a picture: every organisation and tie, the communities as groups, the first recommendations as
/// numbered ties. `ranking` says who is named first (betweenness, where it has that column; else the number of
/// partners); a study without a partition gives a picture without groups. O(organisations + ties).
Picture overview_picture(const Network& network, const GraphView& view, const RankTable& ranking,
                         const CommunityStudy& communities, const RecommendationList& recommendations,
                         const PictureSettings& options = {});

/// Says of the picture's first ties, which are these edges, which are more than chance, and what they were held
/// against.
void mark_beyond_chance(Picture& picture, const Network& network, const GraphView& view,
                        const std::vector<EdgeId>& edges);

/// Groups of a picture from a study; empty where it has no partition.
std::vector<PictureGroup> picture_groups(const CommunityStudy& communities, Language language);

} // namespace clusterbridge

#pragma once
#include "cli/picture_overview.hpp"

namespace clusterbridge {

/// One organisation with its partners, the ties among them, and whom it should meet: the rows of `recommendations` that
/// have `focus` as an end, in their order, with who can introduce the two. Cheap enough to be made for every
/// initiative: O(ties of the focus, its strongest partners and those it should meet).
Picture ego_picture(const Network& network, const GraphView& view, const RankTable& ranking,
                    const CommunityStudy& communities, const RecommendationList& recommendations, NodeId focus,
                    const PictureSettings& options = {.language = Language::de, .paper = Paper::a4});

} // namespace clusterbridge

#pragma once
#include "cli/picture_overview.hpp"

namespace clusterbridge {

/// One community: its members, those of its core (the highest core number among its own ties) marked, and the
/// communities that it has most ties to, each as one circle. Above 300 members the most important ones.
Picture community_picture(const Network& network, const GraphView& view, const RankTable& ranking,
                          const CommunityStudy& communities, std::uint32_t community, const PictureSettings& options);

} // namespace clusterbridge

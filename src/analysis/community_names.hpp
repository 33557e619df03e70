#pragma once
#include "analysis/community_study.hpp"

#include <vector>

namespace clusterbridge {

/// A short name for every community from what sets it apart (docs/methods/communities.md, Names).
std::vector<CommunityName> name_communities(const Network& network, const GraphView& view, const Partition& partition);

} // namespace clusterbridge

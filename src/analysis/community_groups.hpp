#pragma once
#include "analysis/community_study.hpp"
#include "graph/groups.hpp"

namespace clusterbridge {

/// Communities as groups like any other: key = number from 1, label = name where the study gives one; isolates are in
/// none. O(organisations).
Groups community_groups(const CommunityStudy& study);

} // namespace clusterbridge

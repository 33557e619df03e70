#pragma once
#include "analysis/gaps.hpp"
#include "cli/picture_overview.hpp"

namespace clusterbridge {

/// Groups as circles sized by their members: the largest of `study`, as many as the paper holds, with what they share
/// as ties, and their gaps; where no gap is found, groups that are alike and without contact. Error (input): fewer than
/// two groups.
Picture cluster_map_picture(const Network& network, const GapStudy& study, const PictureSettings& options);

} // namespace clusterbridge

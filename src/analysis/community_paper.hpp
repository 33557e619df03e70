#pragma once
#include "analysis/community_study.hpp"

#include <optional>

namespace clusterbridge {

/// The clusters on paper beside the communities in practice: those of `member_of` ties (`initiative_clusters`), or the
/// groups of a column that is named (`group_by`). Nothing where fewer than two of them have members.
std::optional<PaperComparison> compare_with_paper(const Network& network, const Partition& partition,
                                                  const std::string& column = {});

} // namespace clusterbridge

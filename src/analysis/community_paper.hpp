#pragma once
#include "analysis/community_study.hpp"

#include <optional>

namespace clusterbridge {

/// The clusters on paper, or the groups of another column, beside the communities in practice; nothing where fewer than
/// two of them have members.
std::optional<PaperComparison> compare_with_paper(const Network& network, const Partition& partition,
                                                  const std::string& column = "cluster");

} // namespace clusterbridge

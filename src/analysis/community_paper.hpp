#pragma once
#include "analysis/community_study.hpp"

#include <optional>

namespace clusterbridge {

/// The clusters on paper beside the communities in practice; nothing where fewer than two clusters have members.
std::optional<PaperComparison> compare_with_paper(const Network& network, const Partition& partition);

} // namespace clusterbridge

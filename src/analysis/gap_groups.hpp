#pragma once
#include "analysis/gaps.hpp"

namespace clusterbridge {

constexpr std::size_t kSmallestGroup = 3;
/// A table of more groups than this is cut to the largest: its pairs would not be read by anybody, nor fit in memory.
constexpr std::size_t kMostGroups = 2000;

/// The groups that are compared: at least 3 organisations each. `left_out` counts the others.
struct GapGroups {
    Groups groups;
    std::size_t left_out = 0;
};
/// `community` finds them (or takes those of options.communities); anything else is group_by of the network.
GapGroups gap_groups(const Network& network, const GraphView& view, const GapOptions& options, const RunControl& run);

/// Groups cut to those of at least 3 organisations, and to the 2,000 largest; order kept.
GapGroups large_enough(Groups groups);

/// A row that says who belongs to which initiative: it makes the groups, so it is no occasion on which they met.
bool makes_groups(const Network& network, const TieRow& row, const Groups& groups);

} // namespace clusterbridge

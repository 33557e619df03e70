#pragma once
#include "graph/network.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// For every file, its rows of ties and participations that repeat another: of the rows about one pair of organisations
/// (or one partner of one project) the first of the earliest file is used, the others are merged into it. O(rows log
/// rows).
std::vector<std::uint64_t> repeated_rows(const Network& network);

} // namespace clusterbridge

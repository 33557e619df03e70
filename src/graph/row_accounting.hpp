#pragma once
#include "base/run_control.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// The rows of a file that repeat another.
struct RepeatedRows {
    std::uint64_t count = 0;
    RowRef first;  ///< by line
    RowRef merged; ///< the row into which `first` is merged, perhaps of an earlier file
};

/// For every file, its rows of ties and participations that repeat another: of the rows about one pair of organisations
/// (or one partner of one project) the first of the earliest file is used, the others are merged into it. O(rows log
/// rows).
std::vector<RepeatedRows> repeated_rows(const Network& network, const RunControl& run = {});

} // namespace clusterbridge

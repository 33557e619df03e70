#pragma once
#include "graph/network.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Rows that stand in two tables alike: a copy left in the folder, an older state beside the newer one.
struct RepeatedTable {
    std::uint32_t file = 0;    ///< index into Network::files
    std::uint32_t earlier = 0; ///< the file before it that has most of its rows
    std::uint64_t rows = 0;    ///< records of `file` in the network
    std::uint64_t rows_of_earlier = 0;
    std::uint64_t equal = 0; ///< how many of them stand in `earlier` too, each row there standing for one here
    TableKind kind = TableKind::ties;
};

/// For every table of ties or participations the earlier one that has most of its rows. Rows are alike where both ends,
/// relation, dates, weight and amount are (participations: project, organisation, dates, role and amount); notes and
/// unknown columns may differ. Of a row that stands in more than sixteen tables the first sixteen are compared. None
/// where nothing is shared; by file. O(rows log files), nothing at all where there is one table of a kind.
std::vector<RepeatedTable> repeated_tables(const Network& network);

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clusterbridge {

/// How participations become ties (contract 3): `newman` adds 1/(k-1) per project of k partners to each pair (Newman
/// 2001, Phys. Rev. E 64, 016132), `count` adds 1, `none` makes no ties of them.
enum class Projection : std::uint8_t { newman, count, none };

struct ViewOptions {
    Projection projection = Projection::newman;
    std::size_t max_project_size = 0; ///< projects with more partners make no ties; 0 = no limit
};

/// What edges are made of, ready to be read organisation by organisation: the rows of ties by pair, and who took part
/// in what, both ways round. A record is a row of ties, or, behind all rows, a project.
struct PairRecords {
    /// A row of the ties table, with its smaller end first.
    struct Tie {
        NodeId low{}, high{};
        std::uint32_t row = 0;
    };
    /// An organisation among the partners of a project: those after it are at [after, end) of `partners`.
    struct Place {
        std::uint32_t project = 0, after = 0, end = 0;
    };
    std::vector<Tie> ties;                  ///< by pair, rows about the same pair in the order of the table
    std::vector<NodeId> partners;           ///< by project, ascending; of projects that make ties
    std::vector<std::uint32_t> first_place; ///< by organisation, one more than there are
    std::vector<Place> places;              ///< by organisation, then project
    std::vector<double> weight;             ///< what a record adds to each of its pairs
    std::uint32_t tie_rows = 0;             ///< a record below this number is a row of ties, others are projects
    std::size_t project_pairs = 0;          ///< pairs of partners, over all projects

    std::size_t node_count() const { return first_place.size() - 1; }
    std::span<const Place> places_of(std::size_t organisation) const {
        return {places.data() + first_place[organisation], places.data() + first_place[organisation + 1]};
    }
};

/// O(rows), but for a sort where rows are not in the order of a network.
PairRecords pair_records(const Network& network, const ViewOptions& options, const RunControl& run);

} // namespace clusterbridge

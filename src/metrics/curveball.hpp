#pragma once
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clusterbridge {

class Random;

/// Who took part in what: the distinct members of each row (project), ascending.
struct Memberships {
    std::vector<std::size_t> offsets{0}; ///< rows + 1 entries
    std::vector<NodeId> members;

    std::size_t rows() const { return offsets.size() - 1; }
    std::span<const NodeId> of(std::size_t row) const {
        return {members.data() + offsets[row], members.data() + offsets[row + 1]};
    }
};

/// Random memberships with the same number of members in every row and of rows at every member: `trades_per_row` * rows
/// times, two random rows pool what only one of them has and deal it out anew at random. Strona et al. (2014), Nature
/// Communications 5, 4114; Carstens (2015), Phys. Rev. E 91, 042812 shows that the result is uniform. Rows and members
/// stay sorted. Cost O(trades * mean row size).
Memberships curveball(const Memberships& memberships, Random random, std::size_t trades_per_row = 5);

struct ProjectedGraph {
    Graph graph;
    EdgeColumn<double> weight;
};
/// Ties of memberships: a row of k >= 2 members adds 1/(k - 1) to each of its pairs (Newman 2001, Phys. Rev. E 64,
/// 016132), or 1 with `count`. `more`, where given, adds a graph with its weights. Cost O(sum of k^2).
ProjectedGraph projected(const Memberships& memberships, std::size_t node_count, bool count,
                         const ProjectedGraph* more = nullptr);

} // namespace clusterbridge

#pragma once
#include "graph/graph_view.hpp"
#include "graph/partition.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Which ties of a network are more than chance gives. Ties from projects: joint projects against projects filled at
/// random with the same margins (`shared_rows_chance`). Declared ties, where their weights differ: weight against the
/// strengths of both ends (`noise_corrected_chance`). A tie of both kinds has twice the smaller chance. Significant: a
/// false discovery rate of 5 % (Benjamini–Hochberg) over all pairs of organisations, as pairs without a tie were looked
/// at, too.
struct TieEvidence {
    EdgeColumn<double> chance;              ///< 1 = none
    EdgeColumn<std::uint8_t> significant;   ///< 1 = more than chance
    std::size_t count = 0;                  ///< of significant ties
    bool projects = false, weights = false; ///< what was tested
};
TieEvidence tie_evidence(const Network& network, const GraphView& view);

/// What joins two communities, held against what all of them have with others (`noise_corrected_chance` on the sums of
/// weights between communities, what lies within left out). Significant as above, over all pairs of communities.
struct GroupTieEvidence {
    std::uint32_t a = 0, b = 0; ///< a < b, numbers of the partition
    double weight = 0, chance = 1;
    bool significant = false;
};
std::vector<GroupTieEvidence> group_tie_evidence(const GraphView& view, const Partition& partition);

} // namespace clusterbridge

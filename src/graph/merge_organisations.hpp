#pragma once
#include "base/diagnostics.hpp"
#include "graph/decisions.hpp"
#include "graph/network.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// What decisions, or a roll-up, did to a network.
struct MergeResult {
    Network network;
    Diagnostics diagnostics;     ///< unknown ids (warnings), self-loops that merging made (a hint with their number)
    std::size_t merged_away = 0; ///< organisations that became part of another
    std::size_t self_loops = 0;  ///< tie rows whose two ends became one; left out, counted as rejected
    std::size_t parts_added = 0; ///< part_of ties that decisions added
    /// Pairs that are settled (different, part_of), by the ids that survive: for DuplicateOptions::settled.
    std::vector<std::pair<std::string, std::string>> settled;
};

/// The network with the decisions applied. `same` groups become one organisation: the declared one survives, then the
/// one with more rows (ties and participations), then the smallest id; what it leaves empty the others fill, in the
/// same order; their names and ids become aliases. Every row keeps its RowRef; weights of ties and participations are
/// those of the rows, so sums are kept but for self-loops. `part_of` adds a tie of this relation from id_a to id_b,
/// unless there is one. File accounting stays true: rows of a pair that are now repeated count as merged, self-loops as
/// rejected. Throws `Error` (input) where decisions contradict each other (A = B, B = C, A and C different or part of
/// each other), naming the lines. O(rows log rows).
MergeResult merge_organisations(const Network& network, const Decisions& decisions);

/// The network with every organisation that is part of another rolled up into its root (part_of ties, followed to the
/// end). Of several wholes the one with the most rows counts, then the smallest id, with a hint. Ties between parts of
/// one root vanish as self-loops. Cycles are an `Error` (input) that names the ids.
MergeResult roll_up_parts(const Network& network);

} // namespace clusterbridge

#pragma once
#include "base/diagnostics.hpp"
#include "graph/decisions.hpp"
#include "graph/network.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// What decisions, or a roll-up, did to a network.
struct MergeResult {
    Network network;
    Diagnostics diagnostics;     ///< unknown ids (warnings), rows whose ends became one (a hint for each)
    std::size_t merged_away = 0; ///< organisations that became part of another
    std::size_t self_loops = 0;  ///< rows of files whose two ends became one; left out, counted as rejected
    std::size_t parts_added = 0; ///< part_of ties that decisions added
    /// The ids that are gone, each with the id it is counted for now; sorted.
    std::vector<std::pair<std::string, std::string>> became;
    /// Pairs that are settled (different, part_of), by the ids that survive: for DuplicateOptions::settled.
    std::vector<std::pair<std::string, std::string>> settled;
};

/// The network with the decisions applied. `same` groups become one organisation: a declared one survives, then the one
/// with more rows (ties and participations), then the smallest id; what it leaves empty the others fill, in the same
/// order; their names and aliases become its aliases. Every row keeps its RowRef and its weight, so that sums are kept
/// but for rows whose ends become one: those are left out and counted. `part_of` adds a tie of this relation from id_a
/// to id_b, from no row of a file, unless there is one. File accounting stays true: repeated pairs count as merged,
/// self-loops as rejected. Decisions about ids that do not occur are warned about and change nothing. Throws `Error`
/// (input) where decisions contradict each other (A = B, B = C, A and C different; parts of each other), naming the
/// lines. O(rows log rows).
MergeResult merge_organisations(const Network& network, const Decisions& decisions);

/// The network with the rows of every organisation that is part of another (part_of ties, followed to the end) counted
/// for its root. Of several wholes the one with most rows counts, then the smallest id, with a hint. A tie that ended
/// before the last start in the data is passed over. Ties inside one root vanish as self-loops. Parts lend the root
/// neither names nor facts. Cycles are an `Error` (input) that names the ids. O(rows log rows).
MergeResult roll_up_parts(const Network& network);

/// What both are made of: the network in which organisation i is counted for into[i] (itself where it stays;
/// into[into[i]] = into[i]). With `fill`, survivors take over names and what they do not say themselves.
enum class Facts : std::uint8_t { keep, fill };
MergeResult merged_into(const Network& network, const NodeColumn<NodeId>& into, Facts facts);

/// Rows of ties and participations of every organisation.
NodeColumn<std::size_t> rows_of_organisations(const Network& network);
/// Whether a table of organisations declares it.
bool is_declared(const Network& network, NodeId organisation);

} // namespace clusterbridge

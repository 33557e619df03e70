#pragma once
#include "analysis/gaps.hpp"

namespace clusterbridge {

/// The action list of a gap: its five best pairs, one organisation of each group, by the score of recommendations; in a
/// theme only pairs that both work on it. All candidate pairs are scored once for all rows asked for; organisations
/// that belong to both groups are no ends. Fills `best_pairs` of the rows.
void find_best_pairs(const Network& network, const GapOptions& options, const std::vector<std::size_t>& rows,
                     GapStudy& study, const RunControl& run);

} // namespace clusterbridge

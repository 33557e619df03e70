#pragma once
#include "analysis/gaps.hpp"

#include <map>
#include <string>
#include <utility>

namespace clusterbridge {

/// What the table of gaps says about two groups, all themes together.
struct GapCell {
    GapVerdict verdict = GapVerdict::not_enough_data;
    double observed = 0, expected = 0;
    double deviation = 0; ///< of a random table's count around `expected`
};
/// By the keys of the two groups, the smaller first.
using GapCells = std::map<std::pair<std::string, std::string>, GapCell>;
GapCells cells_of(const GapStudy& study);

/// The deviation from z = (observed - expected) / deviation; 0 where it cannot be had back.
double deviation_of(double observed, double expected, double z);

enum class GapChange : std::uint8_t { none, closed, opened };
/// closed: from a gap (is_gap) to balanced or surplus; opened: the reverse. Expectations come from random tables, so a
/// verdict near its limit may turn over by the draw alone: where observed is the same and expected moved by no more
/// than four standard errors of that estimate (1,000 draws each), nothing changed.
GapChange gap_change(const GapCell& before, const GapCell& after);

} // namespace clusterbridge

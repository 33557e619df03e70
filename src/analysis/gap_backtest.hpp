#pragma once
#include "analysis/gaps.hpp"
#include "base/date.hpp"

namespace clusterbridge {

/// Meetings observed and expected over some cells.
struct GapSums {
    std::size_t cells = 0;
    double observed = 0, expected = 0;
    /// NaN where nothing was expected.
    double ratio() const { return expected > 0 ? observed / expected : Gap::kUndefined; }
};

/// Cells without a meeting before the split, and how many of them had one after it.
struct GapOpenings {
    std::size_t cells = 0, opened = 0;
    double share() const {
        return cells > 0 ? static_cast<double>(opened) / static_cast<double>(cells) : Gap::kUndefined;
    }
};

/// Whether the gaps of one period are still there in the next. A gap is a fact about structure, not a forecast.
struct GapBacktest {
    std::string group_by;
    Date split, until;
    std::size_t groups = 0;
    GapSums flagged_before, flagged_after; ///< proven_gap and likely_gap before the split, in both periods
    GapSums tested_before, tested_after;   ///< all cells with 3 or more expected before the split, in both periods
    GapOpenings open;                      ///< no meeting although 3 or more were expected
    GapOpenings base;                      ///< no meeting, whatever was expected
    std::vector<Sentence> notes;           ///< why there is nothing to say, where that is so
};

/// Studies what was known before `split` (as `known_before` cuts it) and what began in [split, until) by itself, with
/// the same options, and compares cell by cell (two groups, all together or in a theme). Nothing dated on or after the
/// split reaches the first study; groups found there (cluster, community) stay as they were, groups by an attribute
/// take in newcomers. The second period's expectation comes from its own null model. Twice the cost of study_gaps.
GapBacktest backtest_gaps(const Network& network, const GapOptions& options, Date split, Date until,
                          const RunControl& run = {});

/// What came out, in sentences for people.
std::vector<Sentence> summary_of(const GapBacktest& backtest);

} // namespace clusterbridge

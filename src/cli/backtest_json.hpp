#pragma once
#include "analysis/backtest.hpp"
#include "analysis/gap_backtest.hpp"

#include <string>

namespace clusterbridge {

/// `backtest --format json`: the summary and the caveats in words, the origins, what became of gaps, and the rows of
/// the table.
std::string backtest_json(const Backtest& backtest, const GapBacktest& gaps, Language language);

} // namespace clusterbridge

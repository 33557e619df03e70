#pragma once
#include "analysis/backtest.hpp"

#include <string>

namespace clusterbridge {

/// `backtest --format json`: the summary and the caveats in words, the origins, and the rows of the table.
std::string backtest_json(const Backtest& backtest, const std::vector<Sentence>& gaps, Language language);

} // namespace clusterbridge

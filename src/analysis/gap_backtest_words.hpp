#pragma once
#include "analysis/gap_backtest.hpp"

namespace clusterbridge {

/// Whether gaps of the time before the split were still there after it, in a few sentences.
Sentence gap_sentence(const GapBacktest& gaps);

} // namespace clusterbridge

#pragma once
#include "analysis/backtest_scores.hpp"
#include "base/best_of.hpp"

#include <vector>

/// Lists in which no organisation stands more than a few times.
namespace clusterbridge {

/// A buffer that can be made without a capacity.
struct BestCandidates : BestOf<Candidate, BetterCandidate> {
    explicit BestCandidates(std::size_t capacity = 0) : BestOf(capacity) {}
};
/// Room for the candidates of one round of the walk.
PerMethod<BestCandidates> capped_buffers();

/// Fills `ClassEvaluation::capped`: walks down `first`, the best candidates of each class and method, and leaves out
/// pairs of organisations that stand in 5 rows already, until 1,000 rows are full. Where a heap does not hold enough,
/// the pairs are scored again among organisations that have room; the walk is exact.
void fill_capped(const RecommendModel& model, const BacktestTruth& truth, const PairClasses& classes,
                 const PairScorer& scorer, const RunControl& run, std::vector<PerMethod<BestCandidates>>& first,
                 BacktestEvaluation& result);

} // namespace clusterbridge

#pragma once
#include "analysis/backtest_scores.hpp"
#include "analysis/newcomers.hpp"

namespace clusterbridge {

/// What a back-test says about newcomers: `evaluation` has one class, the pairs that hold at least one of them, and the
/// methods `degree_product` and `clusterbridge`; the other slots stay empty.
struct NewcomerJudgement {
    std::size_t newcomers = 0; ///< organisations that nobody could introduce (`find_newcomers`)
    BacktestTruth truth;       ///< only pairs of newcomers
    BacktestEvaluation evaluation;
};

/// Candidates: a newcomer with everybody else who may be an end, not tied, not of one family; whatever they did before.
/// Methods that need common partners score 0 for all of them by definition. `clusterbridge` is the profile score,
/// `degree_product` the number of partners of the end that has more (a product would be 0 wherever the newcomer has
/// none). `hit_at_10` counts newcomers only: of those that began with somebody, who finds one among its ten best.
/// Cost: O(newcomers * organisations) time, O(organisations + positives) memory per thread.
NewcomerJudgement judge_newcomers(const Network& network, const RecommendModel& model, Date until,
                                  const ViewOptions& view, const RunControl& run = {});

} // namespace clusterbridge

#pragma once
#include "analysis/backtest.hpp"

#include <string>
#include <vector>

/// A back-test in sentences, in both languages.
namespace clusterbridge {

/// The row of a method in the class "all" of an origin.
const BacktestRow& row_of(const BacktestOrigin& origin, BacktestMethod method, const std::string& pairs = "all");

/// "Of the 100 pairs this method would have named on 1 January 2016, 87 began to work together within two years;
/// picking at random gives 1.4." One sentence where so much cannot be said.
Sentence headline(const Backtest& backtest, const BacktestOrigin& origin);

/// How it compares with resource allocation, the simplest method worth beating.
Sentence comparison(const BacktestOrigin& origin);

/// What became of the pairs named for newcomers; empty where there is too little to say.
Sentence on_newcomers(const BacktestOrigin& origin);

/// Headlines and comparisons of all origins, as they are printed.
std::vector<Sentence> summary_of(const Backtest& backtest);

/// What always has to be said: what a tie is, who is invisible, what is missing, what publication does, what was kept
/// from training.
std::vector<Sentence> caveats_of(const Backtest& backtest);

/// A share with one decimal, more where it is small: "7.9%" / "7,9 %".
Sentence exact_percentage(double share);

/// "two years" / "zwei Jahren" (after "innerhalb von").
Sentence within_years(unsigned years);

/// "preferential attachment"-like names of the methods for people.
Sentence label_of(BacktestMethod method);
/// "all pairs", "research with companies", "within Stuttgart"
Sentence label_of_pairs(const std::string& pairs);
Sentence label_of(BacktestVerdict verdict);

} // namespace clusterbridge

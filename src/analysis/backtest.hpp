#pragma once
#include "analysis/recommendation.hpp"
#include "base/date.hpp"
#include "base/language.hpp"
#include "base/run_control.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

enum class BacktestMethod : std::uint8_t {
    base_rate,
    degree_product,
    common_neighbours,
    adamic_adar,
    resource_allocation,
    clusterbridge
};
const char* key_of(BacktestMethod method);

/// Against resource allocation (newcomers: degree product), by the interval of the paired difference of
/// precision_at_1000.
enum class BacktestVerdict : std::uint8_t { better, worse, no_difference, too_little_data, reference };
const char* key_of(BacktestVerdict verdict);

struct BacktestOptions {
    std::optional<Date> split;               ///< default: `default_split`
    unsigned horizon = 2;                    ///< years after an origin that are judged
    std::size_t origins = 3;                 ///< split, split - 1 year ... as far as data reach
    std::size_t min_participations = 2;      ///< multi-partner participations before the origin
    double recent_years = 0;                 ///< the last of them at most so long before; 0 = any time
    std::vector<std::string> ends{"agency"}; ///< judged beside all types but programmes and agencies; "all"
    std::string group_by;                    ///< what cross_cluster means; empty = default_grouping
    std::vector<std::string> regions;        ///< pairs within each are a class of their own
    std::size_t draws = 1000;                ///< of the bootstrap
    std::size_t predictions = 0;             ///< how many of our best pairs at the first origin to keep
    bool plain_score = false;                ///< the score without E (coordinators, consortium sizes, calls)
    std::uint64_t seed = 1;
    ViewOptions view;
};

/// The class of pairs with an organisation that nobody could introduce; always at the end of an origin's rows.
inline constexpr const char* kNewcomerPairs = "newcomers";

/// One row of the table: a method on a class of pairs at an origin. Nothing where a figure is not defined.
struct BacktestRow {
    Date origin;
    std::string pairs; ///< all, tech_transfer, cross_cluster, single_participation, region:NAME, newcomers
    BacktestMethod method = BacktestMethod::base_rate;
    std::uint64_t candidates = 0, positives = 0;
    std::uint64_t named = 0; ///< candidates with a score above 0; all for the base rate
    std::optional<double> base_rate; ///< nothing without candidates
    std::optional<double> precision_at_100, precision_at_1000, precision_at_10000, average_precision, hit_at_10,
        capped_precision_at_1000, auc, ci_low, ci_high, difference, difference_low, difference_high;
    BacktestVerdict verdict = BacktestVerdict::too_little_data;
};

struct BacktestOrigin {
    Date origin, until;            ///< new ties are looked for in [origin, until)
    std::size_t organisations = 0; ///< known at the origin
    std::size_t judged = 0, single = 0;
    std::size_t newcomers = 0;     ///< may be ends, but nobody could introduce them
    std::size_t test_records = 0;  ///< projects or rows of ties of the window
    std::uint64_t began = 0;       ///< judged pairs that began to work together
    std::uint64_t all_began = 0;   ///< all pairs of the data that did
    bool ends_early = false;       ///< the data end before the window
    std::vector<BacktestRow> rows; ///< by class, then method
};

struct PredictedPair {
    NodeId source{}, target{}; ///< of the network that was given
    double score = 0;
};

struct Backtest {
    std::vector<BacktestOrigin> origins; ///< latest first
    unsigned horizon = 2;
    std::size_t min_participations = 2;
    std::size_t undated = 0;                ///< ties and projects without a start: known before every day
    std::vector<PredictedPair> predictions; ///< best first
};

/// Fewer positives are too little to compare methods.
inline constexpr std::uint64_t kLeastPositives = 200;

/// How good the recommendations would have been on the data's own past, beside five baselines
/// (docs/methods/backtest.md). At each origin everything is computed from rows before it; the later ones only say which
/// pairs began to work together. Every candidate pair is ranked, none is sampled; intervals are 90 %, by a bootstrap
/// over the projects of the window. Errors: nothing dated, or nothing on one side of the split (input); an unknown
/// grouping or type (usage). Cost per origin: O(judged^2 + sum of k_z^2).
Backtest backtest(const Network& network, const BacktestOptions& options = {}, const RunControl& run = {});

/// The latest date that leaves at least a fifth of the dated projects on or after it and something before it; of all
/// dated records where projects are not dated or all begin on one day; nothing where that cannot be.
std::optional<Date> default_split(const Network& network);

} // namespace clusterbridge

#include "analysis/backtest.hpp"

#include "analysis/backtest_newcomers.hpp"
#include "analysis/backtest_scores.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "graph/filter.hpp"
#include "metrics/project_bootstrap.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::array<std::size_t, 3> kDepths{100, 1000, 10000};
constexpr std::size_t kComparedAt = 1000;
constexpr std::size_t kMethods = kPairMethods + 1;

/// The rows that one evaluation makes.
struct RowPlan {
    std::vector<std::string> classes;
    std::vector<BacktestMethod> methods; ///< ascending
    BacktestMethod reference;            ///< one of them; differences are taken to it
};

RowPlan plan_for(const PairClasses& classes) {
    RowPlan plan{classes.names(), {}, BacktestMethod::resource_allocation};
    for (std::size_t m = 0; m < kMethods; ++m)
        plan.methods.push_back(static_cast<BacktestMethod>(m));
    return plan;
}
/// Newcomers have no common partners with anybody: what lives on them has nothing to say.
RowPlan plan_for_newcomers() {
    return {{kNewcomerPairs},
            {BacktestMethod::base_rate, BacktestMethod::degree_product, BacktestMethod::clusterbridge},
            BacktestMethod::degree_product};
}

/// Every day on which something is dated.
std::vector<Date> all_starts(const Network& network) {
    std::vector<Date> starts;
    for (const Project& project : network.projects)
        if (project.start)
            starts.push_back(*project.start);
    for (const TieRow& row : network.ties)
        if (row.since)
            starts.push_back(*row.since);
    std::sort(starts.begin(), starts.end());
    return starts;
}

std::vector<Date> project_starts(const Network& network) {
    std::vector<Date> starts;
    for (const Project& project : network.projects)
        if (project.start)
            starts.push_back(*project.start);
    std::sort(starts.begin(), starts.end());
    return starts;
}

Date checked_split(const Network& network, const BacktestOptions& options, const std::vector<Date>& starts) {
    if (starts.empty())
        throw Error(ErrorCode::input,
                    {"a back-test needs dates; no tie and no project of the input says when it began; give a column "
                     "since (ties) or start_date (participations, projects)",
                     "Eine Rückschau braucht Daten mit Datum; keine Verbindung und kein Projekt der Eingabe sagt, wann "
                     "es begann; geben Sie eine Spalte since (Verbindungen) oder start_date (Beteiligungen, Projekte) "
                     "an"});
    if (starts.front() == starts.back() && !options.split)
        throw Error(ErrorCode::input, {"a back-test needs rows before and after a day; everything begins on " +
                                           iso(starts.front()) + "; give data over several years",
                                       "Eine Rückschau braucht Zeilen vor und nach einem Tag; alles beginnt am " +
                                           iso(starts.front()) + "; geben Sie Daten über mehrere Jahre an"});
    const Date split = options.split ? *options.split : *default_split(network);
    if (split <= starts.front())
        throw Error(ErrorCode::usage,
                    {"--split " + iso(split) + " leaves nothing to learn from; the data begin on " +
                         iso(starts.front()) + "; take a later day",
                     "--split " + iso(split) + " lässt nichts zum Lernen übrig; die Daten beginnen am " +
                         iso(starts.front()) + "; nehmen Sie einen späteren Tag"});
    return split;
}

/// The base rate as a ranking: all candidates stand on one level.
RankedCounts one_level(const ClassEvaluation& one) {
    return {{0, one.candidates, 0}, {one.positives}, one.candidates, one.positives};
}

const RankedCounts& counts_of(const ClassEvaluation& one, std::size_t method, RankedCounts& buffer) {
    if (method == 0)
        return buffer = one_level(one);
    return one.counts[method - 1];
}

/// What each test record contributes to precision_at_1000: a pair's share of a hit, in equal parts over its records.
ProjectSum project_sum(const BacktestTruth& truth, const BacktestEvaluation& evaluation, std::size_t c,
                       std::size_t method) {
    const ClassEvaluation& one = evaluation.classes[c];
    RankedCounts buffer;
    const auto shares = shares_in_top(counts_of(one, method, buffer), kComparedAt);
    std::vector<double> of_record(truth.test_records, 0.0);
    for (std::size_t p = 0; p < truth.began.size(); ++p) {
        if ((evaluation.class_of[p] & (1U << c)) == 0)
            continue;
        double share = 0;
        if (method == 0)
            share = shares.front();
        else if (const double score = evaluation.positive[method - 1][p]; score > 0)
            share = shares[evaluation.levels[method - 1].bin_of(score) / 2];
        const auto records = truth.records_of(p);
        if (share > 0)
            for (const std::uint32_t record : records)
                of_record[record] += share / static_cast<double>(records.size()) / static_cast<double>(kComparedAt);
    }
    ProjectSum sum;
    for (std::size_t record = 0; record < of_record.size(); ++record)
        if (of_record[record] > 0)
            sum.parts.push_back({static_cast<std::uint32_t>(record), of_record[record]});
    return sum;
}

BacktestVerdict verdict_of(const BacktestRow& row, BacktestMethod reference) {
    if (row.positives < kLeastPositives || !row.precision_at_1000)
        return BacktestVerdict::too_little_data;
    if (row.method == reference)
        return BacktestVerdict::reference;
    if (row.difference_low > 0.0)
        return BacktestVerdict::better;
    return row.difference_high < 0.0 ? BacktestVerdict::worse : BacktestVerdict::no_difference;
}

BacktestRow row_of(const BacktestEvaluation& evaluation, const std::string& pairs, std::size_t c, std::size_t method) {
    const ClassEvaluation& one = evaluation.classes[c];
    BacktestRow row;
    row.pairs = pairs;
    row.method = static_cast<BacktestMethod>(method);
    row.candidates = one.candidates;
    row.positives = one.positives;
    if (one.candidates > 0)
        row.base_rate = static_cast<double>(one.positives) / static_cast<double>(one.candidates);
    RankedCounts buffer;
    const RankedCounts& counts = counts_of(one, method, buffer);
    const RankingQuality quality = ranking_quality(counts, kDepths);
    row.named = std::accumulate(counts.candidates.begin(), counts.candidates.end(), std::uint64_t{0});
    row.precision_at_100 = quality.precision[0];
    row.precision_at_1000 = quality.precision[1];
    row.precision_at_10000 = quality.precision[2];
    row.average_precision = quality.average_precision;
    row.auc = quality.auc;
    if (one.organisations > 0)
        row.hit_at_10 = method == 0 ? one.hit_at_10_by_chance : one.hit_at_10[method - 1];
    if (one.candidates >= kComparedAt)
        row.capped_precision_at_1000 = method == 0 ? row.base_rate : one.capped[method - 1];
    return row;
}

/// Rows of all classes that have candidates, with intervals from shared draws.
std::vector<BacktestRow> rows_of(const BacktestTruth& truth, const BacktestEvaluation& evaluation, const RowPlan& plan,
                                 Date origin, const BacktestOptions& options, const RunControl& run) {
    std::vector<BacktestRow> rows;
    std::vector<ProjectSum> sums;
    const auto reference = static_cast<std::size_t>(
        std::find(plan.methods.begin(), plan.methods.end(), plan.reference) - plan.methods.begin());
    for (std::size_t c = 0; c < evaluation.classes.size(); ++c) {
        if (plan.classes[c] != "all" && evaluation.classes[c].candidates == 0)
            continue;
        const std::size_t first = rows.size();
        for (const BacktestMethod method : plan.methods) {
            const auto m = static_cast<std::size_t>(method);
            rows.push_back(row_of(evaluation, plan.classes[c], c, m));
            rows.back().origin = origin;
            sums.push_back(project_sum(truth, evaluation, c, m));
            sums.back().reference = method == plan.reference ? ProjectSum::kNone : first + reference;
        }
    }
    BootstrapOptions bootstrap;
    bootstrap.draws = options.draws;
    bootstrap.seed = options.seed;
    const BootstrapResult intervals = project_bootstrap(truth.test_records, sums, bootstrap, run);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        BacktestRow& row = rows[r];
        if (row.precision_at_1000) {
            row.ci_low = intervals.own[r].low; // draws may hold more than there is: no precision is above 1
            row.ci_high = std::min(1.0, intervals.own[r].high);
            if (sums[r].reference != ProjectSum::kNone) {
                row.difference = *row.precision_at_1000 - *rows[sums[r].reference].precision_at_1000;
                row.difference_low = intervals.difference[r].low;
                row.difference_high = intervals.difference[r].high;
            }
        }
        row.verdict = verdict_of(row, plan.reference);
    }
    return rows;
}

BacktestOrigin judge(const Network& network, Date origin, Date last_start, const BacktestOptions& options,
                     std::size_t keep, std::vector<PredictedPair>& predictions, const RunControl& run) {
    RecommendOptions recommend;
    recommend.as_of = origin;
    recommend.ends = options.ends;
    recommend.group_by = options.group_by;
    recommend.seed = options.seed;
    recommend.view = options.view;
    if (options.plain_score)
        recommend.evidence_from = std::numeric_limits<std::size_t>::max();
    const RecommendModel model = make_recommend_model(network, recommend, run);
    BacktestOrigin result;
    result.origin = origin;
    result.until = add_years(origin, static_cast<int>(options.horizon));
    JudgingOptions judging{
        options.min_participations, options.recent_years, options.ends, false, options.regions, options.view};
    const BacktestTruth truth = find_truth(network, model, result.until, judging);
    const PairClasses classes(model, truth, options.regions);
    const BacktestEvaluation evaluation = evaluate_pairs(model, truth, classes, keep, run);
    result.organisations = model.known->size();
    result.judged = truth.judged;
    result.single = truth.single;
    result.test_records = truth.test_records;
    result.began = evaluation.classes[PairClasses::kAll].positives;
    result.all_began = truth.all_began;
    // a month without a start is nothing unusual
    constexpr std::int32_t kPatience = 31;
    result.ends_early = last_start.days + kPatience < result.until.days;
    result.rows = rows_of(truth, evaluation, plan_for(classes), origin, options, run);
    const NewcomerJudgement newcomers = judge_newcomers(network, model, result.until, options.view, run);
    result.newcomers = newcomers.newcomers;
    for (BacktestRow& row : rows_of(newcomers.truth, newcomers.evaluation, plan_for_newcomers(), origin, options, run))
        result.rows.push_back(std::move(row));
    for (const Candidate& candidate : evaluation.best)
        predictions.push_back({model.original[candidate.source], model.original[candidate.target], candidate.score});
    return result;
}

} // namespace

const char* key_of(BacktestMethod method) {
    constexpr std::array keys{"base_rate",   "degree_product",      "common_neighbours",
                              "adamic_adar", "resource_allocation", "clusterbridge"};
    return keys[static_cast<std::size_t>(method)];
}

const char* key_of(BacktestVerdict verdict) {
    constexpr std::array keys{"better", "worse", "no_difference", "too_little_data", "reference"};
    return keys[static_cast<std::size_t>(verdict)];
}

std::optional<Date> default_split(const Network& network) {
    std::vector<Date> starts = project_starts(network);
    if (starts.empty() || starts.front() == starts.back())
        starts = all_starts(network);
    if (starts.empty() || starts.front() == starts.back())
        return {};
    const std::size_t fifth = (starts.size() + 4) / 5;
    const Date day = starts[starts.size() - fifth];
    return day > starts.front() ? day : *std::upper_bound(starts.begin(), starts.end(), day);
}

Backtest backtest(const Network& network, const BacktestOptions& options, const RunControl& run) {
    const std::vector<Date> starts = all_starts(network);
    const Date split = checked_split(network, options, starts);
    Backtest result;
    result.horizon = options.horizon;
    result.min_participations = options.min_participations;
    result.undated = network.projects.size() + network.ties.size() - starts.size();
    for (std::size_t k = 0; k < options.origins; ++k) {
        const Date origin = add_years(split, -static_cast<int>(k));
        if (k > 0 && origin <= starts.front())
            break;
        run.report(k, options.origins);
        BacktestOrigin one =
            judge(network, origin, starts.back(), options, k == 0 ? options.predictions : 0, result.predictions, run);
        if (k > 0 && one.judged == 0)
            break; // nothing before it to tell by
        result.origins.push_back(std::move(one));
    }
    return result;
}

} // namespace clusterbridge

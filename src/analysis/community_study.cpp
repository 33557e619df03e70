#include "analysis/community_study.hpp"

#include "analysis/community_names.hpp"
#include "analysis/community_null.hpp"
#include "analysis/community_paper.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "metrics/agreement.hpp"
#include "metrics/community_search.hpp"
#include "metrics/consensus.hpp"
#include "metrics/leiden_best.hpp"
#include "metrics/leiden_climb.hpp"
#include "metrics/leiden_levels.hpp"
#include "metrics/map_equation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace clusterbridge {
namespace {

/// Above this many ties: 20 random networks instead of 100 (contract 5), one run per step of the plateau scan, and runs
/// that end with the first iteration that gains less than kCoarseTolerance. The last decimals cost most of the time
/// there and the consensus, which is refined to the end, finds them anyway.
constexpr std::size_t kManyTies = 100000;
constexpr double kCoarseTolerance = 1e-4;
constexpr std::uint64_t kNullRunStream = std::uint64_t{4} << 32U;
constexpr std::uint64_t kPlateauStream = std::uint64_t{5} << 32U;
constexpr std::uint64_t kSecondStream = std::uint64_t{6} << 32U;
/// Modularities nearer than this are equal: they come from sums in another order.
constexpr double kSameQuality = 1e-12;
/// A consensus is not given up for a rounding error.
constexpr double kConsensusSlack = 1e-10;

SearchMethod search_method(CommunityMethod method) {
    switch (method) {
    case CommunityMethod::map_equation:
        return SearchMethod::map_equation;
    case CommunityMethod::label_propagation:
        return SearchMethod::label_propagation;
    case CommunityMethod::leiden:
        break;
    }
    return SearchMethod::leiden;
}

LeidenOptions leiden_options(const GraphView& view, const CommunityOptions& options, std::uint64_t stream) {
    LeidenOptions leiden_run{.objective = options.objective == CommunityObjective::cpm ? QualityFunction::cpm
                                                                                       : QualityFunction::modularity,
                             .resolution = options.resolution,
                             .seed = options.seed,
                             .stream = stream};
    if (view.graph.edge_count() > kManyTies)
        leiden_run.tolerance = kCoarseTolerance;
    return leiden_run;
}

/// Each item on one thread, with the progress of all of them as a part of the whole study.
void for_items(std::size_t items, const RunControl& run, double from, double to,
               const std::function<void(std::size_t, const RunControl&)>& body) {
    RunControl outer = run;
    if (run.progress)
        outer.progress = [&](double share) { run.progress(from + share * (to - from)); };
    const RunControl inner{.threads = 1, .stop = run.stop};
    for_blocks(
        items, outer, [] { return 0; }, [&](std::size_t item, int&) { body(item, inner); });
}

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Compares like with like: one run on each random network against the mean of the single runs on the real one.
void test_against_chance(const Network& network, const GraphView& view, const CommunityOptions& options,
                         std::span<const LeidenResult> runs, const RunControl& run, CommunityStudy& study) {
    const NullModel null(network, view, options.view);
    std::vector<double> random(view.graph.edge_count() > kManyTies ? 20 : 100);
    for_items(random.size(), run, 0.5, 0.85, [&](std::size_t i, const RunControl& inner) {
        const ProjectedGraph drawn = null.draw(options.seed, i);
        random[i] = search_communities(drawn.graph, drawn.weight, search_method(options.method),
                                       leiden_options(view, options, kNullRunStream + i), inner)
                        .quality;
    });
    std::vector<double> real;
    for (const LeidenResult& one : runs)
        real.push_back(one.quality);
    const double observed = mean_of(real);
    const double mean = mean_of(random);
    double squares = 0;
    for (const double q : random)
        squares += (q - mean) * (q - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(random.size() - 1));
    const double noise = kSameQuality * std::max(1.0, std::abs(observed));
    const auto reached = std::count_if(random.begin(), random.end(), [&](double q) { return q >= observed - noise; });
    study.random_networks = random.size();
    study.p = (1.0 + static_cast<double>(reached)) / (1.0 + static_cast<double>(random.size()));
    study.z = deviation > noise ? (observed - mean) / deviation : std::numeric_limits<double>::quiet_NaN();
}

void scan_plateau(const GraphView& view, const CommunityOptions& options, const RunControl& run,
                  CommunityStudy& study) {
    constexpr int kSteps = 9;
    const std::size_t tries = view.graph.edge_count() > kManyTies ? 1 : 5;
    std::vector<LeidenResult> found(kSteps * tries);
    const auto resolution_of = [&](std::size_t step) { // a quarter to four times, each step the square root of 2
        const double power = std::ldexp(options.resolution, static_cast<int>(step / 2) - 2);
        return step % 2 == 0 ? power : power * std::sqrt(2.0);
    };
    for_items(found.size(), run, 0.85, 0.98, [&](std::size_t i, const RunControl& inner) {
        LeidenOptions leiden_run = leiden_options(view, options, kPlateauStream + i);
        leiden_run.resolution = resolution_of(i / tries);
        found[i] = leiden(view.graph, view.weight, leiden_run, inner);
    });
    for (std::size_t step = 0; step < kSteps; ++step) {
        const auto first = found.begin() + static_cast<std::ptrdiff_t>(step * tries);
        const auto best =
            std::max_element(first, first + static_cast<std::ptrdiff_t>(tries),
                             [](const LeidenResult& a, const LeidenResult& b) { return a.quality < b.quality; });
        const Agreement same = agreement(best->partition.of.raw(), study.partition.of.raw());
        study.plateau.push_back({resolution_of(step), best->partition.count, same.normalised_mutual_information});
    }
}

CommunityVerdict verdict_of(const CommunityStudy& study) {
    if (study.p > 0.05)
        return CommunityVerdict::none;
    if (study.distinct_partitions == 1)
        return CommunityVerdict::single;
    return study.mean_certainty >= 0.8 ? CommunityVerdict::dominant : CommunityVerdict::multiple;
}

/// The best of what the runs can be made into takes the place of a consensus that is below it, as the best run would.
void recombine_runs(const GraphView& view, const LeidenOptions& like, std::span<const LeidenResult> runs,
                    double reached, const RunControl& run, CommunityStudy& study) {
    RecombinationOptions options = recombination_effort(view.graph.edge_count());
    options.objective = like.objective;
    options.resolution = like.resolution;
    options.seed = like.seed;
    RecombinationResult better =
        recombine(view.graph, view.weight, runs, options, {.threads = run.threads, .stop = run.stop});
    if (better.quality <= reached + kConsensusSlack * std::max(1e-3, std::abs(reached)))
        return;
    study.best_run = true;
    study.partition = std::move(better.partition);
}

/// Modularity asks how much weight lies inside, the map equation how long a walk stays: where both see the same, the
/// communities do not hang on the method.
void ask_for_second_opinion(const GraphView& view, const CommunityOptions& options, const RunControl& run,
                            CommunityStudy& study) {
    SecondOpinion second;
    second.method =
        options.method == CommunityMethod::map_equation ? CommunityMethod::leiden : CommunityMethod::map_equation;
    std::vector<LeidenResult> runs(view.graph.edge_count() > kManyTies ? 2 : 10);
    for_items(runs.size(), run, 0.98, 1, [&](std::size_t i, const RunControl& inner) {
        CommunityOptions plain;
        plain.seed = options.seed;
        runs[i] = search_communities(view.graph, view.weight, search_method(second.method),
                                     leiden_options(view, plain, kSecondStream + i), inner);
    });
    const auto best = std::max_element(
        runs.begin(), runs.end(), [](const LeidenResult& a, const LeidenResult& b) { return a.quality < b.quality; });
    second.partition = std::move(best->partition);
    const Agreement same = agreement(second.partition.of.raw(), study.partition.of.raw());
    second.adjusted_rand = same.adjusted_rand;
    second.normalised_mutual_information = same.normalised_mutual_information;
    study.second = std::move(second);
}

void settle_partition(const GraphView& view, const CommunityOptions& options, std::span<const LeidenResult> runs,
                      const RunControl& run, CommunityStudy& study) {
    const LeidenOptions like = leiden_options(view, options, 0);
    const bool many = view.graph.edge_count() > kManyTies;
    ConsensusOptions consensus_options{.method = search_method(options.method),
                                       .objective = like.objective,
                                       .resolution = like.resolution,
                                       .seed = like.seed,
                                       .tolerance = like.tolerance};
    if (many)
        consensus_options.runs_per_round = 4;
    ConsensusResult agreed =
        consensus(view.graph, view.weight, runs, consensus_options, {.threads = run.threads, .stop = run.stop});
    study.best_run = agreed.best_run;
    study.partition = std::move(agreed.partition);
    if (options.method == CommunityMethod::leiden && runs.size() > 1)
        recombine_runs(view, like, runs, agreed.quality, run, study);
    study.modularity = modularity(view.graph, view.weight, study.partition);
    study.codelength = codelength(view.graph, view.weight, study.partition);
    study.certainty = co_assignment(study.partition, runs);
    double sum = 0;
    std::size_t members = 0;
    for (std::size_t i = 0; i < study.certainty.size(); ++i)
        if (study.partition.of[node(i)] != Partition::kNone) {
            sum += study.certainty[node(i)];
            ++members;
        }
    study.mean_certainty = members > 0 ? sum / static_cast<double>(members) : 0;
}

/// Runs that differ in their chances alone; all read the network as one.
std::vector<LeidenResult> runs_of(const GraphView& view, const CommunityOptions& options, const RunControl& run) {
    LeidenOptions like = leiden_options(view, options, 0);
    std::optional<LeidenProblem> shared;
    if (options.method == CommunityMethod::leiden && view.graph.edge_count() > 0) {
        shared = leiden_problem(view.graph, view.weight, like.objective, like.resolution);
        like.problem = &*shared;
    }
    std::vector<LeidenResult> runs(options.runs);
    for_items(runs.size(), run, 0, options.test_against_chance ? 0.5 : 1, [&](std::size_t i, const RunControl& inner) {
        LeidenOptions one = like;
        one.stream = i;
        runs[i] = search_communities(view.graph, view.weight, search_method(options.method), one, inner);
    });
    return runs;
}

} // namespace

const char* key_of(CommunityMethod method) {
    switch (method) {
    case CommunityMethod::leiden:
        return "leiden";
    case CommunityMethod::map_equation:
        return "map-equation";
    case CommunityMethod::label_propagation:
        return "label-propagation";
    }
    return "";
}

const char* key_of(CommunityVerdict verdict) {
    switch (verdict) {
    case CommunityVerdict::none:
        return "none";
    case CommunityVerdict::single:
        return "single";
    case CommunityVerdict::dominant:
        return "dominant";
    case CommunityVerdict::multiple:
        return "multiple";
    }
    return "";
}

std::vector<NodeColumn<std::string>> community_paths(const CommunityStudy& study) {
    const std::size_t n = study.partition.of.size();
    std::vector<std::string> above(study.partition.count);
    for (std::size_t c = 0; c < above.size(); ++c)
        above[c] = std::to_string(c + 1);
    const Partition* parents = &study.partition;
    std::vector<NodeColumn<std::string>> paths;
    for (const Partition& level : study.levels) {
        std::vector<std::uint32_t> parent(level.count, 0), parts(parents->count, 0);
        for (std::size_t v = 0; v < n; ++v)
            if (level.of[node(v)] != Partition::kNone)
                parent[level.of[node(v)]] = parents->of[node(v)];
        std::vector<std::string> path(level.count);
        for (std::size_t c = 0; c < path.size(); ++c) // by size, then smallest id, as all communities are numbered
            path[c] = above[parent[c]] + "." + std::to_string(++parts[parent[c]]);
        auto& column = paths.emplace_back(n);
        for (std::size_t v = 0; v < n; ++v)
            if (level.of[node(v)] != Partition::kNone)
                column[node(v)] = path[level.of[node(v)]];
        above = std::move(path);
        parents = &level;
    }
    return paths;
}

CommunityStudy study_communities(const Network& network, const GraphView& view, const CommunityOptions& options,
                                 const RunControl& run) {
    ensure(options.runs > 0, "a study of communities needs at least one run");
    ensure(view.graph.node_count() == network.size(), "the view is one of this network");
    CommunityStudy study;
    study.method = options.method;
    study.runs = options.runs;
    study.seed = options.seed;
    const std::vector<LeidenResult> runs = runs_of(view, options, run);
    settle_partition(view, options, runs, run, study);
    study.names = name_communities(network, view, study.partition);
    study.paper = compare_with_paper(network, study.partition, options.on_paper);
    if (options.levels > 1) {
        const LeidenOptions like = leiden_options(view, options, 0);
        study.levels = nested_levels(view.graph, view.weight, study.partition,
                                     {.objective = like.objective,
                                      .resolution = like.resolution,
                                      .seed = like.seed,
                                      .depth = options.levels - 1},
                                     {.threads = run.threads, .stop = run.stop});
    }
    if (!options.test_against_chance)
        return study;
    study.tested = true;
    study.distinct_partitions = distinct_partitions(runs);
    if (view.graph.edge_count() == 0) {
        study.z = std::numeric_limits<double>::quiet_NaN();
        return study; // nothing that chance could have made: p 1, verdict none
    }
    test_against_chance(network, view, options, runs, run, study);
    scan_plateau(view, options, run, study);
    ask_for_second_opinion(view, options, run, study);
    study.verdict = verdict_of(study);
    return study;
}

} // namespace clusterbridge

#include "metrics/leiden_best.hpp"

#include "base/random.hpp"
#include "communities.hpp"
#include "support/kernel_checks.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

namespace clusterbridge {
namespace {

std::vector<LeidenResult> runs_on(const Graph& g, const EdgeColumn<double>& weight, std::size_t count,
                                  QualityFunction objective = QualityFunction::modularity, double resolution = 1) {
    std::vector<LeidenResult> runs;
    for (std::uint64_t stream = 0; stream < count; ++stream)
        runs.push_back(leiden(
            g, weight, {.objective = objective, .resolution = resolution, .stream = stream, .max_iterations = 1}));
    return runs;
}

double best_of(const std::vector<LeidenResult>& runs) {
    double best = runs.front().quality;
    for (const LeidenResult& one : runs)
        best = std::max(best, one.quality);
    return best;
}

TEST(Recombination, IsNeverBelowTheBestRunAndOftenAboveIt) {
    int above = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const Graph g = random_graph(120, 0.05, seed);
        const auto objective = seed % 3 == 0 ? QualityFunction::cpm : QualityFunction::modularity;
        const double resolution = objective == QualityFunction::cpm ? 0.1 : 1;
        const auto runs = runs_on(g, ones(g), 6, objective, resolution);
        const RecombinationResult r =
            recombine(g, ones(g), runs, {.objective = objective, .resolution = resolution, .rounds = 4});
        EXPECT_GE(r.quality, best_of(runs)) << seed;
        EXPECT_EQ(r.quality, quality(g, ones(g), r.partition, objective, resolution));
        EXPECT_TRUE(all_connected(g, r.partition)) << seed;
        EXPECT_EQ(r.improved, r.quality > best_of(runs)) << seed;
        above += r.improved ? 1 : 0;
    }
    EXPECT_GE(above, 15);
}

TEST(Recombination, IsTheSameOnAnyThreads) {
    const Graph g = random_graph(150, 0.04, 8);
    const auto runs = runs_on(g, ones(g), 5);
    const RecombinationResult one = recombine(g, ones(g), runs, {}, on_threads(1));
    for (const unsigned threads : {2U, 4U})
        EXPECT_EQ(recombine(g, ones(g), runs, {}, on_threads(threads)).partition.of, one.partition.of);
}

TEST(Recombination, WithACoarseToleranceStopsEarlierAndStillNeverEndsBelowTheRuns) {
    double careful = 0, coarse = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Graph g = random_graph(300, 0.03, seed);
        const auto runs = runs_on(g, ones(g), 3);
        const RecombinationOptions options{.population = 2, .rounds = 1};
        RecombinationOptions hasty = options;
        hasty.tolerance = 1; // no climb gains that much: one each
        const double quality_of_hasty = recombine(g, ones(g), runs, hasty).quality;
        EXPECT_GE(quality_of_hasty, best_of(runs)) << seed;
        careful += recombine(g, ones(g), runs, options).quality;
        coarse += quality_of_hasty;
    }
    EXPECT_GT(careful, coarse);
}

TEST(Recombination, EndsSoonWhereEveryChildIsKnown) {
    const Graph clear = ring_of_cliques(8, 6);
    const RecombinationOptions patient{.rounds = 100, .patience = 20};
    EXPECT_LE(recombine(clear, ones(clear), runs_on(clear, ones(clear), 10), patient).rounds, 6U);
    const Graph murky = random_graph(120, 0.05, 5);
    EXPECT_GT(recombine(murky, ones(murky), runs_on(murky, ones(murky), 10), patient).rounds, 6U);
}

TEST(Recombination, OfOneRunDissolvesAndMendsIt) {
    const Graph g = random_graph(150, 0.04, 3);
    const auto runs = runs_on(g, ones(g), 1);
    EXPECT_GE(recombine(g, ones(g), runs).quality, runs.front().quality);
}

TEST(Recombination, HasAnAnswerForEveryDegenerateGraph) {
    for (const auto& [name, g] : degenerate_graphs()) {
        const auto runs = runs_on(g, ones(g), 3);
        const RecombinationResult r = recombine(g, ones(g), runs);
        EXPECT_EQ(r.partition.of.size(), g.node_count()) << name;
        EXPECT_EQ(r.partition.count == 0, g.edge_count() == 0) << name;
    }
}

} // namespace
} // namespace clusterbridge

#include "metrics/consensus.hpp"

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

EdgeColumn<double> ones(const Graph& g) {
    return EdgeColumn<double>(g.edge_count(), 1.0);
}

std::vector<LeidenResult> runs_on(const Graph& g, std::size_t count) {
    std::vector<LeidenResult> runs(count);
    for (std::size_t i = 0; i < count; ++i)
        runs[i] = leiden(g, ones(g), {.stream = i});
    return runs;
}

/// Pair by pair over all of n².
double certainty_by_pairs(const Partition& p, std::span<const LeidenResult> runs, NodeId v) {
    double sum = 0;
    for (const LeidenResult& one : runs) {
        double companions = 0, together = 0;
        for (std::size_t u = 0; u < p.of.size(); ++u)
            if (node(u) != v && p.of[node(u)] == p.of[v]) {
                companions += 1;
                together += one.partition.of[node(u)] == one.partition.of[v];
            }
        const bool alone = std::count(one.partition.of.begin(), one.partition.of.end(), one.partition.of[v]) == 1;
        sum += companions > 0 ? together / companions : alone;
    }
    return sum / static_cast<double>(runs.size());
}

TEST(Consensus, OfOneRunIsThatRun) {
    const Graph g = graph_of("a-b b-c c-a d-e e-f f-d c-d");
    const auto runs = runs_on(g, 1);
    const ConsensusResult c = consensus(g, ones(g), runs);
    EXPECT_EQ(c.partition.of, runs[0].partition.of);
    EXPECT_FALSE(c.best_run);
}

TEST(Consensus, OfEqualRunsIsThatRunWithFullCertainty) {
    const Graph g = graph_of("a-b b-c c-a d-e e-f f-d c-d g");
    const auto runs = runs_on(g, 20);
    ASSERT_EQ(distinct_partitions(runs), 1U);
    const ConsensusResult c = consensus(g, ones(g), runs);
    EXPECT_EQ(c.partition.of, runs[0].partition.of);
    const auto certainty = co_assignment(c.partition, runs);
    for (std::size_t v = 0; v < 6; ++v)
        EXPECT_EQ(certainty[node(v)], 1);
    EXPECT_TRUE(std::isnan(certainty[node(6)]));
}

TEST(Consensus, IsNeverBelowTheBestRun) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Graph g = random_graph(60, 0.08, seed);
        const auto runs = runs_on(g, 15);
        const ConsensusResult c = consensus(g, ones(g), runs, {.seed = seed});
        double best = 0;
        for (const LeidenResult& one : runs)
            best = std::max(best, one.quality);
        EXPECT_GE(c.quality, best - 1e-9);
        EXPECT_EQ(c.quality, modularity(g, ones(g), c.partition));
        if (c.best_run) {
            EXPECT_EQ(c.quality, best);
        }
    }
}

TEST(Consensus, DoesNotDependOnThreads) {
    const Graph g = random_graph(80, 0.06, 11);
    const auto runs = runs_on(g, 10);
    const ConsensusResult one = consensus(g, ones(g), runs, {}, {.threads = 1});
    for (const unsigned threads : {2U, 4U}) {
        const ConsensusResult more = consensus(g, ones(g), runs, {}, {.threads = threads});
        EXPECT_EQ(more.partition.of, one.partition.of);
        EXPECT_EQ(more.quality, one.quality);
    }
}

TEST(CoAssignment, IsTheMeanOverAllPairsOfTheCommunity) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Graph g = random_graph(30, 0.1, seed);
        std::vector<LeidenResult> runs;
        for (std::uint64_t i = 0; i < 12; ++i)
            runs.push_back(leiden(g, ones(g), {.resolution = 0.3 + 0.3 * static_cast<double>(i), .stream = i}));
        const Partition& p = runs[seed % 12].partition;
        const auto certainty = co_assignment(p, runs);
        for (std::size_t v = 0; v < 30; ++v) {
            if (p.of[node(v)] == Partition::kNone) {
                EXPECT_TRUE(std::isnan(certainty[node(v)]));
                continue;
            }
            EXPECT_NEAR(certainty[node(v)], certainty_by_pairs(p, runs, node(v)), 1e-12);
            EXPECT_GE(certainty[node(v)], 0);
            EXPECT_LE(certainty[node(v)], 1);
        }
    }
}

TEST(DistinctPartitions, CountsThem) {
    const Graph g = graph_of("a-b b-c c-d");
    const auto with = [&](std::vector<std::uint32_t> labels) {
        return LeidenResult{number_communities(g, labels), 0, 1};
    };
    const std::vector<LeidenResult> runs{with({0, 0, 1, 1}), with({5, 5, 2, 2}), with({0, 0, 0, 0}),
                                         with({0, 0, 1, 1})};
    EXPECT_EQ(distinct_partitions(runs), 2U);
}

TEST(Consensus, HasAnAnswerForEveryDegenerateGraph) {
    for (const auto& [name, g] : degenerate_graphs()) {
        const auto runs = runs_on(g, 5);
        const ConsensusResult c = consensus(g, ones(g), runs);
        EXPECT_EQ(c.partition.of.size(), g.node_count()) << name;
        EXPECT_EQ(co_assignment(c.partition, runs).size(), g.node_count()) << name;
    }
}

} // namespace
} // namespace clusterbridge

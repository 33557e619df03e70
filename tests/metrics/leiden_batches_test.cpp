#include "metrics/leiden_batches.hpp"

#include "communities.hpp"
#include "metrics/leiden_climb.hpp"
#include "support/graphs.hpp"
#include "support/kernel_checks.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <span>

namespace clusterbridge {
namespace {

struct Case {
    Graph graph;
    EdgeColumn<double> weight;
    Case(Graph g, std::uint64_t seed) : graph(std::move(g)), weight(graph.edge_count(), 1) {
        Random random(seed);
        for (double& w : weight)
            w = seed == 0 ? 1 : 0.1 + random.uniform();
    }
};

/// Groups of about 20 nodes with `inside` ties to nodes of the same group and `outside` to any.
Graph grouped(std::size_t groups, std::size_t inside, std::size_t outside, std::uint64_t seed) {
    Random random(seed);
    const std::size_t n = 20 * groups;
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t v = 0; v < n; ++v) {
        for (std::size_t i = 0; i < inside; ++i)
            if (const std::size_t u = v / 20 * 20 + static_cast<std::size_t>(random.below(20)); u != v)
                edges.emplace_back(node(std::min(u, v)), node(std::max(u, v)));
        for (std::size_t i = 0; i < outside; ++i)
            if (const auto u = static_cast<std::size_t>(random.below(n)); u != v)
                edges.emplace_back(node(std::min(u, v)), node(std::max(u, v)));
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return Graph::from_edges(n, std::move(edges));
}

Labels order_of(std::size_t n, std::uint64_t seed) {
    Labels order(n);
    std::iota(order.begin(), order.end(), 0U);
    Random(seed).shuffle(std::span(order));
    return order;
}

struct Moved {
    Labels community;
    double gained = 0;
    std::size_t visits = 0;
};
Moved moved(const LeidenProblem& problem, Labels start, unsigned threads) {
    WorkerSurroundings tables(problem.base.size());
    Moved result{std::move(start), 0, 0};
    BatchedMoves batches(problem.base, problem.factor, result.community, order_of(problem.base.size(), 3), tables);
    result.gained = batches.move(threads);
    result.visits = batches.visits();
    return result;
}

Labels alone(std::size_t n) {
    Labels labels(n);
    std::iota(labels.begin(), labels.end(), 0U);
    return labels;
}

double quality_of(const LeidenProblem& problem, Labels labels) {
    const std::size_t count = compact(labels, labels.size());
    return scaled_quality(problem, labels, count);
}

/// The most that moving one node would still gain.
double most_left(const LeidenProblem& problem, const Labels& community) {
    const Level& level = problem.base;
    std::vector<double> mass(level.size(), 0), around(level.size(), 0);
    for (std::size_t v = 0; v < level.size(); ++v)
        mass[community[v]] += level.mass[v];
    double most = 0;
    for (std::uint32_t v = 0; v < level.size(); ++v) {
        level.for_arcs(v, [&](LevelArc arc) { around[community[arc.to]] += static_cast<double>(arc.weight); });
        const double pull = problem.factor * level.mass[v];
        const double stay = around[community[v]] - pull * (mass[community[v]] - level.mass[v]);
        most = std::max(most, -stay);
        level.for_arcs(v, [&](LevelArc arc) {
            if (community[arc.to] != community[v])
                most = std::max(most, around[community[arc.to]] - pull * mass[community[arc.to]] - stay);
        });
        level.for_arcs(v, [&](LevelArc arc) { around[community[arc.to]] = 0; });
    }
    return most;
}

TEST(LeidenBatches, MoveAlikeOnAnyThreadsAndGainWhatTheySay) {
    const std::vector<Case> cases = [] {
        std::vector<Case> all;
        all.emplace_back(random_graph(60, 0.1, 1), 0); // batches of less than a level has
        all.emplace_back(random_graph(60, 0.9, 2), 1); // all in each other's way
        all.emplace_back(grouped(400, 6, 2, 3), 0);
        all.emplace_back(grouped(400, 6, 2, 4), 2);
        all.emplace_back(ring_of_cliques(300, 5), 0);
        return all;
    }();
    for (const Case& one : cases)
        for (const auto function : {QualityFunction::modularity, QualityFunction::cpm}) {
            const double resolution = function == QualityFunction::cpm ? 0.1 : 1;
            const LeidenProblem problem = leiden_problem(one.graph, one.weight, function, resolution);
            const Labels start = alone(problem.base.size());
            const Moved first = moved(problem, start, 1);
            const double before = quality_of(problem, start), after = quality_of(problem, first.community);
            EXPECT_GT(first.gained, 0);
            EXPECT_NEAR(first.gained, after - before, 1e-6 * problem.total);
            for (const unsigned threads : {0U, 2U, 3U, 5U}) {
                const Moved other = moved(problem, start, threads);
                EXPECT_EQ(other.community, first.community) << threads;
                EXPECT_EQ(other.gained, first.gained) << threads;
            }
            // masses change far away from a node, too: only where nothing has moved is nothing left to gain
            Moved last = first;
            for (int i = 0; i < 100 && last.gained > 0; ++i) {
                last = moved(problem, last.community, 2);
                EXPECT_GE(last.gained, 0);
            }
            EXPECT_EQ(last.gained, 0);
            EXPECT_LT(most_left(problem, last.community), 1e-9 * problem.total);
        }
}

TEST(LeidenBatches, TakeApartWhatIsWorseThanNothing) {
    const Graph g = grouped(100, 3, 1, 5);
    const LeidenProblem problem = leiden_problem(g, ones(g), QualityFunction::cpm, 3); // denser than any group is
    const Moved r = moved(problem, Labels(problem.base.size(), 0), 2);
    Labels labels = r.community;
    EXPECT_EQ(compact(labels, labels.size()), problem.base.size());
    EXPECT_EQ(r.community, moved(problem, Labels(problem.base.size(), 0), 1).community);
}

TEST(LeidenBatches, EndWhereMassesAreRounded) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Case one(grouped(50, 3, 2, seed), seed);
        for (const double resolution : {1.0, 20.0, 3000.0}) {
            const LeidenProblem problem =
                leiden_problem(one.graph, one.weight, QualityFunction::modularity, resolution);
            const std::size_t n = problem.base.size();
            const Moved r = moved(problem, Labels(n, 0), 1);
            EXPECT_LT(r.visits, 30 * n) << seed << " at " << resolution;
            Labels labels = r.community;
            const std::size_t communities = compact(labels, n);
            EXPECT_EQ(communities == n, resolution > 1000) << communities; // there any two are worse than none
        }
    }
}

TEST(LeidenBatches, AreForLevelsOfManyNodesAndManyTies) {
    Level level;
    level.mass.resize(20000);
    level.offsets.push_back(999999); // whatever node they belong to
    EXPECT_FALSE(moves_in_batches(level));
    level.offsets.back() = 1000000;
    EXPECT_TRUE(moves_in_batches(level));
    level.mass.resize(10000); // they would stand in each other's way
    EXPECT_FALSE(moves_in_batches(level));
}

TEST(LeidenBatches, LevelsOfNothingOrOneNode) {
    for (const std::size_t n : {0U, 1U, 2U}) {
        const Graph g = Graph::from_edges(n, {});
        const LeidenProblem problem = leiden_problem(g, ones(g), QualityFunction::modularity, 1);
        for (const unsigned threads : {1U, 2U}) {
            const Moved r = moved(problem, alone(n), threads);
            EXPECT_EQ(r.community, alone(n));
            EXPECT_EQ(r.gained, 0);
        }
    }
}

TEST(LeidenBatches, ALargeNetworkGetsTheSameConnectedCommunitiesOnAnyThreads) {
    const Case large(grouped(4000, 6, 2, 7), 3);
    ASSERT_TRUE(moves_in_batches(first_level(large.graph, large.weight).level));
    const LeidenOptions options{.tolerance = 1e-4};
    const LeidenResult one = leiden(large.graph, large.weight, options);
    EXPECT_TRUE(all_connected(large.graph, one.partition));
    EXPECT_EQ(one.quality, modularity(large.graph, large.weight, one.partition));
    EXPECT_GT(one.quality, 0.6);
    for (const unsigned threads : {2U, 3U}) {
        const LeidenResult many = leiden(large.graph, large.weight, options, on_threads(threads));
        EXPECT_EQ(many.partition.of, one.partition.of);
        EXPECT_EQ(many.quality, one.quality);
    }
    const LeidenResult again =
        leiden(large.graph, large.weight, {.tolerance = 1e-4, .start = &one.partition}, on_threads(2));
    EXPECT_GE(again.quality, one.quality - 1e-12);
}

} // namespace
} // namespace clusterbridge

#include "metrics/leiden_climb.hpp"

#include "communities.hpp"
#include "support/graphs.hpp"
#include "support/kernel_checks.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

std::vector<std::pair<std::uint32_t, float>> all_arcs(const Level& level) {
    std::vector<std::pair<std::uint32_t, float>> all;
    for (std::uint32_t v = 0; v < level.size(); ++v)
        level.for_arcs(v, [&](LevelArc arc) { all.emplace_back(arc.to, arc.weight); });
    return all;
}

bool same_arcs(const Level& a, const Level& b) {
    return a.offsets == b.offsets && all_arcs(a) == all_arcs(b);
}

TEST(LeidenClimb, WhatAClimbSaysItGainedIsWhatThePartitionGained) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const std::size_t n = 3 + static_cast<std::size_t>(random.below(80));
        const Graph g = random_graph(n, 4.0 / static_cast<double>(n), seed);
        if (g.edge_count() == 0)
            continue;
        EdgeColumn<double> weight(g.edge_count());
        for (double& w : weight)
            w = 0.01 + random.uniform();
        const auto function = seed % 2 == 0 ? QualityFunction::cpm : QualityFunction::modularity;
        const double resolution = function == QualityFunction::cpm ? 0.2 : 1;
        const LeidenProblem problem = leiden_problem(g, weight, function, resolution);
        Labels labels = starting_labels(g, nullptr); // isolated nodes count in no community and so stay alone
        for (std::uint32_t v = 0; v < n; ++v)
            if (const auto other = static_cast<std::uint32_t>(random.below(n));
                g.degree(node(v)) > 0 && g.degree(node(other)) > 0)
                labels[v] = other;
        const double before = quality(g, weight, number_communities(g, labels), function, resolution);
        LeidenClimb climber(problem, Random(seed));
        const double gained = climber.climb(labels, {});
        const double after = quality(g, weight, number_communities(g, labels), function, resolution);
        // a climb counts in weight, scaled so that the largest is in [1/2, 1)
        double total = 0;
        for (const double w : weight)
            total += w;
        const double unit = function == QualityFunction::cpm ? total / problem.total : 1 / problem.total;
        EXPECT_NEAR(gained * unit, after - before, 1e-6 * std::max(1.0, std::abs(after))) << seed;
    }
}

TEST(LeidenClimb, KnowsWhetherEveryCommunityHoldsTogether) {
    std::size_t apart = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        const std::size_t n = 4 + static_cast<std::size_t>(random.below(40));
        const Graph g = random_graph(n, 1.5 / static_cast<double>(n), seed);
        if (g.edge_count() == 0)
            continue;
        const EdgeColumn<double> weight(g.edge_count(), 1);
        // a resolution of 0 gains nothing by taking communities apart that were drawn without regard to ties
        const LeidenProblem problem = leiden_problem(g, weight, QualityFunction::modularity, 0);
        Labels labels(n);
        for (std::uint32_t& label : labels)
            label = static_cast<std::uint32_t>(random.below(3));
        LeidenClimb climber(problem, Random(seed));
        climber.climb(labels, {});
        Labels pieces = split_into_connected(g, labels);
        Labels communities = labels;
        const bool connected = compact(pieces, n) == compact(communities, n);
        EXPECT_EQ(climber.all_connected(), connected) << seed;
        apart += connected ? 0U : 1U;
    }
    EXPECT_GT(apart, 50U); // else nothing was asked
}

/// Large enough to be divided among threads; some weights vanish beside the others.
struct LargeCase {
    Graph graph = random_graph(2600, 0.46, 3);
    EdgeColumn<double> weight = EdgeColumn<double>(graph.edge_count(), 1);
    LargeCase() {
        Random random(5);
        for (double& w : weight)
            w = random.chance(0.01) ? 1e-60 : 0.5 + random.uniform();
    }
};

TEST(LeidenClimb, ReadsTheGraphAlikeOnAnyThreads) {
    const LargeCase large;
    ASSERT_GT(large.graph.edge_count(), 1500000U);
    const FirstLevel one = first_level(large.graph, large.weight);
    EXPECT_LT(one.level.arc_count(), large.graph.arc_count()); // the weakest are left out
    EXPECT_GT(blocks_of(one.level, on_threads(2)), 1U);
    for (const unsigned threads : {2U, 3U}) {
        const FirstLevel many = first_level(large.graph, large.weight, on_threads(threads));
        EXPECT_EQ(many.level.offsets, one.level.offsets);
        EXPECT_EQ(many.level.mass, one.level.mass);
        EXPECT_EQ(many.total, one.total);
        EXPECT_TRUE(same_arcs(many.level, one.level));
    }
}

TEST(LeidenClimb, PutsPartsTogetherAlikeOnAnyThreads) {
    const LargeCase large;
    const Level level = first_level(large.graph, large.weight).level;
    for (const std::size_t parts : {std::size_t{1}, std::size_t{7}, std::size_t{2400}}) {
        Labels part(level.size());
        Random random(parts);
        for (std::uint32_t v = 0; v < part.size(); ++v)
            part[v] = static_cast<std::uint32_t>(v < parts ? v : random.below(parts));
        WorkerSurroundings around(level.size());
        const Level one = aggregate(level, part, parts, around);
        for (const unsigned threads : {2U, 3U}) {
            const Level many = aggregate(level, part, parts, around, on_threads(threads));
            EXPECT_EQ(many.offsets, one.offsets);
            EXPECT_EQ(many.mass, one.mass);
            EXPECT_TRUE(same_arcs(many, one));
        }
    }
}

TEST(LeidenClimb, EdgesThatAreAllAlikeAreReadAsAnyOthers) {
    const Graph g = random_graph(60, 0.1, 2);
    const EdgeColumn<double> alike(g.edge_count(), 0.3);
    EdgeColumn<double> almost = alike;
    almost[edge(0)] = std::nextafter(0.3, 1.0);
    const FirstLevel one = first_level(g, alike), other = first_level(g, almost);
    EXPECT_FALSE(one.level.of_graph.empty());
    EXPECT_TRUE(other.level.of_graph.empty());
    for (std::uint32_t v = 0; v < one.level.size(); ++v)
        EXPECT_NEAR(one.level.mass[v], other.level.mass[v], 1e-12);
    EXPECT_EQ(one.exponent, other.exponent);
    EXPECT_NEAR(one.total, other.total, 1e-12);
    EXPECT_TRUE(same_arcs(one.level, other.level)); // in single precision no weight differs
    const Partition partition = leiden(g, alike).partition;
    EXPECT_NEAR(modularity(g, alike, partition), modularity(g, almost, partition), 1e-12);
}

TEST(LeidenClimb, FindsTheSameOnAnyThreads) {
    const LargeCase large;
    const LeidenOptions options{.max_iterations = 1};
    const LeidenResult one = leiden(large.graph, large.weight, options);
    EXPECT_GT(one.partition.count, 1U);
    for (const unsigned threads : {2U, 3U}) {
        const LeidenResult many = leiden(large.graph, large.weight, options, on_threads(threads));
        EXPECT_EQ(many.partition.of, one.partition.of);
        EXPECT_EQ(many.quality, one.quality);
    }
}

} // namespace
} // namespace clusterbridge

#include "metrics/leiden_climb.hpp"

#include "communities.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

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

} // namespace
} // namespace clusterbridge

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

} // namespace
} // namespace clusterbridge

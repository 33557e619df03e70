#include "metrics/leiden_levels.hpp"

#include "communities.hpp"
#include "support/kernel_checks.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace clusterbridge {
namespace {

bool nested(const Partition& fine, const Partition& coarse) {
    std::vector<std::uint32_t> parent(fine.count, Partition::kNone);
    for (std::size_t v = 0; v < fine.of.size(); ++v) {
        const std::uint32_t c = fine.of[node(v)];
        if (c == Partition::kNone)
            continue;
        if (parent[c] == Partition::kNone)
            parent[c] = coarse.of[node(v)];
        else if (parent[c] != coarse.of[node(v)])
            return false;
    }
    return true;
}

TEST(NestedLevels, FindTheCliquesWithinPairsOfCliques) {
    // modularity joins the 30 small cliques of a ring two by two; one level down they stand apart
    const Graph g = ring_of_cliques(30, 5);
    const LeidenResult top = leiden(g, ones(g));
    ASSERT_LT(top.partition.count, 30U);
    const auto levels = nested_levels(g, ones(g), top.partition, {.depth = 1});
    ASSERT_EQ(levels.size(), 1U);
    EXPECT_EQ(levels.front().count, 30U);
}

TEST(NestedLevels, LieWithinTheLevelAboveAndAreConnected) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Graph g = random_graph(100, 0.05, seed);
        const LeidenResult top = leiden(g, ones(g));
        const auto levels = nested_levels(g, ones(g), top.partition, {.depth = 3});
        ASSERT_EQ(levels.size(), 3U);
        const Partition* above = &top.partition;
        for (const Partition& level : levels) {
            EXPECT_TRUE(nested(level, *above)) << seed;
            EXPECT_TRUE(all_connected(g, level)) << seed;
            EXPECT_GE(level.count, above->count) << seed;
            above = &level;
        }
    }
}

TEST(NestedLevels, AreTheSameOnAnyThreadsAndDefinedOnDegenerateGraphs) {
    for (const auto& [name, g] : degenerate_graphs()) {
        const Partition top = leiden(g, ones(g)).partition;
        const auto one = nested_levels(g, ones(g), top, {.depth = 2}, on_threads(1));
        const auto four = nested_levels(g, ones(g), top, {.depth = 2}, on_threads(4));
        ASSERT_EQ(one.size(), 2U) << name;
        EXPECT_EQ(one[0].of, four[0].of) << name;
        EXPECT_EQ(one[1].of, four[1].of) << name;
    }
}

} // namespace
} // namespace clusterbridge

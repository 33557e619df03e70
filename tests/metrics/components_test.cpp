#include "metrics/components.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(Components, AreNumberedBySizeThenSmallestNode) {
    const auto result = components(graph_of("a b-c d-e e-f g"));
    // {d,e,f}, {b,c}, {a}, {g}
    EXPECT_EQ(result.sizes.front(), 3U);
    EXPECT_EQ(result.of[node(3)], 0U);
    EXPECT_EQ(result.of[node(1)], 1U);
    EXPECT_EQ(result.of[node(0)], 2U);
}

TEST(Components, AgreeWithReachability) {
    for (const Graph& g : random_graphs(200, 25)) {
        const auto result = components(g);
        const auto d = oracle::distances(g);
        EXPECT_EQ(result.sizes.size(), oracle::component_count(g, g.node_count()));
        EXPECT_TRUE(std::is_sorted(result.sizes.rbegin(), result.sizes.rend()));
        for (std::size_t u = 0; u < g.node_count(); ++u)
            for (std::size_t v = 0; v < g.node_count(); ++v)
                EXPECT_EQ(d[u][v] >= 0, result.of[node(u)] == result.of[node(v)]);
    }
    EXPECT_TRUE(components(Graph{}).sizes.empty());
}

} // namespace
} // namespace clusterbridge

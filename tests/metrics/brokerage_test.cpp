#include "metrics/brokerage.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(Brokerage, EveryRoleHasItsExample) {
    const Graph g = graph_of("a-v b-v c-v d-v"); // a b c d v
    const auto result = brokerage(g, NodeColumn<std::uint32_t>({0, 1, 1, 2, 0}));
    EXPECT_EQ(result.coordinator[node(4)], 0U);
    EXPECT_EQ(result.itinerant[node(4)], 1U);  // b, c
    EXPECT_EQ(result.gatekeeper[node(4)], 3U); // a with b, c, d
    EXPECT_EQ(result.liaison[node(4)], 2U);    // b and c with d
}

TEST(Brokerage, NeighboursThatKnowEachOtherNeedNoBroker) {
    const Graph g = clique_graph(5);
    const auto result = brokerage(g, NodeColumn<std::uint32_t>(5, 0));
    for (const std::uint64_t c : result.coordinator)
        EXPECT_EQ(c, 0U);
}

TEST(Brokerage, AgreesWithLookingAtAllPairs) {
    std::size_t i = 0;
    for (const Graph& g : random_graphs(300, 18)) {
        Random random(++i);
        NodeColumn<std::uint32_t> group(g.node_count());
        for (std::uint32_t& x : group)
            x = static_cast<std::uint32_t>(random.below(4));
        const auto result = brokerage(g, group, on_threads(1 + static_cast<unsigned>(i % 4)));
        const auto expected = oracle::brokerage(g, group);
        for (std::size_t u = 0; u < g.node_count(); ++u) {
            EXPECT_EQ(result.coordinator[node(u)], expected[u][0]);
            EXPECT_EQ(result.itinerant[node(u)], expected[u][1]);
            EXPECT_EQ(result.gatekeeper[node(u)], expected[u][2]);
            EXPECT_EQ(result.liaison[node(u)], expected[u][3]);
        }
    }
}

TEST(Brokerage, ThreadsChangeNothingOnANetworkOfManyBlocks) {
    const Graph g = random_graph(800, 0.4, 3);
    NodeColumn<std::uint32_t> group(g.node_count());
    for (std::size_t u = 0; u < g.node_count(); ++u)
        group[node(u)] = static_cast<std::uint32_t>(u % 5);
    const auto expected = oracle::brokerage(g, group);
    for (const unsigned threads : {1U, 3U}) {
        const auto result = brokerage(g, group, on_threads(threads));
        for (std::size_t u = 0; u < g.node_count(); ++u) {
            ASSERT_EQ(result.coordinator[node(u)], expected[u][0]) << u;
            ASSERT_EQ(result.liaison[node(u)], expected[u][3]) << u;
        }
    }
}

} // namespace
} // namespace clusterbridge

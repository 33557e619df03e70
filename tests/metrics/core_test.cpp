#include "metrics/core.hpp"

#include "graph/boost_model.hpp"
#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

#include <boost/graph/core_numbers.hpp>

namespace clusterbridge {
namespace {

TEST(Core, ACliqueWithATailHasTwoDepths) {
    const auto result = core(graph_of("a-b a-c a-d b-c b-d c-d d-e e-f g"));
    EXPECT_EQ(result[node(0)], 3U);
    EXPECT_EQ(result[node(4)], 1U);
    EXPECT_EQ(result[node(6)], 0U);
}

TEST(Core, AgreesWithPeeling) {
    for (const Graph& g : random_graphs(300, 25))
        EXPECT_EQ(core(g), oracle::core(g));
    EXPECT_TRUE(core(Graph{}).empty());
}

TEST(Core, AgreesWithBoostOnLargerNetworks) {
    for (const double mean : {1.0, 5.0, 60.0}) {
        const Graph g = random_graph(1500, mean / 1500, 7);
        std::vector<std::size_t> expected(g.node_count());
        boost::core_numbers(g, boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, g)));
        const auto result = core(g);
        for (std::size_t u = 0; u < g.node_count(); ++u)
            ASSERT_EQ(result[node(u)], expected[u]) << mean << " node " << u;
    }
}

TEST(Core, LevelsWithoutNodesArePassed) {
    // a clique of 50 beside a tie: nothing is peeled between 1 and 49
    std::vector<std::pair<NodeId, NodeId>> edges{{node(50), node(51)}};
    for (std::size_t i = 0; i < 50; ++i)
        for (std::size_t j = i + 1; j < 50; ++j)
            edges.emplace_back(node(i), node(j));
    const auto result = core(Graph::from_edges(53, edges));
    EXPECT_EQ(result[node(0)], 49U);
    EXPECT_EQ(result[node(51)], 1U);
    EXPECT_EQ(result[node(52)], 0U);
}

} // namespace
} // namespace clusterbridge

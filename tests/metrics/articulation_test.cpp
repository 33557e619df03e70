#include "metrics/articulation.hpp"

#include "graph/boost_model.hpp"
#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

#include <boost/graph/biconnected_components.hpp>
#include <iterator>

namespace clusterbridge {
namespace {

TEST(Articulation, InnerNodesOfAPathAre) {
    const auto result = articulation(path_graph(5));
    EXPECT_EQ(result[node(0)], 0);
    EXPECT_EQ(result[node(2)], 1);
    EXPECT_EQ(result[node(4)], 0);
}

TEST(Articulation, NobodyOnACycleIs) {
    for (const std::uint8_t a : articulation(cycle_graph(6)))
        EXPECT_EQ(a, 0);
}

TEST(Articulation, AgreesWithTakingEveryNodeOut) {
    for (const Graph& g : random_graphs(300, 20))
        EXPECT_EQ(articulation(g), oracle::articulation(g));
    EXPECT_TRUE(articulation(Graph{}).empty());
}

TEST(Articulation, AgreesWithBoostOnLargerNetworks) {
    for (const double mean : {0.8, 1.2, 2.0, 4.0}) {
        const Graph g = random_graph(3000, mean / 3000, 7);
        std::vector<NodeId> points;
        boost::articulation_points(g, std::back_inserter(points));
        NodeColumn<std::uint8_t> expected(g.node_count(), 0);
        for (const NodeId point : points)
            expected[point] = 1;
        EXPECT_EQ(articulation(g), expected) << mean;
    }
}

TEST(Articulation, AVeryLongPathIsNoProblem) {
    EXPECT_EQ(articulation(path_graph(300000))[node(150000)], 1);
}

} // namespace
} // namespace clusterbridge

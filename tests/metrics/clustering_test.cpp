#include "metrics/clustering.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(Clustering, CountsTiedPairsOfNeighbours) {
    const auto result = clustering(graph_of("a-b b-c c-a c-d"));
    EXPECT_DOUBLE_EQ(result[node(0)], 1);
    EXPECT_DOUBLE_EQ(result[node(2)], 1.0 / 3);
    EXPECT_EQ(result[node(3)], 0);
}

TEST(Clustering, AgreesWithLookingAtAllPairs) {
    for (const Graph& g : random_graphs(200, 25))
        expect_near(clustering(g), oracle::clustering(g), 1e-15, "random");
}

TEST(Clustering, EveryPairOfAGridIsOpen) {
    for (const double c : clustering(grid_graph(4, 5)))
        EXPECT_EQ(c, 0);
}

TEST(Clustering, ThreadsChangeNoBit) {
    const Graph g = random_graph(800, 0.15, 1); // enough work for threads
    const auto one = triangles(g, on_threads(1));
    EXPECT_EQ(one, triangles(g, on_threads(2)));
    EXPECT_EQ(one, triangles(g, on_threads(4)));
}

} // namespace
} // namespace clusterbridge

#include "metrics/pagerank.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(PageRank, OfARegularGraphIsUniform) {
    const Graph g = cycle_graph(8);
    for (const double p : pagerank(g, unit_column(g)).score)
        EXPECT_NEAR(p, 0.125, 1e-15);
}

TEST(PageRank, AgreesWithTheSolvedSystem) {
    std::size_t i = 0;
    for (const Graph& g : random_graphs(200)) {
        const auto weight = random_weights(g, ++i);
        const auto result = pagerank(g, weight);
        EXPECT_LT(result.change, 1e-12);
        expect_near(result.score, oracle::pagerank(g, weight), 1e-11, "graph " + std::to_string(i));
        double sum = 0;
        for (const double p : result.score)
            sum += p;
        EXPECT_NEAR(sum, 1, 1e-14);
    }
}

TEST(PageRank, TheUnitOfWeightsDoesNotMatter) {
    const Graph g = random_graph(30, 0.2, 1);
    const auto weight = random_weights(g, 1);
    auto thousand = weight;
    for (double& w : thousand)
        w *= 1e300;
    expect_near(pagerank(g, thousand).score, pagerank(g, weight).score, 1e-12, "scaled");
}

TEST(PageRank, IsolatedNodesSpreadUniformly) {
    const Graph g = graph_of("a b c");
    for (const double p : pagerank(g, unit_column(g)).score)
        EXPECT_NEAR(p, 1.0 / 3, 1e-15);
    EXPECT_TRUE(pagerank(Graph{}, {}).score.empty());
}

TEST(PageRank, ThreadsChangeNoBit) {
    const Graph g = random_graph(1000, 0.4, 3); // enough ties for three blocks
    const auto weight = random_weights(g, 2);
    const auto one = pagerank(g, weight, {}, on_threads(1)).score;
    expect_same(one, pagerank(g, weight, {}, on_threads(2)).score, "2 threads");
    expect_same(one, pagerank(g, weight, {}, on_threads(4)).score, "4 threads");
}

} // namespace
} // namespace clusterbridge

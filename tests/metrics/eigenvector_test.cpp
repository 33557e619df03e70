#include "metrics/eigenvector.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

#include <numbers>

namespace clusterbridge {
namespace {

TEST(Eigenvector, OfAPathIsASine) {
    for (const std::size_t n : {2U, 5U, 100U, 700U}) {
        const Graph g = path_graph(n);
        const auto result = eigenvector(g, unit_column(g));
        ASSERT_TRUE(result.converged) << n;
        const double step = std::numbers::pi / static_cast<double>(n + 1);
        for (std::size_t i = 0; i < n; ++i)
            EXPECT_NEAR(result.score[node(i)],
                        std::sqrt(2 / static_cast<double>(n + 1)) * std::sin(step * static_cast<double>(i + 1)), 1e-8)
                << n;
    }
}

TEST(Eigenvector, OfAStarGivesTheCentreHalfTheSquare) {
    const Graph g = star_graph(8);
    const auto result = eigenvector(g, EdgeColumn<double>(8, 3));
    EXPECT_NEAR(result.score[node(0)], std::sqrt(0.5), 1e-14);
    EXPECT_NEAR(result.score[node(4)], 0.25, 1e-14);
    EXPECT_NEAR(result.eigenvalue, 3 * std::sqrt(8.0), 1e-12);
}

TEST(Eigenvector, BelongsToTheComponentWithTheLargestEigenvalue) {
    const auto g = weighted_graph_of("a-b b-c c-d d-e x-y:5 z");
    const auto score = eigenvector(g.graph, g.weight).score;
    EXPECT_EQ(score[node(0)], 0);
    EXPECT_NEAR(score[node(5)], std::sqrt(0.5), 1e-15);
    EXPECT_EQ(score[node(7)], 0);
}

TEST(Eigenvector, OfEqualComponentsTheFirstIsTaken) {
    const Graph g = graph_of("c-d a-b e");
    const auto score = eigenvector(g, unit_column(g)).score;
    EXPECT_NEAR(score[node(0)], std::sqrt(0.5), 1e-15);
    EXPECT_EQ(score[node(2)], 0);
}

TEST(Eigenvector, WithoutTiesTheFirstNodeHasAll) {
    const Graph g = graph_of("a b");
    const auto score = eigenvector(g, unit_column(g)).score;
    EXPECT_EQ(score[node(0)], 1);
    EXPECT_EQ(score[node(1)], 0);
    EXPECT_TRUE(eigenvector(Graph{}, {}).score.empty());
}

TEST(Eigenvector, SolvesItsEquationOnRandomGraphsWithWeightsOverTenDecades) {
    std::size_t i = 0;
    for (const Graph& g : random_graphs(200, 40)) {
        if (g.edge_count() == 0)
            continue;
        const auto weight = random_weights(g, ++i);
        const auto result = eigenvector(g, weight);
        ASSERT_TRUE(result.converged);
        double norm = 0;
        for (std::size_t u = 0; u < g.node_count(); ++u) {
            double sum = 0;
            for (const Arc& arc : g.arcs(node(u)))
                sum += weight[arc.edge] * result.score[arc.to];
            EXPECT_NEAR(sum / result.eigenvalue, result.score[node(u)], 1e-13) << "graph " << i;
            EXPECT_GE(result.score[node(u)], 0);
            norm += result.score[node(u)] * result.score[node(u)];
        }
        EXPECT_NEAR(norm, 1, 1e-13);
    }
}

TEST(Eigenvector, AgreesWithDensePowerIteration) {
    std::size_t i = 0;
    for (const Graph& g : random_graphs(25, 10)) {
        if (g.edge_count() == 0)
            continue;
        const auto weight = random_weights(g, ++i, 0.6);
        expect_near(eigenvector(g, weight).score, oracle::eigenvector(g, weight), 1e-7, "graph " + std::to_string(i));
    }
}

TEST(Eigenvector, ThreadsChangeNoBit) {
    const Graph g = random_graph(1000, 0.4, 3); // enough ties for three blocks
    const auto weight = random_weights(g, 1, 2);
    const auto one = eigenvector(g, weight, {}, on_threads(1)).score;
    expect_same(one, eigenvector(g, weight, {}, on_threads(2)).score, "2 threads");
    expect_same(one, eigenvector(g, weight, {}, on_threads(4)).score, "4 threads");
}

TEST(Eigenvector, SaysSoWhenItHasNotSettled) {
    const Graph g = path_graph(5000);
    const auto result = eigenvector(g, unit_column(g), {.max_steps = 50});
    EXPECT_FALSE(result.converged);
    EXPECT_TRUE(result.score.empty());
}

} // namespace
} // namespace clusterbridge

#include "metrics/constraint.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(Constraint, ABrokerBetweenStrangersIsFree) {
    const Graph g = star_graph(4);
    const auto result = constraint(g, unit_column(g));
    EXPECT_DOUBLE_EQ(result.constraint[node(0)], 0.25);
    EXPECT_DOUBLE_EQ(result.effective_size[node(0)], 4);
    EXPECT_DOUBLE_EQ(result.constraint[node(1)], 1);
    EXPECT_DOUBLE_EQ(result.effective_size[node(1)], 1);
}

TEST(Constraint, AClosedTriangleIsRedundant) {
    const Graph g = clique_graph(3);
    const auto result = constraint(g, unit_column(g));
    EXPECT_DOUBLE_EQ(result.constraint[node(0)], 2 * 0.75 * 0.75);
    EXPECT_DOUBLE_EQ(result.effective_size[node(0)], 1);
}

TEST(Constraint, IsUndefinedForIsolatedNodes) {
    const Graph g = graph_of("a-b c");
    const auto result = constraint(g, unit_column(g));
    EXPECT_TRUE(std::isnan(result.constraint[node(2)]));
    EXPECT_TRUE(std::isnan(result.effective_size[node(2)]));
}

TEST(Constraint, AgreesWithBurtsSumsOverAllTriples) {
    std::size_t i = 0;
    for (const Graph& g : random_graphs(200)) {
        const auto weight = random_weights(g, ++i, 3);
        const auto result = constraint(g, weight);
        expect_near(result.constraint, oracle::constraint(g, weight), 1e-12, "constraint");
        expect_near(result.effective_size, oracle::effective_size(g, weight), 1e-11, "effective size");
    }
}

TEST(Constraint, TheUnitOfWeightsDoesNotMatter) {
    const Graph g = random_graph(20, 0.3, 1);
    auto weight = random_weights(g, 1, 2);
    const auto before = constraint(g, weight);
    for (double& w : weight)
        w *= 1e290;
    expect_near(constraint(g, weight).constraint, before.constraint, 1e-12, "scaled");
}

TEST(Constraint, ThreadsChangeNoBit) {
    const Graph g = random_graph(800, 0.1, 1); // enough work for threads
    const auto weight = random_weights(g, 1);
    const auto one = constraint(g, weight, on_threads(1));
    for (const unsigned threads : {2U, 4U}) {
        const auto more = constraint(g, weight, on_threads(threads));
        expect_same(one.constraint, more.constraint, "constraint");
        expect_same(one.effective_size, more.effective_size, "effective size");
    }
}

} // namespace
} // namespace clusterbridge

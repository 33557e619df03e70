#include "metrics/label_propagation.hpp"

#include "base/random.hpp"
#include "communities.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>
#include <map>

namespace clusterbridge {
namespace {

/// Weight from a node to its own community, and the most to any.
bool holds_the_heaviest(const Graph& g, const EdgeColumn<double>& weight, const Partition& p, NodeId v) {
    std::map<std::uint32_t, double> sum;
    for (const Arc& arc : g.arcs(v))
        sum[p.of[arc.to]] += weight[arc.edge];
    double most = 0;
    for (const auto& [community, w] : sum)
        most = std::max(most, w);
    return sum[p.of[v]] >= most * (1 - 1e-6);
}

TEST(LabelPropagation, FindsTheCliquesOfARing) {
    const Graph g = ring_of_cliques(8, 6);
    const LabelPropagationResult r = label_propagation(g, ones(g));
    ASSERT_EQ(r.partition.count, 8U);
    for (std::size_t v = 0; v < 48; ++v)
        EXPECT_EQ(r.partition.of[node(v)], v / 6);
}

TEST(LabelPropagation, FollowsTheHeavierTie) {
    const auto [g, weight] = weighted_graph_of("a-b:5 a-c:5 b-c:5 c-d:1 d-e:5 d-f:5 e-f:5");
    const LabelPropagationResult r = label_propagation(g, weight);
    EXPECT_EQ(r.partition.count, 2U);
    EXPECT_NE(r.partition.of[node(2)], r.partition.of[node(3)]);
}

TEST(LabelPropagation, EndsWhereEveryNodeIsWithMostOfItsNeighbours) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const std::size_t n = 2 + static_cast<std::size_t>(random.below(60));
        const Graph g = random_graph(n, 4.0 / static_cast<double>(n), seed);
        EdgeColumn<double> weight(g.edge_count());
        for (double& w : weight)
            w = 0.1 + random.uniform();
        const LabelPropagationResult r = label_propagation(g, weight, {.seed = seed});
        EXPECT_TRUE(all_connected(g, r.partition)) << seed;
        EXPECT_EQ(r.partition.of, number_communities(g, r.partition.of.raw()).of);
        for (std::size_t v = 0; v < n; ++v) {
            const bool right = g.degree(node(v)) == 0 || holds_the_heaviest(g, weight, r.partition, node(v));
            EXPECT_TRUE(right) << seed << " node " << v;
        }
    }
}

TEST(LabelPropagation, IsTheSameForTheSameSeedAndStartsAgainFromItsResult) {
    const Graph g = random_graph(80, 0.06, 5);
    const LabelPropagationResult a = label_propagation(g, ones(g), {.seed = 3, .stream = 2});
    const LabelPropagationResult b = label_propagation(g, ones(g), {.seed = 3, .stream = 2});
    EXPECT_EQ(a.partition.of, b.partition.of);
    const LabelPropagationResult again = label_propagation(g, ones(g), {.seed = 9, .start = &a.partition});
    EXPECT_EQ(again.partition.of, a.partition.of);
}

TEST(LabelPropagation, HasAnAnswerForEveryDegenerateGraph) {
    for (const auto& [name, g] : degenerate_graphs()) {
        const LabelPropagationResult r = label_propagation(g, ones(g));
        EXPECT_EQ(r.partition.of.size(), g.node_count()) << name;
        EXPECT_EQ(r.partition.count == 0, g.edge_count() == 0) << name;
        EXPECT_TRUE(all_connected(g, r.partition)) << name;
    }
}

} // namespace
} // namespace clusterbridge

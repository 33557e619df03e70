#include "metrics/neighbour_scores.hpp"

#include "support/graphs.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

NeighbourScore slow(const Graph& g, NodeId i, NodeId j) {
    NeighbourScore score;
    for (std::size_t z = 0; z < g.node_count(); ++z)
        if (g.adjacent(i, node(z)) && g.adjacent(node(z), j)) {
            const auto k = static_cast<double>(g.degree(node(z)));
            score.common += 1;
            score.adamic += 1 / std::log(k + 1);
            score.allocation += 1 / k;
        }
    return score;
}

TEST(NeighbourScores, AgreeWithLookingAtEveryNode) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Graph g = random_graph(2 + seed % 17, 0.1 + 0.01 * static_cast<double>(seed), seed);
        const NeighbourScores scores(g);
        auto scratch = scores.make_scratch();
        for (std::size_t i = 0; i < g.node_count(); ++i) {
            const NodeId first = node(i % 3);
            scores.load(node(i), first, scratch);
            for (std::size_t j = index(first); j < g.node_count(); ++j) {
                if (i == j)
                    continue;
                const NeighbourScore expected = slow(g, node(i), node(j));
                ASSERT_EQ(scratch.score[j].common, expected.common) << seed;
                ASSERT_EQ(scratch.score[j].adamic, expected.adamic) << seed;
                ASSERT_EQ(scratch.score[j].allocation, expected.allocation) << seed;
                ASSERT_EQ(scores.degree_product(node(i), node(j)),
                          static_cast<double>(g.degree(node(i)) * g.degree(node(j))));
            }
        }
    }
}

TEST(NeighbourScores, AreTheSameBitsFromEitherEnd) {
    const Graph g = random_graph(60, 0.2, 3);
    const NeighbourScores scores(g);
    auto a = scores.make_scratch();
    auto b = scores.make_scratch();
    for (std::size_t i = 0; i < 60; ++i)
        for (std::size_t j = 0; j < 60; ++j) {
            scores.load(node(i), node(0), a);
            scores.load(node(j), node(0), b);
            ASSERT_EQ(a.score[j].adamic, b.score[i].adamic);
            ASSERT_EQ(a.score[j].allocation, b.score[i].allocation);
        }
}

TEST(NeighbourScores, ReachNobodyFromAnIsolatedNode) {
    const Graph g = graph_of("a-b b-c d");
    const NeighbourScores scores(g);
    auto scratch = scores.make_scratch();
    scores.load(node(0), node(0), scratch);
    EXPECT_EQ(scratch.score[2].common, 1.0);
    EXPECT_EQ(scratch.score[2].allocation, 0.5);
    scores.load(node(3), node(0), scratch);
    for (const NeighbourScore& score : scratch.score)
        EXPECT_EQ(score.common, 0.0); // also what the source before had filled
}

} // namespace
} // namespace clusterbridge

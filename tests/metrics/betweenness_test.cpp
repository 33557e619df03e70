#include "metrics/betweenness.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(Betweenness, CentreOfAStarLiesOnAllPairs) {
    const auto score = betweenness(star_graph(6));
    EXPECT_DOUBLE_EQ(score[node(0)], 1);
    EXPECT_EQ(score[node(3)], 0);
}

TEST(Betweenness, NodeOfAPathLiesBetweenThoseLeftAndRightOfIt) {
    const auto score = betweenness(path_graph(9));
    for (std::size_t i = 0; i < 9; ++i)
        EXPECT_NEAR(score[node(i)], static_cast<double>(i * (8 - i)) / 28.0, 1e-14);
}

TEST(Betweenness, NobodyStandsBetweenMembersOfAClique) {
    for (const double b : betweenness(clique_graph(7)))
        EXPECT_EQ(b, 0);
}

TEST(Betweenness, EveryNodeOfACycleStandsAlike) {
    const auto odd = betweenness(cycle_graph(7)); // (n-1)(n-3)/8 pairs
    EXPECT_NEAR(odd[node(0)], 3.0 / 15, 1e-14);
    for (const double b : odd)
        EXPECT_EQ(b, odd[node(0)]); // equal but for rounding is made equal
}

TEST(Betweenness, FewerThanThreeNodesHaveNobodyBetween) {
    EXPECT_TRUE(betweenness(Graph{}).empty());
    EXPECT_EQ(betweenness(path_graph(2))[node(0)], 0);
}

TEST(Betweenness, AgreesWithCountingAllPairs) {
    std::size_t i = 0;
    for (const Graph& g : random_graphs(300))
        expect_near(betweenness(g), oracle::betweenness(g), 1e-12, "graph " + std::to_string(i++));
}

TEST(Betweenness, AgreesWithCountingAllPairsWhereBatchesAreFull) {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const Graph g = random_graph(70, 0.05 + 0.02 * static_cast<double>(seed), seed);
        expect_near(betweenness(g), oracle::betweenness(g), 1e-12, "seed " + std::to_string(seed));
    }
    expect_near(betweenness(grid_graph(6, 9)), oracle::betweenness(grid_graph(6, 9)), 1e-12, "grid");
}

TEST(Betweenness, TwinsCountAsManyNodes) {
    // two cliques that share one node, and a pendant: many twins, as in projects
    const Graph g = graph_of("a-b a-c a-d b-c b-d c-d d-e d-f d-g e-f e-g f-g g-h");
    expect_near(betweenness(g), oracle::betweenness(g), 1e-14, "cliques");
}

TEST(Betweenness, NumbersOfPathsBeyondDoublesAreRight) {
    // A joint has everything left and right of it to join; a side node carries half of the pairs across its diamond,
    // and half of the pair of joints beside it is among them.
    constexpr std::size_t count = 1100;
    const auto score = betweenness(chained_diamonds(count), on_threads(2));
    const double n = 3.0 * count + 1;
    const double pairs = (n - 1) * (n - 2) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        const double left = 3.0 * static_cast<double>(i) + 1;
        const double right = n - left - 2;
        // the two side nodes of a diamond are at distance two of each other, over either joint
        ASSERT_NEAR(score[node(3 * i + 1)] * pairs, left * right / 2, 1e-6 * left * right) << i;
        if (i > 0) {
            const double before = left - 1;
            const double after = n - left;
            ASSERT_NEAR(score[node(3 * i)] * pairs, before * after + 1, 1e-6 * before * after) << i;
        }
    }
    EXPECT_NEAR(score[node(0)] * pairs, 0.5, 1e-9);
}

TEST(Betweenness, OnAGridOfManyPathsItIsSymmetricAndAddsUp) {
    // C(68, 34) = 2.8e19 shortest paths from corner to corner: more than doubles count one by one
    constexpr std::size_t side = 35;
    const auto score = betweenness(grid_graph(side, side), on_threads(2));
    const double n = side * side;
    double sum = 0;
    for (std::size_t i = 0; i < side; ++i)
        for (std::size_t j = 0; j < side; ++j) {
            const double here = score[node(i * side + j)];
            sum += here;
            ASSERT_NEAR(here, score[node(j * side + i)], 1e-12);
            ASSERT_NEAR(here, score[node((side - 1 - i) * side + j)], 1e-12);
        }
    // a shortest path of length d has d - 1 nodes inside
    EXPECT_NEAR(sum * (n - 1) * (n - 2), distances_on_grid(side, side) - n * (n - 1), 1e-3);
    EXPECT_EQ(score[node(0)], score[node(side * side - 1)]);
}

TEST(Betweenness, AnIsolatedNodeOnlyChangesTheNumberOfPairs) {
    const Graph g = graph_of("a-b b-c c-d d-a d-e");
    const Graph more = graph_of("a-b b-c c-d d-a d-e f");
    const auto before = betweenness(g);
    const auto after = betweenness(more);
    for (std::size_t u = 0; u < g.node_count(); ++u)
        EXPECT_NEAR(after[node(u)] * 10, before[node(u)] * 6, 1e-14);
    EXPECT_EQ(after[node(5)], 0);
}

TEST(Betweenness, NamesOfNodesDoNotMatter) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Graph g = random_graph(40, 0.12, seed);
        const auto place = random_places(40, seed);
        expect_near(betweenness(relabelled(g, place)), relabelled(betweenness(g), place), 1e-13, "relabelled");
    }
}

TEST(Betweenness, SumIsTheMeanNumberOfNodesInside) {
    const Graph g = random_graph(30, 0.2, 5);
    const auto d = oracle::distances(g);
    double inside = 0;
    for (std::size_t s = 0; s < 30; ++s)
        for (std::size_t t = s + 1; t < 30; ++t)
            inside += std::max(0, d[s][t] - 1);
    double sum = 0;
    for (const double b : betweenness(g))
        sum += b;
    EXPECT_NEAR(sum * 29 * 28 / 2, inside, 1e-9);
}

TEST(Betweenness, ThreadsChangeNoBit) {
    const Graph g = random_graph(1000, 0.01, 3); // enough work for threads
    const auto one = betweenness(g, on_threads(1));
    expect_same(one, betweenness(g, on_threads(2)), "2 threads");
    expect_same(one, betweenness(g, on_threads(4)), "4 threads");
}

TEST(SettleTies, MakesEqualWhatRoundingSeparated) {
    NodeColumn<double> values(std::vector<double>{0.3, 0.1 + 0.2, 0.5, 0, 0.3 - 1e-9});
    settle_ties(values);
    EXPECT_EQ(values[node(0)], values[node(1)]);
    EXPECT_LT(values[node(4)], values[node(0)]);
    EXPECT_EQ(values[node(3)], 0);
}

} // namespace
} // namespace clusterbridge

#include "metrics/eigenvector_blocks.hpp"

#include "support/kernel_checks.hpp"

namespace clusterbridge {
namespace {

TEST(EigenvectorBlocks, ASmallerComponentOfLargerEigenvalueStays) {
    // a path of six has an eigenvalue below 2, a clique of four has 3
    const Graph g = graph_of("a-b b-c c-d d-e e-f  p-q p-r p-s q-r q-s r-s");
    const auto blocks = leading_blocks(g, {}, {});
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks.front().size(), 4U);
    EXPECT_DOUBLE_EQ(blocks.front().upper, 3);
    EXPECT_DOUBLE_EQ(blocks.front().lower, 3);
}

TEST(EigenvectorBlocks, NodesOfHighestDegreeComeFirstAndRowsAreWhole) {
    const Graph g = graph_of("a-b b-c b-d");
    const auto blocks = leading_blocks(g, {}, {});
    ASSERT_EQ(blocks.size(), 1U);
    const MatrixBlock& star = blocks.front();
    EXPECT_EQ(g.degree(star.nodes.front()), 3U);
    EXPECT_EQ(star.first, (std::vector<std::uint32_t>{0, 3, 4, 5, 6}));
    EXPECT_EQ(star.to, (LargeVector<std::uint32_t>{1, 2, 3, 0, 0, 0}));
    EXPECT_TRUE(star.weight.empty());
}

TEST(EigenvectorBlocks, NoWeightsMeanOne) {
    const Graph g = graph_of("a-b b-c b-d  p-q q-r");
    const auto plain = leading_blocks(g, {}, {}), weighted = leading_blocks(g, unit_column(g), {});
    ASSERT_EQ(plain.size(), weighted.size());
    EXPECT_EQ(plain.front().upper, weighted.front().upper);
    EXPECT_EQ(plain.front().lower, weighted.front().lower);
    EXPECT_EQ(plain.front().nodes, weighted.front().nodes);
    EXPECT_EQ(weighted.front().weight, LargeVector<double>(6, 1));
}

TEST(EigenvectorBlocks, ComponentsThatMayTieBothStay) {
    const Graph g = graph_of("a-b b-c c-a  p-q q-r r-p");
    EXPECT_EQ(leading_blocks(g, {}, {}).size(), 2U);
}

} // namespace
} // namespace clusterbridge

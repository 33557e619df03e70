#include "metrics/shortest_trees.hpp"

#include "support/kernel_checks.hpp"

namespace clusterbridge {
namespace {

/// a-b-d and a-c-d, and a pendant e at d; lengths by class.
LengthArcs square() {
    LengthArcs arcs;
    arcs.first = {0, 2, 4, 6, 9, 10};
    arcs.to = {1, 2, 0, 3, 0, 3, 1, 2, 4, 3};
    arcs.length = {0, 1, 0, 1, 1, 0, 1, 0, 1, 1};
    return arcs;
}

TEST(ShortestTrees, BothSearchesFindBothWays) {
    const LengthArcs arcs = square();
    const std::vector<std::uint64_t> whole{2, 3};
    WholeSearch<std::uint64_t> quick(arcs, whole);
    const FilteredLengths lengths({Fraction(1, 2), Fraction(1, 3)});
    FilteredSearch careful(arcs, lengths);
    for (const PathTree* tree : {&quick.run(0), &careful.run(0)}) {
        ASSERT_EQ(tree->order.size(), 5U);
        EXPECT_EQ(tree->order.front(), 0U);
        for (std::size_t i = 0; i < 5; ++i) {
            const std::size_t before = tree->first_predecessor[i + 1] - tree->first_predecessor[i];
            EXPECT_EQ(before, tree->order[i] == 0 ? 0U : tree->order[i] == 3 ? 2U : 1U);
        }
    }
}

TEST(ShortestTrees, LengthsWithoutACommonUnitAreStillExact) {
    // 1/7 + 1/11 on both ways, and classes that no unit below 2^40 covers
    const Fraction odd(boost::multiprecision::cpp_int("618970019642690137449562111"), 3);
    const FilteredLengths lengths({1 / odd, 1 / (odd + 1)});
    const LengthArcs arcs = square();
    FilteredSearch careful(arcs, lengths);
    const PathTree& tree = careful.run(0);
    EXPECT_EQ(tree.predecessors.size(), 5U);
}

} // namespace
} // namespace clusterbridge

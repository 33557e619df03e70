#include "render/crossing_reduction.hpp"

#include "render/layout_recipes.hpp"
#include "render/spring_forces.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

struct Places {
    std::vector<float> x, y;
    std::vector<Point> points() const {
        std::vector<Point> all;
        for (std::size_t i = 0; i < x.size(); ++i)
            all.push_back({static_cast<double>(x[i]), static_cast<double>(y[i])});
        return all;
    }
};

Places settled(std::size_t n, const LayoutTies& ties) {
    Places at;
    for (const Point& point : stress_layout(n, ties, 1, {})) {
        at.x.push_back(static_cast<float>(point.x));
        at.y.push_back(static_cast<float>(point.y));
    }
    settle_springs(at.x, at.y, StepGraph(n, ties), {});
    return at;
}

Places reduced(Places at, const LayoutTies& springs, const LayoutTies& drawn, std::uint64_t seed = 1) {
    const std::size_t n = at.x.size();
    reduce_crossings(at.x, at.y, StepGraph(n, springs), StepGraph(n, drawn), seed, {});
    return at;
}

TEST(CrossingReduction, ATenthFewerCrossingsForLittleStress) {
    for (const std::size_t n : {80U, 300U, 600U}) {
        const LayoutTies ties = grouped(n, n, 7);
        const Places before = settled(n, ties);
        const Places after = reduced(before, ties, ties);
        EXPECT_LT(static_cast<double>(crossings(after.points(), ties)),
                  0.9 * static_cast<double>(crossings(before.points(), ties)))
            << n;
        EXPECT_LT(scaled_stress(after.points(), ties), 1.05 * scaled_stress(before.points(), ties)) << n;
    }
}

TEST(CrossingReduction, MoreCrossingsNever) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) { // with long ways, hubs and few ties
        const std::size_t n = 20 + 7 * seed;
        const LayoutTies ties = grouped(n, seed * 3, seed);
        const Places before = settled(n, ties);
        EXPECT_LE(crossings(reduced(before, ties, ties, seed).points(), ties), crossings(before.points(), ties))
            << seed;
    }
}

TEST(CrossingReduction, OnlyDrawnTiesCount) {
    // two springs cross; one of them is not drawn, so nobody has a reason to move
    const Places square{{0, 1, 0, 1}, {0, 1, 1, 0}};
    const LayoutTies springs{{0, 1}, {2, 3}};
    const Places after = reduced(square, springs, {{0, 1}});
    EXPECT_EQ(after.x, square.x);
    EXPECT_EQ(after.y, square.y);
}

TEST(CrossingReduction, NoNodeWithoutACrossingMoves) {
    // a cross of four nodes far from a path that crosses nothing
    const LayoutTies ties{{0, 1}, {2, 3}, {4, 5}, {5, 6}};
    const Places before{{0, 1, 0.9F, 1.1F, 8, 9, 10}, {0, 1, 1, 0.85F, 8, 8, 8}};
    ASSERT_EQ(crossings(before.points(), ties), 1U);
    const Places after = reduced(before, ties, ties);
    EXPECT_EQ(crossings(after.points(), ties), 0U);
    for (std::size_t i = 4; i < 7; ++i)
        EXPECT_TRUE(after.x[i] == before.x[i] && after.y[i] == before.y[i]) << i;
}

TEST(CrossingReduction, SameSeedSameBitsAnotherSeedOtherPlaces) {
    const LayoutTies ties = grouped(200, 300, 3);
    const Places start = settled(200, ties);
    const Places first = reduced(start, ties, ties, 1);
    EXPECT_EQ(first.x, reduced(start, ties, ties, 1).x);
    EXPECT_NE(first.x, reduced(start, ties, ties, 2).x);
}

TEST(CrossingReduction, ManyTiesStayAsTheyAre) {
    const std::size_t n = 100; // 200 sqrt(100) = 2000 ties are the most
    LayoutTies ties;
    for (std::size_t step = 1; ties.size() < 2001; ++step)
        for (std::size_t i = step; i < n && ties.size() < 2001; ++i)
            ties.emplace_back(i - step, i);
    const Places before = settled(n, ties);
    const Places after = reduced(before, ties, ties);
    EXPECT_EQ(after.x, before.x);
    ties.pop_back();
    EXPECT_NE(reduced(before, ties, ties).x, before.x) << "one tie fewer is few enough";
}

TEST(CrossingReduction, NodesInOnePlaceAndGraphsWithoutTies) {
    const Places heap = reduced({{0, 0, 1, 1, 1}, {0, 0, 1, 1, 0}}, {{0, 1}, {0, 2}, {3, 4}}, {{0, 1}, {0, 2}, {3, 4}});
    for (std::size_t i = 0; i < heap.x.size(); ++i)
        EXPECT_TRUE(std::isfinite(heap.x[i]) && std::isfinite(heap.y[i])) << i;
    EXPECT_TRUE(reduced({}, {}, {}).x.empty());
    EXPECT_EQ(reduced({{1, 2}, {3, 4}}, {}, {}).x[1], 2);
    EXPECT_EQ(reduced({{0, 0}, {0, 0}}, {{0, 1}}, {{0, 1}}).x[1], 0) << "no tie has a length";
}

} // namespace
} // namespace clusterbridge

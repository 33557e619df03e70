#include "render/spring_forces.hpp"

#include "render/layout_recipes.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

std::vector<Point> settled(const std::vector<Point>& points, const LayoutTies& ties) {
    std::vector<float> x;
    std::vector<float> y;
    for (const Point& point : points) {
        x.push_back(static_cast<float>(point.x));
        y.push_back(static_cast<float>(point.y));
    }
    settle_springs(x, y, StepGraph(points.size(), ties), {});
    std::vector<Point> moved;
    for (std::size_t i = 0; i < points.size(); ++i)
        moved.push_back({static_cast<double>(x[i]), static_cast<double>(y[i])});
    return moved;
}

TEST(SpringForces, TradeSomeStressForAFifthFewerCrossings) {
    for (const std::size_t n : {120U, 600U}) { // all pairs, and groups of far nodes as one
        const LayoutTies ties = grouped(n, n, 7);
        const auto before = stress_layout(n, ties, 1, {});
        const auto after = settled(before, ties);
        EXPECT_LT(static_cast<double>(crossings(after, ties)), 0.8 * static_cast<double>(crossings(before, ties))) << n;
        EXPECT_LT(scaled_stress(after, ties), 1.4 * scaled_stress(before, ties)) << n;
    }
}

TEST(SpringForces, SameInputSameBits) {
    const LayoutTies ties = grouped(500, 900, 3);
    const auto start = stress_layout(500, ties, 1, {});
    const auto a = settled(start, ties);
    const auto b = settled(start, ties);
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_TRUE(a[i].x == b[i].x && a[i].y == b[i].y) << i;
}

TEST(SpringForces, TwoTiedNodesStandWherePullAndPushAreEqual) {
    // r^2 / K = 0.1 K^2.5 / r^1.5, so r = 0.1^(1/3.5) K
    const auto pair = settled({{0, 0}, {3, 4}}, {{0, 1}});
    EXPECT_NEAR(std::hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y), 5 * std::pow(0.1, 1 / 3.5),
                2 * 5 * 3 * std::pow(0.983085, 239))
        << "as near as the last steps of both are long";
}

TEST(SpringForces, NodesInOnePlaceAndGraphsWithoutTies) {
    const auto path = settled({{0, 0}, {1, 0}, {1, 0}}, {{0, 1}, {0, 2}});
    for (const Point& point : path)
        EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
    const auto alone = settled({{1, 2}, {3, 4}}, {});
    EXPECT_EQ(alone[1].x, 3);
    EXPECT_TRUE(settled({}, {}).empty());
    const auto loose = settled({{0, 0}, {0, 0}}, {{0, 1}});
    EXPECT_EQ(loose[0].x, 0) << "no tie has a length";
}

TEST(SpringForces, FarNodesAsOneDiffersLittleFromAllPairs) {
    // a caterpillar: 300 nodes are pushed by all pairs, 301 by squares; the spine must come out as long
    const auto length = [](std::size_t n) {
        LayoutTies ties;
        std::vector<Point> start;
        for (std::size_t i = 0; i < n; ++i) {
            start.push_back({static_cast<double>(i / 2), i % 2 == 0 ? 0.0 : 1.0});
            if (i % 2 == 1)
                ties.emplace_back(i - 1, i);
            else if (i > 0)
                ties.emplace_back(i - 2, i);
        }
        const auto at = settled(start, ties);
        return std::hypot(at[0].x - at[298].x, at[0].y - at[298].y);
    };
    EXPECT_NEAR(length(301) / length(300), 1, 0.05);
}

} // namespace
} // namespace clusterbridge

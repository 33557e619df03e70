#include "render/stress_layout.hpp"

#include "base/error.hpp"
#include "base/random.hpp"
#include "render/graphviz.hpp"
#include "render/layout_recipes.hpp"
#include "render/step_distances.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>

namespace clusterbridge {
namespace {

LayoutTies path(std::size_t n) {
    LayoutTies ties;
    for (std::size_t i = 0; i + 1 < n; ++i)
        ties.emplace_back(i, i + 1);
    return ties;
}

double distance(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

std::vector<Point> by_sfdp(std::size_t n, const LayoutTies& ties) {
    GraphvizSession session;
    GraphvizGraph g(session, true);
    std::vector<Agnode_t*> nodes;
    for (std::size_t i = 0; i < n; ++i)
        nodes.push_back(g.node(std::to_string(i)));
    for (const auto& [a, b] : ties)
        if (a != b)
            g.edge(nodes[a], nodes[b], "");
    g.set(g.get(), "overlap", "true");
    g.lay_out("sfdp", 42);
    std::vector<Point> points;
    for (auto* node : nodes)
        points.push_back({ND_coord(node).x, ND_coord(node).y});
    return points;
}

TEST(StressLayout, LaysAPathStraight) {
    for (const std::size_t n : {2U, 3U, 10U, 100U, 1000U}) { // the last one goes by the sparse model
        const auto points = stress_layout(n, path(n), 1, {});
        EXPECT_LT(scaled_stress(points, path(n)), n > 100 ? 0.02 : 0.005) << n;
        EXPECT_NEAR(distance(points.front(), points.back()), static_cast<double>(n - 1), 0.1 * static_cast<double>(n))
            << n;
    }
}

TEST(StressLayout, LaysAGridAsAGrid) {
    LayoutTies ties;
    for (std::size_t r = 0; r < 20; ++r)
        for (std::size_t c = 0; c < 20; ++c) {
            if (c + 1 < 20)
                ties.emplace_back(20 * r + c, 20 * r + c + 1);
            if (r + 1 < 20)
                ties.emplace_back(20 * r + c, 20 * r + c + 20);
        }
    const auto points = stress_layout(400, ties, 1, {});
    EXPECT_LT(scaled_stress(points, ties), 0.03) << "steps count both ways round a corner, so it cannot be 0";
}

TEST(StressLayout, PutsTheCentreOfAStarInTheMiddleAndTwinsApart) {
    LayoutTies ties;
    for (std::size_t i = 1; i <= 12; ++i)
        ties.emplace_back(0, i);
    const auto points = stress_layout(13, ties, 1, {});
    EXPECT_LT(distance(points[0], {0, 0}), 0.1);
    for (std::size_t i = 1; i <= 12; ++i)
        for (std::size_t j = 1; j < i; ++j)
            EXPECT_GT(distance(points[i], points[j]), 0.2) << i << " " << j;
}

TEST(StressLayout, HasNoMoreStressThanSfdp) {
    for (const auto& [n, more] : {std::pair{300U, 900U}, {600U, 1900U}, {2500U, 20000U}}) {
        const LayoutTies ties = grouped(n, more, n);
        const double ours = scaled_stress(stress_layout(n, ties, 1, {}), ties);
        EXPECT_LE(ours, scaled_stress(by_sfdp(n, ties), ties)) << n;
        EXPECT_GT(ours, 0.05) << "a network with short ways cannot lie in a plane without stress";
    }
}

TEST(StressLayout, GivesTheSameBitsAgainAndForTiesInAnyOrder) {
    LayoutTies ties = grouped(500, 2000, 7);
    const auto once = stress_layout(500, ties, 3, {});
    Random random(1);
    random.shuffle(std::span(ties));
    ties.emplace_back(4, 4); // a loop
    ties.emplace_back(ties[0].second, ties[0].first);
    const auto again = stress_layout(500, ties, 3, {});
    const auto other = stress_layout(500, ties, 4, {});
    bool differs = false;
    for (std::size_t i = 0; i < 500; ++i) {
        EXPECT_EQ(once[i].x, again[i].x);
        EXPECT_EQ(once[i].y, again[i].y);
        differs = differs || once[i].x != other[i].x;
    }
    EXPECT_TRUE(differs) << "another seed, another picture";
}

TEST(StressLayout, KnowsTheSmallestAndRefusesWhatIsNotConnected) {
    EXPECT_TRUE(stress_layout(0, {}, 1, {}).empty());
    EXPECT_EQ(stress_layout(1, {}, 1, {}).at(0).x, 0);
    EXPECT_THROW(stress_layout(3, {{0, 1}}, 1, {}), Error);
}

TEST(StepDistances, OfAllPairsAreThoseOfEachSource) {
    for (const std::size_t n : {1U, 63U, 64U, 65U, 130U, 300U}) {
        const StepGraph graph(n, n == 300 ? path(n) : grouped(n, n / 2, n));
        const AllSteps all = all_steps(graph, {});
        ASSERT_EQ(all.width % 8, 0U);
        std::vector<std::uint16_t> steps;
        for (std::size_t i = 0; i < n; ++i) {
            steps_from(graph, i, steps);
            for (std::size_t j = 0; j < all.width; ++j)
                ASSERT_EQ(all.steps[i * all.width + j], j < n ? std::min<int>(steps[j], 255) : 0)
                    << n << " " << i << " " << j;
        }
    }
}

TEST(StepDistances, PivotsAreDistinctAndReachTheEnds) {
    const StepGraph graph(50, path(50));
    const Pivots pivots = choose_pivots(graph, 60, 1, {});
    EXPECT_EQ(pivots.size(), 50U) << "never more than there are nodes";
    std::vector<int> seen(50, 0);
    for (const auto p : pivots.node)
        EXPECT_EQ(seen[p]++, 0);
    const Pivots few = choose_pivots(graph, 3, 1, {});
    EXPECT_EQ(few.node[0], 1U) << "the first of those with most partners";
    const auto nearest = [&](std::size_t i) { return std::min(few.steps[0][i], few.steps[1][i]); };
    for (std::size_t i = 0; i < 50; ++i)
        EXPECT_GE(nearest(few.node[2]), nearest(i)) << "the farthest from the first two";
}

} // namespace
} // namespace clusterbridge

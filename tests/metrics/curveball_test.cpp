#include "metrics/curveball.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

Memberships memberships_of(const std::vector<std::vector<unsigned>>& rows) {
    Memberships m;
    for (const auto& row : rows) {
        for (const unsigned member : row)
            m.members.push_back(NodeId{member});
        m.offsets.push_back(m.members.size());
    }
    return m;
}

TEST(Curveball, KeepsBothMargins) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Random random(seed);
        std::vector<std::vector<unsigned>> rows(20);
        for (auto& row : rows)
            for (unsigned v = 0; v < 15; ++v)
                if (random.chance(0.3))
                    row.push_back(v);
        const Memberships before = memberships_of(rows);
        const Memberships after = curveball(before, random);
        EXPECT_EQ(after.offsets, before.offsets);
        std::multiset<NodeId> x(before.members.begin(), before.members.end());
        std::multiset<NodeId> y(after.members.begin(), after.members.end());
        EXPECT_EQ(x, y);
        EXPECT_NE(after.members, before.members);
        for (std::size_t r = 0; r < after.rows(); ++r) {
            const auto row = after.of(r);
            EXPECT_TRUE(std::adjacent_find(row.begin(), row.end(), std::greater_equal<>()) == row.end());
        }
    }
}

TEST(Curveball, ReachesEveryTableWithTheseMarginsAboutEquallyOften) {
    // three projects of two out of three members, each twice: six tables
    const Memberships start = memberships_of({{0, 1}, {0, 2}, {1, 2}});
    std::map<std::vector<NodeId>, int> seen;
    constexpr int kDraws = 6000;
    for (std::uint64_t s = 0; s < kDraws; ++s)
        ++seen[curveball(start, Random(5, s), 10).members];
    ASSERT_EQ(seen.size(), 6U);
    for (const auto& [members, count] : seen)
        EXPECT_NEAR(count, kDraws / 6, 150);
}

TEST(Curveball, HasNothingToTradeInOneRow) {
    const Memberships one = memberships_of({{0, 3, 4}});
    EXPECT_EQ(curveball(one, Random(1)).members, one.members);
    EXPECT_EQ(curveball({}, Random(1)).rows(), 0U);
}

TEST(Projected, AddsNewmansSharesAndAnotherGraph) {
    const WeightedGraph more = weighted_graph_of("a-b:2 c d");
    const ProjectedGraph base{more.graph, more.weight};
    const ProjectedGraph p = projected(memberships_of({{0, 1, 2}, {0, 1}, {3}}), 4, false, &base);
    ASSERT_EQ(p.graph.edge_count(), 3U);
    EXPECT_DOUBLE_EQ(p.weight[p.graph.find(node(0), node(1)).edge], 3.5);
    EXPECT_DOUBLE_EQ(p.weight[p.graph.find(node(1), node(2)).edge], 0.5);
    EXPECT_EQ(p.graph.degree(node(3)), 0U);
    const ProjectedGraph counted = projected(memberships_of({{0, 1, 2}, {0, 1}}), 3, true);
    EXPECT_DOUBLE_EQ(counted.weight[counted.graph.find(node(0), node(1)).edge], 2);
}

} // namespace
} // namespace clusterbridge

#include "graph/with_ties.hpp"

#include "graph/graph_view.hpp"
#include "support/graphs.hpp"
#include "support/network_text.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(WithTies, AddsARowWhereTiesAreRows) {
    const Network before = network_of("a>b r\nc>d r\n");
    const Network after = with_ties(before, std::vector{std::pair{before.find("d"), before.find("a")}}, false);
    const GraphView view = make_view(after);
    EXPECT_EQ(view.graph.edge_count(), 3U);
    const auto added = view.graph.find(after.find("a"), after.find("d"));
    ASSERT_TRUE(added.found);
    EXPECT_EQ(view.weight[added.edge], 1);
}

TEST(WithTies, AddsAProjectOfTwoWhereTiesAreProjects) {
    const Network before = network_of("#p1 2015-01-01 a b c\n#p2 2015-01-01 c d\n");
    const Network after = with_ties(before, std::vector{std::pair{before.find("a"), before.find("d")}}, true);
    ASSERT_EQ(after.projects.size(), 3U);
    EXPECT_TRUE(std::is_sorted(after.projects.begin(), after.projects.end(),
                               [](const Project& x, const Project& y) { return x.id < y.id; }));
    EXPECT_EQ(after.partners_of(after.projects.back()).size(), 2U);
    const GraphView view = make_view(after);
    const auto added = view.graph.find(after.find("a"), after.find("d"));
    ASSERT_TRUE(added.found);
    EXPECT_EQ(view.weight[added.edge], 1);
}

TEST(WithTies, OrderAndDirectionOfPairsChangeNothing) {
    const Network before = network_of("a>b r\nc>d r\n");
    const auto pair = [&](const char* x, const char* y) { return std::pair{before.find(x), before.find(y)}; };
    EXPECT_EQ(network_text(with_ties(before, std::vector{pair("a", "c"), pair("b", "d")}, false)),
              network_text(with_ties(before, std::vector{pair("d", "b"), pair("c", "a")}, false)));
}

} // namespace
} // namespace clusterbridge

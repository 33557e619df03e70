#include "graph/project_nodes.hpp"

#include "graph/graph_view.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(ProjectsAsNodes, TieEachPartnerToItsProject) {
    const Network n = projects_as_nodes(network_of("#p 2015-01-01 b c\n#a1 2016-01-01 c d theme=t\nb>d funds"));
    const GraphView view = make_view(n, {.projection = Projection::none});
    ASSERT_EQ(n.size(), 5U);
    EXPECT_EQ(view.graph.edge_count(), 5U);
    EXPECT_TRUE(view.graph.adjacent(n.find("b"), n.find("p")));
    EXPECT_TRUE(view.graph.adjacent(n.find("d"), n.find("a1")));
    EXPECT_TRUE(view.graph.adjacent(n.find("b"), n.find("d")));
    EXPECT_FALSE(view.graph.adjacent(n.find("b"), n.find("c")));
    EXPECT_EQ(n.text(n.organisations[n.find("p")].type), "project");
    EXPECT_TRUE(n.projects.empty());
}

TEST(ProjectsAsNodes, DateTheTiesLikeTheProject) {
    const Network n = projects_as_nodes(network_of("#p 2015-01-01 b c"));
    ASSERT_EQ(n.ties.size(), 2U);
    EXPECT_EQ(n.ties[0].since, make_date(2015, 1, 1));
    EXPECT_LT(n.ties[0].source, n.ties[1].source);
}

TEST(ProjectsAsNodes, AProjectWithTheIdOfAnOrganisationGetsItsOwn) {
    const Network n = projects_as_nodes(network_of("#x 2015-01-01 x y"));
    ASSERT_EQ(n.size(), 3U);
    EXPECT_NE(n.find("project:x"), kNoNode);
    EXPECT_EQ(n.organisations[n.find("x")].kind, ActorKind::unknown);
}

} // namespace
} // namespace clusterbridge

#include "metrics/twins.hpp"

#include "support/kernel_checks.hpp"

namespace clusterbridge {
namespace {

TEST(Twins, MembersOfACliqueAreOneClass) {
    const TwinClasses twins = merge_twins(clique_graph(5));
    ASSERT_EQ(twins.members.size(), 1U);
    EXPECT_EQ(twins.members[0], 5);
    EXPECT_EQ(twins.classes.to.size(), 0U);
}

TEST(Twins, NeighboursWithOtherNeighboursAreNone) {
    EXPECT_EQ(merge_twins(path_graph(4)).members.size(), 4U);
    EXPECT_EQ(merge_twins(path_graph(2)).members.size(), 1U);
}

TEST(Twins, IsolatedNodesAreInNoClass) {
    const TwinClasses twins = merge_twins(graph_of("a b-c"));
    EXPECT_EQ(twins.of[node(0)], TwinClasses::kNone);
    EXPECT_EQ(twins.of[node(1)], twins.of[node(2)]);
}

TEST(Twins, ClassesAreExactlyTheSetsWithEqualClosedNeighbourhoods) {
    for (const Graph& g : random_graphs(200)) {
        const TwinClasses twins = merge_twins(g);
        for (std::size_t u = 0; u < g.node_count(); ++u)
            for (std::size_t v = u + 1; v < g.node_count(); ++v) {
                bool same = g.adjacent(node(u), node(v)) && g.degree(node(u)) == g.degree(node(v));
                for (const Arc& arc : g.arcs(node(u)))
                    same = same && (arc.to == node(v) || g.adjacent(arc.to, node(v)));
                EXPECT_EQ(same, twins.of[node(u)] == twins.of[node(v)] && twins.of[node(u)] != TwinClasses::kNone);
            }
    }
}

} // namespace
} // namespace clusterbridge

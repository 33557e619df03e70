#include "graph/graph.hpp"

#include "base/random.hpp"
#include "graph/boost_model.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <boost/concept/assert.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <gtest/gtest.h>
#include <tuple>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));

TEST(Graph, ArcsAreSortedByNeighbourAndShareTheEdge) {
    const Graph g = Graph::from_edges(4, {{node(3), node(0)}, {node(1), node(0)}, {node(2), node(0)}});
    ASSERT_EQ(g.degree(node(0)), 3U);
    EXPECT_EQ(g.arcs(node(0))[0].to, node(1));
    EXPECT_EQ(g.arcs(node(0))[2].to, node(3));
    EXPECT_EQ(g.arcs(node(3))[0].edge, g.find(node(0), node(3)).edge);
    EXPECT_EQ(g.ends(g.arcs(node(3))[0].edge), std::pair(node(0), node(3)));
}

TEST(Graph, OrderOfEdgesChangesNothing) {
    const Graph a = Graph::from_edges(3, {{node(0), node(1)}, {node(1), node(2)}});
    const Graph b = Graph::from_edges(3, {{node(2), node(1)}, {node(1), node(0)}});
    for (std::size_t e = 0; e < 2; ++e)
        EXPECT_EQ(a.ends(edge(e)), b.ends(edge(e)));
}

TEST(Graph, RefusesLoopsAndRepeatedPairs) {
    EXPECT_THROW(Graph::from_edges(2, {{node(0), node(0)}}), Error);
    EXPECT_THROW(Graph::from_edges(2, {{node(0), node(1)}, {node(1), node(0)}}), Error);
    EXPECT_THROW(Graph::from_edges(1, {{node(0), node(1)}}), Error);
}

TEST(Graph, EdgesFoundNodeByNodeGiveTheSameGraph) {
    const std::vector<std::pair<NodeId, NodeId>> ends = {
        {node(0), node(2)}, {node(0), node(4)}, {node(1), node(2)}, {node(2), node(4)}};
    const Graph a = Graph::from_sorted_edges(6, ends);
    const LargeVector<NodeId> larger_ends = {node(2), node(4), node(2), node(4)};
    const Graph b = Graph::from_rows({0, 2, 3, 4, 4, 4, 4}, larger_ends);
    ASSERT_EQ(b.node_count(), 6U);
    for (std::size_t u = 0; u < 6; ++u) {
        ASSERT_EQ(a.degree(node(u)), b.degree(node(u))) << u;
        for (std::size_t k = 0; k < a.degree(node(u)); ++k) {
            EXPECT_EQ(a.arcs(node(u))[k].to, b.arcs(node(u))[k].to);
            EXPECT_EQ(a.arcs(node(u))[k].edge, b.arcs(node(u))[k].edge);
        }
    }
    EXPECT_THROW(Graph::from_rows({0, 2, 3, 3, 3, 3, 3}, larger_ends), Error);
    EXPECT_THROW(Graph::from_rows({}, {}), Error);
    EXPECT_EQ(Graph::from_rows({0}, {}).node_count(), 0U);
}

TEST(Graph, EveryEdgeHasTheEndsItWasGiven) {
    // few edges and many, nodes without any between them, one node that has nearly all
    Random random(5, 0);
    for (const auto& [nodes, most, chance] : {std::tuple<std::size_t, std::size_t, double>{3, 3, 1.0},
                                              {40, 40, 0.9},
                                              {3000, 3, 0.3},
                                              {5000, 2000, 0.001}}) {
        std::vector<std::pair<NodeId, NodeId>> ends;
        for (std::size_t u = 0; u < nodes; ++u)
            for (std::size_t v = u + 1; v < std::min(nodes, u + 1 + most); ++v)
                if (random.chance(u == nodes / 2 ? 0.9 : chance))
                    ends.emplace_back(node(u), node(v));
        const Graph g = Graph::from_sorted_edges(nodes, ends);
        ASSERT_EQ(g.edge_count(), ends.size());
        for (std::size_t e = 0; e < ends.size(); ++e)
            ASSERT_EQ(g.ends(edge(e)), ends[e]) << nodes << " nodes, edge " << e;
    }
}

TEST(Graph, BoostAlgorithmsRunOnIt) {
    const Graph g = graph_of("a-b b-c d-e f");
    std::vector<int> component(g.node_count());
    const int count = boost::connected_components(
        g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));
    EXPECT_EQ(count, 3);
    EXPECT_EQ(component[0], component[2]);
    EXPECT_NE(component[0], component[3]);
}

TEST(Graph, EmptyGraphHasNoNodes) {
    const Graph g;
    EXPECT_EQ(g.node_count(), 0U);
    EXPECT_EQ(g.edge_count(), 0U);
}

} // namespace
} // namespace clusterbridge

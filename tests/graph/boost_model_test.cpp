// Boost.Graph's algorithms on our graph, each against an answer found another way.
#include "graph/boost_model.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <limits>
#include <vector>

namespace clusterbridge {
namespace {

std::size_t components(const Graph& g) {
    std::vector<std::size_t> of(g.node_count());
    return boost::connected_components(g, boost::make_iterator_property_map(of.begin(), get(boost::vertex_index, g)));
}

/// The graph without node v, which stays as an isolated node.
Graph without(const Graph& g, NodeId v) {
    std::vector<std::pair<NodeId, NodeId>> kept;
    for (std::size_t e = 0; e < g.edge_count(); ++e)
        if (const auto ends = g.ends(edge(e)); ends.first != v && ends.second != v)
            kept.push_back(ends);
    return Graph::from_edges(g.node_count(), kept);
}

TEST(BoostModel, ArticulationPointsAreTheNodesWhoseRemovalSplits) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Graph g = random_graph(14, 0.14, seed);
        std::vector<NodeId> found;
        boost::articulation_points(g, std::back_inserter(found));
        std::sort(found.begin(), found.end());
        std::vector<NodeId> expected;
        for (std::size_t v = 0; v < g.node_count(); ++v)
            // v itself becomes one more component, unless it was alone before
            if (g.degree(node(v)) > 0 && components(without(g, node(v))) > components(g) + 1)
                expected.push_back(node(v));
        EXPECT_EQ(found, expected) << "seed " << seed;
    }
}

TEST(BoostModel, DijkstraReadsAColumnOfEdges) {
    const WeightedGraph w = weighted_graph_of("a-b:1 b-c:1 a-c:5 c-d:0.5 e-f:1");
    std::vector<double> distance(w.graph.node_count());
    boost::dijkstra_shortest_paths(
        w.graph, node(0),
        boost::weight_map(EdgeColumnMap<double>{&w.weight})
            .distance_map(boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, w.graph))));
    EXPECT_EQ(distance[2], 2.0);
    EXPECT_EQ(distance[3], 2.5);
    EXPECT_EQ(distance[4], std::numeric_limits<double>::max());
}

TEST(BoostModel, DistancesAgreeWithRelaxingEveryEdgeOften) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Graph g = random_graph(12, 0.25, seed);
        EdgeColumn<double> length(g.edge_count());
        for (std::size_t e = 0; e < g.edge_count(); ++e)
            length[edge(e)] = static_cast<double>(1 + (e * 7 + seed) % 9);
        std::vector<double> expected(g.node_count(), std::numeric_limits<double>::max());
        expected[0] = 0;
        for (std::size_t round = 0; round < g.node_count(); ++round)
            for (std::size_t e = 0; e < g.edge_count(); ++e) {
                const auto [u, v] = g.ends(edge(e));
                if (expected[index(u)] < std::numeric_limits<double>::max())
                    expected[index(v)] = std::min(expected[index(v)], expected[index(u)] + length[edge(e)]);
                if (expected[index(v)] < std::numeric_limits<double>::max())
                    expected[index(u)] = std::min(expected[index(u)], expected[index(v)] + length[edge(e)]);
            }
        std::vector<double> distance(g.node_count());
        boost::dijkstra_shortest_paths(
            g, node(0),
            boost::weight_map(EdgeColumnMap<double>{&length})
                .distance_map(boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, g))));
        EXPECT_EQ(distance, expected) << "seed " << seed;
    }
}

TEST(BoostModel, RangesVisitEachNodeEdgeAndNeighbourOnce) {
    const Graph g = random_graph(20, 0.2, 3);
    const auto [first, last] = vertices(g);
    EXPECT_EQ(static_cast<std::size_t>(last - first), num_vertices(g));
    std::vector<std::size_t> seen(g.edge_count(), 0);
    for (auto [e, end] = edges(g); e != end; ++e) {
        ++seen[index((*e).id)];
        EXPECT_LT(source(*e, g), target(*e, g));
    }
    std::size_t degrees = 0;
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        degrees += out_degree(node(u), g);
        auto [neighbour, neighbours_end] = adjacent_vertices(node(u), g);
        for (auto [e, end] = out_edges(node(u), g); e != end; ++e, ++neighbour) {
            EXPECT_EQ(source(*e, g), node(u));
            EXPECT_EQ(target(*e, g), *neighbour);
            ++seen[index((*e).id)];
        }
        EXPECT_EQ(neighbour, neighbours_end);
    }
    EXPECT_EQ(degrees, 2 * num_edges(g));
    EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [](std::size_t n) { return n == 3; }))
        << "once among the edges, once from either end";
}

} // namespace
} // namespace clusterbridge

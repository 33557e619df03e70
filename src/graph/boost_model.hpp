#pragma once
#include "graph/graph.hpp"

#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <utility>

/// Makes `Graph` a model of Boost.Graph's VertexListGraph, EdgeListGraph, IncidenceGraph and AdjacencyGraph, so that
/// its algorithms run on it directly. Include it only where one is called: it costs compile time.
namespace clusterbridge {

class Graph::vertex_iterator
    : public boost::iterator_facade<Graph::vertex_iterator, NodeId, boost::random_access_traversal_tag, NodeId> {
  public:
    vertex_iterator() = default;
    explicit vertex_iterator(std::size_t position) : position_(position) {}

  private:
    friend class boost::iterator_core_access;
    NodeId dereference() const { return node(position_); }
    bool equal(const vertex_iterator& other) const { return position_ == other.position_; }
    void increment() { ++position_; }
    void decrement() { --position_; }
    void advance(std::ptrdiff_t n) { position_ += static_cast<std::size_t>(n); }
    std::ptrdiff_t distance_to(const vertex_iterator& other) const {
        return static_cast<std::ptrdiff_t>(other.position_ - position_);
    }
    std::size_t position_ = 0;
};

class Graph::out_edge_iterator
    : public boost::iterator_facade<Graph::out_edge_iterator, Graph::edge_descriptor,
                                    boost::random_access_traversal_tag, Graph::edge_descriptor> {
  public:
    out_edge_iterator() = default;
    out_edge_iterator(const Arc* arc, NodeId from) : arc_(arc), from_(from) {}

  private:
    friend class boost::iterator_core_access;
    edge_descriptor dereference() const { return {from_, arc_->to, arc_->edge}; }
    bool equal(const out_edge_iterator& other) const { return arc_ == other.arc_; }
    void increment() { ++arc_; }
    void decrement() { --arc_; }
    void advance(std::ptrdiff_t n) { arc_ += n; }
    std::ptrdiff_t distance_to(const out_edge_iterator& other) const { return other.arc_ - arc_; }
    const Arc* arc_ = nullptr;
    NodeId from_{};
};

class Graph::adjacency_iterator
    : public boost::iterator_facade<Graph::adjacency_iterator, NodeId, boost::random_access_traversal_tag, NodeId> {
  public:
    adjacency_iterator() = default;
    explicit adjacency_iterator(const Arc* arc) : arc_(arc) {}

  private:
    friend class boost::iterator_core_access;
    NodeId dereference() const { return arc_->to; }
    bool equal(const adjacency_iterator& other) const { return arc_ == other.arc_; }
    void increment() { ++arc_; }
    void decrement() { --arc_; }
    void advance(std::ptrdiff_t n) { arc_ += n; }
    std::ptrdiff_t distance_to(const adjacency_iterator& other) const { return other.arc_ - arc_; }
    const Arc* arc_ = nullptr;
};

class Graph::edge_iterator : public boost::iterator_facade<Graph::edge_iterator, Graph::edge_descriptor,
                                                           boost::random_access_traversal_tag, Graph::edge_descriptor> {
  public:
    edge_iterator() = default;
    edge_iterator(const Graph* graph, std::size_t position) : graph_(graph), position_(position) {}

  private:
    friend class boost::iterator_core_access;
    edge_descriptor dereference() const {
        const auto [u, v] = graph_->ends(edge(position_));
        return {u, v, edge(position_)};
    }
    bool equal(const edge_iterator& other) const { return position_ == other.position_; }
    void increment() { ++position_; }
    void decrement() { --position_; }
    void advance(std::ptrdiff_t n) { position_ += static_cast<std::size_t>(n); }
    std::ptrdiff_t distance_to(const edge_iterator& other) const {
        return static_cast<std::ptrdiff_t>(other.position_ - position_);
    }
    const Graph* graph_ = nullptr;
    std::size_t position_ = 0;
};

inline std::pair<Graph::vertex_iterator, Graph::vertex_iterator> vertices(const Graph& g) {
    return {Graph::vertex_iterator(0), Graph::vertex_iterator(g.node_count())};
}
inline std::size_t num_vertices(const Graph& g) {
    return g.node_count();
}
inline std::size_t num_edges(const Graph& g) {
    return g.edge_count();
}
inline std::pair<Graph::out_edge_iterator, Graph::out_edge_iterator> out_edges(NodeId u, const Graph& g) {
    const auto row = g.arcs(u);
    return {{row.data(), u}, {row.data() + row.size(), u}};
}
inline std::pair<Graph::adjacency_iterator, Graph::adjacency_iterator> adjacent_vertices(NodeId u, const Graph& g) {
    const auto row = g.arcs(u);
    return {Graph::adjacency_iterator(row.data()), Graph::adjacency_iterator(row.data() + row.size())};
}
inline std::pair<Graph::edge_iterator, Graph::edge_iterator> edges(const Graph& g) {
    return {{&g, 0}, {&g, g.edge_count()}};
}
inline std::size_t out_degree(NodeId u, const Graph& g) {
    return g.degree(u);
}
inline NodeId source(const Graph::edge_descriptor& e, const Graph&) {
    return e.u;
}
inline NodeId target(const Graph::edge_descriptor& e, const Graph&) {
    return e.v;
}

struct NodeIndexMap {
    using key_type = NodeId;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(NodeIndexMap, NodeId v) { return index(v); }
};
struct EdgeIndexMap {
    using key_type = Graph::edge_descriptor;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(EdgeIndexMap, const Graph::edge_descriptor& e) { return index(e.id); }
};
inline NodeIndexMap get(boost::vertex_index_t, const Graph&) {
    return {};
}
inline std::size_t get(boost::vertex_index_t, const Graph&, NodeId v) {
    return index(v);
}
inline EdgeIndexMap get(boost::edge_index_t, const Graph&) {
    return {};
}

/// A column of edges as a readable Boost property map, for example as weights of dijkstra_shortest_paths.
template <class T> struct EdgeColumnMap {
    using key_type = Graph::edge_descriptor;
    using value_type = T;
    using reference = const T&;
    using category = boost::readable_property_map_tag;
    const EdgeColumn<T>* column = nullptr;
    friend const T& get(const EdgeColumnMap& map, const Graph::edge_descriptor& e) { return (*map.column)[e.id]; }
};

} // namespace clusterbridge

namespace boost {
template <> struct property_map<clusterbridge::Graph, vertex_index_t> {
    using type = clusterbridge::NodeIndexMap;
    using const_type = type;
};
template <> struct property_map<clusterbridge::Graph, edge_index_t> {
    using type = clusterbridge::EdgeIndexMap;
    using const_type = type;
};
// Boost 1.74 also asks for the property map of a const graph
template <>
struct property_map<const clusterbridge::Graph, vertex_index_t> : property_map<clusterbridge::Graph, vertex_index_t> {};
template <>
struct property_map<const clusterbridge::Graph, edge_index_t> : property_map<clusterbridge::Graph, edge_index_t> {};
} // namespace boost

#pragma once
#include "base/column.hpp"
#include "base/ids.hpp"
#include "base/large_vector.hpp"

#include <boost/graph/graph_traits.hpp>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace clusterbridge {

/// One direction of an edge, as seen from its node. Both arcs of an edge share its `EdgeId`.
struct Arc {
    NodeId to{};
    EdgeId edge{};
};

/// Immutable undirected simple graph in compressed sparse rows: no loops, no parallel edges, arcs of a node sorted by
/// neighbour, edges numbered by (smaller end, larger end). 4n + 24m bytes; up to 2^31 arcs.
/// Boost.Graph algorithms run on it through graph/boost_model.hpp.
class Graph {
  public:
    Graph() = default;

    /// Builds from edges that need not be sorted; a loop, a repeated pair or an end >= node_count is a broken promise.
    static Graph from_edges(std::size_t node_count, std::vector<std::pair<NodeId, NodeId>> edges);
    /// As above, with `ends` already sorted by (first, second), first < second, and distinct.
    static Graph from_sorted_edges(std::size_t node_count, std::vector<std::pair<NodeId, NodeId>> ends);
    /// As above, for those who counted while they found the edges: degrees[u + 1] is that of u, degrees[0] is 0. Takes
    /// their word for it.
    static Graph from_counted_edges(std::vector<std::uint32_t> degrees, std::vector<std::pair<NodeId, NodeId>> ends);

    std::size_t node_count() const noexcept { return offsets_.size() - 1; }
    std::size_t edge_count() const noexcept { return ends_.size(); }
    std::span<const Arc> arcs(NodeId u) const noexcept {
        return {arcs_.data() + offsets_[index(u)], arcs_.data() + offsets_[index(u) + 1]};
    }
    std::size_t degree(NodeId u) const noexcept { return offsets_[index(u) + 1] - offsets_[index(u)]; }
    /// The smaller end first.
    std::pair<NodeId, NodeId> ends(EdgeId e) const noexcept { return ends_[index(e)]; }
    /// The edge between u and v, O(log degree); nothing where they are not adjacent: `found` is false.
    struct Lookup {
        bool found = false;
        EdgeId edge{};
    };
    Lookup find(NodeId u, NodeId v) const noexcept;
    bool adjacent(NodeId u, NodeId v) const noexcept { return find(u, v).found; }
    /// Position in the arc array of the first arc of u; arcs of u are contiguous. For kernels that keep a value per
    /// arc.
    std::size_t first_arc(NodeId u) const noexcept { return offsets_[index(u)]; }
    std::size_t arc_count() const noexcept { return arcs_.size(); }

    // What boost::graph_traits<Graph> reads; the functions are in graph/boost_model.hpp.
    struct edge_descriptor {
        NodeId u{}, v{};
        EdgeId id{};
        friend bool operator==(const edge_descriptor& a, const edge_descriptor& b) { return a.id == b.id; }
        friend auto operator<=>(const edge_descriptor& a, const edge_descriptor& b) { return a.id <=> b.id; }
    };
    struct traversal_category : virtual boost::incidence_graph_tag,
                                virtual boost::adjacency_graph_tag,
                                virtual boost::vertex_list_graph_tag,
                                virtual boost::edge_list_graph_tag {};
    using vertex_descriptor = NodeId;
    using directed_category = boost::undirected_tag;
    using edge_parallel_category = boost::disallow_parallel_edge_tag;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using in_edge_iterator = void;
    class vertex_iterator;
    class out_edge_iterator;
    class adjacency_iterator;
    class edge_iterator;
    static vertex_descriptor null_vertex() { return kNoNode; }

  private:
    void place_arcs(std::vector<std::pair<NodeId, NodeId>> ends);

    std::vector<std::uint32_t> offsets_{0};
    LargeVector<Arc> arcs_;
    std::vector<std::pair<NodeId, NodeId>> ends_;
};

} // namespace clusterbridge

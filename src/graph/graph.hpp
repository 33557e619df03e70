#pragma once
#include "base/column.hpp"
#include "base/ids.hpp"
#include "base/large_vector.hpp"
#include "base/run_control.hpp"

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <cstddef>
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
/// neighbour, edges numbered by (smaller end, larger end). 8n + 16m + m/8 bytes; up to 2^31 arcs.
/// Boost.Graph algorithms run on it through graph/boost_model.hpp.
class Graph {
  public:
    Graph() = default;

    /// Builds from edges that need not be sorted; a loop, a repeated pair or an end >= node_count is a broken promise.
    static Graph from_edges(std::size_t node_count, std::vector<std::pair<NodeId, NodeId>> edges);
    /// As above, with `ends` already sorted by (first, second), first < second, and distinct.
    static Graph from_sorted_edges(std::size_t node_count, std::vector<std::pair<NodeId, NodeId>> ends);
    /// As above, for those who found the edges node by node: `larger_ends` of edges first_edge[u] up to first_edge[u +
    /// 1] are those of u, ascending. first_edge has one more than there are nodes. Takes their word for the order.
    static Graph from_rows(std::vector<std::uint32_t> first_edge, LargeVector<NodeId> larger_ends,
                           const RunControl& run = {});

    std::size_t node_count() const noexcept { return offsets_.size() - 1; }
    std::size_t edge_count() const noexcept { return arcs_.size() / 2; }
    std::span<const Arc> arcs(NodeId u) const noexcept {
        return {arcs_.data() + offsets_[index(u)], arcs_.data() + offsets_[index(u) + 1]};
    }
    std::size_t degree(NodeId u) const noexcept { return offsets_[index(u) + 1] - offsets_[index(u)]; }
    /// The smaller end first. A search among the nodes whose edges have nearly the same number: a few steps.
    std::pair<NodeId, NodeId> ends(EdgeId e) const noexcept {
        const std::size_t block = index(e) / kEdgesInBlock;
        const auto next = std::upper_bound(first_edge_.begin() + low_of_block_[block] + 1,
                                           first_edge_.begin() + low_of_block_[block + 1] + 1, index(e));
        const auto low = static_cast<std::size_t>(next - first_edge_.begin()) - 1;
        // the arcs of a node to larger ones end its row, in the order of their edges
        return {node(low), arcs_[offsets_[low + 1] - (first_edge_[low + 1] - index(e))].to};
    }
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
    /// Those of all nodes one after the other.
    std::span<const Arc> all_arcs() const noexcept { return {arcs_.data(), arcs_.size()}; }

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
    static constexpr std::size_t kEdgesInBlock = 32;

    void place_arcs(const LargeVector<NodeId>& larger_ends, const RunControl& run);
    void number_blocks();

    std::vector<std::uint32_t> offsets_{0};    ///< by node: its first arc
    std::vector<std::uint32_t> first_edge_{0}; ///< by node: the first edge of which it is the smaller end
    std::vector<std::uint32_t> low_of_block_;  ///< the smaller end of every kEdgesInBlock-th edge, and of the last
    LargeVector<Arc> arcs_;
};

} // namespace clusterbridge

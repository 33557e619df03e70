#include "graph/graph.hpp"

#include "base/error.hpp"
#include "base/fetch_early.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace clusterbridge {

Graph Graph::from_edges(std::size_t node_count, std::vector<std::pair<NodeId, NodeId>> edges) {
    for (auto& [u, v] : edges)
        if (v < u)
            std::swap(u, v);
    std::sort(edges.begin(), edges.end());
    return from_sorted_edges(node_count, std::move(edges));
}

Graph Graph::from_sorted_edges(std::size_t node_count, std::vector<std::pair<NodeId, NodeId>> ends) {
    ensure(ends.size() <= std::numeric_limits<std::uint32_t>::max() / 2, "more than 2^31 arcs");
    std::vector<std::uint32_t> first_edge(node_count + 1, 0);
    std::vector<NodeId> larger_ends;
    larger_ends.reserve(ends.size());
    for (std::size_t k = 0; k < ends.size(); ++k) {
        const auto [low, high] = ends[k];
        ensure(low < high && index(high) < node_count, "an edge is a loop or leaves the graph");
        ensure(k == 0 || ends[k - 1] < ends[k], "edges are not sorted or not distinct");
        ++first_edge[index(low) + 1];
        larger_ends.push_back(high);
    }
    std::partial_sum(first_edge.begin(), first_edge.end(), first_edge.begin());
    std::vector<std::pair<NodeId, NodeId>>().swap(ends);
    return from_rows(std::move(first_edge), std::move(larger_ends));
}

Graph Graph::from_rows(std::vector<std::uint32_t> first_edge, std::vector<NodeId> larger_ends) {
    ensure(larger_ends.size() <= std::numeric_limits<std::uint32_t>::max() / 2, "more than 2^31 arcs");
    ensure(!first_edge.empty() && first_edge.back() == larger_ends.size(), "rows are not those of the edges");
    Graph g;
    g.first_edge_ = std::move(first_edge);
    g.place_arcs(larger_ends);
    g.number_blocks();
    return g;
}

void Graph::place_arcs(const std::vector<NodeId>& larger_ends) {
    const std::size_t n = first_edge_.size() - 1;
    offsets_.assign(n + 1, 0);
    for (const NodeId high : larger_ends)
        ++offsets_[index(high) + 1];
    for (std::size_t u = 0; u < n; ++u)
        offsets_[u + 1] += offsets_[u] + (first_edge_[u + 1] - first_edge_[u]);
    // Edges come sorted by their smaller end: when the first edge of a node comes up, its arcs to smaller nodes stand.
    arcs_.resize(2 * larger_ends.size());
    Arc* const arcs = arcs_.data();
    std::uint32_t* const at = offsets_.data(); // moves on, from the first arc of a node to its first to a larger one
    constexpr std::size_t kAhead = 24;
    for (std::size_t low = 0, k = 0; low < n; ++low)
        for (Arc* own = arcs + at[low]; k < first_edge_[low + 1]; ++k) {
            if (k + kAhead < larger_ends.size())
                fetch_early(arcs + at[index(larger_ends[k + kAhead])]);
            const NodeId high = larger_ends[k];
            *own++ = {high, edge(k)};
            arcs[at[index(high)]++] = {node(low), edge(k)};
        }
    for (std::size_t u = n; u > 0; --u)
        offsets_[u] = offsets_[u - 1] + (first_edge_[u] - first_edge_[u - 1]);
    offsets_[0] = 0;
}

void Graph::number_blocks() {
    const std::size_t m = edge_count();
    if (m == 0)
        return;
    low_of_block_.reserve((m - 1) / kEdgesInBlock + 2);
    std::uint32_t low = 0;
    const auto add = [&](std::size_t e) {
        while (first_edge_[low + 1] <= e)
            ++low;
        low_of_block_.push_back(low);
    };
    for (std::size_t e = 0; e < m; e += kEdgesInBlock)
        add(e);
    add(m - 1);
}

Graph::Lookup Graph::find(NodeId u, NodeId v) const noexcept {
    if (degree(v) < degree(u))
        std::swap(u, v);
    const auto row = arcs(u);
    const auto at = std::lower_bound(row.begin(), row.end(), v, [](const Arc& a, NodeId id) { return a.to < id; });
    if (at == row.end() || at->to != v)
        return {};
    return {true, at->edge};
}

} // namespace clusterbridge

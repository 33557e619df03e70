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
    Graph g;
    g.offsets_.assign(node_count + 1, 0);
    NodeId before{};
    for (std::size_t k = 0; k < ends.size();) { // a run of edges with the same smaller end
        const NodeId low = ends[k].first;
        ensure(k == 0 || before < low, "edges are not sorted or not distinct");
        before = low;
        const std::size_t begin = k;
        for (NodeId last = low; k < ends.size() && ends[k].first == low; ++k) {
            const NodeId high = ends[k].second;
            ensure(low < high && index(high) < node_count, "an edge is a loop or leaves the graph");
            ensure(last < high, "edges are not sorted or not distinct");
            last = high;
            ++g.offsets_[index(high) + 1];
        }
        g.offsets_[index(low) + 1] += static_cast<std::uint32_t>(k - begin);
    }
    g.place_arcs(std::move(ends));
    return g;
}

Graph Graph::from_counted_edges(std::vector<std::uint32_t> degrees, std::vector<std::pair<NodeId, NodeId>> ends) {
    ensure(ends.size() <= std::numeric_limits<std::uint32_t>::max() / 2, "more than 2^31 arcs");
    Graph g;
    g.offsets_ = std::move(degrees);
    g.place_arcs(std::move(ends));
    return g;
}

/// The offsets hold degrees, each one place further on.
void Graph::place_arcs(std::vector<std::pair<NodeId, NodeId>> ends) {
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    ensure(offsets_.back() == 2 * ends.size(), "degrees are not those of the edges");
    // Edges come sorted by their smaller end: when the first edge of a node comes up, its arcs to smaller nodes stand.
    arcs_.resize(2 * ends.size());
    Arc* const arcs = arcs_.data();
    std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
    std::uint32_t* const at = next.data();
    constexpr std::size_t kAhead = 24;
    for (std::size_t k = 0; k < ends.size();) {
        const NodeId low = ends[k].first;
        for (Arc* own = arcs + at[index(low)]; k < ends.size() && ends[k].first == low; ++k) {
            if (k + kAhead < ends.size())
                fetch_early(arcs + at[index(ends[k + kAhead].second)]);
            const NodeId high = ends[k].second;
            *own++ = {high, edge(k)};
            arcs[at[index(high)]++] = {low, edge(k)};
        }
    }
    ends_ = std::move(ends);
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

#include "graph/graph.hpp"

#include "base/error.hpp"
#include "base/fetch_early.hpp"
#include "base/parallel.hpp"
#include "base/worth_threads.hpp"

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
    LargeVector<NodeId> larger_ends;
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

Graph Graph::from_rows(std::vector<std::uint32_t> first_edge, LargeVector<NodeId> larger_ends, const RunControl& run) {
    ensure(larger_ends.size() <= std::numeric_limits<std::uint32_t>::max() / 2, "more than 2^31 arcs");
    ensure(!first_edge.empty() && first_edge.back() == larger_ends.size(), "rows are not those of the edges");
    Graph g;
    g.first_edge_ = std::move(first_edge);
    g.place_arcs(larger_ends, run);
    g.number_blocks();
    return g;
}

/// Every block of nodes goes through all edges, and takes those with an end in it: there, nobody else writes.
void Graph::place_arcs(const LargeVector<NodeId>& larger_ends, const RunControl& run) {
    const std::size_t n = first_edge_.size() - 1, m = larger_ends.size();
    offsets_.assign(n + 1, 0);
    for (const NodeId high : larger_ends)
        ++offsets_[index(high) + 1];
    for (std::size_t u = 0; u < n; ++u)
        offsets_[u + 1] += offsets_[u] + (first_edge_[u + 1] - first_edge_[u]);
    arcs_.resize(2 * m);
    Arc* const arcs = arcs_.data();
    std::uint32_t* const at = offsets_.data(); // moves on, from the first arc of a node to its first to a larger one
    // Edges come sorted by their smaller end: when the first edge of a node comes up, its arcs to smaller nodes stand.
    const auto place = [&](std::size_t first, std::size_t last, auto is_mine) {
        constexpr std::size_t kAhead = 24;
        for (std::size_t low = 0, k = 0; low < last; ++low) {
            Arc* own = arcs + at[low];
            const bool mine = low >= first;
            for (; k < first_edge_[low + 1]; ++k) {
                if (const std::size_t next = std::min(k + kAhead, m - 1); is_mine(index(larger_ends[next])))
                    fetch_early(arcs + at[index(larger_ends[next])]);
                const NodeId high = larger_ends[k];
                if (mine)
                    *own++ = {high, edge(k)};
                if (is_mine(index(high)))
                    arcs[at[index(high)]++] = {node(low), edge(k)};
            }
        }
    };
    constexpr unsigned kMostBlocks = 8;
    const std::size_t blocks = std::min(worth_threads(run, 10 * static_cast<double>(m)).threads, kMostBlocks);
    if (blocks <= 1) {
        place(0, n, [](std::size_t) { return true; });
    } else {
        std::vector<std::size_t> ends(blocks + 1, n); // by as many arcs each
        for (std::size_t b = 0; b < blocks; ++b)
            ends[b] = static_cast<std::size_t>(
                std::lower_bound(offsets_.begin(), offsets_.end() - 1, 2 * m * b / blocks) - offsets_.begin());
        run_blocks(blocks, {run.threads, run.stop, {}}, [&](std::size_t b, std::size_t) {
            const std::size_t first = ends[b], count = ends[b + 1] - first;
            place(first, ends[b + 1], [=](std::size_t u) { return u - first < count; });
        });
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

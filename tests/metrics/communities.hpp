#pragma once
#include "graph/graph.hpp"
#include "graph/partition.hpp"
#include "metrics/modularity.hpp"

#include <cstdint>
#include <utility>
#include <vector>

/// What tests of communities share.
namespace clusterbridge {

inline EdgeColumn<double> ones(const Graph& g) {
    return EdgeColumn<double>(g.edge_count(), 1.0);
}

/// `count` cliques of `size` nodes, each tied to the next one by one edge.
inline Graph ring_of_cliques(std::size_t count, std::size_t size) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t c = 0; c < count; ++c) {
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = i + 1; j < size; ++j)
                edges.emplace_back(node(c * size + i), node(c * size + j));
        edges.emplace_back(node(c * size), node((c + 1) % count * size + 1));
    }
    return Graph::from_edges(count * size, std::move(edges));
}

inline bool all_connected(const Graph& g, const Partition& p) {
    std::vector<std::uint8_t> seen(g.node_count(), 0), started(p.count, 0);
    for (std::size_t v = 0; v < g.node_count(); ++v) {
        const std::uint32_t c = p.of[node(v)];
        if (c == Partition::kNone || seen[v] != 0)
            continue;
        if (started[c]++ != 0)
            return false;
        std::vector<NodeId> stack{node(v)};
        seen[v] = 1;
        while (!stack.empty()) {
            const NodeId u = stack.back();
            stack.pop_back();
            for (const Arc& arc : g.arcs(u))
                if (p.of[arc.to] == c && seen[index(arc.to)] == 0) {
                    seen[index(arc.to)] = 1;
                    stack.push_back(arc.to);
                }
        }
    }
    return true;
}

/// Calls `body(partition)` for every partition of the nodes (few of them).
template <class Body> void for_all_partitions(const Graph& g, const Body& body) {
    std::vector<std::uint32_t> labels(g.node_count(), 0);
    const auto place = [&](auto&& self, std::size_t v, std::uint32_t used) -> void {
        if (v == labels.size()) {
            body(number_communities(g, labels));
            return;
        }
        for (labels[v] = 0; labels[v] <= used; ++labels[v])
            self(self, v + 1, std::max(used, labels[v] + 1));
    };
    place(place, 0, 0);
}

} // namespace clusterbridge

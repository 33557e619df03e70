#pragma once
#include "base/large_pages.hpp"
#include "base/parallel.hpp"
#include "graph/graph.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace clusterbridge {

/// The bare topology of a `Graph` in 32-bit numbers, for kernels that walk it thousands of times: half the bytes of
/// `Arc`s per neighbour, and nodes may be renumbered for locality.
struct Adjacency {
    std::vector<std::uint32_t> first{0}; ///< node_count() + 1 entries into `to`
    std::vector<std::uint32_t> to;

    std::size_t node_count() const noexcept { return first.size() - 1; }
    std::size_t degree(std::size_t u) const noexcept { return first[u + 1] - first[u]; }
    std::span<const std::uint32_t> row(std::size_t u) const noexcept {
        return {to.data() + first[u], to.data() + first[u + 1]};
    }
};

/// Into how many parts a pass over so many arcs is divided, whatever the threads: one where it is over before a second
/// thread has begun.
inline std::size_t arc_blocks(std::size_t arcs) {
    return std::clamp<std::size_t>(arcs / 65536, 1, 128);
}

inline Adjacency adjacency_of(const Graph& g, const RunControl& run = {}) {
    const std::size_t n = g.node_count();
    Adjacency a;
    a.first.resize(n + 1);
    a.to = large_vector<std::uint32_t>(g.arc_count());
    for_items_in_blocks(n, arc_blocks(g.arc_count()), {run.threads, run.stop, {}}, [&](std::size_t u) {
        std::size_t at = g.first_arc(node(u));
        for (const Arc& arc : g.arcs(node(u)))
            a.to[at++] = static_cast<std::uint32_t>(index(arc.to));
        a.first[u + 1] = static_cast<std::uint32_t>(at);
    });
    return a;
}

/// All nodes, those of highest degree first, by number among equals: what is asked for most lies together, and rows of
/// one length follow each other.
inline std::vector<NodeId> by_falling_degree(const Graph& g) {
    const std::size_t n = g.node_count();
    std::size_t widest = 0;
    for (std::size_t u = 0; u < n; ++u)
        widest = std::max(widest, g.degree(node(u)));
    std::vector<std::uint32_t> at(widest + 2, 0);
    for (std::size_t u = 0; u < n; ++u)
        ++at[widest - g.degree(node(u)) + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    std::vector<NodeId> order(n);
    for (std::size_t u = 0; u < n; ++u)
        order[at[widest - g.degree(node(u))]++] = node(u);
    return order;
}

/// All nodes in the order of breadth-first searches, each from the unvisited node of highest degree (smallest number
/// on ties): neighbours come to lie close together.
inline std::vector<std::uint32_t> breadth_first_order(const Adjacency& a) {
    const std::size_t n = a.node_count();
    std::size_t widest = 0;
    for (std::size_t u = 0; u < n; ++u)
        widest = std::max(widest, a.degree(u));
    std::vector<std::vector<std::uint32_t>> by_degree(widest + 1);
    for (std::size_t u = 0; u < n; ++u)
        by_degree[a.degree(u)].push_back(static_cast<std::uint32_t>(u));
    std::vector<std::uint32_t> order;
    order.reserve(n);
    std::vector<std::uint8_t> placed(n, 0);
    for (std::size_t degree = by_degree.size(); degree-- > 0;)
        for (const std::uint32_t start : by_degree[degree]) {
            if (placed[start] != 0)
                continue;
            placed[start] = 1;
            std::size_t head = order.size();
            order.push_back(start);
            for (; head < order.size(); ++head)
                for (const std::uint32_t v : a.row(order[head]))
                    if (placed[v] == 0) {
                        placed[v] = 1;
                        order.push_back(v);
                    }
        }
    return order;
}

/// The same graph with node order[i] renumbered to i; rows sorted.
inline Adjacency renumbered(const Adjacency& a, const std::vector<std::uint32_t>& order, const RunControl& run = {}) {
    std::vector<std::uint32_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        place[order[i]] = static_cast<std::uint32_t>(i);
    Adjacency b;
    b.first.reserve(a.first.size());
    for (const std::uint32_t u : order)
        b.first.push_back(b.first.back() + static_cast<std::uint32_t>(a.degree(u)));
    b.to = large_vector<std::uint32_t>(a.to.size());
    for_items_in_blocks(order.size(), arc_blocks(a.to.size()), {run.threads, run.stop, {}}, [&](std::size_t i) {
        const auto begin = b.to.begin() + b.first[i];
        auto end = begin;
        for (const std::uint32_t v : a.row(order[i]))
            *end++ = place[v];
        std::sort(begin, end);
    });
    return b;
}

} // namespace clusterbridge

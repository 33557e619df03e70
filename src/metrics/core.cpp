#include "metrics/core.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace clusterbridge {

NodeColumn<std::uint32_t> core(const Graph& g) {
    const std::size_t n = g.node_count();
    NodeColumn<std::uint32_t> degree(n, 0); // of what is left; ends as the core number
    std::uint32_t widest = 0;
    for (std::size_t u = 0; u < n; ++u)
        widest = std::max(widest, degree[node(u)] = static_cast<std::uint32_t>(g.degree(node(u))));
    // nodes sorted by degree, with the first position of each degree: moving a node down one degree is one swap
    std::vector<std::size_t> first(widest + 2, 0);
    for (const std::uint32_t d : degree)
        ++first[d + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<NodeId> order(n);
    NodeColumn<std::size_t> place(n);
    std::vector<std::size_t> next(first);
    for (std::size_t u = 0; u < n; ++u)
        order[place[node(u)] = next[degree[node(u)]]++] = node(u);
    for (std::size_t i = 0; i < n; ++i) {
        const NodeId u = order[i];
        for (const Arc& arc : g.arcs(u)) {
            std::uint32_t& d = degree[arc.to];
            if (d <= degree[u])
                continue;
            const std::size_t front = std::max(first[d], i + 1);
            const NodeId other = order[front];
            std::swap(order[place[arc.to]], order[front]);
            std::swap(place[arc.to], place[other]);
            first[d] = front + 1;
            --d;
        }
    }
    return degree;
}

} // namespace clusterbridge

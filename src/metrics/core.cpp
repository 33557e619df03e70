#include "metrics/core.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace clusterbridge {
namespace {

/// Takes the nodes with exactly `level` neighbours out of `left`, keeps those with more, both in their order.
void split_off(const NodeColumn<std::uint32_t>& degree, std::uint32_t level, std::vector<NodeId>& left,
               std::vector<NodeId>& taken) {
    std::size_t kept = 0;
    std::size_t count = 0;
    taken.resize(std::max(taken.size(), left.size() + 1));
    for (const NodeId u : left) {
        // written in both places and kept in one: which of the two is hard to foretell
        const std::uint32_t d = degree[u];
        left[kept] = u;
        kept += d > level ? 1U : 0U;
        taken[count] = u;
        count += d == level ? 1U : 0U;
    }
    left.resize(kept);
    taken.resize(count);
}

} // namespace

NodeColumn<std::uint32_t> core(const Graph& g) {
    const std::size_t n = g.node_count();
    NodeColumn<std::uint32_t> degree(n, 0); // of what is left; stays put once it has come down to the level at hand
    for (std::size_t u = 0; u < n; ++u)
        degree[node(u)] = static_cast<std::uint32_t>(g.degree(node(u)));
    std::vector<NodeId> left(n);
    for (std::size_t u = 0; u < n; ++u)
        left[u] = node(u);
    std::vector<NodeId> peeled;
    for (std::uint32_t level = 0; !left.empty(); ++level) {
        split_off(degree, level, left, peeled);
        std::size_t count = peeled.size();
        peeled.resize(n + 1);
        for (std::size_t i = 0; i < count; ++i)
            for (const Arc& arc : g.arcs(peeled[i])) {
                const std::uint32_t before = degree[arc.to];
                degree[arc.to] = before - (before > level ? 1U : 0U);
                peeled[count] = arc.to;
                count += before == level + 1 ? 1U : 0U;
            }
    }
    return degree;
}

} // namespace clusterbridge

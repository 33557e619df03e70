#include "metrics/clustering.hpp"

#include "metrics/triangles.hpp"

namespace clusterbridge {
namespace {

struct PerNode {
    NodeColumn<std::uint64_t> count;
    PerNode& operator+=(const PerNode& other) {
        for (std::size_t u = 0; u < count.size(); ++u)
            count[node(u)] += other.count[node(u)];
        return *this;
    }
};

} // namespace

NodeColumn<std::uint64_t> triangles(const Graph& g, const RunControl& run) {
    const PerNode zero{NodeColumn<std::uint64_t>(g.node_count(), 0)};
    return count_triangles(g, run, zero,
                           [](PerNode& per_node, NodeId a, NodeId b, NodeId c) {
                               ++per_node.count[a];
                               ++per_node.count[b];
                               ++per_node.count[c];
                           })
        .count;
}

NodeColumn<double> clustering(const Graph& g, const RunControl& run) {
    const auto count = triangles(g, run);
    NodeColumn<double> result(g.node_count(), 0);
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        const auto degree = static_cast<double>(g.degree(node(u)));
        if (degree >= 2)
            result[node(u)] = static_cast<double>(count[node(u)]) / (degree * (degree - 1) / 2);
    }
    return result;
}

} // namespace clusterbridge

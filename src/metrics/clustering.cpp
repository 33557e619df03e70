#include "metrics/clustering.hpp"

#include "metrics/triangles.hpp"

namespace clusterbridge {
namespace {

struct PerNode {
    std::vector<std::uint64_t> count;
    PerNode& operator+=(const PerNode& other) {
        for (std::size_t u = 0; u < count.size(); ++u)
            count[u] += other.count[u];
        return *this;
    }
};

} // namespace

NodeColumn<std::uint64_t> triangles(const Graph& g, const RunControl& run) {
    const Upwards up = upwards(g, run);
    const PerNode zero{std::vector<std::uint64_t>(g.node_count(), 0)};
    const auto found =
        count_triangles(up, run, zero, [](PerNode& per_node, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
            ++per_node.count[a];
            ++per_node.count[b];
            ++per_node.count[c];
        });
    NodeColumn<std::uint64_t> result(g.node_count());
    for (std::size_t i = 0; i < up.order.size(); ++i)
        result[node(up.order[i])] = found.count[i];
    return result;
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

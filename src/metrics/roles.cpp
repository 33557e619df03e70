#include "metrics/roles.hpp"

#include "metrics/weights.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace clusterbridge {
namespace {

struct Module {
    std::size_t size = 0;
    double sum = 0, squares = 0;
    double lowest = std::numeric_limits<double>::infinity(), highest = 0;
};

/// z of every node from its strength inside its own community.
NodeColumn<double> standardised(const NodeColumn<double>& inside, const Partition& partition) {
    std::vector<Module> modules(partition.count);
    const auto each_member = [&](auto&& body) {
        for (std::size_t u = 0; u < inside.size(); ++u)
            if (const std::uint32_t c = partition.of[node(u)]; c != Partition::kNone)
                body(node(u), modules[c]);
    };
    each_member([&](NodeId i, Module& m) {
        ++m.size;
        m.sum += inside[i];
        m.lowest = std::min(m.lowest, inside[i]);
        m.highest = std::max(m.highest, inside[i]);
    });
    each_member([&](NodeId i, Module& m) {
        const double off = inside[i] - m.sum / static_cast<double>(m.size);
        m.squares += off * off;
    });
    NodeColumn<double> z(inside.size(), std::numeric_limits<double>::quiet_NaN());
    each_member([&](NodeId i, Module& m) {
        // strengths are sums in different orders: alike but for rounding is alike
        const bool uniform = m.highest - m.lowest <= 1e-12 * m.highest;
        const auto size = static_cast<double>(m.size);
        z[i] = uniform ? 0 : (inside[i] - m.sum / size) / std::sqrt(m.squares / size);
    });
    return z;
}

} // namespace

Roles roles(const Graph& g, const EdgeColumn<double>& weight, const Partition& partition) {
    const std::size_t n = g.node_count();
    const auto scaled = unit_weights(weight);
    NodeColumn<double> inside(n, 0);
    NodeColumn<double> participation(n, std::numeric_limits<double>::quiet_NaN());
    std::vector<double> towards(partition.count, 0);
    std::vector<std::uint32_t> met;
    for (std::size_t u = 0; u < n; ++u) {
        const NodeId i = node(u);
        if (g.degree(i) == 0)
            continue;
        double strength = 0;
        for (const Arc& arc : g.arcs(i))
            strength += scaled[arc.edge];
        double squares = 0;
        met.clear();
        for (const Arc& arc : g.arcs(i)) {
            const std::uint32_t c = partition.of[arc.to];
            if (c == Partition::kNone) {
                squares += std::pow(scaled[arc.edge] / strength, 2);
                continue;
            }
            if (towards[c] == 0)
                met.push_back(c);
            towards[c] += scaled[arc.edge];
        }
        if (partition.of[i] != Partition::kNone)
            inside[i] = towards[partition.of[i]];
        for (const std::uint32_t c : met) {
            squares += std::pow(towards[c] / strength, 2);
            towards[c] = 0;
        }
        // one community alone gives (s/s)^2 = 1 up to rounding of the sum
        participation[i] = std::max(0.0, 1 - squares);
    }
    return {std::move(participation), standardised(inside, partition)};
}

} // namespace clusterbridge

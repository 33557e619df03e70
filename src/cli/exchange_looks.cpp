#include "cli/exchange_looks.hpp"

#include "render/layout.hpp"
#include "render/style.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace clusterbridge {
namespace {

constexpr double kLeastSize = 10, kMoreSize = 40;
constexpr double kHalfWidth = 1000;

/// "#E69F00"
std::array<std::uint8_t, 3> colour_of(const std::string& hex) {
    std::array<std::uint8_t, 3> colour{};
    for (std::size_t i = 0; i < 3; ++i)
        colour[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16));
    return colour;
}

void place(const GraphView& view, std::uint64_t seed, const RunControl& run, NodeLooks& looks) {
    LayoutGraph graph;
    graph.nodes = view.graph.node_count();
    graph.group.assign(graph.nodes, kNoGroup);
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        const auto [u, v] = view.graph.ends(edge(e));
        graph.ties.emplace_back(index(u), index(v));
    }
    std::vector<Point> points = force_layout(graph, seed, run);
    fit_into(points, {-kHalfWidth, -kHalfWidth, kHalfWidth, kHalfWidth}, 1);
    looks.x = NodeColumn<double>(graph.nodes, 0.0);
    looks.y = NodeColumn<double>(graph.nodes, 0.0);
    for (std::size_t i = 0; i < graph.nodes; ++i) {
        looks.x[node(i)] = std::round(points[i].x * 10) / 10;
        looks.y[node(i)] = -std::round(points[i].y * 10) / 10; // pages count downwards
    }
}

} // namespace

NodeLooks looks_of(const Network& network, const GraphView& view, Session& session) {
    const std::size_t n = network.size();
    NodeLooks looks;
    looks.colour = NodeColumn<std::array<std::uint8_t, 3>>(n, {});
    looks.size = NodeColumn<double>(n, kLeastSize);
    std::size_t most = 1;
    for (std::size_t i = 0; i < n; ++i)
        most = std::max<std::size_t>(most, view.graph.degree(node(i)));
    for (std::size_t i = 0; i < n; ++i) {
        const double share = static_cast<double>(view.graph.degree(node(i))) / static_cast<double>(most);
        looks.size[node(i)] = std::round((kLeastSize + kMoreSize * std::sqrt(share)) * 10) / 10;
        looks.colour[node(i)] = colour_of(style_of(network.organisations[node(i)].kind).fill);
    }
    if (n > 0 && n <= kMostPlaced)
        place(view, session.options().seed, session.begin("layout"), looks);
    return looks;
}

} // namespace clusterbridge

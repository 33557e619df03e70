#include "analysis/structure.hpp"

#include "metrics/components.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

bool in_frame(const Network& network, NodeId id) {
    return is_public_frame(network.organisations[id].kind);
}

WithoutFrame without_frame(const Network& network, const Graph& g) {
    WithoutFrame result;
    NodeColumn<NodeId> place(g.node_count(), kNoNode);
    for (std::size_t u = 0; u < g.node_count(); ++u)
        if (!in_frame(network, node(u)))
            place[node(u)] = node(result.organisations++);
    std::vector<std::pair<NodeId, NodeId>> ends;
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        if (place[u] != kNoNode && place[v] != kNoNode)
            ends.emplace_back(place[u], place[v]);
    }
    result.ties = ends.size();
    const Graph rest = Graph::from_sorted_edges(result.organisations, std::move(ends));
    const Components parts = components(rest);
    result.components = parts.sizes.size();
    result.largest_component = parts.sizes.empty() ? 0 : parts.sizes.front();
    for (std::size_t u = 0; u < g.node_count(); ++u)
        if (place[node(u)] != kNoNode && g.degree(node(u)) > 0 && rest.degree(place[node(u)]) == 0)
            result.left_alone.push_back(node(u));
    return result;
}

/// The ten projects with the most partners among those that make ties; equal sizes by id.
std::vector<std::uint8_t> largest_projects(const Network& network, const ViewOptions& options) {
    std::vector<std::uint8_t> largest(network.projects.size(), 0);
    std::vector<std::pair<std::size_t, std::size_t>> by_size; // partners, project
    for (std::size_t p = 0; p < network.projects.size(); ++p) {
        const std::size_t partners = network.partners_of(network.projects[p]).size();
        if (partners >= 2 && (options.max_project_size == 0 || partners <= options.max_project_size))
            by_size.emplace_back(partners, p);
    }
    std::sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; i < std::min<std::size_t>(10, by_size.size()); ++i)
        largest[by_size[i].second] = 1;
    return largest;
}

} // namespace

double share_of_largest_projects(const Network& network, const GraphView& view, const ViewOptions& options) {
    if (view.graph.edge_count() == 0)
        return 0;
    const auto largest = largest_projects(network, options);
    std::size_t ties = 0;
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        const auto links = view.links_of(edge(e));
        const bool from_largest = std::any_of(links.begin(), links.end(), [&](const Link& link) {
            return link.kind == LinkKind::project && largest[link.record] != 0;
        });
        ties += from_largest ? 1 : 0;
    }
    return static_cast<double>(ties) / static_cast<double>(view.graph.edge_count());
}

StructureSummary summarise_structure(const Network& network, const GraphView& view, const ViewOptions& options,
                                     const RunControl& run) {
    run.throw_if_stopped();
    const Graph& g = view.graph;
    StructureSummary result;
    const Components parts = components(g);
    result.components = parts.sizes.size();
    result.largest_component = parts.sizes.empty() ? 0 : parts.sizes.front();
    for (std::size_t u = 0; u < g.node_count(); ++u)
        result.isolates += g.degree(node(u)) == 0 ? 1U : 0U;
    const auto n = static_cast<double>(g.node_count());
    const auto m = static_cast<double>(g.edge_count());
    result.density = n < 2 ? 0 : m / (n * (n - 1) / 2);
    result.mean_degree = n < 1 ? 0 : 2 * m / n;
    result.share_of_largest_projects = share_of_largest_projects(network, view, options);
    result.without_frame = without_frame(network, g);
    return result;
}

} // namespace clusterbridge

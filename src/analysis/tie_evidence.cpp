#include "analysis/tie_evidence.hpp"

#include "metrics/backbone.hpp"
#include "metrics/false_discovery.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace clusterbridge {
namespace {

constexpr double kFalseDiscovery = 0.05;

/// Projects that make ties, with their partners.
Memberships partners_of(const Network& network, const GraphView& view) {
    std::vector<std::uint8_t> makes_ties(network.projects.size());
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e)
        for (const Link link : view.links_of(edge(e)))
            if (link.kind == LinkKind::project)
                makes_ties[link.record] = 1;
    std::vector<std::pair<std::uint32_t, NodeId>> rows;
    for (const Participation& p : network.participations)
        if (makes_ties[p.project] != 0)
            rows.emplace_back(p.project, p.organisation);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    Memberships partners;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        partners.members.push_back(rows[k].second);
        if (k + 1 == rows.size() || rows[k + 1].first != rows[k].first)
            partners.offsets.push_back(partners.members.size());
    }
    return partners;
}

/// What stands behind the ties: joint projects, and the weight of declared rows.
struct Behind {
    EdgeColumn<std::uint32_t> projects;
    EdgeColumn<double> declared;
    bool any_project = false, weights_differ = false;
};

Behind behind(const GraphView& view) {
    const std::size_t m = view.graph.edge_count();
    Behind b{EdgeColumn<std::uint32_t>(m, 0), EdgeColumn<double>(m, 0.0)};
    double first = 0;
    for (std::size_t e = 0; e < m; ++e) {
        for (const Link link : view.links_of(edge(e)))
            if (link.kind == LinkKind::project)
                ++b.projects[edge(e)];
            else
                b.declared[edge(e)] += link.weight;
        const double weight = b.declared[edge(e)];
        b.any_project = b.any_project || b.projects[edge(e)] > 0;
        if (weight > 0) {
            b.weights_differ = b.weights_differ || (first > 0 && weight != first);
            first = weight;
        }
    }
    return b;
}

/// Benjamini–Hochberg where `looked_at` pairs were tested and all others have the chance 1.
std::vector<double> q_values(const EdgeColumn<double>& chance, double looked_at) {
    std::vector<double> p;
    for (std::size_t e = 0; e < chance.size(); ++e)
        p.push_back(chance[edge(e)]);
    std::vector<double> q = false_discovery(p);
    for (double& value : q)
        value *= std::max(1.0, looked_at / static_cast<double>(p.size()));
    return q;
}

} // namespace

TieEvidence tie_evidence(const Network& network, const GraphView& view) {
    const std::size_t m = view.graph.edge_count();
    TieEvidence evidence{EdgeColumn<double>(m, 1.0), EdgeColumn<std::uint8_t>(m, 0)};
    if (m == 0)
        return evidence;
    const Behind b = behind(view);
    evidence.projects = b.any_project;
    evidence.weights = b.weights_differ;
    const double n = static_cast<double>(network.size()), all_pairs = n * (n - 1) / 2;
    const auto take = [&](const EdgeColumn<double>& chance, double looked_at) {
        const std::vector<double> q = q_values(chance, looked_at);
        const double tests = evidence.projects && evidence.weights ? 2 : 1;
        for (std::size_t e = 0; e < m; ++e) {
            evidence.chance[edge(e)] = std::min(evidence.chance[edge(e)], tests * chance[edge(e)]);
            if (tests * q[e] <= kFalseDiscovery)
                evidence.significant[edge(e)] = 1;
        }
    };
    if (evidence.projects)
        take(shared_rows_chance(partners_of(network, view), view.graph, b.projects), all_pairs);
    if (evidence.weights)
        take(noise_corrected_chance(view.graph, b.declared), all_pairs);
    for (std::size_t e = 0; e < m; ++e)
        evidence.count += evidence.significant[edge(e)];
    return evidence;
}

std::vector<GroupTieEvidence> group_tie_evidence(const GraphView& view, const Partition& partition) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> between;
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        const auto [a, b] = view.graph.ends(edge(e));
        const auto pair = std::minmax(partition.of[a], partition.of[b]);
        if (pair.first != pair.second && pair.second != Partition::kNone)
            between[pair] += view.weight[edge(e)];
    }
    std::vector<std::pair<NodeId, NodeId>> edges;
    std::vector<GroupTieEvidence> ties;
    EdgeColumn<double> weight(between.size());
    for (const auto& [pair, sum] : between) { // in the order of the graph's edges
        weight[edge(edges.size())] = sum;
        edges.emplace_back(node(pair.first), node(pair.second));
        ties.push_back({pair.first, pair.second, sum});
    }
    const auto chance = noise_corrected_chance(Graph::from_edges(partition.count, std::move(edges)), weight);
    const auto groups = static_cast<double>(partition.count);
    const std::vector<double> q = q_values(chance, groups * (groups - 1) / 2);
    for (std::size_t e = 0; e < ties.size(); ++e) {
        ties[e].chance = chance[edge(e)];
        ties[e].significant = q[e] <= kFalseDiscovery;
    }
    return ties;
}

} // namespace clusterbridge

#include "analysis/theme_coverage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace clusterbridge {

std::vector<ThemeCoverage> theme_coverage(const Network& network, const GraphView& view, const ClusterStudy& clusters) {
    std::map<std::string_view, Symbol> names;
    for (const Theme& theme : network.themes)
        names.emplace(network.text(theme.id), theme.id);
    std::map<Symbol, std::set<NodeId>> who;
    std::map<Symbol, std::size_t> ties;
    const auto name = [&](Symbol theme) { names.emplace(network.text(theme), theme); };
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const Symbol theme : network.lists.get(network.organisations[node(i)].themes())) {
            name(theme);
            who[theme].insert(node(i));
        }
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        std::set<Symbol> of_pair;
        for (const Link& link : view.links_of(edge(e)))
            for (const Symbol theme :
                 network.lists.get(link.kind == LinkKind::tie_row ? network.ties[link.record].themes
                                                                  : network.projects[link.record].themes))
                of_pair.insert(theme);
        const auto [u, v] = view.graph.ends(edge(e));
        for (const Symbol theme : of_pair) {
            name(theme);
            ++ties[theme];
            who[theme].insert({u, v});
        }
    }
    std::vector<ThemeCoverage> all;
    const auto add = [&](Symbol theme) {
        ThemeCoverage& t = all.emplace_back();
        t.theme = theme;
        t.ties = ties[theme];
        for (const NodeId v : who[theme]) {
            const ActorKind kind = network.organisations[v].kind;
            ++t.organisations;
            t.companies += kind == ActorKind::company ? 1U : 0U;
            t.research += is_research(kind) ? 1U : 0U;
        }
        for (const ClusterScorecard& card : clusters.rows)
            t.clusters +=
                who[theme].contains(card.initiative) || std::any_of(card.members.begin(), card.members.end(),
                                                                    [&](NodeId v) { return who[theme].contains(v); })
                    ? 1U
                    : 0U;
    };
    for (const Theme& theme : network.themes) {
        add(theme.id);
        names.erase(network.text(theme.id));
    }
    for (const auto& [text, theme] : names)
        add(theme);
    return all;
}

} // namespace clusterbridge

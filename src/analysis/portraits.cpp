#include "analysis/portraits.hpp"

#include "analysis/recommend_model.hpp"
#include "graph/graph.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostInitiatives = 150, kMostUniversities = 60, kMostThemes = 60;

std::vector<std::string> best_connected(const Network& network, const Graph& graph, ActorKind kind, std::size_t most) {
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < network.size(); ++i)
        if (network.organisations[node(i)].kind == kind && graph.degree(node(i)) > 0)
            nodes.push_back(node(i));
    std::stable_sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return graph.degree(a) > graph.degree(b); });
    nodes.resize(std::min(nodes.size(), most));
    std::vector<std::string> ids;
    ids.reserve(nodes.size());
    for (const NodeId v : nodes)
        ids.push_back(network.organisations[v].id);
    return ids;
}

/// How often each theme is named: by organisations, else by projects and ties.
std::map<std::string, std::size_t> theme_counts(const Network& network) {
    std::map<std::string, std::size_t> counts;
    const auto add = [&](ListId list) {
        for (const Symbol theme : network.lists.get(list))
            ++counts[network.text(theme)];
    };
    for (const Organisation& o : network.organisations)
        add(o.themes());
    if (!counts.empty())
        return counts;
    for (const Project& project : network.projects)
        add(project.themes);
    for (const TieRow& row : network.ties)
        add(row.themes);
    return counts;
}

/// Themes of the agenda by id, then the others by how often they are named.
std::vector<std::string> leading_themes(const Network& network) {
    std::vector<std::string> themes;
    for (const Theme& theme : network.themes)
        if (network.text(theme.kind) == "agenda")
            themes.push_back(network.text(theme.id));
    const auto counts = theme_counts(network);
    std::vector<std::pair<std::size_t, std::string>> others;
    for (const auto& [theme, count] : counts)
        if (std::find(themes.begin(), themes.end(), theme) == themes.end())
            others.emplace_back(count, theme);
    std::stable_sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [count, theme] : others)
        themes.push_back(std::move(theme));
    themes.resize(std::min(themes.size(), kMostThemes));
    return themes;
}

std::vector<Portrait> of_organisations(const RecommendModel& model, const std::vector<Candidate>& rows,
                                       const PortraitOptions& options) {
    std::vector<Portrait> portraits;
    NodeColumn<std::size_t> place(model.known->size(), 0);
    for (const std::string& id : options.organisations) {
        portraits.push_back({id, {}});
        if (const NodeId v = model.known->find(id); v != kNoNode) {
            place[v] = portraits.size();
            portraits.back().ended = model.ended[v] != 0;
        }
    }
    for (std::size_t k = 0; k < rows.size(); ++k)
        for (const NodeId end : {rows[k].source, rows[k].target})
            if (place[end] > 0)
                if (auto& its = portraits[place[end] - 1].rows; its.size() < options.partners)
                    its.push_back(k);
    return portraits;
}

std::vector<Portrait> of_themes(const RecommendModel& model, const std::vector<Candidate>& rows,
                                const PortraitOptions& options) {
    std::vector<Portrait> portraits;
    std::vector<std::set<NodeId>> named;
    std::vector<std::size_t> place(model.themes.size(), 0);
    for (const std::string& theme : options.themes) {
        portraits.push_back({theme, {}});
        named.emplace_back();
        for (std::size_t t = 0; t < model.themes.size(); ++t)
            if (model.known->text(model.themes[t]) == theme)
                place[t] = portraits.size();
    }
    for (std::size_t k = 0; k < rows.size(); ++k)
        for (const ThemeShare& share : model.gravity.shared(rows[k].source, rows[k].target)) {
            if (place[share.theme] == 0)
                continue;
            const std::size_t p = place[share.theme] - 1;
            if (portraits[p].rows.size() >= options.pairs || named[p].contains(rows[k].source) ||
                named[p].contains(rows[k].target))
                continue;
            portraits[p].rows.push_back(k);
            named[p].insert({rows[k].source, rows[k].target});
        }
    return portraits;
}

} // namespace

PortraitOptions portrait_choice(const Network& network, const Graph& graph) {
    PortraitOptions options;
    options.organisations = best_connected(network, graph, ActorKind::cluster_initiative, kMostInitiatives);
    for (std::string& id : best_connected(network, graph, ActorKind::university, kMostUniversities))
        options.organisations.push_back(std::move(id));
    options.themes = leading_themes(network);
    return options;
}

Portraits choose_portraits(const RecommendModel& model, const std::vector<Candidate>& rows,
                           const PortraitOptions& options) {
    return {of_organisations(model, rows, options), of_themes(model, rows, options)};
}

} // namespace clusterbridge

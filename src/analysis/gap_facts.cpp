#include "analysis/gap_facts.hpp"

#include "graph/distance.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numbers>
#include <string_view>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostBrokers = 3;

std::size_t place_of(std::uint32_t a, std::uint32_t b) {
    return pair_place(std::min(a, b), std::max(a, b));
}

struct Broker {
    NodeId organisation = kNoNode;
    double weaker = 0, sum = 0;
};
bool stronger(const Broker& a, const Broker& b) {
    if (a.weaker != b.weaker)
        return a.weaker > b.weaker;
    return a.sum != b.sum ? a.sum > b.sum : a.organisation < b.organisation;
}

using Strongest = std::array<Broker, kMostBrokers>;

void offer(Strongest& kept, Broker broker) {
    for (Broker& place : kept)
        if (place.organisation == kNoNode || stronger(broker, place))
            std::swap(place, broker);
}

} // namespace

GapFacts::GapFacts(const Network& network, const GraphView& view, const Groups& groups, const Occasions& occasions)
    : view_(view), groups_(groups) {
    fill_profiles(network, occasions);
    fill_contacts(network);
    fill_places(network);
}

/// n_gt: occasions of theme t with a member of g, and members that declare t. Where projects name themes, declared ones
/// do not count, as for recommendations.
void GapFacts::fill_profiles(const Network& network, const Occasions& occasions) {
    const bool declared = !(occasions.projects && !occasions.themes.empty() && network.ties.empty());
    std::map<std::string_view, Symbol> by_text;
    for (const Symbol theme : occasions.themes)
        by_text.emplace(network.text(theme), theme);
    if (declared)
        for (const Organisation& o : network.organisations)
            for (const Symbol theme : network.lists.get(o.themes()))
                by_text.emplace(network.text(theme), theme);
    std::map<Symbol, std::size_t> number;
    for (const auto& [text, theme] : by_text) {
        number.emplace(theme, themes_.size());
        themes_.push_back(theme);
    }
    const std::size_t groups = groups_.groups.size(), themes = themes_.size();
    std::vector<double> counts(groups * themes, 0.0);
    std::vector<std::uint32_t> present;
    for (const Occasion& occasion : occasions.all) {
        present.clear();
        for (const NodeId v : occasion.organisations)
            present.insert(present.end(), groups_.groups_of[v].begin(), groups_.groups_of[v].end());
        std::sort(present.begin(), present.end());
        present.erase(std::unique(present.begin(), present.end()), present.end());
        for (const std::uint32_t t : occasion.themes) {
            const std::size_t theme = number.at(occasions.themes[t]);
            for (const std::uint32_t g : present)
                counts[g * themes + theme] += 1;
        }
    }
    for (std::size_t g = 0; declared && g < groups; ++g)
        for (const NodeId v : groups_.groups[g].members)
            for (const Symbol theme : network.lists.get(network.organisations[v].themes()))
                counts[g * themes + number.at(theme)] += 1;
    profiles_ = ThemeProfiles(std::move(counts), groups, themes);
}

void GapFacts::fill_contacts(const Network& network) {
    const std::size_t pairs = pair_count(groups_.groups.size());
    shared_.assign(pairs, 0);
    direct_.assign(pairs, 0);
    for (const auto& of : groups_.groups_of)
        for (std::size_t j = 1; j < of.size(); ++j)
            for (std::size_t i = 0; i < j; ++i)
                ++shared_[pair_place(of[i], of[j])];
    std::vector<std::size_t> places;
    for (std::size_t e = 0; e < view_.graph.edge_count(); ++e) {
        const auto links = view_.links_of(edge(e));
        if (std::all_of(links.begin(), links.end(), [&](const Link& link) {
                return link.kind == LinkKind::tie_row && makes_groups(network, network.ties[link.record], groups_);
            }))
            continue;
        const auto [u, v] = view_.graph.ends(edge(e));
        places.clear();
        for (const std::uint32_t a : groups_.groups_of[u])
            for (const std::uint32_t b : groups_.groups_of[v])
                if (a != b)
                    places.push_back(place_of(a, b));
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        for (const std::size_t place : places)
            ++direct_[place];
    }
}

/// The middle of points on a sphere: their mean in space, back on the surface.
void GapFacts::fill_places(const Network& network) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const auto degrees = [](double angle) { return angle * 180 / std::numbers::pi; };
    middles_.resize(groups_.groups.size());
    for (std::size_t g = 0; g < middles_.size(); ++g) {
        double x = 0, y = 0, z = 0;
        for (const NodeId v : groups_.groups[g].members)
            if (const auto& place = network.organisations[v].place()) {
                x += std::cos(radians(place->lat)) * std::cos(radians(place->lon));
                y += std::cos(radians(place->lat)) * std::sin(radians(place->lon));
                z += std::sin(radians(place->lat));
            }
        const double flat = std::hypot(x, y);
        if (std::hypot(flat, z) > 1e-9)
            middles_[g] = Coordinates{degrees(std::atan2(z, flat)), degrees(std::atan2(y, x))};
    }
}

std::vector<Symbol> GapFacts::shared_themes(std::size_t a, std::size_t b, std::size_t most) const {
    std::vector<Symbol> shared;
    for (const std::uint32_t t : profiles_.shared(a, b, most))
        shared.push_back(themes_[t]);
    return shared;
}

std::optional<double> GapFacts::distance(std::size_t a, std::size_t b) const {
    if (!middles_[a] || !middles_[b])
        return {};
    return distance_km(*middles_[a], *middles_[b]);
}

std::vector<std::vector<NodeId>> GapFacts::brokers(const std::vector<std::size_t>& places) const {
    constexpr std::uint32_t kNotAsked = 0xFFFFFFFFU;
    std::vector<std::uint32_t> slot(shared_.size(), kNotAsked);
    for (std::size_t k = 0; k < places.size(); ++k)
        slot[places[k]] = static_cast<std::uint32_t>(k);
    std::vector<Strongest> kept(places.size());
    std::vector<double> weight(groups_.groups.size(), 0.0);
    std::vector<std::uint32_t> reached;
    for (std::size_t i = 0; i < view_.graph.node_count(); ++i) {
        const NodeId v = node(i);
        for (const Arc& arc : view_.graph.arcs(v))
            for (const std::uint32_t g : groups_.groups_of[arc.to]) {
                if (weight[g] == 0)
                    reached.push_back(g);
                weight[g] += view_.weight[arc.edge];
            }
        const auto& own = groups_.groups_of[v];
        std::vector<std::uint32_t> others = reached;
        std::erase_if(others, [&](std::uint32_t g) { return std::binary_search(own.begin(), own.end(), g); });
        for (std::size_t y = 1; y < others.size(); ++y)
            for (std::size_t x = 0; x < y; ++x)
                if (const std::uint32_t s = slot[place_of(others[x], others[y])]; s != kNotAsked) {
                    const double a = weight[others[x]], b = weight[others[y]];
                    offer(kept[s], {v, std::min(a, b), a + b});
                }
        for (const std::uint32_t g : reached)
            weight[g] = 0;
        reached.clear();
    }
    std::vector<std::vector<NodeId>> result(places.size());
    for (std::size_t k = 0; k < places.size(); ++k)
        for (const Broker& broker : kept[k])
            if (broker.organisation != kNoNode)
                result[k].push_back(broker.organisation);
    return result;
}

} // namespace clusterbridge

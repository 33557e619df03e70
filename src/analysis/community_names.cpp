#include "analysis/community_names.hpp"

#include "analysis/community_features.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kLongestName = 40;

/// What a feature needs to stand in a name: to set the community apart, to be common in it, and to say something, which
/// what most of the network has does not.
struct Bar {
    double least_z = 0, least_share = 0, most_of_all = 1;
};
constexpr Bar kThemeBar{1.28, 0.2, 0.5};
constexpr Bar kClusterBar{1.28, 0.2, 0.5};
constexpr Bar kPlaceBar{1, 0.4, 0.5};

std::vector<Feature> worth_naming(const std::vector<Feature>& features, const Bar& bar) {
    std::vector<Feature> kept;
    for (const Feature& f : features)
        if (f.z >= bar.least_z && f.share >= bar.least_share && f.share_of_all <= bar.most_of_all && f.members >= 2)
            kept.push_back(f);
    return kept;
}

/// The good features of every community.
struct Material {
    std::vector<Feature> themes, clusters, places;
};

std::vector<Material> material_of(const CommunityFeatures& features) {
    std::vector<Material> all(features.themes.size());
    for (std::size_t c = 0; c < all.size(); ++c) {
        all[c].themes = worth_naming(features.themes[c], kThemeBar);
        all[c].clusters = worth_naming(features.clusters[c], kClusterBar);
        all[c].places = worth_naming(features.regions[c], kPlaceBar);
        if (all[c].places.empty())
            all[c].places = worth_naming(features.countries[c], kPlaceBar);
    }
    return all;
}

CommunityName name_of(const Feature& f) {
    return {f.label, {f.key}};
}

CommunityName joined(const Feature& a, const Feature& b) {
    return {{a.label.en + " · " + b.label.en, a.label.de + " · " + b.label.de}, {a.key, b.key}};
}

/// "Photonik" and "Photonics BW" beside each other say one thing twice.
bool say_the_same(const Feature& theme, const Feature& cluster) {
    const auto start_of = [](const std::string& text) { return std::string(first_code_points(fold_case(text), 5)); };
    const std::string name = fold_case(cluster.label.en);
    return name.find(start_of(theme.label.en)) != std::string::npos ||
           name.find(start_of(theme.label.de)) != std::string::npos;
}

/// "Photonik um Carl Zeiss": the organisation gets the room that the feature leaves.
CommunityName around(const Feature& f, const Organisation& centre) {
    const std::size_t taken = std::max(code_points(f.label.en) + 8, code_points(f.label.de) + 4);
    const std::string middle =
        short_name(centre, taken + 12 < kLongestName ? std::min<std::size_t>(28, kLongestName - taken) : 12);
    return {{f.label.en + " around " + middle, f.label.de + " rund um " + middle},
            {f.key, "organisation:" + centre.id}};
}

bool fits(const CommunityName& name) {
    return code_points(name.text.en) <= kLongestName && code_points(name.text.de) <= kLongestName;
}

/// Names for one community, the one to be preferred first: what it is about and where, then with its cluster, then a
/// theme that is nobody else's first, then two themes, then with the organisation in its centre, which no other has.
std::vector<CommunityName> proposals(const Material& material, const std::map<std::string, std::size_t>& first_themes,
                                     const Organisation& centre) {
    const auto& [themes, clusters, places] = material;
    std::vector<CommunityName> names;
    for (std::size_t t = 0; t < std::min<std::size_t>(themes.size(), 2); ++t) {
        for (const Feature& place : places)
            names.push_back(joined(themes[t], place));
        for (const Feature& cluster : clusters)
            if (!say_the_same(themes[t], cluster))
                names.push_back(joined(themes[t], cluster));
        if (t == 0 && first_themes.at(themes[t].key) == 1)
            names.push_back(name_of(themes[t]));
    }
    if (themes.size() >= 2)
        names.push_back(joined(themes[0], themes[1]));
    for (const Feature& cluster : clusters)
        names.push_back(name_of(cluster));
    for (const auto* kind : {&themes, &places})
        for (const Feature& f : *kind)
            names.push_back(around(f, centre));
    const std::string middle = short_name(centre);
    const std::string key = "organisation:" + centre.id;
    names.push_back({{"Around " + middle, "Rund um " + middle}, {key}});
    std::erase_if(names, [](const CommunityName& name) { return !fits(name); });
    names.push_back({{"Around " + centre.id, "Rund um " + centre.id}, {key}});
    return names;
}

/// The member with most partners of its own community in each community, one with a name before one with an id only;
/// equal ones: the smallest id.
std::vector<NodeId> centres(const Network& network, const GraphView& view, const Partition& partition) {
    std::vector<NodeId> centre(partition.count, kNoNode);
    std::vector<std::pair<bool, std::size_t>> most(partition.count);
    for (std::size_t i = 0; i < partition.of.size(); ++i) {
        const std::uint32_t c = partition.of[node(i)];
        if (c == Partition::kNone)
            continue;
        const Organisation& member = network.organisations[node(i)];
        std::pair<bool, std::size_t> rank{member.name() != member.id, 0};
        for (const Arc& arc : view.graph.arcs(node(i)))
            rank.second += partition.of[arc.to] == c ? 1U : 0U;
        if (centre[c] == kNoNode || rank > most[c]) {
            centre[c] = node(i);
            most[c] = rank;
        }
    }
    return centre;
}

} // namespace

std::vector<CommunityName> name_communities(const Network& network, const GraphView& view, const Partition& partition) {
    std::vector<CommunityName> names;
    if (partition.count == 0)
        return names;
    const std::vector<Material> material = material_of(features_of_communities(network, partition));
    std::map<std::string, std::size_t> first_themes;
    for (const Material& one : material)
        if (!one.themes.empty())
            ++first_themes[one.themes.front().key];
    const std::vector<NodeId> centre = centres(network, view, partition);
    std::set<std::string> used_en, used_de;
    for (std::uint32_t c = 0; c < partition.count; ++c) {
        // the last proposal bears an id, and ids are distinct; only a theme of that very name could have taken it
        auto all = proposals(material[c], first_themes, network.organisations[centre[c]]);
        CommunityName numbered = all.back();
        const std::string number = " (" + std::to_string(c + 1) + ")";
        numbered.text.en += number;
        numbered.text.de += number;
        all.push_back(std::move(numbered));
        for (CommunityName& name : all)
            if (!used_en.contains(name.text.en) && !used_de.contains(name.text.de)) {
                used_en.insert(name.text.en);
                used_de.insert(name.text.de);
                names.push_back(std::move(name));
                break;
            }
    }
    return names;
}

} // namespace clusterbridge

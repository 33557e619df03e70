#pragma once
#include "base/random.hpp"
#include "render/picture.hpp"

#include <algorithm>
#include <string>

/// Pictures for tests, made by recipe.
namespace clusterbridge {

/// `groups` communities of `members` organisations of all kinds, each with cluster initiatives, tied inside and a
/// little across; long names now and then; two isolates; `suggestions` recommended ties between initiatives.
inline Picture made_picture(std::size_t groups, std::size_t members, std::size_t suggestions, std::uint64_t seed = 1) {
    constexpr ActorKind kKinds[] = {ActorKind::company,    ActorKind::company, ActorKind::company,
                                    ActorKind::university, ActorKind::company, ActorKind::research_institute,
                                    ActorKind::programme,  ActorKind::agency,  ActorKind::association,
                                    ActorKind::chamber,    ActorKind::network, ActorKind::other,
                                    ActorKind::unknown};
    Random random(seed);
    Picture picture;
    picture.title = "Wer sollte zusammenarbeiten?";
    picture.subtitle = "Ein Netz für Prüfungen";
    picture.footnotes = {"Daten bis 30. Juni 2023"};
    const auto name = [&](std::size_t i) {
        std::string text = "Organisation Nr. " + std::to_string(i);
        if (random.chance(0.2))
            text = "Landesnetzwerk für Übergangstechnik Baden-Württemberg und Nachbarn Nr. " + std::to_string(i);
        return text;
    };
    for (std::size_t g = 0; g < groups; ++g) {
        picture.groups.push_back({std::to_string(g + 1), "Thema " + std::to_string(g + 1) + " · Region"});
        for (std::size_t k = 0; k < members; ++k) {
            PictureNode node;
            const std::size_t i = picture.nodes.size();
            node.id = "id_" + std::to_string(i);
            node.name = node.label = name(i);
            node.kind = k % 8 == 0 ? ActorKind::cluster_initiative : kKinds[i % 13];
            node.group = static_cast<std::uint32_t>(g);
            picture.nodes.push_back(node);
            if (k > 0)
                picture.ties.push_back(
                    {i, i - 1 - random.below(k), 1.0 + static_cast<double>(random.below(4)), false, {}});
            if (k > 2 && random.chance(0.5))
                picture.ties.push_back({i, g * members, 1, false, {}});
            if (g > 0 && random.chance(0.25))
                picture.ties.push_back({i, random.below(g * members), 1, true, {}});
        }
    }
    for (const char* lonely : {"alone", "single"}) {
        PictureNode node;
        node.id = node.name = node.label = lonely;
        picture.nodes.push_back(node);
    }
    for (const auto& tie : picture.ties) {
        picture.nodes[tie.a].size += 1;
        picture.nodes[tie.b].size += 1;
    }
    for (auto& node : picture.nodes)
        node.importance = node.size;
    for (std::size_t s = 0; s < suggestions && groups > 1; ++s) {
        const std::size_t a = (s % groups) * members, b = ((s + 1 + s / groups) % groups) * members;
        if (a != b)
            picture.suggestions.push_back(
                {a, b, static_cast<int>(s) + 1, picture.nodes[a].name, picture.nodes[b].name, {}});
    }
    return picture;
}

/// Node 0 in the middle of `partners` partners; `others` organisations that it should meet, each behind one partner.
inline Picture made_ego(std::size_t partners, std::size_t others, std::uint64_t seed = 1) {
    Picture picture = made_picture(1, 1 + partners + others, 0, seed);
    picture.ties.clear();
    picture.view = PictureView::ego;
    picture.focus = 0;
    Random random(seed, 7);
    for (std::size_t i = 1; i <= partners; ++i) {
        picture.ties.push_back({0, i, 1.0 + static_cast<double>(random.below(5)), false, {}});
        if (i > 1 && random.chance(0.4))
            picture.ties.push_back({i, 1 + random.below(i - 1), 1, false, {}});
    }
    for (std::size_t k = 0; k < others; ++k) {
        const std::size_t other = 1 + partners + k, introducer = partners > 0 ? 1 + random.below(partners) : 0;
        if (partners > 0)
            picture.ties.push_back({other, introducer, 1, false, {}});
        PictureSuggestion s{
            0, other, static_cast<int>(k) + 1, picture.nodes[other].name, picture.nodes[introducer].name, {}};
        if (partners > 0)
            s.introducers = {introducer};
        picture.suggestions.push_back(std::move(s));
    }
    return picture;
}

/// Clusters as rings, the first with up to eight suggestions to others.
inline Picture made_clusters(std::size_t count) {
    Picture picture = made_picture(1, count, 0);
    picture.view = PictureView::cluster_map;
    picture.groups.clear();
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
        auto& node = picture.nodes[i];
        node.stands_for_group = true;
        node.initiative = i % 2 == 0;
        node.size = static_cast<double>(1 + i * i % 40);
        node.composition = {{ActorKind::company, 2 + i}, {ActorKind::university, 1}};
    }
    for (std::size_t i = 2; i < std::min<std::size_t>(picture.nodes.size(), 10); ++i)
        picture.suggestions.push_back({0, i, static_cast<int>(i) - 1, "A – B", "Lücke", {}, i % 2 == 0});
    return picture;
}

} // namespace clusterbridge

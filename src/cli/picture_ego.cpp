#include "cli/picture_ego.hpp"

#include "base/error.hpp"
#include "cli/picture_words.hpp"

#include <algorithm>
#include <map>

namespace clusterbridge {

namespace {

constexpr std::size_t kMostSuggestions = 12;
/// Partners whose ties among each other are handed over; more than the picture shows, so that its choice is free.
constexpr std::size_t kTiedPartners = 2 * kEgoPartners;

struct EgoPicture {
    const Network& network;
    const GraphView& view;
    NodeId focus;
    Picture picture;
    std::map<NodeId, std::size_t> place_of; ///< index into picture.nodes
};

std::size_t place(EgoPicture& ego, NodeId organisation, const CommunityStudy& communities) {
    const auto [entry, fresh] = ego.place_of.try_emplace(organisation, ego.picture.nodes.size());
    if (fresh) {
        PictureNode node = picture_node(ego.network, ego.view, organisation, ego.picture.language);
        if (communities.partition.of.size() == ego.network.size())
            node.group = communities.partition.of[organisation];
        ego.picture.nodes.push_back(std::move(node));
    }
    return entry->second;
}

void add_suggestions(EgoPicture& ego, const RecommendationList& list, const CommunityStudy& communities) {
    for (const auto& row : list.rows) {
        if ((row.source != ego.focus && row.target != ego.focus) || ego.picture.suggestions.size() == kMostSuggestions)
            continue;
        const NodeId other = row.source == ego.focus ? row.target : row.source;
        PictureSuggestion suggestion;
        suggestion.a = place(ego, ego.focus, communities);
        suggestion.b = place(ego, other, communities);
        suggestion.number = static_cast<int>(ego.picture.suggestions.size()) + 1;
        suggestion.text_a = ego.network.organisations[other].name();
        const NodeId broker = row.broker != kNoNode   ? row.broker
                              : row.strongest.empty() ? kNoNode
                                                      : row.strongest.front().organisation;
        if (broker != kNoNode && ego.view.graph.adjacent(broker, ego.focus)) {
            suggestion.text_b = short_name(ego.network.organisations[broker].name());
            suggestion.introducers.push_back(place(ego, broker, communities));
        }
        ego.picture.suggestions.push_back(std::move(suggestion));
    }
}

void add_tie(EgoPicture& ego, NodeId a, NodeId b, EdgeId edge) {
    PictureTie tie;
    tie.a = ego.place_of.at(a);
    tie.b = ego.place_of.at(b);
    tie.weight = ego.view.weight[edge];
    tie.across_groups = ego.picture.nodes[tie.a].group != ego.picture.nodes[tie.b].group;
    ego.picture.ties.push_back(std::move(tie));
}

void add_ties(EgoPicture& ego, const CommunityStudy& communities) {
    std::vector<NodeId> near; // whose ties among each other matter
    for (const auto& [organisation, at] : ego.place_of)
        if (organisation != ego.focus)
            near.push_back(organisation);
    const auto row = ego.view.graph.arcs(ego.focus);
    std::vector<Arc> partners(row.begin(), row.end());
    std::stable_sort(partners.begin(), partners.end(),
                     [&](const Arc& a, const Arc& b) { return ego.view.weight[a.edge] > ego.view.weight[b.edge]; });
    for (std::size_t k = 0; k < partners.size(); ++k) {
        place(ego, partners[k].to, communities);
        add_tie(ego, ego.focus, partners[k].to, partners[k].edge);
        if (k < kTiedPartners)
            near.push_back(partners[k].to);
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    for (std::size_t i = 0; i < near.size(); ++i)
        for (std::size_t j = i + 1; j < near.size(); ++j)
            if (const auto found = ego.view.graph.find(near[i], near[j]); found.found)
                add_tie(ego, near[i], near[j], found.edge);
}

std::string subtitle_of(const EgoPicture& ego, const CommunityStudy& communities) {
    const Language language = ego.picture.language;
    const auto& data = ego.network.organisations[ego.focus];
    std::string kind = data.kind == ActorKind::custom ? ego.network.text(data.type) : label_of(data.kind).in(language);
    if (!kind.empty() && kind.front() >= 'a' && kind.front() <= 'z')
        kind.front() = static_cast<char>(kind.front() - 'a' + 'A');
    std::string text =
        kind + "; " +
        counted(ego.view.graph.degree(ego.focus), {"partner", "Partner"}, {"partners", "Partner"}, language);
    const auto community = ego.picture.nodes[*ego.picture.focus].group;
    if (community < communities.names.size()) {
        const std::string& name = communities.names[community].text.in(language);
        text += language == Language::de ? "; Gemeinschaft „" + name + "“" : "; community ‘" + name + "’";
    }
    if (const std::string date = data_date(ego.network, language); !date.empty())
        text += "; " + date;
    return text;
}

std::string description_of(const Picture& picture) {
    const bool german = picture.language == Language::de;
    const std::string& name = picture.nodes[*picture.focus].name;
    std::string text = name +
                       (german ? " in der Mitte, ringsum die Partner. " : " in the middle, its partners around it. ") +
                       picture.subtitle + '.';
    if (!picture.suggestions.empty())
        text += german ? " Empfohlene neue Partner:" : " Recommended new partners:";
    for (const auto& s : picture.suggestions) {
        text += (s.number > 1 ? "; " : " ") + std::to_string(s.number) + ". " + s.text_a;
        if (!s.text_b.empty())
            text += (german ? " über " : " through ") + s.text_b;
    }
    return picture.suggestions.empty() ? text : text + '.';
}

/// The question, and the first answer.
Sentence title_of(const EgoPicture& ego) {
    const std::string& name = ego.network.organisations[ego.focus].name();
    if (ego.picture.suggestions.empty())
        return {"The partners of " + name, "Die Partner von " + name};
    const std::string first = first_name(ego.picture.nodes[ego.picture.suggestions.front().b].name);
    return {"Whom should " + name + " talk to? First " + first,
            "Mit wem sollte " + name + " sprechen? Zuerst mit " + first};
}

} // namespace

Picture ego_picture(const Network& network, const GraphView& view, const RankTable& ranking,
                    const CommunityStudy& communities, const RecommendationList& recommendations, NodeId focus,
                    const PictureSettings& options) {
    ensure(index(focus) < network.size(), "the focus of an ego picture is an organisation");
    EgoPicture ego{network, view, focus, {}, {}};
    ego.picture = new_picture(PictureView::ego, options);
    if (communities.partition.of.size() == network.size())
        ego.picture.groups = picture_groups(communities, options.language);
    ego.picture.focus = place(ego, focus, communities);
    add_suggestions(ego, recommendations, communities);
    add_ties(ego, communities);
    if (ranking.betweenness.size() == network.size())
        for (const auto& [organisation, at] : ego.place_of)
            ego.picture.nodes[at].importance += 1000 * ranking.betweenness[organisation];
    ego.picture.title = title_of(ego).in(options.language);
    ego.picture.subtitle = subtitle_of(ego, communities);
    ego.picture.description = description_of(ego.picture);
    return std::move(ego.picture);
}

} // namespace clusterbridge

#include "cli/picture_overview.hpp"

#include "analysis/tie_evidence.hpp"
#include "cli/picture_words.hpp"
#include "render/overview.hpp"
#include "render/style.hpp"

#include <algorithm>

namespace clusterbridge {

namespace {

constexpr std::size_t kMostSuggestions = 20;

std::string subtitle_of(const Network& network, const GraphView& view, std::size_t communities, Language language) {
    std::string text =
        counted(network.size(), {"organisation", "Organisation"}, {"organisations", "Organisationen"}, language) +
        ", " + counted(view.graph.edge_count(), {"tie", "Verbindung"}, {"ties", "Verbindungen"}, language);
    if (communities > 0)
        text += ", " + counted(communities, {"community", "Gemeinschaft"}, {"communities", "Gemeinschaften"}, language);
    if (const std::string date = data_date(network, language); !date.empty())
        text += "; " + date;
    return text;
}

std::string description_of(const Picture& picture) {
    const bool german = picture.language == Language::de;
    std::string text = (german ? "Netzbild: " : "Network diagram: ") + picture.subtitle + '.';
    if (!picture.suggestions.empty())
        text += german ? " Empfohlene neue Verbindungen:" : " Recommended new ties:";
    for (std::size_t i = 0; i < std::min<std::size_t>(picture.suggestions.size(), 5); ++i) {
        const auto& s = picture.suggestions[i];
        text += (i > 0 ? "; " : " ") + std::to_string(s.number) + ". " + s.text_a + (german ? " mit " : " with ") +
                s.text_b;
    }
    return picture.suggestions.empty() ? text : text + '.';
}

bool joins_initiatives(const Network& network, const Recommendation& row) {
    return network.organisations[row.source].kind == ActorKind::cluster_initiative &&
           network.organisations[row.target].kind == ActorKind::cluster_initiative;
}

bool is_transfer(const Recommendation& row) {
    return row.kind == PairKind::tech_transfer || row.kind == PairKind::both;
}

/// By which rule the red numbers stand there; empty where there are none.
Sentence rule_of(const Network& network, const RecommendationList& list) {
    bool initiatives = false, across = false, transfer = false;
    for (std::size_t i = 0; i < std::min(list.rows.size(), kMostSuggestions); ++i) {
        const bool both_initiatives = joins_initiatives(network, list.rows[i]);
        initiatives = initiatives || both_initiatives;
        transfer = transfer || (is_transfer(list.rows[i]) && !both_initiatives);
        across = across || list.rows[i].kind == PairKind::cross_cluster;
    }
    if (list.rows.empty())
        return {};
    const Sentence known{" Every pair has partners in common.", " Alle Paare haben gemeinsame Partner."};
    Sentence rule{"Numbers: by score, nearest first.", "Nummern: nach Punktzahl, die Nächsten zuerst."};
    if (initiatives && transfer && across)
        rule = {"Numbers: first cluster initiatives of different clusters, then technology transfer.",
                "Nummern: zuerst Clusterinitiativen verschiedener Cluster, dann Technologietransfer."};
    else if (transfer && across)
        rule = {"Numbers: first pairs across groups, then technology transfer.",
                "Nummern: zuerst Paare über Gruppengrenzen, dann Technologietransfer."};
    return {rule.en + known.en, rule.de + known.de};
}

/// The question, and the first answer.
Sentence title_of(const Network& network, const RecommendationList& list) {
    if (list.rows.empty())
        return {"Who works with whom?", "Wer arbeitet mit wem zusammen?"};
    const Recommendation& first = list.rows.front();
    const std::string a = first_name(network.organisations[first.source].name());
    const std::string b = first_name(network.organisations[first.target].name());
    return {"Who should work together? First " + a + " and " + b,
            "Wer sollte zusammenarbeiten? Zuerst " + a + " und " + b};
}

/// Only where something must be left out.
void add_evidence(Picture& picture, const Network& network, const GraphView& view, const CommunityStudy& communities) {
    if (picture.nodes.size() > kMostSingleNodes && !picture.groups.empty()) {
        for (const GroupTieEvidence& found : group_tie_evidence(view, communities.partition)) {
            PictureTie tie;
            tie.a = found.a;
            tie.b = found.b;
            tie.weight = found.weight;
            tie.chance = found.chance;
            tie.stands_out = found.significant ? TieWeight::significant : TieWeight::usual;
            picture.group_ties.push_back(std::move(tie));
        }
    } else if (picture.ties.size() > style_of(picture).tie_budget) {
        std::vector<EdgeId> edges;
        for (std::size_t e = 0; e < view.graph.edge_count(); ++e)
            edges.push_back(edge(e));
        mark_beyond_chance(picture, network, view, edges);
    }
}

} // namespace

void mark_beyond_chance(Picture& picture, const Network& network, const GraphView& view,
                        const std::vector<EdgeId>& edges) {
    const TieEvidence evidence = tie_evidence(network, view);
    for (std::size_t t = 0; t < edges.size(); ++t) {
        picture.ties[t].chance = evidence.chance[edges[t]];
        if (evidence.significant[edges[t]] != 0)
            picture.ties[t].stands_out = TieWeight::significant;
    }
    if (!evidence.projects && !evidence.weights)
        return;
    const Sentence projects{"projects filled at random", "Projekte zufällig besetzt"},
        weights{"weights against the strength of both ends", "Gewicht gegen die Stärke beider Enden"};
    picture.words.chance = (evidence.projects && evidence.weights
                                ? Sentence{projects.en + "; " + weights.en, projects.de + "; " + weights.de}
                            : evidence.projects ? projects
                                                : weights)
                               .in(picture.language);
}

std::vector<PictureGroup> picture_groups(const CommunityStudy& communities, Language language) {
    std::vector<PictureGroup> groups;
    for (std::uint32_t c = 0; c < communities.partition.count; ++c) {
        const std::string number = std::to_string(c + 1);
        std::string title = c < communities.names.size() ? communities.names[c].text.in(language) : std::string();
        if (title.empty())
            title = Sentence{"Community " + number, "Gemeinschaft " + number}.in(language);
        groups.push_back({number, std::move(title)});
    }
    return groups;
}

Picture new_picture(PictureView view, const PictureSettings& settings) {
    Picture picture;
    picture.view = view;
    picture.paper = settings.paper;
    picture.language = settings.language;
    picture.seed = settings.seed;
    return picture;
}

Picture overview_picture(const Network& network, const GraphView& view, const RankTable& ranking,
                         const CommunityStudy& communities, const RecommendationList& recommendations,
                         const PictureSettings& options) {
    Picture picture = new_picture(PictureView::overview, options);
    const bool grouped = communities.partition.of.size() == network.size();
    if (grouped)
        picture.groups = picture_groups(communities, options.language);
    const bool ranked = ranking.betweenness.size() == network.size();
    picture.nodes.reserve(network.size());
    for (std::size_t i = 0; i < network.size(); ++i) {
        PictureNode node_of_picture = picture_node(network, view, node(i), options.language);
        if (grouped)
            node_of_picture.group = communities.partition.of[node(i)];
        if (ranked) // betweenness in [0, 1] as a number of partners that would weigh as much
            node_of_picture.importance += 1000 * ranking.betweenness[node(i)];
        picture.nodes.push_back(std::move(node_of_picture));
    }
    picture.ties.reserve(view.graph.edge_count());
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        const auto [a, b] = view.graph.ends(edge(e));
        PictureTie tie;
        tie.a = index(a);
        tie.b = index(b);
        tie.weight = view.weight[edge(e)];
        tie.across_groups = picture.nodes[tie.a].group != picture.nodes[tie.b].group;
        picture.ties.push_back(std::move(tie));
    }
    add_evidence(picture, network, view, communities);
    for (const auto& row : recommendations.rows) {
        if (picture.suggestions.size() == kMostSuggestions)
            break;
        PictureSuggestion suggestion;
        suggestion.a = index(row.source);
        suggestion.b = index(row.target);
        suggestion.number = static_cast<int>(picture.suggestions.size()) + 1;
        suggestion.text_a = picture.nodes[suggestion.a].name;
        suggestion.text_b = picture.nodes[suggestion.b].name;
        picture.suggestions.push_back(std::move(suggestion));
    }
    picture.title = title_of(network, recommendations).in(options.language);
    if (const std::string rule = rule_of(network, recommendations).in(options.language); !rule.empty())
        picture.footnotes.push_back(rule);
    picture.subtitle = subtitle_of(network, view, picture.groups.size(), options.language);
    picture.description = description_of(picture);
    return picture;
}

} // namespace clusterbridge

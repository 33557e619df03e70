#include "cli/picture_layers.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/wording.hpp"
#include "cli/picture_words.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace clusterbridge {

namespace {

constexpr std::size_t kIntroducers = 2; ///< of one pair

std::size_t most_pairs(Paper paper) {
    return paper == Paper::a3 ? 16 : 11;
}

struct Meeting {
    const Network& network;
    const GraphView& view;
    const PictureSettings& options;
    std::map<NodeId, std::size_t> place = {};
    std::size_t left_out = 0;
    Picture picture = {};
};

std::optional<std::uint32_t> layer_of(const Meeting& m, NodeId organisation) {
    const auto found = m.place.find(organisation);
    if (found == m.place.end())
        return {};
    return m.picture.nodes[found->second].layer;
}

std::size_t put(Meeting& m, NodeId organisation, std::uint32_t layer) {
    const auto [entry, fresh] = m.place.try_emplace(organisation, m.picture.nodes.size());
    if (fresh) {
        PictureNode node = picture_node(m.network, m.view, organisation, m.options.language);
        node.layer = layer;
        m.picture.nodes.push_back(std::move(node));
    }
    return entry->second;
}

/// Research and initiatives to the left of companies, unless one of the two stands somewhere already.
bool source_is_left(const Meeting& m, const Recommendation& row) {
    if (const auto layer = layer_of(m, row.source))
        return *layer == 0;
    if (const auto layer = layer_of(m, row.target))
        return *layer == 2;
    return m.network.organisations[row.source].kind != ActorKind::company ||
           m.network.organisations[row.target].kind == ActorKind::company;
}

std::string why(const Meeting& m, const Recommendation& row) {
    const Language language = m.options.language;
    std::string text = counted(row.common_partners, {"partner in common", "gemeinsamer Partner"},
                               {"partners in common", "gemeinsame Partner"}, language);
    if (!row.shared_themes.empty())
        text += "; " + m.network.theme_name(row.shared_themes.front().theme, language);
    if (row.distance_km && *row.distance_km >= 1)
        text += "; " + decimal_number(*row.distance_km, 0, language) + "\u00A0km";
    else if (row.distance_km)
        text += Sentence{"; same town", "; am selben Ort"}.in(language);
    return text;
}

bool add_pair(Meeting& m, const Recommendation& row) {
    const bool left = source_is_left(m, row);
    const NodeId a = left ? row.source : row.target, b = left ? row.target : row.source;
    if (layer_of(m, a).value_or(0) != 0 || layer_of(m, b).value_or(2) != 2)
        return false;
    PictureSuggestion s;
    s.a = put(m, a, 0);
    s.b = put(m, b, 2);
    s.number = static_cast<int>(m.picture.suggestions.size()) + 1;
    s.text_a = why(m, row);
    m.picture.suggestions.push_back(std::move(s));
    return true;
}

void add_tie(Meeting& m, NodeId a, NodeId b) {
    const std::size_t i = m.place.at(a), j = m.place.at(b);
    const bool there = std::any_of(m.picture.ties.begin(), m.picture.ties.end(),
                                   [&](const PictureTie& t) { return std::minmax(t.a, t.b) == std::minmax(i, j); });
    const auto found = m.view.graph.find(a, b);
    if (there || !found.found)
        return;
    PictureTie tie;
    tie.a = i;
    tie.b = j;
    tie.weight = m.view.weight[found.edge];
    m.picture.ties.push_back(std::move(tie));
}

void add_introducers(Meeting& m, const Recommendation& row) {
    std::size_t count = 0;
    for (const Introducer& introducer : row.strongest) {
        const NodeId who = introducer.organisation;
        if (count == kIntroducers || layer_of(m, who).value_or(1) != 1)
            continue;
        const std::size_t at = put(m, who, 1);
        m.picture.suggestions.back().introducers.push_back(at);
        add_tie(m, row.source, who);
        add_tie(m, row.target, who);
        ++count;
    }
}

void add_words(Meeting& m) {
    Picture& p = m.picture;
    const Language language = m.options.language;
    std::size_t ends = 0, between = 0;
    for (const auto& node : p.nodes)
        ++(node.layer == 1 ? between : ends);
    p.title = (between > 0 ? Sentence{std::to_string(between) + (between == 1 ? " organisation" : " organisations") +
                                          " could bring " + std::to_string(ends) + " others together",
                                      std::to_string(between) +
                                          (between == 1 ? " Organisation könnte " : " Organisationen könnten ") +
                                          std::to_string(ends) + " andere zusammenbringen"}
                           : Sentence{"Who should meet whom?", "Wer sollte wen treffen?"})
                  .in(language);
    p.subtitle = counted(p.suggestions.size(), {"recommended new tie", "empfohlene neue Verbindung"},
                         {"recommended new ties", "empfohlene neue Verbindungen"}, language);
    if (const std::string date = data_date(m.network, language); !date.empty())
        p.subtitle += "; " + date;
    p.words.list_heading = Sentence{"What they have in common", "Was sie gemeinsam haben"}.in(language);
    p.footnotes.push_back(
        Sentence{"Between them stand, for every pair, the one or two partners that tie it most.",
                 "Dazwischen stehen je Paar die ein oder zwei Partner, die es am stärksten verbinden."}
            .in(language));
    if (m.left_out > 0)
        p.footnotes.push_back(Sentence{"Left out: " + std::to_string(m.left_out) +
                                           " pairs of the list whose two ends stand on the same side here.",
                                       "Nicht gezeigt: " + std::to_string(m.left_out) +
                                           (m.left_out == 1 ? " Paar" : " Paare") +
                                           " der Liste, deren beide Enden hier auf derselben Seite stehen."}
                                  .in(language));
    p.description = p.title + '.';
    for (const auto& s : p.suggestions)
        p.description += " " + std::to_string(s.number) + ". " + p.nodes[s.a].name +
                         (language == Language::de ? " mit " : " with ") + p.nodes[s.b].name + ';';
    p.description.back() = '.';
}

} // namespace

Picture opportunities_picture(const Network& network, const GraphView& view, const RecommendationList& list,
                              const PictureSettings& options) {
    if (list.rows.empty())
        throw Error(ErrorCode::input,
                    {"no picture of opportunities can be drawn; no two organisations without a tie have a partner in "
                     "common; add ties or leave out filters",
                     "kein Bild der Gelegenheiten möglich; keine zwei unverbundenen Organisationen haben einen "
                     "gemeinsamen Partner; ergänzen Sie Verbindungen oder lassen Sie Filter weg"});
    Meeting m{network, view, options};
    m.picture = new_picture(PictureView::opportunities, options);
    std::vector<const Recommendation*> taken;
    for (const Recommendation& row : list.rows) {
        if (taken.size() == most_pairs(options.paper))
            break;
        if (add_pair(m, row))
            taken.push_back(&row);
        else
            ++m.left_out;
    }
    auto suggestions = std::move(m.picture.suggestions); // introducers only once every end has its side
    m.picture.suggestions.clear();
    for (std::size_t k = 0; k < taken.size(); ++k) {
        m.picture.suggestions.push_back(std::move(suggestions[k]));
        add_introducers(m, *taken[k]);
    }
    add_words(m);
    return std::move(m.picture);
}

} // namespace clusterbridge

#include "render/overview_parts.hpp"

#include "render/tie_budget.hpp"

#include <algorithm>

namespace clusterbridge {

std::vector<std::string> notes_of(const Overview& o) {
    const auto& p = o.picture;
    std::vector<std::string> notes = p.footnotes;
    if (std::string note = tie_note(p, o.ties.size()); !note.empty())
        notes.push_back(std::move(note));
    const bool initiatives = std::any_of(p.nodes.begin(), p.nodes.end(), [](const PictureNode& node) {
        return node.kind == ActorKind::cluster_initiative;
    });
    Sentence named = initiatives ? sentence("Names stand at cluster initiatives", "Namen stehen an Clusterinitiativen")
                                 : sentence("Names stand", "Namen stehen");
    const auto add = [&](const std::string& en, const std::string& de) { named = {named.en + en, named.de + de}; };
    if (!p.suggestions.empty())
        add(std::string(initiatives ? "," : "") + " at the ends of recommended ties",
            std::string(initiatives ? "," : "") + " an den Enden empfohlener Verbindungen");
    if (initiatives || !p.suggestions.empty())
        add(" and", " und");
    add(" at the best-connected organisations, wherever there is room.",
        " an den am besten vernetzten Organisationen, soweit Platz ist.");
    notes.push_back(named.in(p.language));
    return notes;
}

Legend legend_of(const Overview& o) {
    const auto& p = o.picture;
    Legend legend;
    legend.list_heading = sentence("Recommended new ties", "Empfohlene neue Kooperationen").in(p.language);
    legend.kind_counts = kind_counts(p.nodes);
    const bool grouped = !p.groups.empty();
    const bool across = std::any_of(p.ties.begin(), p.ties.end(), [](const auto& t) { return t.across_groups; });
    legend.lines.push_back({"#AAB3BC", 1.2, false,
                            grouped && across
                                ? sentence("Tie within a community", "Verbindung in einer Gemeinschaft").in(p.language)
                                : sentence("Tie", "Verbindung").in(p.language)});
    if (grouped && across)
        legend.lines.push_back(
            {"#6B6B6B", 1.4, false,
             sentence("Tie between communities", "Verbindung zwischen Gemeinschaften").in(p.language)});
    const auto any_tie = [&](TieChange change) {
        return std::any_of(p.ties.begin(), p.ties.end(), [&](const auto& t) { return t.change == change; });
    };
    const auto any_node = [&](NodeChange change) {
        return std::any_of(p.nodes.begin(), p.nodes.end(), [&](const auto& n) { return n.change == change; });
    };
    if (any_tie(TieChange::opened))
        legend.lines.push_back({kOpened, 1.6, false, sentence("new tie", "neue Verbindung").in(p.language)});
    if (any_tie(TieChange::lost))
        legend.lines.push_back(
            {kLost, 1.6, true, sentence("tie that was lost", "entfallene Verbindung").in(p.language)});
    if (!p.suggestions.empty())
        legend.lines.push_back(
            {kRecommended, 2.2, true,
             sentence("recommended, not seen so far", "empfohlen, bisher nicht gesehen").in(p.language)});
    legend.remarks.push_back(sentence("Size = number of partners", "Größe = Zahl der Partner").in(p.language));
    if (any_node(NodeChange::appeared))
        legend.remarks.push_back(
            sentence("Green rim = new organisation", "Grüner Rand = neue Organisation").in(p.language));
    if (any_node(NodeChange::bridge_lost))
        legend.remarks.push_back(sentence("Red rim = tied groups that nobody ties any more",
                                          "Roter Rand = verband Gruppen, die niemand mehr verbindet")
                                     .in(p.language));
    if (grouped)
        legend.remarks.push_back(
            sentence("Area = community found in the ties", "Fläche = in den Verbindungen erkannte Gemeinschaft")
                .in(p.language));
    return legend;
}

} // namespace clusterbridge

#include "render/groups_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/tie_budget.hpp"

#include <algorithm>

namespace clusterbridge {

namespace {

Legend legend_of(const Circles& o) {
    const auto& p = o.picture;
    const Language language = p.language;
    Legend legend;
    legend.list_heading = p.words.list_heading;
    legend.list_rest = p.words.list_rest;
    legend.list_lead = "";
    legend.slices = true;
    legend.kind_counts.assign(kKindStyles, 0);
    for (const auto& node : p.nodes)
        for (const auto& [kind, count] : node.composition)
            legend.kind_counts[style_of(kind).order] += count;
    const bool significant = std::any_of(o.shown.begin(), o.shown.end(),
                                         [&](std::size_t t) { return o.ties[t].stands_out == TieWeight::significant; });
    if (significant)
        legend.lines.push_back(
            {"#51688A", 2.4, false,
             sentence("Tie, clearly more than by chance", "Verbindung, klar mehr als durch Zufall").in(language)});
    if (!p.ties.empty())
        legend.lines.push_back({"#A9B2BB", 1.6, false,
                                sentence("Tie; the thicker, the more joint work and shared members",
                                         "Verbindung; je dicker, desto mehr Gemeinsames")
                                    .in(language)});
    if (std::any_of(p.suggestions.begin(), p.suggestions.end(), [](const auto& s) { return !s.tentative; }))
        legend.lines.push_back({kRecommended, 2.2, true, sentence("Gap", "Lücke").in(language)});
    if (std::any_of(p.suggestions.begin(), p.suggestions.end(), [](const auto& s) { return s.tentative; }))
        legend.lines.push_back(
            {"#DE7C84", 2, true, sentence("alike, no contact seen", "ähnlich, kein Kontakt gesehen").in(language)});
    legend.remarks.push_back(
        sentence("Area = number of members; ring = what they are", "Fläche = Zahl der Mitglieder; Ring = was sie sind")
            .in(language));
    return legend;
}

std::vector<std::string> notes_of(const Circles& o) {
    std::vector<std::string> notes = o.picture.footnotes;
    const Language language = o.picture.language;
    if (o.shown.size() < o.ties.size())
        notes.push_back(Sentence{
            "Drawn are " + count_text(o.shown.size(), language) + " of " + count_text(o.ties.size(), language) +
                " connections: of every circle the one that stands out most, then those beyond chance, "
                "then the strongest.",
            "Gezeichnet sind " + count_text(o.shown.size(), language) + " von " + count_text(o.ties.size(), language) +
                " Verbindungen: von jedem Kreis die auffälligste, dann die klar über Zufall, dann die stärksten."}
                            .in(language));
    return notes;
}

void make_circles(Circles& o) {
    for (std::size_t i = 0; i < o.picture.nodes.size(); ++i) {
        const auto& node = o.picture.nodes[i];
        Circle circle;
        std::vector<std::size_t> counts(kKindStyles);
        for (const auto& [kind, count] : node.composition)
            counts[style_of(kind).order] += count;
        circle.slices = slices_of(counts);
        circle.members = std::max(node.size, 1.0);
        circle.id = node.initiative ? svg_id(node.id) : group_svg_id(node.id);
        circle.css = node.initiative ? style_of(node.kind).css : "";
        circle.name = printable(node.label.empty() ? node.name : node.label) + " (" +
                      count_text(static_cast<std::size_t>(node.size), o.picture.language) + ')';
        circle.title = printable(node.name);
        circle.description = printable(node.tooltip);
        o.circle_of.push_back(i);
        o.circles.push_back(std::move(circle));
    }
}

} // namespace

Composition compose_cluster_map(const Picture& picture, const RunControl& run, const Charge& charge) {
    Circles o{picture, style_of(picture), {}, {}, true, {}, {}, {}, {}, {}, {}, 0};
    make_circles(o);
    o.ties = picture.ties;
    o.shown = chosen_ties(o.ties, o.circles.size(), 2 * o.circles.size());
    return draw_circles(
        o, legend_of(o), notes_of(o),
        [&] {
            for (const Body& body : o.bodies)
                o.out.places.push_back(body.at);
        },
        run, charge);
}

} // namespace clusterbridge

#include "render/groups_words.hpp"

#include "render/style.hpp"

#include <algorithm>

namespace clusterbridge {

std::vector<std::string> notes_of(const GroupsPicture& g) {
    const Circles& o = g.circles;
    const auto& p = o.picture;
    const Language language = p.language;
    std::vector<std::string> notes = p.footnotes;
    const auto count = [&](std::size_t n) { return count_text(n, language); };
    std::string text = Sentence{"Each circle is a community; its number counts its organisations.",
                                "Jeder Kreis ist eine Gemeinschaft; die Zahl nennt ihre Organisationen."}
                           .in(language);
    if (g.left_out > 0)
        text += Sentence{" Not drawn: " + count(g.left_out) + " smaller communities with " + count(g.left_out_members) +
                             " organisations together.",
                         " Nicht gezeichnet: " + count(g.left_out) + " kleinere Gemeinschaften mit zusammen " +
                             count(g.left_out_members) + " Organisationen."}
                    .in(language);
    if (g.ungrouped > 0)
        text += Sentence{" In no community: " + count(g.ungrouped) + '.',
                         " In keiner Gemeinschaft: " + count(g.ungrouped) + '.'}
                    .in(language);
    notes.push_back(text);
    if (o.shown.size() < o.ties.size()) {
        const std::string some = count(o.shown.size()), all = count(o.ties.size());
        notes.push_back(
            (p.group_ties.empty()
                 ? Sentence{"Drawn are " + some + " of " + all +
                                " connections: the strongest of every community, then the strongest of all.",
                            "Gezeichnet sind " + some + " von " + all +
                                " Verbindungen: von jeder Gemeinschaft die stärkste, dann die stärksten insgesamt."}
                 : Sentence{"Drawn are " + some + " of " + all +
                                " connections: of every community the clearest, then those that are more than chance "
                                "gives two communities as active as these, then the strongest.",
                            "Gezeichnet sind " + some + " von " + all +
                                " Verbindungen: von jeder Gemeinschaft die klarste, dann die, die mehr sind als Zufall "
                                "bei zwei so aktiven Gemeinschaften, dann die stärksten."})
                .in(language));
    }
    return notes;
}

Legend legend_of(const Circles& o) {
    const Language language = o.picture.language;
    Legend legend;
    legend.list_heading = sentence("Recommended new ties", "Empfohlene neue Kooperationen").in(language);
    legend.kind_counts = kind_counts(o.picture.nodes);
    legend.counts_shown = true;
    legend.slices = true;
    legend.lines.push_back({"#8C97A3", 2.2, false,
                            sentence("Ties between communities; the thicker, the stronger",
                                     "Verbindungen zwischen Gemeinschaften; je dicker, desto stärker")
                                .in(language)});
    if (std::any_of(o.shown.begin(), o.shown.end(),
                    [&](std::size_t t) { return o.ties[t].stands_out == TieWeight::significant; }))
        legend.lines.push_back(
            {"#51688A", 2.4, false,
             sentence("of these, clearly more than by chance", "davon klar mehr als durch Zufall").in(language)});
    if (!o.picture.suggestions.empty())
        legend.lines.push_back(
            {kRecommended, 2.2, true,
             sentence("recommended, not seen so far", "empfohlen, bisher nicht gesehen").in(language)});
    legend.remarks.push_back(
        sentence("Area of a circle = number of organisations", "Fläche eines Kreises = Zahl der Organisationen")
            .in(language));
    legend.remarks.push_back(
        sentence("A number beside a circle: both ends lie in it", "Nummer neben einem Kreis: beide Seiten liegen darin")
            .in(language));
    return legend;
}

} // namespace clusterbridge

#include "render/ego_parts.hpp"

#include "render/style.hpp"

namespace clusterbridge {

Legend legend_of(const Ego& o) {
    const auto& p = o.picture;
    Legend legend;
    legend.list_heading = sentence("Recommended new partners", "Empfohlene neue Partner").in(p.language);
    legend.list_lead = sentence("through ", "über ").in(p.language);
    std::vector<PictureNode> shown{p.nodes[o.focus]};
    for (const std::size_t i : o.partners)
        shown.push_back(p.nodes[i]);
    for (const auto& s : p.suggestions)
        shown.push_back(p.nodes[s.a == o.focus ? s.b : s.a]);
    legend.kind_counts = kind_counts(shown);
    legend.lines.push_back(
        {"#8494A4", 2, false,
         sentence("Tie; the thicker, the stronger", "Verbindung; je dicker, desto stärker").in(p.language)});
    legend.lines.push_back(
        {"#C9D0D6", 0.8, false, sentence("Tie between partners", "Verbindung unter Partnern").in(p.language)});
    if (!p.suggestions.empty()) {
        legend.lines.push_back(
            {kRecommended, 2, true,
             sentence("recommended, not seen so far", "empfohlen, bisher nicht gesehen").in(p.language)});
        legend.lines.push_back(
            {"#D9737B", 1.2, false,
             sentence("can introduce them (red rim)", "kann vermitteln (roter Rand)").in(p.language)});
    }
    legend.remarks.push_back(
        sentence("Size = number of partners in the whole network", "Größe = Zahl der Partner im ganzen Netz")
            .in(p.language));
    return legend;
}

std::vector<std::string> notes_of(const Ego& o) {
    std::vector<std::string> notes = o.picture.footnotes;
    if (o.left_out > 0) {
        const std::string shown = count_text(o.partners.size(), o.picture.language),
                          all = count_text(o.partners.size() + o.left_out, o.picture.language);
        notes.push_back(Sentence{"Shown are " + shown + " of " + all +
                                     " partners: those who can introduce somebody, then "
                                     "those with the strongest ties.",
                                 "Gezeigt sind " + shown + " von " + all +
                                     " Partnern: wer vermitteln kann, dann die mit den stärksten Verbindungen."}
                            .in(o.picture.language));
    }
    return notes;
}

} // namespace clusterbridge

#include "render/layers_parts.hpp"

namespace clusterbridge {

Legend legend_of(const Layers& o) {
    const auto& p = o.picture;
    const Language language = p.language;
    Legend legend;
    legend.kind_counts = kind_counts(p.nodes);
    legend.diamond = p.words.events;
    legend.list_heading = p.words.list_heading;
    legend.list_rest = p.words.list_rest;
    legend.list_lead = "";
    legend.list_most = p.suggestions.size();
    if (p.view == PictureView::opportunities) {
        legend.lines.push_back(
            {kRecommended, 2, true,
             sentence("should meet, no tie seen so far", "sollten sich treffen, bisher nicht gesehen").in(language)});
        legend.lines.push_back(
            {"#8F9AA6", 1.2, false,
             sentence("tied to both, in the middle", "mit beiden verbunden, in der Mitte").in(language)});
    } else {
        legend.lines.push_back({"#A3ADB8", 1, false, sentence("takes part", "nimmt teil").in(language)});
    }
    legend.remarks.push_back(
        sentence("Size = number of partners in the whole network", "Größe = Zahl der Partner im ganzen Netz")
            .in(language));
    return legend;
}

std::vector<std::string> notes_of(const Layers& o) {
    return o.picture.footnotes;
}

} // namespace clusterbridge

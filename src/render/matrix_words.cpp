#include "render/matrix_parts.hpp"

#include <algorithm>

namespace clusterbridge {

Legend legend_of(const Matrix& o) {
    const auto& p = o.picture;
    const Language language = p.language;
    Legend legend;
    legend.list_heading = p.words.list_heading;
    legend.list_rest = p.words.list_rest;
    legend.list_lead = "";
    legend.list_most = p.suggestions.size();
    const auto has = [&](auto fits) { return std::any_of(p.cells.begin(), p.cells.end(), fits); };
    if (has([](const auto& c) { return c.state == CellState::judged; })) {
        const Sentence steps[] = {
            {"about a third as often as expected, or less", "ein Drittel so oft wie erwartet, oder seltener"},
            {"less often than expected", "seltener als erwartet"},
            {"about as often as expected", "etwa so oft wie erwartet"},
            {"more often than expected", "häufiger als erwartet"},
            {"about three times as often, or more", "dreimal so oft oder noch häufiger"}};
        for (std::size_t step = 0; step < 5; ++step)
            legend.fields.push_back({ratio_fill(step), false, false, steps[step].in(language)});
    }
    if (has([](const auto& c) { return c.certain; }))
        legend.fields.push_back(
            {"#FFFFFF", false, true,
             sentence("certain: at most 5% of these are chance", "gesichert: höchstens 5 % davon sind Zufall")
                 .in(language)});
    if (has([](const auto& c) { return c.state == CellState::unknown_with_contact; }))
        legend.fields.push_back(
            {"#CFE3F2", true, false,
             sentence("not enough data to judge; contact seen", "zu wenig Daten für ein Urteil; Kontakt gesehen")
                 .in(language)});
    if (has([](const auto& c) { return c.state == CellState::unknown; }))
        legend.fields.push_back({"#FFFFFF", true, false,
                                 sentence("not enough data to judge; no contact seen",
                                          "zu wenig Daten für ein Urteil; kein Kontakt gesehen")
                                     .in(language)});
    legend.remarks.push_back(
        sentence("Number in a field = observed ÷ expected", "Zahl im Feld = beobachtet ÷ erwartet").in(language));
    if (!p.suggestions.empty())
        legend.remarks.push_back(
            sentence("Red number = see the list above", "Rote Nummer = siehe Liste oben").in(language));
    return legend;
}

std::vector<std::string> notes_of(const Matrix& o) {
    std::vector<std::string> notes = o.picture.footnotes;
    notes.push_back(sentence("Rows and columns stand in an order that brings together what meets often.",
                             "Zeilen und Spalten stehen so, dass beisammen ist, was oft zusammentrifft.")
                        .in(o.picture.language));
    return notes;
}

} // namespace clusterbridge

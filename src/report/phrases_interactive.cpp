#include "report/catalogue.hpp"

#include <array>

namespace clusterbridge {
namespace {

constexpr std::array kPhrases{
    // what the scripts say: tables
    Phrase{"js_filter", "Filter", "Filtern"},
    Phrase{"js_rows_shown", "{n} of {all} rows", "{n} von {all} Zeilen"},
    Phrase{"js_save_csv", "Save as CSV", "Als CSV speichern"},
    // what the scripts say: network
    Phrase{"js_explore_count", "{n} of {all} organisations shown", "{n} von {all} Organisationen zu sehen"},
    Phrase{"js_explore_found", "Found: {n}", "Gefunden: {n}"},
    Phrase{"js_explore_entry", "To its entry", "Zum Eintrag"},
    Phrase{"js_explore_show", "Show it with its partners in the network", "Mit den Partnern im Netz zeigen"},
    Phrase{"js_explore_release", "Show all again", "Wieder alle zeigen"},
    Phrase{"js_explore_partners", "Partners in the picture", "Partner im Bild"},
    Phrase{"js_explore_more", "Further ones: {n}", "Weitere: {n}"},
    Phrase{"js_explore_rest", "Others in grey: {n}", "Weitere in Grau: {n}"},
    // its frame
    Phrase{"h_explore", "Explore the network", "Das Netz erkunden"},
    Phrase{"explore_intro",
           "Choose an organisation to see its partners; from there you can go on from partner to partner. With the "
           "picture in focus, arrow keys move it, + and − zoom, 0 shows the whole.",
           "Wählen Sie eine Organisation, um ihre Partner zu sehen; von dort geht es weiter von Partner zu Partner. "
           "Ist das Bild angewählt, verschieben es die Pfeiltasten, + und − vergrößern und verkleinern, 0 zeigt das "
           "Ganze."},
    Phrase{
        "explore_part",
        "So that the picture stays quick, it has the {n} organisations with the most partners and {m} ties: the "
        "strongest "
        "of each organisation, then the strongest of all.",
        "Damit das Bild flüssig bleibt, zeigt es die {n} Organisationen mit den meisten Partnern und {m} Verbindungen: "
        "von jeder Organisation die stärkste, dann die stärksten überhaupt."},
    Phrase{"explore_find", "Find in the picture", "Im Bild finden"},
    Phrase{"explore_region", "Region", "Region"},
    Phrase{"explore_theme", "Theme", "Thema"},
    Phrase{"explore_all", "all", "alle"},
    Phrase{"explore_by", "Colour by", "Farbe nach"},
    Phrase{"explore_in", "Zoom in", "Vergrößern"},
    Phrase{"explore_out", "Zoom out", "Verkleinern"},
    Phrase{"explore_whole", "Whole network", "Ganzes Netz"},
    Phrase{"explore_label", "The network as a picture that can be moved", "Das Netz als bewegliches Bild"},
    // entries of organisations
    Phrase{"ego_picture", "Picture", "Bild"},
    Phrase{"input_rows", "Rows of the input", "Zeilen der Eingabe"},
    Phrase{"h_still", "The picture for reading and printing", "Das Bild zum Lesen und Drucken"},
};

} // namespace

std::span<const Phrase> interactive_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

#include "report/catalogue.hpp"

#include <array>

/// Charts: titles, what they show in words for those who do not see them, axes.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases{
    Phrase{"chart_numbers", "The figures of this chart", "Die Zahlen zu diesem Diagramm"},
    Phrase{"chart_numbers_of", "Figures: {title}", "Zahlen: {title}"},
    Phrase{"chart_organisations", "Organisations", "Organisationen"},
    Phrase{"chart_unknown", "not determined", "nicht bestimmt"},

    Phrase{"chart_ranks", "How sure the ranks of the strongest connectors are",
           "Wie sicher die Ränge der stärksten Verbindungsstellen sind"},
    Phrase{"chart_ranks_axis", "rank; the line is the 90% interval", "Rang; die Linie ist das 90-%-Intervall"},
    Phrase{
        "chart_ranks_alt",
        "Ranks of the first {n} with their 90% intervals. First: {first}, from rank {low} to rank {high}. Of {pairs} "
        "neighbours in the list, {apart} have intervals that do not meet. The table has every figure.",
        "Ränge der ersten {n} mit ihren 90-%-Intervallen. An erster Stelle: {first}, von Rang {low} bis Rang {high}. "
        "Bei {apart} von {pairs} Nachbarn in der Liste berühren sich die Intervalle nicht. Jede Zahl steht in der "
        "Tabelle."},
    Phrase{"chart_ranks_note",
           "Where the lines of two organisations overlap, the data do not settle which of them stands higher.",
           "Wo sich die Linien zweier Organisationen überlappen, entscheiden die Daten nicht, welche von beiden höher "
           "steht."},

    Phrase{"chart_degrees", "How many organisations have how many partners",
           "Wie viele Organisationen wie viele Partner haben"},
    Phrase{"chart_degrees_axis", "number of partners", "Zahl der Partner"},
    Phrase{"chart_degrees_alt",
           "Bar chart of the numbers of partners. {share} of the organisations have at most two; the most that one has "
           "is {most}.",
           "Säulendiagramm der Partnerzahlen. {share} der Organisationen haben höchstens zwei; die größte Zahl ist "
           "{most}."},

    Phrase{"chart_communities", "How large the communities are", "Wie groß die Gemeinschaften sind"},
    Phrase{"chart_communities_alt",
           "Bar chart of {n} communities, from {largest} down to {smallest} members. The three largest have {share} of "
           "all members. The table below has every figure.",
           "Balkendiagramm zu {n} Gemeinschaften, von {largest} bis hinab zu {smallest} Mitgliedern. Die drei größten "
           "umfassen {share} aller Mitglieder. Jede Zahl steht in der Tabelle darunter."},

    Phrase{"chart_gaps",
           "Meetings observed and expected: {n} of {all} pairs that could be tested, ordered by what is missing",
           "Beobachtete und erwartete Treffen: {n} von {all} prüfbaren Paaren, geordnet nach dem, was fehlt"},
    Phrase{"chart_observed", "observed", "beobachtet"},
    Phrase{"chart_expected", "expected", "erwartet"},
    Phrase{"chart_ratio", "Observed to expected", "Beobachtet zu erwartet"},
    Phrase{"chart_surplus", "more than expected", "mehr als erwartet"},
    Phrase{"chart_balanced", "no clear difference", "kein gesicherter Unterschied"},
    Phrase{"chart_gaps_axis", "joint occasions", "gemeinsame Gelegenheiten"},
    Phrase{"chart_gaps_alt",
           "For {n} of {all} pairs of groups that could be tested, how often they meet and how often groups as active "
           "as these would meet by chance. Fewer meetings than expected: {below}.",
           "Für {n} von {all} prüfbaren Paaren von Gruppen: wie oft sie sich treffen und wie oft gleich aktive Gruppen "
           "sich durch Zufall träfen. Weniger Treffen als erwartet: {below}."},

    Phrase{"h_themes", "Themes and clusters", "Themen und Cluster"},
    Phrase{"themes_intro",
           "Who works on what. A cluster initiative covers a theme where it, a member or a tie among its members names "
           "it; an empty field means that no row says so, not that nobody does it.",
           "Wer woran arbeitet. Eine Clusterinitiative deckt ein Thema ab, wenn sie selbst, ein Mitglied oder eine "
           "Verbindung unter den Mitgliedern es nennt; ein leeres Feld heißt, dass keine Zeile davon spricht, nicht, "
           "dass niemand daran arbeitet."},
    Phrase{"themes_counts",
           "The table counts more than the matrix: here whoever names a theme, or has any tie or project in it, works "
           "on it, and an initiative counts if this holds for itself or for one of its members.",
           "Die Tabelle zählt mehr als die Matrix: An einem Thema arbeitet hier, wer es nennt oder irgendeine "
           "Verbindung oder ein Projekt dazu hat; eine Initiative zählt, wenn das für sie selbst oder eines ihrer "
           "Mitglieder gilt."},
    Phrase{"themes_none", "The data name no themes.", "Die Daten nennen keine Themen."},
    Phrase{"c_themes", "The themes, with those who work on them", "Die Themen und wer an ihnen arbeitet"},
    Phrase{"themes_ties", "Ties", "Verbindungen"},
    Phrase{"themes_research", "Research", "Forschung"},
    Phrase{"themes_companies", "Companies", "Unternehmen"},
    Phrase{"themes_clusters", "Clusters", "Cluster"},
    Phrase{"themes_file", "All themes with all figures: {file}.", "Alle Themen mit allen Zahlen: {file}."},
    Phrase{"chart_themes", "Which cluster initiative covers which theme",
           "Welche Clusterinitiative welches Thema abdeckt"},
    Phrase{"chart_themes_alt",
           "Matrix of {clusters} cluster initiatives and {themes} themes; {covered} of {cells} fields are filled. The "
           "table names the initiatives of each theme.",
           "Matrix aus {clusters} Clusterinitiativen und {themes} Themen; {covered} von {cells} Feldern sind gefüllt. "
           "Die Tabelle nennt zu jedem Thema die Initiativen."},
    Phrase{"chart_themes_part",
           "Shown are the {n} cluster initiatives with the most members in the data, and at most 20 themes.",
           "Gezeigt sind die {n} Clusterinitiativen mit den meisten Mitgliedern in den Daten und höchstens 20 Themen."},
    Phrase{"chart_clusters_with", "Cluster initiatives", "Clusterinitiativen"},
    Phrase{"chart_which", "Which", "Welche"},

    Phrase{"chart_backtest", "Of the pairs named first, how many of a hundred came about",
           "Von den zuerst genannten Paaren: wie viele von hundert zustande kamen"},
    Phrase{"chart_backtest_axis", "pairs named, best first; the upright line is the 90% interval",
           "genannte Paare, die besten zuerst; die senkrechte Linie ist das 90-%-Intervall"},
    Phrase{
        "chart_backtest_alt",
        "Curves by method over the first 100, 1,000 and 10,000 named pairs. Of the first 1,000 pairs of this "
        "program {ours} came about, picking at random gives {random}. The table has every figure.",
        "Kurven je Methode über die ersten 100, 1.000 und 10.000 genannten Paare. Von den ersten 1.000 Paaren dieses "
        "Programms kamen {ours} zustande, beim Auslosen wären es {random}. Jede Zahl steht in der Tabelle."},
    Phrase{"chart_of_first", "Of the first {n}", "Von den ersten {n}"},
    Phrase{"chart_interval", "90% interval at 1,000, in %", "90-%-Intervall bei 1.000, in %"},
};

} // namespace

std::span<const Phrase> chart_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

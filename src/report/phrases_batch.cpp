#include "report/catalogue.hpp"

#include <array>

/// The overview of a batch.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"batch_kicker", "Overview of many reviews", "Überblick über viele Auswertungen"},
    Phrase{"batch_title", "All reviews of this network", "Alle Auswertungen dieses Netzes"},
    Phrase{"skip_batch", "Skip to the reviews", "Direkt zu den Auswertungen"},
    Phrase{"batch_data", "The whole network: {n} organisations, {m} ties; reviews made from it: {k}.",
           "Das ganze Netz: {n} Organisationen, {m} Verbindungen; Auswertungen daraus: {k}."},
    Phrase{"h_batch_reviews", "The reviews", "Die Auswertungen"},
    Phrase{"batch_nothing", "The plan makes no review of these data: there is nothing of what it asks for.",
           "Der Plan ergibt für diese Daten keine Auswertung: Wonach er fragt, kommt darin nicht vor."},
    Phrase{"batch_failed", "Not made, because something went wrong: {n}. The same command tries them again.",
           "Nicht entstanden, weil etwas misslang: {n}. Derselbe Befehl versucht es erneut."},
    Phrase{
        "batch_clusters",
        "One review for each cluster initiative. Each shows the initiative, its members, their partners and gaps; "
        "all figures are those of the whole network, so that they can be compared.",
        "Eine Auswertung je Clusterinitiative. Jede zeigt die Initiative, ihre Mitglieder, deren Partner und Lücken; "
        "alle Kennzahlen gelten im ganzen Netz und lassen sich darum vergleichen."},
    Phrase{"batch_periods",
           "A series in time: below each figure stands its change against the period before. Undated records count in "
           "every period unless the plan says dated_only = true.",
           "Eine Reihe in der Zeit: Unter jeder Zahl steht ihre Veränderung gegenüber dem Zeitraum davor. Undatierte "
           "Angaben zählen in jedem Zeitraum, wenn im Plan nicht dated_only = true steht."},
    Phrase{"trend_whole", "The network from period to period", "Das Netz von Zeitraum zu Zeitraum"},
    Phrase{"trend_whole_alt",
           "Lines of {n} figures over {k} periods, each from 0 up to its largest value; the numbers stand in the table "
           "below.",
           "Linien von {n} Kennzahlen über {k} Zeiträume, jede von 0 bis zu ihrem größten Wert; die Zahlen stehen in "
           "der Tabelle darunter."},
    Phrase{"trend_period", "Period", "Zeitraum"},
    Phrase{"trend_tied", "Organisations with ties", "Organisationen mit Verbindungen"},
    Phrase{"trend_largest", "In the largest part", "Im größten Teil"},
    Phrase{"trend_components", "Connected parts", "Zusammenhängende Teile"},
    Phrase{"h_trend_clusters", "Each cluster initiative from period to period",
           "Jede Clusterinitiative von Zeitraum zu Zeitraum"},
    Phrase{
        "trend_clusters",
        "The first and the last value, and a line from 0 up to the largest of all periods. Most of these changes may "
        "be chance; which are not stands below under “Who has moved”.",
        "Der erste und der letzte Wert und eine Linie von 0 bis zum größten aller Zeiträume. Die meisten dieser "
        "Änderungen können Zufall sein; welche keiner sind, steht darunter bei „Wer sich bewegt hat“."},
    Phrase{"c_trend_clusters", "Figures of the cluster initiatives, first and last period",
           "Kennzahlen der Clusterinitiativen, erster und letzter Zeitraum"},
    Phrase{"h_batch_moves", "Who has moved", "Wer sich bewegt hat"},
    Phrase{
        "batch_moves",
        "Cluster initiatives whose rank changed from one period to the next by more than its uncertainty: the two "
        "90% intervals have nothing in common, and the figure itself went that way. All other changes may be chance.",
        "Clusterinitiativen, deren Rang sich von einem Zeitraum zum nächsten stärker geändert hat, als er unsicher "
        "ist: Die beiden 90-%-Bereiche überlappen sich nicht, und die Kennzahl selbst änderte sich in dieser Richtung. "
        "Alle anderen Änderungen können Zufall sein."},
    Phrase{"batch_moves_none", "No cluster initiative changed its rank by more than its uncertainty.",
           "Keine Clusterinitiative hat ihren Rang stärker geändert, als er unsicher ist."},
    Phrase{"c_batch_moves", "Changes of rank that are larger than their uncertainty, latest first; 90% intervals",
           "Änderungen des Rangs, die größer sind als seine Unsicherheit, die jüngsten zuerst; 90-%-Bereiche"},
    Phrase{"batch_periods_head", "Periods", "Zeiträume"},
    Phrase{"batch_before", "Rank before", "Rang davor"},
    Phrase{"batch_after", "Rank after", "Rang danach"},
    Phrase{"batch_file", "The list as a table: {file}.", "Die Liste als Tabelle: {file}."},
    Phrase{"c_batch_reviews", "The reviews and the parts of the network they are about",
           "Die Auswertungen und die Teile des Netzes, um die es geht"},
    Phrase{"batch_review", "Review", "Auswertung"},
    Phrase{"batch_organisations", "Organisations", "Organisationen"},
    Phrase{"batch_ties", "Ties", "Verbindungen"},
    Phrase{"batch_communities", "Communities", "Gemeinschaften"},
    Phrase{"batch_modularity", "Modularity", "Modularität"},
    Phrase{"c_batch_league",
           "Cluster initiatives with members in the data, most ties to other clusters first; ranks with 90% intervals",
           "Clusterinitiativen mit Mitgliedern in den Daten, die mit den meisten Verbindungen zu anderen Clustern "
           "zuerst; Ränge mit 90-%-Bereichen"},
    Phrase{"batch_empty", "Without members in the data ({n}): {list}.", "Ohne Mitglieder in den Daten ({n}): {list}."},
    Phrase{"h_batch_matrix", "Who meets whom", "Wer wem begegnet"},
    Phrase{"batch_matrix", "Groups against groups: meetings observed against expected.",
           "Gruppen gegen Gruppen: beobachtete gegen erwartete Treffen."},
    Phrase{"batch_matrix_region", "Gap matrix, scrollable", "Lückenmatrix, verschiebbar"},
    Phrase{"batch_no_matrix", "The data have no two groups that could have met, so there is no matrix.",
           "Die Daten haben keine zwei Gruppen, die sich hätten begegnen können; also gibt es keine Matrix."},
    Phrase{"batch_no_gaps", "No gap is to be seen between groups.", "Zwischen Gruppen ist keine Lücke zu sehen."},
    Phrase{"c_batch_gaps", "Gaps, most missing first; then similar groups without contact",
           "Lücken, die größten zuerst; danach ähnliche Gruppen ohne Kontakt"},
    Phrase{"batch_observed", "Meetings", "Treffen"},
    Phrase{"batch_expected", "Expected", "Erwartet"},
    Phrase{"batch_brokers", "Tied to both", "Mit beiden verbunden"},
    Phrase{"batch_silent", "similar, without contact", "ähnlich, ohne Kontakt"},
};

} // namespace

std::span<const Phrase> batch_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

#include "report/column_labels.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace clusterbridge {
namespace {

struct Label {
    std::string_view column, en, de;
};

constexpr std::array kLabels = {
    Label{"id", "Id", "Kennung"},
    Label{"name", "Name", "Name"},
    Label{"type", "Type", "Typ"},
    Label{"community", "Community", "Gemeinschaft"},
    Label{"certainty", "Certainty", "Sicherheit"},
    Label{"component", "Part", "Teilnetz"},
    Label{"degree", "Partners", "Partner"},
    Label{"strength", "Tie strength", "Stärke"},
    Label{"betweenness", "Betweenness", "Vermittlung"},
    Label{"betweenness_weighted", "Betweenness, weighted", "Vermittlung, gewichtet"},
    Label{"closeness", "Closeness", "Nähe"},
    Label{"harmonic", "Harmonic closeness", "Nähe, harmonisch"},
    Label{"eigenvector", "Eigenvector", "Eigenvektor"},
    Label{"pagerank", "PageRank", "PageRank"},
    Label{"core", "Core", "Kern"},
    Label{"clustering", "Clustering", "Dichte der Partner"},
    Label{"constraint", "Constraint", "Enge"},
    Label{"effective_size", "Effective size", "Wirksame Größe"},
    Label{"participation", "Participation", "Streuung"},
    Label{"within_module_z", "Within-community z", "z in der Gemeinschaft"},
    Label{"articulation", "Articulation", "Nahtstelle"},
    Label{"coordinator", "Coordinator", "Koordination"},
    Label{"itinerant", "Itinerant", "Vermittlung von außen"},
    Label{"gatekeeper", "Gatekeeper", "Torhüter"},
    Label{"liaison", "Liaison", "Verbindungsstelle"},
    Label{"betweenness_rank", "Rank", "Rang"},
    Label{"betweenness_rank_low", "Rank from", "Rang von"},
    Label{"betweenness_rank_high", "Rank to", "Rang bis"},
    Label{"rank", "Rank", "Rang"},
    Label{"source", "Source", "Quelle"},
    Label{"target", "Target", "Ziel"},
    Label{"source_name", "Organisation", "Organisation"},
    Label{"target_name", "Should meet", "Sollte treffen"},
    Label{"kind", "Kind", "Art"},
    Label{"basis", "Basis", "Grundlage"},
    Label{"score", "Score", "Punktwert"},
    Label{"introducers", "Introducers", "Vermittelnde"},
    Label{"shared_work", "Shared work", "Gemeinsame Themen"},
    Label{"affinity", "Affinity", "Üblichkeit"},
    Label{"probability", "Probability", "Wahrscheinlichkeit"},
    Label{"impact", "Impact", "Wirkung"},
    Label{"first_between_groups", "First between groups", "Erste zwischen Gruppen"},
    Label{"common_partners", "Common partners", "Gemeinsame Partner"},
    Label{"broker", "Introducer", "Kennung Vermittler"},
    Label{"broker_name", "Who can introduce them", "Wer vermitteln kann"},
    Label{"same_region", "Same region", "Gleiche Region"},
    Label{"distance_km", "Distance (km)", "Entfernung (km)"},
    Label{"reasons", "Reasons", "Gründe"},
    Label{"evidence", "Evidence", "Belege"},
    Label{"group_a", "Group", "Gruppe"},
    Label{"group_b", "And group", "Und Gruppe"},
    Label{"theme", "Theme", "Thema"},
    Label{"observed", "Observed", "Beobachtet"},
    Label{"expected", "Expected", "Erwartet"},
    Label{"ratio", "Ratio", "Verhältnis"},
    Label{"low", "From (90%)", "Von (90 %)"},
    Label{"high", "To (90%)", "Bis (90 %)"},
    Label{"missing", "Missing", "Es fehlen"},
    Label{"forecast", "Forecast", "Vorausschau"},
    Label{"z", "z", "z"},
    Label{"p", "p", "p"},
    Label{"p_method", "p by", "p nach"},
    Label{"q", "q", "q"},
    Label{"verdict", "Verdict", "Urteil"},
    Label{"similarity", "Similarity", "Ähnlichkeit"},
    Label{"shared_themes", "Shared themes", "Gemeinsame Themen"},
    Label{"shared_members", "Shared members", "Gemeinsame Mitglieder"},
    Label{"direct_ties", "Direct ties", "Direkte Verbindungen"},
    Label{"brokers", "Brokers", "Vermittelnde"},
    Label{"file", "File", "Datei"},
    Label{"line", "Line", "Zeile"},
    Label{"severity", "Severity", "Schwere"},
    Label{"rule", "Rule", "Regel"},
    Label{"message", "Message", "Meldung"},
    Label{"row", "Row", "Datenzeile"},
    Label{"origin", "Day", "Stichtag"},
    Label{"pairs", "Pairs", "Paare"},
    Label{"method", "Method", "Verfahren"},
    Label{"candidates", "Candidates", "Mögliche Paare"},
    Label{"positives", "Began", "Begannen"},
    Label{"base_rate", "Base rate", "Grundrate"},
    Label{"precision_at_100", "Of the first 100", "Von den ersten 100"},
    Label{"precision_at_1000", "Of the first 1,000", "Von den ersten 1.000"},
    Label{"precision_at_10000", "Of the first 10,000", "Von den ersten 10.000"},
    Label{"average_precision", "Average precision", "Mittlere Genauigkeit"},
    Label{"hit_at_10", "Hit in ten", "Treffer in zehn"},
    Label{"capped_precision_at_1000", "Of 1,000, capped", "Von 1.000, begrenzt"},
    Label{"auc", "AUC", "AUC"},
    Label{"ci_low", "From", "Von"},
    Label{"ci_high", "To", "Bis"},
    Label{"difference", "Difference", "Unterschied"},
    Label{"difference_low", "Difference from", "Unterschied von"},
    Label{"difference_high", "Difference to", "Unterschied bis"},
    Label{"verdict", "Verdict", "Urteil"},
};

} // namespace

std::string column_label(const std::string& column, Language language) {
    const auto* found =
        std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& label) { return label.column == column; });
    if (found == kLabels.end())
        return column;
    return std::string(language == Language::de ? found->de : found->en);
}

} // namespace clusterbridge

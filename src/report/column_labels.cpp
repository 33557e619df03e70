#include "report/column_labels.hpp"

#include "base/wording.hpp"
#include "graph/actor_kind.hpp"

#include <algorithm>
#include <array>
#include <cmath>
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
    Label{"introducers", "Introducers (R)", "Vermittelnde (R)"},
    Label{"shared_work", "Shared work (G)", "Gemeinsame Arbeit (G)"},
    Label{"affinity", "Affinity (C)", "Üblichkeit (C)"},
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
    Label{"observed", "Met", "Treffen"},
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
    Label{"precision_at_100", "Of 100", "Von 100"},
    Label{"precision_at_1000", "Of 1,000", "Von 1.000"},
    Label{"precision_at_10000", "Of 10,000", "Von 10.000"},
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
    Label{"members_seen", "Members seen", "Mitglieder gesehen"},
    Label{"members_stated", "Members stated", "Mitglieder angegeben"},
    Label{"companies", "Companies", "Unternehmen"},
    Label{"research", "Research", "Forschung"},
    Label{"others", "Others", "Andere"},
    Label{"research_share", "Share of research", "Forschungsanteil"},
    Label{"density", "Density", "Dichte"},
    Label{"density_expected", "Density expected", "Dichte zu erwarten"},
    Label{"cross_cluster_ties", "Ties to other clusters", "Verbindungen zu anderen Clustern"},
    Label{"reach", "Reach", "Reichweite"},
    Label{"office_dependence", "Dependence on the office", "Abhängigkeit von der Geschäftsstelle"},
    Label{"tie_concentration", "Concentration of ties on few members (Gini)",
          "Konzentration der Verbindungen auf wenige Mitglieder (Gini)"},
    Label{"best_tied", "Members with most partners", "Mitglieder mit den meisten Partnern"},
    Label{"best_tied_share", "Their share of all partners of members", "Ihr Anteil an allen Partnern der Mitglieder"},
    Label{"themes_covered", "Themes covered", "Themen abgedeckt"},
    Label{"themes_missing", "Themes missing", "Themen nicht abgedeckt"},
    Label{"nearest_without_contact", "Alike without contact", "Ähnlich ohne Kontakt"},
    Label{"theme", "Theme", "Thema"},
    Label{"organisations", "Organisations", "Organisationen"},
    Label{"clusters", "Clusters", "Cluster"},
    Label{"ties", "Ties", "Verbindungen"},
    Label{"ties_per_organisation", "Ties per organisation", "Verbindungen je Organisation"},
    Label{"measure", "Figure", "Kennzahl"},
    Label{"before", "Before", "Vorher"},
    Label{"after", "After", "Nachher"},
    Label{"gain", "Gain", "Gewinn"},
    Label{"change", "Change", "Änderung"},
    Label{"old", "Before", "Vorher"},
    Label{"new", "Now", "Jetzt"},
    Label{"detail", "Detail", "Näheres"},
};

struct Ending {
    std::string_view ending, en, de;
};
/// Behind the name of a figure.
constexpr std::array kEndings = {Ending{"_rank", ": rank", ": Rang"}, Ending{"_low", ": rank from", ": Rang von"},
                                 Ending{"_high", ": rank to", ": Rang bis"},
                                 Ending{"_change", ": change", ": Veränderung"},
                                 Ending{"_moved", ": rank moved", ": Rang bewegt"}};

struct Value {
    std::string_view column, key, en, de;
};

constexpr std::array kValues = {
    Value{"verdict", "by_construction", "by construction", "so gebildet"},
    Value{"verdict", "not_enough_data", "not enough data", "zu wenig Daten"},
    Value{"verdict", "proven_gap", "proven gap", "nachgewiesene Lücke"},
    Value{"verdict", "open", "open", "offen"},
    Value{"verdict", "likely_gap", "likely gap", "wahrscheinliche Lücke"},
    Value{"verdict", "surplus", "surplus", "Überschuss"},
    Value{"verdict", "balanced", "balanced", "ausgeglichen"},
    Value{"verdict", "better", "better", "besser"},
    Value{"verdict", "worse", "worse", "schlechter"},
    Value{"verdict", "no_difference", "no significant difference", "kein gesicherter Unterschied"},
    Value{"verdict", "too_little_data", "too little data", "zu wenige Daten"},
    Value{"verdict", "reference", "reference", "Vergleichsmaßstab"},
    Value{"p_method", "monte_carlo", "random tables", "Zufallstabellen"},
    Value{"p_method", "normal", "normal curve", "Normalverteilung"},
    Value{"p_method", "none", "not tested", "nicht geprüft"},
    Value{"change", "appeared", "appeared", "neu dabei"},
    Value{"change", "vanished", "vanished", "nicht mehr dabei"},
    Value{"change", "tie_new", "new tie", "neue Verbindung"},
    Value{"change", "tie_lost", "tie lost", "Verbindung entfallen"},
    Value{"change", "community_merged", "communities merged", "Gemeinschaften vereint"},
    Value{"change", "community_split", "community divided", "Gemeinschaft geteilt"},
    Value{"change", "community_moved", "moved to another community", "Gemeinschaft gewechselt"},
    Value{"change", "rank_up", "rose", "aufgestiegen"},
    Value{"change", "rank_down", "fell", "abgestiegen"},
    Value{"change", "gap_closed", "gap closed", "Lücke geschlossen"},
    Value{"change", "gap_opened", "gap opened", "Lücke neu"},
    Value{"change", "broker_lost", "bridge lost", "Brücke verloren"},
    Value{"moved", "up", "clearly up", "deutlich auf"},
    Value{"moved", "down", "clearly down", "deutlich ab"},
    Value{"measure", "components", "connected parts", "zusammenhängende Teile"},
    Value{"measure", "largest_component", "organisations in the largest", "Organisationen im größten"},
    Value{"measure", "harmonic_mean_distance", "mean distance (harmonic)", "mittlere Entfernung (harmonisch)"},
    Value{"measure", "modularity", "modularity", "Modularität"},
    Value{"measure", "gaps_closed", "gaps closed", "geschlossene Lücken"},
    Value{"kind", "tech_transfer", "technology transfer", "Technologietransfer"},
    Value{"kind", "cross_cluster", "cross-cluster", "clusterübergreifend"},
    Value{"kind", "both", "both", "beides"},
    Value{"kind", "other", "other", "sonstige"},
    Value{"basis", "history", "common partners", "gemeinsame Partner"},
    Value{"basis", "profile", "profile", "Profil"},
    Value{"method", "base_rate", "at random", "ausgelost"},
    Value{"method", "degree_product", "number of partners", "Zahl der Partner"},
    Value{"method", "common_neighbours", "common partners", "gemeinsame Partner"},
    Value{"method", "adamic_adar", "Adamic–Adar", "Adamic–Adar"},
    Value{"method", "resource_allocation", "resource allocation", "Ressourcenverteilung"},
    Value{"method", "clusterbridge", "this program", "dieses Programm"},
    Value{"pairs", "all", "all", "alle"},
    Value{"pairs", "tech_transfer", "technology transfer", "Technologietransfer"},
    Value{"pairs", "cross_cluster", "cross-cluster", "clusterübergreifend"},
    Value{"pairs", "single_participation", "single participation", "einzelne Beteiligung"},
    Value{"pairs", "newcomers", "newcomers", "Neue"},
};

} // namespace

std::string strength_number(double strength, Language language) {
    if (!(std::abs(strength) >= 1000))
        return plain_number(strength, 4, language);
    const bool whole = std::abs(strength - std::round(strength)) < 0.05;
    return decimal_number(strength, whole ? 0 : 1, language);
}

bool holds_shares(const std::string& column) {
    static constexpr std::array<std::string_view, 12> kShares{"base_rate",
                                                              "precision_at_100",
                                                              "precision_at_1000",
                                                              "precision_at_10000",
                                                              "hit_at_10",
                                                              "capped_precision_at_1000",
                                                              "ci_low",
                                                              "ci_high",
                                                              "difference",
                                                              "difference_low",
                                                              "difference_high",
                                                              "probability"};
    return std::find(kShares.begin(), kShares.end(), column) != kShares.end();
}

std::string value_label(const std::string& column, const std::string& value, Language language) {
    if (column == "old" || column == "new")
        return value_label("verdict", value, language);
    if (column.ends_with("_moved"))
        return value_label("moved", value, language);
    if (column == "type")
        for (int kind = 0; kind < static_cast<int>(ActorKind::custom); ++kind)
            if (key_of(static_cast<ActorKind>(kind)) == value)
                return label_of(static_cast<ActorKind>(kind)).in(language);
    const auto* found = std::find_if(kValues.begin(), kValues.end(),
                                     [&](const Value& v) { return v.column == column && v.key == value; });
    if (found == kValues.end())
        return value;
    return std::string(language == Language::de ? found->de : found->en);
}

std::string column_label(const std::string& column, Language language) {
    const auto* found =
        std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& label) { return label.column == column; });
    if (found != kLabels.end())
        return std::string(language == Language::de ? found->de : found->en);
    for (const Ending& e : kEndings)
        if (column.ends_with(e.ending))
            if (const std::string figure = column.substr(0, column.size() - e.ending.size());
                column_label(figure, language) != figure)
                return column_label(figure, language) + std::string(language == Language::de ? e.de : e.en);
    return column;
}

} // namespace clusterbridge

#include "report/catalogue.hpp"

#include <array>

/// The scorecards of cluster initiatives.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"h_scorecard_chapter", "The cluster initiatives compared", "Die Clusterinitiativen im Vergleich"},
    Phrase{"clusters_none", "The data have no cluster initiatives, so there is nothing to compare.",
           "Die Daten enthalten keine Clusterinitiativen; zu vergleichen ist also nichts."},
    Phrase{
        "clusters_intro",
        "What the data show of each cluster initiative. Members are those whose membership a source names, which is "
        "often a small part; what an initiative itself states stands beside it. Read low figures as “little is "
        "recorded” "
        "before you read them as “little is there”, and none of them as a mark.",
        "Was die Daten über jede Clusterinitiative zeigen. Als Mitglied zählt, wessen Mitgliedschaft eine Quelle "
        "nennt; "
        "das ist oft nur ein kleiner Teil. Was eine Initiative selbst angibt, steht daneben. Eine niedrige Zahl heißt "
        "zuerst „wenig erfasst“ und dann erst „wenig vorhanden“, und keine ist eine Note."},
    Phrase{
        "clusters_ranks",
        "In brackets behind a rank among the {n} initiatives stands its 90% interval: 200 times, a tenth of the "
        "records "
        "was left out at random; in 90% of these trials the rank lay within it. Ranks whose intervals overlap do not "
        "tell two initiatives apart.",
        "Hinter dem Rang unter den {n} Initiativen steht in Klammern sein 90-%-Bereich: 200-mal wurde zufällig ein "
        "Zehntel der Angaben weggelassen; in 90 % dieser Versuche lag der Rang in dem Bereich. Überlappen sich zwei "
        "Bereiche, so lassen sich die Initiativen in dieser Kennzahl nicht unterscheiden."},
    Phrase{
        "clusters_change",
        "With a sign stands the change against the earlier period ({period}); of shares in percentage points. “Clear” "
        "is a change only where the 90% intervals of the two ranks do not overlap and the figure itself went that way; "
        "any other may be chance.",
        "Mit Vorzeichen steht die Veränderung gegenüber dem früheren Zeitraum ({period}), bei Anteilen in "
        "Prozentpunkten. „Deutlich“ heißt eine Veränderung nur, wo die 90-%-Bereiche der beiden Ränge sich nicht "
        "überlappen und die Kennzahl selbst diese Richtung nahm; jede andere kann Zufall sein."},
    Phrase{"change_clear", "{change}; clear", "{change}; deutlich"},
    Phrase{"change_since", "Change", "Veränderung"},
    Phrase{
        "clusters_labels",
        "Two groups of indicators of the European cluster excellence labels are about the same matters. Structure: "
        "members by number and type, share of research, reach. Cooperation: pairs of members in direct contact, ties "
        "to other clusters, dependence on the office, contacts resting on few members. The labels are given after "
        "interviews and proofs; a figure here "
        "is none of them and replaces none.",
        "Zwei Gruppen von Indikatoren der europäischen Label für Clusterexzellenz handeln von derselben Sache. "
        "Struktur: Mitglieder nach Zahl und Art, Anteil der Forschung, Reichweite. Kooperation: Paare von Mitgliedern "
        "mit unmittelbarer Verbindung, Verbindungen zu anderen Clustern, Abhängigkeit von der Geschäftsstelle, Ballung "
        "der "
        "Kontakte bei wenigen Mitgliedern. Die "
        "Label werden nach Gesprächen und Nachweisen vergeben; eine Kennzahl hier ist keines davon und ersetzt "
        "keines."},
    Phrase{
        "clusters_office",
        "100% in the last column means: no pair of members is connected by recorded ties without the office. Where a "
        "source lists members only, it cannot be otherwise; so ask first what was recorded.",
        "100 % in der letzten Spalte heißt: Ohne die Geschäftsstelle ist nach den Daten kein Mitgliederpaar "
        "verbunden. Wo eine Quelle nur Mitglieder aufzählt, kann es nicht anders sein; zu fragen ist also zuerst, "
        "was erfasst wurde."},
    Phrase{
        "clusters_empty_one",
        "One more initiative has no members in the data; that says what the sources list, not that it has none.",
        "Eine weitere Initiative hat in den Daten keine Mitglieder; das sagt, was die Quellen aufzählen, nicht, dass "
        "sie keine hätte."},
    Phrase{
        "clusters_empty",
        "{n} more initiatives have no members in the data; that says what the sources list, not that they have none.",
        "{n} weitere Initiativen haben in den Daten keine Mitglieder; das sagt, was die Quellen aufzählen, nicht, dass "
        "sie keine hätten."},
    Phrase{"clusters_empty_all_one",
           "It has no members in the data; that says what the sources list, not that it has none.",
           "Sie hat in den Daten keine Mitglieder; das sagt, was die Quellen aufzählen, nicht, dass sie keine hätte."},
    Phrase{
        "clusters_empty_all",
        "None of the {n} initiatives has members in the data; that says what the sources list, not that they have "
        "none.",
        "Keine der {n} Initiativen hat in den Daten Mitglieder; das sagt, was die Quellen aufzählen, nicht, dass sie "
        "keine hätten."},
    Phrase{"clusters_file", "Every figure of every initiative is in {file}.",
           "Jede Kennzahl jeder Initiative steht in {file}."},
    Phrase{"c_clusters_all", "Cluster initiatives with members in the data; ranks with 90% intervals",
           "Clusterinitiativen mit Mitgliedern in den Daten; Ränge mit 90-%-Bereichen"},
    Phrase{"h_scorecards", "Each initiative by itself", "Jede Initiative für sich"},
    Phrase{"c_card", "Figures of {name}", "Kennzahlen von {name}"},
    Phrase{"initiative_name", "Cluster initiative", "Clusterinitiative"},
    Phrase{"members_seen", "Members in the data", "Mitglieder in den Daten"},
    Phrase{"members_stated", "Members by its own account", "Mitglieder nach eigener Angabe"},
    Phrase{"card_companies", "Companies among the members", "Unternehmen unter den Mitgliedern"},
    Phrase{"research_members", "Universities and institutes among the members",
           "Hochschulen und Institute unter den Mitgliedern"},
    Phrase{"other_members", "Other members", "Andere Mitglieder"},
    Phrase{"research_share", "Share of research", "Anteil der Forschung"},
    Phrase{"density", "Pairs of members with a direct tie", "Paare von Mitgliedern mit unmittelbarer Verbindung"},
    Phrase{"density_expected", "The same to be expected by their number of partners",
           "Dasselbe nach der Zahl ihrer Partner zu erwarten"},
    Phrase{"cross_ties", "Ties to other clusters", "Verbindungen zu anderen Clustern"},
    Phrase{"reach", "Others within two steps", "Andere in höchstens zwei Schritten"},
    Phrase{"office", "Pairs of members that only the office connects",
           "Paare von Mitgliedern, die nur die Geschäftsstelle verbindet"},
    Phrase{"concentration", "How far contacts rest on few members (Gini: 0 all alike, 1 one has all)",
           "Wie sehr die Kontakte bei wenigen Mitgliedern liegen (Gini: 0 alle gleich, 1 eines hat alle)"},
    Phrase{"figure", "Figure", "Kennzahl"},
    Phrase{"value", "Value", "Wert"},
    Phrase{
        "card_best_tied",
        "Members with most partners: {list}; together {share} of the partners of all members, the office not counted.",
        "Mitglieder mit den meisten Partnern: {list}; zusammen {share} der Partner aller Mitglieder, die "
        "Geschäftsstelle nicht mitgezählt."},
    Phrase{"card_only_member", "The only member in the data: {list}.", "Einziges Mitglied in den Daten: {list}."},
    Phrase{"card_tied_all", "All members in the data, by their number of partners: {list}.",
           "Alle Mitglieder in den Daten, nach der Zahl ihrer Partner: {list}."},
    Phrase{"card_tied_one", "Of the members, only {list} is seen with partners other than the office.",
           "Von den Mitgliedern ist nur {list} mit anderen Partnern als der Geschäftsstelle zu sehen."},
    Phrase{"card_tied_few", "Of the members, only {list} are seen with partners other than the office.",
           "Von den Mitgliedern sind nur {list} mit anderen Partnern als der Geschäftsstelle zu sehen."},
    Phrase{"card_broker_one", "Of the members, only {list} has ties to other clusters.",
           "Von den Mitgliedern hat nur {list} Verbindungen zu anderen Clustern."},
    Phrase{"card_brokers", "Members with ties to most other clusters: {list}.",
           "Mitglieder mit Verbindungen zu den meisten anderen Clustern: {list}."},
    Phrase{"card_themes", "Themes: {list}.", "Themen: {list}."},
    Phrase{"card_missing", "Themes of the agenda that nobody of the cluster is recorded with: {list}.",
           "Themen der Agenda, die in den Daten niemand im Cluster abdeckt: {list}."},
    Phrase{
        "card_nearest",
        "Like it by themes, but without a common member, a tie or a joint occasion in the data: {list}.",
        "Thematisch ähnlich, aber in den Daten ohne gemeinsames Mitglied, Verbindung oder gemeinsamen Anlass: {list}."},
    Phrase{"card_meets", "Suggested to it, likeliest first: {list}.",
           "Ihr vorgeschlagen, die naheliegendsten zuerst: {list}."},
    Phrase{"sheet_start", "Start", "Start"},
    Phrase{"sheet_organisations", "Organisations", "Organisationen"},
    Phrase{"sheet_communities", "Communities", "Gemeinschaften"},
    Phrase{"sheet_gaps", "Gaps", "Lücken"},
    Phrase{"sheet_recommendations", "Recommendations", "Empfehlungen"},
    Phrase{"sheet_clusters", "Clusters", "Cluster"},
    Phrase{"sheet_themes", "Themes", "Themen"},
    Phrase{"sheet_rejected", "Rejected", "Verworfen"},
    Phrase{"sheet_method", "Method", "Methode"},
    Phrase{"sheet_figure", "Figure", "Kennzahl"},
    Phrase{"sheet_finding", "Finding", "Befund"},
    Phrase{"sheet_caveat", "To keep in mind", "Zu bedenken"},
    Phrase{"sheet_text", "In words", "In Worten"},
    Phrase{"sheet_formula", "Formula", "Formel"},
    Phrase{"sheet_literature", "Literature", "Literatur"},
    Phrase{"m_clusters_h", "Figures of cluster initiatives", "Kennzahlen der Clusterinitiativen"},
    Phrase{
        "m_clusters",
        "Expected is the share of tied pairs of members if everybody kept their number of partners and everything else "
        "were chance (configuration model). Reach counts organisations outside the cluster. Dependence on the office "
        "is "
        "the share of pairs of members that does not hang together through ties among members alone, once the "
        "initiative itself is taken out. How far contacts rest on few members is the Gini coefficient of their numbers "
        "of partners, the initiative not counted.",
        "Zu erwarten ist der Anteil verbundener Mitgliederpaare, wenn alle so viele Partner hätten wie jetzt und alles "
        "andere Zufall wäre (Konfigurationsmodell). Die Reichweite zählt Organisationen außerhalb des Clusters. Die "
        "Abhängigkeit von der Geschäftsstelle ist der Anteil der Mitgliederpaare, die ohne die Initiative selbst nicht "
        "mehr über Verbindungen unter Mitgliedern zusammenhängen. Wie sehr die Kontakte bei wenigen Mitgliedern "
        "liegen, misst der Gini-Koeffizient der Zahl ihrer Partner, die Initiative nicht mitgezählt."},
    Phrase{"m_clusters_f",
           "expected = Σ over pairs of members u, v of k(u) · k(v) / 2M, divided by the number of pairs; "
           "Gini = Σ (2i − m − 1) · k(i) / ((m − 1) · Σ k(i)) with the m members ordered by partners, fewest first",
           "erwartet = Σ über Mitgliederpaare u, v von k(u) · k(v) / 2M, geteilt durch die Zahl der Paare; "
           "Gini = Σ (2i − m − 1) · k(i) / ((m − 1) · Σ k(i)), die m Mitglieder nach Partnern geordnet, die wenigsten "
           "zuerst"},
    Phrase{"m_clusters_l",
           "Newman 2010, Networks: An Introduction (configuration model); Deltas 2003, Rev. Econ. Stat. 85",
           "Newman 2010, Networks: An Introduction (Konfigurationsmodell); Deltas 2003, Rev. Econ. Stat. 85"},
};

} // namespace

std::span<const Phrase> cluster_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

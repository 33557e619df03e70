#include "report/catalogue.hpp"

#include <array>

/// Method, formulas and literature in plain words; how to read the report. `m_x_h` is a heading, `m_x` its text,
/// `m_x_f` a formula, `m_x_l` the literature.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"m_tie_h", "What counts as a tie", "Was als Verbindung zählt"},
    Phrase{
        "m_tie",
        "Two organisations are tied if at least one row of the data names both, or if they take part in the same "
        "project. Several rows about the same pair become one tie; its strength is the sum. A project of k partners "
        "adds "
        "1/(k − 1) to each of its pairs, so that large consortia do not drown everything else. Amounts of money never "
        "count as strength. Programmes and public bodies are organisations like all others.",
        "Zwei Organisationen sind verbunden, wenn mindestens eine Zeile der Daten beide nennt oder wenn sie am selben "
        "Projekt beteiligt sind. Mehrere Zeilen zum selben Paar werden eine Verbindung; ihre Stärke ist die Summe. Ein "
        "Projekt mit k Partnern trägt zu jedem seiner Paare 1/(k − 1) bei, damit große Konsortien nicht alles "
        "übertönen. "
        "Geldbeträge zählen nie als Stärke. Programme und öffentliche Stellen sind Organisationen wie alle anderen."},
    Phrase{"m_tie_f", "strength(i, j) = Σ weights of rows + Σ 1/(k − 1) over joint projects",
           "Stärke(i, j) = Σ Gewichte der Zeilen + Σ 1/(k − 1) über gemeinsame Projekte"},
    Phrase{"m_tie_l", "Newman 2001, Physical Review E 64, 016132", "Newman 2001, Physical Review E 64, 016132"},
    Phrase{"m_betweenness_h", "Who connects (betweenness)", "Wer verbindet (Vermittlung, Betweenness)"},
    Phrase{
        "m_betweenness",
        "For each pair of other organisations: which share of the shortest paths between them leads through this one? "
        "The "
        "sum over all pairs is divided by their number, so 0% means never and 100% always.",
        "Für jedes Paar anderer Organisationen: Welcher Anteil der kürzesten Wege zwischen ihnen führt über diese? Die "
        "Summe über alle Paare wird durch deren Zahl geteilt; 0 % heißt nie, 100 % immer."},
    Phrase{"m_betweenness_f", "B(v) = Σ over pairs s, t of σ(s, t | v) / σ(s, t), divided by (n − 1)(n − 2)/2",
           "B(v) = Σ über Paare s, t von σ(s, t | v) / σ(s, t), geteilt durch (n − 1)(n − 2)/2"},
    Phrase{"m_betweenness_l", "Freeman 1977, Sociometry 40; Brandes 2001, Journal of Mathematical Sociology 25",
           "Freeman 1977, Sociometry 40; Brandes 2001, Journal of Mathematical Sociology 25"},
    Phrase{"m_interval_h", "How far a rank can be trusted", "Wie weit auf einen Rang Verlass ist"},
    Phrase{
        "m_interval",
        "Data are never complete. So 200 times each row (or project) was left out with a chance of one in ten, and the "
        "ranks were calculated anew. The interval reaches from the 10th to the 191st of these 200 ranks and thus holds "
        "90% "
        "of them. It shows what gaps left by chance would do, not what whole sources that were never looked at would.",
        "Daten sind nie vollständig. Deshalb wurde 200-mal jede Zeile (oder jedes Projekt) mit einer "
        "Wahrscheinlichkeit von "
        "einem Zehntel weggelassen und neu gerechnet. Der Bereich reicht vom 10. bis zum 191. dieser 200 Ränge und "
        "enthält "
        "damit 90 % von ihnen. Er zeigt, was zufällige Lücken ausmachen, nicht, was nie gesichtete Quellen ändern "
        "würden."},
    Phrase{"m_interval_f", "", ""},
    Phrase{"m_interval_l", "", ""},
    Phrase{"m_communities_h", "Communities", "Gemeinschaften"},
    Phrase{
        "m_communities",
        "The Leiden method looks for the division in which as much tie strength as possible lies inside the groups, "
        "compared with what the number of partners alone would give (modularity). Since such searches depend on "
        "chance, "
        "they were repeated {runs} times with different starts and joined into a consensus. For the comparison with "
        "chance, {swapped}; p is the share of random networks that divide at least as clearly, z the distance in "
        "standard deviations.",
        "Das Leiden-Verfahren sucht die Gliederung, bei der möglichst viel Verbindungsstärke innerhalb der Gruppen "
        "liegt, "
        "verglichen mit dem, was allein aus den Partnerzahlen folgte (Modularität). Da solche Suchen vom Zufall "
        "abhängen, "
        "wurden {runs} Durchgänge mit verschiedenen Startwerten zu einem Konsens verbunden. Für den Vergleich mit dem "
        "Zufall {swapped}; p ist der Anteil der Zufallsnetze, die sich mindestens so deutlich gliedern, z der Abstand "
        "in Standardabweichungen."},
    Phrase{"swapped_ties", "the ties were swapped at random while each organisation kept its number of partners",
           "wurden die Verbindungen zufällig getauscht, wobei jede Organisation ihre Partnerzahl behielt"},
    Phrase{"swapped_projects",
           "the partners of the projects were dealt out anew at random while each organisation kept its number of "
           "projects and each project its number of partners",
           "wurden die Partner der Projekte zufällig neu verteilt, wobei jede Organisation die Zahl ihrer Projekte und "
           "jedes Projekt die Zahl seiner Partner behielt"},
    Phrase{
        "swapped_both",
        "the direct ties were swapped at random while each organisation kept its number of partners in them, and the "
        "partners of the projects were dealt out anew while each organisation kept its number of projects and each "
        "project its number of partners",
        "wurden die unmittelbaren Verbindungen zufällig getauscht, wobei jede Organisation darin ihre Partnerzahl "
        "behielt, und die Partner der Projekte zufällig neu verteilt, wobei jede Organisation die Zahl ihrer "
        "Projekte und jedes Projekt die Zahl seiner Partner behielt"},
    Phrase{"m_communities_f", "Q = Σ over groups of (inside / m − (total / 2m)²)",
           "Q = Σ über Gruppen von (innen / m − (gesamt / 2m)²)"},
    Phrase{"m_communities_l",
           "Traag, Waltman & van Eck 2019, Scientific Reports 9; Lancichinetti & Fortunato 2012, Scientific Reports 2",
           "Traag, Waltman & van Eck 2019, Scientific Reports 9; Lancichinetti & Fortunato 2012, Scientific Reports 2"},
    Phrase{"m_paper_h", "Paper and practice", "Papier und Praxis"},
    Phrase{
        "m_paper",
        "The adjusted Rand index counts for how many pairs of organisations both divisions agree (together or apart), "
        "less "
        "what chance would give: 0 is chance, 1 full agreement. Only organisations in exactly one cluster can be "
        "compared.",
        "Der bereinigte Rand-Index zählt, bei wie vielen Paaren von Organisationen beide Gliederungen übereinstimmen "
        "(zusammen oder getrennt), abzüglich dessen, was der Zufall ergäbe: 0 ist Zufall, 1 volle Übereinstimmung. "
        "Vergleichen lassen sich nur Organisationen mit genau einem Cluster."},
    Phrase{"m_paper_f", "", ""},
    Phrase{"m_paper_l", "Hubert & Arabie 1985, Journal of Classification 2",
           "Hubert & Arabie 1985, Journal of Classification 2"},
    Phrase{"m_score_h", "Who should meet (likelihood score)", "Wer sich treffen sollte (Punktwert)"},
    Phrase{
        "m_score",
        "Only pairs with at least one common partner are considered. R adds up the common partners: one counts more if "
        "its ties with both are recent and if it has few other ones. G compares what the two work on. C says how usual "
        "ties between such places and types are. E is 1 below 1,000 projects; from there on pairs gain whose "
        "introducers "
        "coordinate, who work in small consortia, or whose projects came from the same calls. How often pairs that "
        "stood high later did work together is the matter of the back-test, as far as the data allow one.",
        "Betrachtet werden nur Paare mit mindestens einem gemeinsamen Partner. R zählt die gemeinsamen Partner "
        "zusammen: Einer zählt mehr, wenn seine Verbindungen zu beiden frisch sind und er wenige andere hat. G "
        "vergleicht, woran die beiden arbeiten. C sagt, wie üblich Verbindungen zwischen solchen Orten und Typen sind. "
        "E ist 1, solange die Daten weniger als 1.000 Projekte enthalten; sonst gewinnen Paare, deren gemeinsame "
        "Partner koordinieren, die "
        "in kleinen Konsortien arbeiten oder deren Projekte aus denselben Ausschreibungen stammen. "
        "Wie oft Paare, die weit vorn standen, später wirklich zusammenarbeiteten, zeigt die Rückschau, soweit die "
        "Daten "
        "eine zulassen."},
    Phrase{"m_score_f", "score = (R² · G · C · E)^⅓,  R = Σ over common partners z of a(i, z) · a(z, j) / a(z)",
           "Punktwert = (R² · G · C · E)^⅓,  R = Σ über gemeinsame Partner z von a(i, z) · a(z, j) / a(z)"},
    Phrase{"m_score_l", "Zhou, Lü & Zhang 2009, European Physical Journal B 71 (resource allocation)",
           "Zhou, Lü & Zhang 2009, European Physical Journal B 71 (Resource Allocation)"},
    Phrase{"m_impact_h", "Impact", "Wirkung"},
    Phrase{
        "m_impact",
        "Nearness of two organisations is 1 divided by the steps between them, and 0 if there is no way. Impact is the "
        "increase of the mean nearness of all pairs if the two were tied, here in relation to today’s mean.",
        "Die Nähe zweier Organisationen ist 1 geteilt durch die Schritte zwischen ihnen, ohne Weg 0. Die Wirkung ist "
        "der "
        "Zuwachs der mittleren Nähe aller Paare, wenn die beiden verbunden wären, hier im Verhältnis zum heutigen "
        "Mittel."},
    Phrase{"m_impact_f", "impact = Δ (mean of 1/d) / mean of 1/d", "Wirkung = Δ (Mittel von 1/d) / Mittel von 1/d"},
    Phrase{"m_impact_l", "Latora & Marchiori 2001, Physical Review Letters 87",
           "Latora & Marchiori 2001, Physical Review Letters 87"},
    Phrase{"m_frame_h", "Without public bodies and programmes", "Ohne öffentliche Stellen und Programme"},
    Phrase{"m_frame",
           "All organisations of the types public body and programme are taken out together with their ties; then the "
           "connected parts are counted anew. An organisation that was tied only to them counts as left alone.",
           "Alle Organisationen der Typen öffentliche Stelle und Programm werden mitsamt ihren Verbindungen "
           "herausgenommen; "
           "danach werden die zusammenhängenden Teile neu gezählt. Wer nur mit ihnen verbunden war, gilt als allein."},
    Phrase{"m_frame_f", "", ""},
    Phrase{"m_frame_l", "", ""},
    // how to read
    Phrase{"r_tie",
           "A tie says that two organisations were seen together. It says nothing about how good, how close or how "
           "successful their collaboration is.",
           "Eine Verbindung sagt, dass zwei Organisationen zusammen gesehen wurden. Wie gut, wie eng oder wie "
           "erfolgreich sie "
           "zusammenarbeiten, sagt sie nicht."},
    Phrase{
        "r_newcomers",
        "Newcomers stand in a list of their own: whoever has no partner of a partner in the data cannot be introduced "
        "by anybody.",
        "Neulinge stehen in einer eigenen Liste: Wer in den Daten keine Partner von Partnern hat, den kann niemand "
        "bekannt machen."},
    Phrase{"r_sources",
           "What is written about more looks better connected. Large and public organisations are mostly recorded more "
           "fully "
           "than small ones.",
           "Worüber mehr geschrieben wird, das wirkt besser vernetzt. Große und öffentliche Einrichtungen sind meist "
           "vollständiger "
           "erfasst als kleine."},
    Phrase{"r_history", "Some recommended pairs will know each other already, outside the data.",
           "Manche empfohlenen Paare werden sich schon kennen, nur außerhalb der Daten."},
    Phrase{"r_publicity",
           "Publicity changes the outcome: once a recommendation is known, it can no longer be tested whether the two "
           "would have met without it.",
           "Öffentlichkeit verändert das Ergebnis: Ist eine Empfehlung bekannt, lässt sich nicht mehr prüfen, ob die "
           "beiden "
           "auch ohne sie zusammengefunden hätten."},
    Phrase{"r_cause",
           "The figures describe; they show no causes. That two organisations are close in the network does not mean "
           "that a meeting will lead to anything.",
           "Die Zahlen beschreiben; Ursachen zeigen sie nicht. Dass zwei Organisationen einander im Netz nahe sind, "
           "heißt nicht, "
           "dass aus einem Treffen etwas wird."},
    Phrase{"r_interval", "All intervals are 90% intervals; the section on each figure says what they come from.",
           "Alle Bereiche sind 90-%-Bereiche; woraus sie folgen, steht bei der jeweiligen Zahl."},
    Phrase{"made_text", "The same program with the same files and options gives the same report, byte for byte.",
           "Dasselbe Programm ergibt mit denselben Dateien und Optionen denselben Bericht, Byte für Byte."},
};

} // namespace

std::span<const Phrase> method_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

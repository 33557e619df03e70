#include "report/catalogue.hpp"

#include <array>

/// The chapter on gaps between groups.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"h_gaps", "Where contacts between groups are missing", "Wo Kontakte zwischen Gruppen fehlen"},
    Phrase{
        "gaps_intro_projects",
        "Two groups meet where organisations of both take part in the same project. What is to be expected is what "
        "groups "
        "as active as these would give by chance: in {draws} random tables every group takes part in as many projects "
        "as "
        "in the data, every project has as many groups, and the rest is chance.",
        "Zwei Gruppen treffen zusammen, wo Organisationen aus beiden am selben Projekt beteiligt sind. Zu erwarten "
        "ist, was "
        "bei so aktiven Gruppen der Zufall ergäbe: In {draws} Zufallstabellen ist jede Gruppe an so vielen Projekten "
        "beteiligt wie in den Daten, jedes Projekt hat so viele Gruppen, und der Rest ist Zufall."},
    Phrase{
        "gaps_intro_ties",
        "Two groups meet where organisations of both are tied to the same programme, or directly to each other. What "
        "is to "
        "be expected is what groups as active as these would give by chance: in {draws} random tables every group is "
        "there as often as in the data, every programme and every tie has as many groups, and the rest is chance. Who "
        "belongs to both groups makes no meeting alone.",
        "Zwei Gruppen treffen zusammen, wo Organisationen aus beiden mit demselben Programm oder unmittelbar "
        "miteinander "
        "verbunden sind. Zu erwarten ist, was bei so aktiven Gruppen der Zufall ergäbe: In {draws} Zufallstabellen ist "
        "jede Gruppe so oft dabei wie in den Daten, jedes Programm und jede Verbindung hat so viele Gruppen, und der "
        "Rest "
        "ist Zufall. Wer beiden Gruppen angehört, zählt allein nicht als Treffen."},
    Phrase{"gaps_counts",
           "Compared were {groups} groups ({by}) of at least three organisations each, which makes {pairs} pairs. ",
           "Verglichen wurden {groups} Gruppen ({by}) mit je mindestens drei Organisationen; das ergibt {pairs} "
           "Paare. "},
    Phrase{"gaps_counts_one", "Compared were two groups ({by}) of at least three organisations each. ",
           "Verglichen wurden zwei Gruppen ({by}) mit je mindestens drei Organisationen. "},
    Phrase{"gaps_tested", "{tested} of them can be tested, because at least three meetings would be expected.",
           "Prüfbar sind davon {tested}: Bei ihnen wären mindestens drei Treffen zu erwarten."},
    Phrase{"gaps_tested_one", "One of them can be tested, because at least three meetings would be expected.",
           "Prüfbar ist ein Paar: Bei ihm wären mindestens drei Treffen zu erwarten."},
    Phrase{"gaps_tested_only", "This pair can be tested, because at least three meetings would be expected.",
           "Prüfbar ist dieses Paar, weil mindestens drei Treffen zu erwarten wären."},
    Phrase{"gaps_tested_none", "None can be tested: nowhere would three meetings be expected.",
           "Prüfbar ist kein Paar: Nirgends wären drei Treffen zu erwarten."},
    Phrase{"gaps_proven",
           "For {proven} of them a gap is proven (among the proven ones at most 5% false alarms are to be expected, "
           "single "
           "themes counted in).",
           "Bei {proven} davon ist eine Lücke nachgewiesen (unter den nachgewiesenen sind höchstens 5 % Fehlalarme zu "
           "erwarten, einzelne Themen mitgerechnet)."},
    Phrase{"gaps_proven_one",
           "For one of them a gap is proven (among the proven ones at most 5% false alarms are to be expected, single "
           "themes counted in).",
           "Bei einem davon ist eine Lücke nachgewiesen (unter den nachgewiesenen sind höchstens 5 % Fehlalarme zu "
           "erwarten, einzelne Themen mitgerechnet)."},
    Phrase{"gaps_proven_only", "For it a gap is proven.", "Bei ihm ist eine Lücke nachgewiesen."},
    Phrase{"gaps_fixed",
           "But nothing can be learned from them: so few groups take part in so many occasions that every random table "
           "gives the same meetings. Try groups of another kind (--group-by).",
           "Zu lernen ist daraus aber nichts: So wenige Gruppen sind an so vielen Anlässen beteiligt, dass jede "
           "Zufallstabelle dieselben Treffen ergibt. Versuchen Sie es mit Gruppen anderer Art (--group-by)."},
    Phrase{
        "gaps_none_proven_tested",
        "A gap is not proven anywhere: wherever groups meet less often than expected, it may be chance. What follows "
        "are hints and not findings.",
        "Nachgewiesen ist dabei keine Lücke: Wo sich Gruppen seltener treffen als zu erwarten, kann es Zufall sein. "
        "Was folgt, sind Hinweise und keine Befunde."},
    Phrase{
        "gaps_none_proven",
        "A gap is not proven anywhere. That says more about how much is recorded than about the network: single pairs "
        "meet too seldom to tell a gap from chance. So what follows are hints and not findings.",
        "Nachgewiesen ist dabei keine Lücke. Das sagt mehr darüber, wie viel erfasst ist, als über das Netz: "
        "Einzelne Paare treffen zu selten zusammen, um eine Lücke vom Zufall zu unterscheiden. Was folgt, sind "
        "darum Hinweise und keine Befunde."},
    Phrase{"gaps_thin",
           "So for fewer than one pair in ten do the data suffice for a test. That is no reason to wait: first come "
           "groups "
           "that work on similar themes without any contact in the data, with those who are tied to both.",
           "Für weniger als jedes zehnte Paar reichen also die Daten für eine Prüfung. Ein Grund zum Abwarten ist das "
           "nicht: Voran stehen Gruppen, die an ähnlichen Themen arbeiten und in den Daten keinen Kontakt haben, mit "
           "denen, die mit beiden verbunden sind."},
    Phrase{
        "gaps_no_test_communities",
        "The groups are communities that were found from the same ties. That they meet seldom is how they were found; "
        "it is no finding and was not tested.",
        "Die Gruppen sind Gemeinschaften, die aus denselben Verbindungen gefunden wurden. Dass sie selten "
        "zusammentreffen, liegt daran, wie sie gefunden wurden; es ist kein Befund und wurde nicht geprüft."},
    Phrase{
        "gaps_none",
        "No two groups of at least three organisations met anywhere in the data, so nothing can be compared.",
        "Es gibt in den Daten keine zwei Gruppen mit mindestens drei Organisationen, die irgendwo zusammentrafen; also "
        "lässt sich nichts vergleichen."},
    Phrase{"h_silent", "Similar groups without contact", "Ähnliche Gruppen ohne Kontakt"},
    Phrase{
        "silent_intro",
        "No common member, no direct tie, no joint occasion in the data, but similar themes (similarity runs from 0 to "
        "1). Whether the two know each other anyway, one telephone call can tell. In each pair the first belongs to "
        "the "
        "group named first.",
        "In den Daten kein gemeinsames Mitglied, keine direkte Verbindung, kein gemeinsamer Anlass, aber ähnliche "
        "Themen "
        "(die Ähnlichkeit reicht von 0 bis 1). Ob sich beide trotzdem kennen, lässt sich mit einem Anruf klären. In "
        "jedem Paar steht zuerst, wer zur erstgenannten Gruppe gehört."},
    Phrase{"silent_none", "No two groups of similar themes are without any contact in the data.",
           "Es gibt keine zwei Gruppen mit ähnlichen Themen, die in den Daten ganz ohne Kontakt sind."},
    Phrase{"c_silent", "Groups with similar themes and no contact: first those with somebody tied to both",
           "Gruppen mit ähnlichen Themen ohne Kontakt; zuerst solche, bei denen jemand mit beiden verbunden ist"},
    Phrase{"h_gap_list", "Fewer meetings than expected", "Weniger Treffen als zu erwarten"},
    Phrase{
        "gap_list_intro",
        "Ordered by how many meetings are missing even by the cautious end of the interval. The interval (90%) says "
        "how large the true share of the expected number may be; where numbers are small, it is estimated cautiously "
        "towards 1. An interval below 1 does not settle it: among many pairs chance makes some of these. In each "
        "pair the first belongs to the group named first.",
        "Geordnet danach, wie viele Treffen selbst am vorsichtigen Ende des Bereichs fehlen. Der Bereich (90 %) sagt, "
        "wie groß der wahre Anteil am Erwarteten sein dürfte; bei kleinen Zahlen ist er vorsichtig in Richtung 1 "
        "geschätzt. Ein Bereich unter 1 ist allein noch kein Nachweis: Unter vielen Paaren ergibt der Zufall einige "
        "davon. In jedem Paar steht zuerst, wer zur erstgenannten Gruppe gehört."},
    Phrase{
        "gap_list_none",
        "No pair of groups meets clearly less than expected. That does not mean that all is well: where the data are "
        "thin, a gap cannot be told from chance.",
        "Kein Paar von Gruppen trifft deutlich seltener zusammen als zu erwarten. Das heißt nicht, dass alles gut ist: "
        "Bei dünner Datenlage ist eine Lücke vom Zufall nicht zu unterscheiden."},
    Phrase{"c_gap_list", "Pairs of groups with fewer meetings than expected, most missing first; intervals are 90%",
           "Gruppenpaare mit weniger Treffen als zu erwarten; am meisten fehlt oben; Bereiche sind 90-%-Bereiche"},
    Phrase{"gap_groups", "Groups", "Gruppen"},
    Phrase{"gap_meetings", "Meetings", "Treffen"},
    Phrase{"gap_verdict", "How sure", "Wie sicher"},
    Phrase{"gap_action", "Who could begin: the best pairs, and who is tied to both groups",
           "Wer anfangen könnte: die besten Paare, und wer mit beiden Gruppen verbunden ist"},
    Phrase{"gap_similarity", "Similarity", "Ähnlichkeit"},
    Phrase{"gap_themes", "Shared themes", "Gemeinsame Themen"},
    Phrase{"gap_figures", "{o} instead of {e}", "{o} statt {e}"},
    Phrase{"gap_interval", "{low} to {high} times the expected (90%)", "das {low}- bis {high}-Fache (90 %)"},
    Phrase{"gap_in_theme", "in the theme {theme}", "beim Thema {theme}"},
    Phrase{"gap_brokers", "Tied to both: {list}", "Mit beiden verbunden: {list}"},
    Phrase{"gap_no_brokers", "Nobody outside is tied to both.", "Von außen ist niemand mit beiden verbunden."},
    Phrase{"gap_pair", "{a} and {b}", "{a} und {b}"},
    Phrase{"gap_pair_through", "{a} and {b}, through {broker}", "{a} und {b}, über {broker}"},
    Phrase{"gap_no_pairs",
           "There is no pair to recommend: whoever has a common partner already works together, belongs to both groups "
           "or is a body that is not recommended (programmes, agencies, dissolved ones).",
           "Kein Paar lässt sich empfehlen: Wer gemeinsame Partner hat, arbeitet schon zusammen, gehört zu beiden "
           "Gruppen oder wird nicht empfohlen (Programme, Behörden, Aufgelöstes)."},
    Phrase{"gap_no_pairs_theme", "There is no pair to recommend on this theme.",
           "Zu diesem Thema lässt sich kein Paar empfehlen."},
    Phrase{"gap_missing", "at least {m} missing", "mindestens {m} fehlen"},
    Phrase{"gap_shared", "Common members: {n}", "Gemeinsame Mitglieder: {n}"},
    Phrase{"verdict_proven_gap", "proven gap", "nachgewiesene Lücke"},
    Phrase{"verdict_open", "no meeting at all, but that can still be chance",
           "gar kein Treffen, kann aber noch Zufall sein"},
    Phrase{"verdict_likely_gap", "likely gap, not proven", "wahrscheinliche Lücke, nicht nachgewiesen"},
    Phrase{"gaps_surplus", "Clearly more often than expected, by contrast, meet: {list}.",
           "Deutlich häufiger als zu erwarten treffen dagegen zusammen: {list}."},
    Phrase{"gaps_surplus_pair", "{a} and {b} ({o} instead of {e})", "{a} und {b} ({o} statt {e})"},
    Phrase{"gaps_more", "{n} of {all} are shown; {file} has every row.",
           "Gezeigt sind {n} von {all}; alle Zeilen stehen in {file}."},
    Phrase{
        "gaps_file",
        "All rows are in {file}. Pairs of groups of which there is nothing to say, and which are not in it: {n}.",
        "Alle Zeilen stehen in {file}. Gruppenpaare, über die sich nichts sagen lässt und die dort nicht stehen: {n}."},
    Phrase{
        "gaps_caveat",
        "A gap is a fact about the network seen so far, neither a forecast nor a reproach. There may be good reasons "
        "for "
        "it: distance, competition, different lines of funding. And a meeting that no source records is missing here "
        "even if it took place.",
        "Eine Lücke ist eine Tatsache über das bisher gesehene Netz, weder Vorhersage noch Vorwurf. Es kann gute "
        "Gründe "
        "für sie geben: Entfernung, Wettbewerb, verschiedene Förderlinien. Und ein Treffen, das keine Quelle festhält, "
        "fehlt hier auch dann, wenn es stattfand."},
    Phrase{"by_cluster", "clusters", "Cluster"},
    Phrase{"by_region", "regions", "Regionen"},
    Phrase{"by_country", "countries", "Länder"},
    Phrase{"by_type", "types of organisation", "Typen von Organisationen"},
    Phrase{"by_theme", "themes", "Themen"},
    Phrase{"by_community", "communities", "Gemeinschaften"},
    Phrase{"by_column", "by the column {column}", "nach der Spalte {column}"},
    Phrase{"m_gaps_h", "Gaps between groups", "Lücken zwischen Gruppen"},
    Phrase{
        "m_gaps",
        "Expected is the mean over random tables in which each group stands as often, and each occasion has as many "
        "groups, "
        "as in the data. p is the share of random tables with at most as many meetings (where these are very rare, the "
        "normal "
        "curve); the false discovery rate holds the share of false alarms among all that are called proven at 5%. The "
        "interval "
        "comes "
        "from the observed and the expected number, each increased by 2. Similarity compares the themes of two groups, "
        "rare themes counting more.",
        "Erwartet ist das Mittel über Zufallstabellen, in denen jede Gruppe so oft steht und jeder Anlass so viele "
        "Gruppen "
        "hat wie in den Daten. p ist der Anteil der Zufallstabellen mit höchstens so vielen Treffen (wo diese sehr "
        "selten "
        "sind, "
        "die Normalverteilung); die Falschentdeckungsrate hält den Anteil der Fehlalarme unter allem, was nachgewiesen "
        "heißt, bei "
        "5 %. "
        "Der Bereich folgt aus der beobachteten und der erwarteten Zahl, beide um 2 vermehrt. Die Ähnlichkeit "
        "vergleicht "
        "die Themen zweier Gruppen; seltene zählen mehr."},
    Phrase{
        "m_gaps_f", "ratio = observed / expected;  interval = 5% and 95% points of Gamma(observed + 2, expected + 2)",
        "Verhältnis = beobachtet / erwartet;  Bereich = 5-%- und 95-%-Punkt von Gamma(beobachtet + 2, erwartet + 2)"},
    Phrase{"m_gaps_l",
           "Strona et al. 2014, Nature Communications 5; Benjamini & Hochberg 1995, Journal of the Royal Statistical "
           "Society B 57",
           "Strona et al. 2014, Nature Communications 5; Benjamini & Hochberg 1995, Journal of the Royal Statistical "
           "Society B "
           "57"},
};

} // namespace

std::span<const Phrase> gap_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

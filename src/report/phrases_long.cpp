#include "report/catalogue.hpp"

#include <array>

/// Sentences and paragraphs around the results.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{
        "intro_opportunities",
        "These pairs have no direct tie in the data, but partners in common who could introduce them; some of them "
        "already "
        "run or support the same body, and the reasons say so. The order "
        "follows the likelihood score: it is higher the more and the closer the common partners are, the more the two "
        "work on the same themes, and the more usual such pairs are. It puts pairs in order; it is no probability. "
        "Impact is a figure of its own: by how much the whole network would move closer together if the two worked "
        "with each other. A likely contact need not have a large impact, and the other way round.",
        "Diese Paare haben in den Daten keine unmittelbare Verbindung, aber gemeinsame Partner, die sie bekannt machen "
        "könnten; manche tragen oder fördern schon dieselbe Einrichtung, dann sagen es die Gründe. Die Reihenfolge "
        "folgt dem Punktwert: Er ist umso höher, je mehr gemeinsame Partner die beiden haben "
        "und je enger diese mit ihnen verbunden sind, je mehr die beiden an denselben Themen arbeiten und je üblicher "
        "solche Paare sind. Er ordnet die Paare; eine Wahrscheinlichkeit ist er nicht. Die Wirkung ist eine eigene "
        "Zahl: um wie viel das ganze Netz näher zusammenrücken würde, wenn die beiden zusammenarbeiteten. Ein "
        "naheliegender Kontakt muss keine große Wirkung haben und umgekehrt."},
    Phrase{"intro_evidence",
           "The score also rises where common partners or the two themselves coordinate projects, where they work in "
           "small "
           "consortia, and where their projects came from the same calls. All parts of each score stand under "
           "“Evidence”.",
           "Der Punktwert steigt auch, wo gemeinsame Partner oder die beiden selbst Projekte koordinieren, wo sie in "
           "kleinen Konsortien arbeiten und wo ihre Projekte aus denselben Ausschreibungen stammen. Alle Bestandteile "
           "jedes Punktwerts stehen unter „Belege“."},
    Phrase{
        "intro_reasons",
        "How to read the reasons: round brackets behind a common partner hold its tie to the first organisation (in "
        "the "
        "lists per organisation: to the one the list is for), then that to the second. Behind a theme stands in how "
        "many records (ties or projects) of the first and of the "
        "second it is named. “As often as expected” compares with what the number of partners alone would give. A note "
        "in square brackets, such as [inferred] or [no document], marks a partner whose tie no source states. "
        "Distances are as the crow flies.",
        "So sind die Gründe zu lesen: In runden Klammern steht hinter einem gemeinsamen Partner erst seine Verbindung "
        "zur ersten Organisation (in den Listen je Organisation: zu der, für die die Liste ist), dann die zur zweiten. "
        "Hinter einem Thema steht, in wie vielen Angaben (Verbindungen "
        "oder Projekten) es bei der ersten und bei der zweiten genannt ist. „Wie zu erwarten“ vergleicht mit dem, was "
        "sich allein aus der Zahl der Partner ergäbe. Ein Zusatz in eckigen Klammern wie [abgeleitet] oder [ohne "
        "Beleg] heißt: Diese Verbindung steht so in keiner Quelle. Entfernungen sind "
        "Luftlinienentfernungen."},
    Phrase{"as_of", "All records that begin before {date} count, and all without a date.",
           "Es zählen alle Angaben, die vor dem {date} beginnen, und alle ohne Datum."},
    Phrase{"as_of_last",
           "The day of reference is {date}, the day after the last start date in the data: so everything recorded "
           "counts, and how recent a tie is, is measured up to that day.",
           "Stichtag ist der {date}, der Tag nach dem spätesten Anfangsdatum in den Daten: So zählt alles, was erfasst "
           "ist, und wie frisch eine Verbindung ist, bemisst sich bis zu diesem Tag."},
    Phrase{"for_all", "For all pairs of this table holds: {reason}.", "Für alle Paare dieser Tabelle gilt: {reason}."},
    Phrase{"for_all_against", "What makes all pairs of this table less likely: {reason}.",
           "Was alle Paare dieser Tabelle weniger wahrscheinlich macht: {reason}."},
    Phrase{"impact_sampled",
           "For a network of this size, the impact was estimated from a fixed sample of organisations.",
           "Bei einem Netz dieser Größe wurde die Wirkung aus einer festen Stichprobe von Organisationen geschätzt."},
    Phrase{"only_shown", "The first {n} of {all} pairs are shown; the command {command} lists more.",
           "Gezeigt sind die ersten {n} von {all} Paaren; mehr listet der Befehl {command}."},
    Phrase{"in_file", "The full list is in {file}.", "Die ganze Liste steht in {file}."},
    Phrase{"empty_groups",
           "No pair to show: the data have no two organisations in different groups that share a partner and have no "
           "direct tie.",
           "Kein Paar zu zeigen: In den Daten gibt es keine zwei Organisationen aus verschiedenen Gruppen, die einen "
           "Partner teilen und keine unmittelbare Verbindung haben."},
    Phrase{
        "empty_no_groups",
        "No pair to show: the data name neither clusters with members nor two regions or countries, so there are no "
        "groups to look across. A column region or country in the table of organisations would make them.",
        "Kein Paar zu zeigen: Die Daten nennen weder Cluster mit Mitgliedern noch zwei Regionen oder Länder; es gibt "
        "also keine Gruppen, über die hinweg zu suchen wäre. Eine Spalte region oder country in der Tabelle der "
        "Organisationen würde sie schaffen."},
    Phrase{"empty_clusters",
           "No pair to show: the data have no two organisations in different clusters that share a partner and do not "
           "work together yet, or no memberships in clusters at all.",
           "Kein Paar zu zeigen: In den Daten gibt es keine zwei Organisationen aus verschiedenen Clustern, die einen "
           "Partner teilen und noch nicht zusammenarbeiten, oder überhaupt keine Clusterzugehörigkeiten."},
    Phrase{
        "empty_transfer",
        "No pair to show: the data have no company and research organisation that share a partner and do not work "
        "together yet, or do not say which organisations are companies and which do research.",
        "Kein Paar zu zeigen: In den Daten gibt es kein Unternehmen und keine Forschungseinrichtung, die einen Partner "
        "teilen und noch nicht zusammenarbeiten, oder es ist nicht angegeben, wer Unternehmen und wer Forschung ist."},
    Phrase{"initiatives_lead", "First the cluster initiatives themselves: their offices could start talking at once.",
           "Zuerst die Clusterinitiativen selbst: Ihre Geschäftsstellen könnten sofort miteinander sprechen."},
    Phrase{"members_lead", "Then members of different clusters: contacts that the initiatives could arrange for them.",
           "Danach Mitglieder verschiedener Cluster: Kontakte, die die Initiativen für sie anbahnen könnten."},
    Phrase{
        "intro_brokers",
        "An organisation connects when others reach each other through it. A shortest path is the chain from partner "
        "to "
        "partner with the fewest stops between two organisations; the share says how many of these paths lead through "
        "this one (betweenness). The rank among all organisations is given with a 90% interval: {trials} times, a "
        "tenth "
        "of the records was left out at random; in 90% of these trials the rank lay within the interval. A wide "
        "interval means: do not rely on the exact place.",
        "Eine Organisation verbindet, wenn andere einander über sie erreichen. Der kürzeste Weg zwischen zwei "
        "Organisationen ist die Kette von Partner zu Partner mit den wenigsten Zwischenstationen; der Anteil sagt, wie "
        "viele dieser Wege über die genannte Organisation führen (Betweenness). Zum Rang unter allen Organisationen "
        "gehört ein 90-%-Bereich: "
        "{trials}-mal wurde zufällig ein Zehntel der Angaben weggelassen; in 90 % dieser Versuche lag der Rang in dem "
        "Bereich. Ist er breit, so ist auf den genauen Platz kein Verlass."},
    Phrase{
        "intro_brokers_plain",
        "An organisation connects when others reach each other through it. A shortest path is the chain from partner "
        "to "
        "partner with the fewest stops between two organisations; the share says how many of these paths lead through "
        "this one (betweenness). How stable the ranks are was not computed for a network of "
        "this size.",
        "Eine Organisation verbindet, wenn andere einander über sie erreichen. Der kürzeste Weg zwischen zwei "
        "Organisationen ist die Kette von Partner zu Partner mit den wenigsten Zwischenstationen; der Anteil sagt, wie "
        "viele dieser Wege über die genannte Organisation führen (Betweenness). Wie stabil die Ränge sind, wurde bei "
        "einem "
        "Netz dieser Größe nicht berechnet."},
    Phrase{"sampled_betweenness",
           "In a network of this size the shares are estimated from a sample of paths; with a probability of 90% none "
           "of them is off by more than {error}.",
           "Bei einem Netz dieser Größe sind die Anteile aus einer Stichprobe von Wegen geschätzt; mit einer "
           "Wahrscheinlichkeit von 90 % liegt keiner um mehr als {error} daneben."},
    Phrase{"no_brokers", "No organisation lies between others: there are no paths of more than one step.",
           "Keine Organisation liegt zwischen anderen: Es gibt keine Wege über mehr als einen Schritt."},
    Phrase{
        "seams_one",
        "One organisation is the only bridge between a part of the network and the rest. If it dropped out, that part "
        "would be cut off, as far as the data show.",
        "Eine Organisation ist für einen Teil des Netzes die einzige Brücke zum Rest. Fiele sie aus, wäre dieser Teil "
        "nach den Daten abgeschnitten."},
    Phrase{
        "seams_many",
        "{n} organisations are each the only bridge between a part of the network and the rest. If one of them dropped "
        "out, that part would be cut off, as far as the data show. The {k} best connected of them are: {list}.",
        "{n} Organisationen sind jeweils für einen Teil des Netzes die einzige Brücke zum Rest. Fiele eine aus, wäre "
        "dieser Teil nach den Daten abgeschnitten. Die {k} am besten vernetzten davon sind: {list}."},
    Phrase{"seams_none", "No organisation is the only bridge to a part of the network.",
           "Keine Organisation ist die einzige Brücke zu einem Teil des Netzes."},
    Phrase{"no_communities", "There are no communities: no organisations are tied to each other.",
           "Es gibt keine Gemeinschaften: Keine Organisationen sind miteinander verbunden."},
    Phrase{
        "intro_communities",
        "A community is a set of organisations that are tied more densely to each other than to the rest, whatever "
        "they call themselves. They were found from the ties alone; the names come from what sets each of them apart. "
        "Certainty is the share of {runs} independent runs in which two members end up together.",
        "Eine Gemeinschaft ist ein Kreis von Organisationen, die untereinander dichter verbunden sind als mit dem "
        "Rest, "
        "gleich wie sie sich nennen. Gefunden wurden sie allein aus den Verbindungen; die Namen kommen aus dem, was "
        "sie "
        "jeweils auszeichnet. Sicherheit ist der Anteil von {runs} unabhängigen Durchgängen, in denen zwei Mitglieder "
        "in derselben Gruppe stehen."},
    Phrase{"verdict_none",
           "Set against chance: networks rewired at random, {kept}, divide about as clearly as this one. The "
           "communities are not clearer than chance would make them; read the "
           "table as a way to order the material, not as a finding.",
           "Am Zufall gemessen: Zufällig neu verknüpfte Netze, in denen {kept}, gliedern sich etwa ebenso deutlich. "
           "Die Gemeinschaften sind nicht stärker, als der Zufall sie erzeugen würde; "
           "die Tabelle ordnet den Stoff, ein Befund ist sie nicht."},
    Phrase{"null_ties", "with the same number of partners for each organisation",
           "jede Organisation gleich viele Partner hat"},
    Phrase{"null_projects",
           "with the same number of projects for each organisation and the same number of partners for each project",
           "jede Organisation an gleich vielen Projekten beteiligt ist und jedes Projekt gleich viele Partner hat"},
    Phrase{"null_both",
           "with the same number of partners in direct ties and the same number of projects for each organisation, and "
           "the same number of partners for each project",
           "jede Organisation gleich viele unmittelbare Partner hat und an gleich vielen Projekten beteiligt ist und "
           "jedes Projekt gleich viele Partner hat"},
    Phrase{
        "verdict_single",
        "Set against chance: the division is clearer than in networks rewired at random, and all runs found the same "
        "one.",
        "Am Zufall gemessen: Die Gliederung ist deutlicher als in zufällig neu verknüpften Netzen, und alle Durchgänge "
        "fanden dieselbe."},
    Phrase{
        "verdict_dominant",
        "Set against chance: the division is clearer than in networks rewired at random, and the runs largely agree on "
        "it.",
        "Am Zufall gemessen: Die Gliederung ist deutlicher als in zufällig neu verknüpften Netzen, und die Durchgänge "
        "stimmen weitgehend überein."},
    Phrase{
        "verdict_multiple",
        "Set against chance: the division is clearer than in networks rewired at random, but the runs found several "
        "that are about equally good. So it is not settled where one community ends and the next begins; the "
        "certainty in the table says how firmly each of them holds together.",
        "Am Zufall gemessen: Die Gliederung ist deutlicher als in zufällig neu verknüpften Netzen; die Durchgänge "
        "fanden aber mehrere etwa gleich gute. Wo eine Gemeinschaft aufhört und die nächste anfängt, steht also nicht "
        "fest; die Sicherheit in der Tabelle sagt, wie fest jede von ihnen zusammenhält."},
    Phrase{"verdict_figures",
           "Modularity {q}; compared with {n} random networks {z}p = {p}; {divisions} in {runs} runs.",
           "Modularität {q}; verglichen mit {n} Zufallsnetzen {z}p = {p}; {divisions} in {runs} Durchgängen."},
    Phrase{"divisions_one", "one division", "eine Gliederung"},
    Phrase{"divisions_many", "{d} different divisions", "{d} verschiedene Gliederungen"},
    Phrase{"not_tested", "The communities were not tested against chance in this run.",
           "Ein Vergleich mit dem Zufall wurde in diesem Lauf nicht gerechnet."},
    Phrase{"plateau_one",
           "How fine the division is stays a choice: at the usual setting there are {k} communities; looked at half as "
           "closely, {coarse}; twice as closely, {fine}.",
           "Wie fein gegliedert wird, bleibt eine Wahl: In der üblichen Einstellung sind es {k} Gemeinschaften, bei "
           "halb so "
           "genauem Hinsehen {coarse}, bei doppelt so genauem {fine}."},
    Phrase{"second_opinion",
           "A second opinion: a method that asks how long a walk along the ties stays in one place (map equation) sees "
           "{n} communities where the table has {k}. Agreement of the two: {x}, where 1 means the same division and 0 "
           "none in common.",
           "Eine zweite Meinung: Ein Verfahren, das fragt, wie lange ein Gang entlang der Verbindungen an einem Ort "
           "bleibt (Map Equation), sieht {n} Gemeinschaften, wo die Tabelle {k} hat. Übereinstimmung der beiden: {x}; "
           "1 heißt dieselbe Gliederung, 0 nichts gemeinsam."},
    Phrase{"second_opinion_none",
           "A second opinion: a method that asks how long a walk along the ties stays in one place (map equation) sees "
           "no division at all. Take the communities as a way to order the material.",
           "Eine zweite Meinung: Ein Verfahren, das fragt, wie lange ein Gang entlang der Verbindungen an einem Ort "
           "bleibt (Map Equation), sieht gar keine Gliederung. Nehmen Sie die Gemeinschaften als Ordnung des Stoffs."},
    Phrase{"small_communities_one", "One more community has only {members} members.",
           "Eine weitere Gemeinschaft hat nur {members} Mitglieder."},
    Phrase{"small_communities", "{n} more communities have {members} members together; they are in {file}.",
           "{n} weitere Gemeinschaften haben zusammen {members} Mitglieder; sie stehen in {file}."},
    Phrase{"isolates_one", "One organisation has no ties and belongs to no community.",
           "Eine Organisation hat keine Verbindungen und gehört zu keiner Gemeinschaft."},
    Phrase{"isolates_many", "{n} organisations have no ties and belong to no community.",
           "{n} Organisationen haben keine Verbindungen und gehören zu keiner Gemeinschaft."},
    Phrase{
        "paper_text",
        "Clusters with members in the data: {clusters}. Organisations in exactly one of them: {n}. Their cluster "
        "on paper and their community in practice agree {words} (adjusted Rand index {ari}, where 0 is what chance "
        "gives and "
        "1 full agreement; normalised mutual information {nmi}, which is high as soon as there are many small groups).",
        "Cluster mit Mitgliedern in den Daten: {clusters}. Genau einem davon gehören {n} Organisationen an. Ihr "
        "Cluster auf "
        "dem Papier und ihre Gemeinschaft in der Praxis stimmen {words} überein (bereinigter Rand-Index {ari}, wobei 0 "
        "dem "
        "Zufall entspricht und 1 voller Übereinstimmung; normierte Transinformation {nmi}, die schon hoch ausfällt, "
        "sobald es viele kleine Gruppen gibt)."},
    Phrase{
        "paper_none", "The data name no clusters with members, so there is nothing to compare the communities with.",
        "Die Daten nennen keine Cluster mit Mitgliedern; die Gemeinschaften lassen sich daher mit nichts vergleichen."},
    Phrase{"elsewhere_none", "None of them sits elsewhere than most of its cluster.",
           "Keine von ihnen steht anderswo als der größte Teil ihres Clusters."},
    Phrase{"elsewhere_more", "{n} of {all} are shown; {file} gives the community of every organisation.",
           "Gezeigt sind {n} von {all}; in {file} steht zu jeder Organisation ihre Gemeinschaft."},
    Phrase{
        "elsewhere_hint",
        "Sitting elsewhere is no fault: such organisations are tied on both sides, and could carry something from one "
        "to the other.",
        "Anderswo zu stehen ist kein Makel: Solche Organisationen sind nach beiden Seiten verbunden und könnten "
        "etwas von der einen zur anderen tragen."},
    Phrase{
        "frame_intro",
        "Public bodies and programmes are tied to many because it is their task; that makes a network look closer than "
        "the collaboration in it. So here is what remains if they are left out of the calculation:",
        "Öffentliche Stellen und Programme haben von Amts wegen viele Verbindungen; das lässt ein Netz enger "
        "aussehen, als die Zusammenarbeit darin ist. Deshalb steht hier, was bliebe, ließe man sie in der Rechnung "
        "weg:"},
    Phrase{
        "frame_text",
        "{m} of {n} organisations and {left} of {ties} ties would remain. Number of connected parts: {parts} instead "
        "of {before}. The largest part would hold {largest} organisations ({share}) instead of {largest_before} "
        "({share_before}).",
        "Es blieben {m} von {n} Organisationen und {left} von {ties} Verbindungen. Zahl der zusammenhängenden Teile: "
        "{parts} statt {before}. Zum größten Teil gehörten {largest} Organisationen ({share}) statt "
        "{largest_before} ({share_before})."},
    Phrase{"frame_alone_none", "No organisation has ties to such bodies only.",
           "Keine Organisation ist nur mit solchen Stellen verbunden."},
    Phrase{"frame_alone_one", "One organisation would be left alone, because it is tied to such bodies only: {list}.",
           "Eine Organisation stünde allein da, weil sie nur mit solchen Stellen verbunden ist: {list}."},
    Phrase{"frame_alone_many", "{n} organisations would be left alone, because they are tied to such bodies only.",
           "{n} Organisationen stünden allein da, weil sie nur mit solchen Stellen verbunden sind."},
    Phrase{"frame_alone_list", "Show the {n} organisations", "Die {n} Organisationen zeigen"},
    Phrase{"frame_none",
           "The data have no public bodies or programmes, so nothing changes without them: number of connected parts "
           "{parts}, organisations in the largest one {largest} of {n}.",
           "Die Daten enthalten keine öffentlichen Stellen und keine Programme; ohne sie ändert sich also nichts. Zahl "
           "der zusammenhängenden Teile: {parts}; Organisationen im größten: {largest} von {n}."},
    Phrase{"no_picture", "This review was made without pictures.", "Diese Auswertung wurde ohne Bilder erstellt."},
    Phrase{"picture_hint", "The picture as a file of its own: {link}.", "Das Bild als eigene Datei: {link}."},
    Phrase{
        "picture_alt",
        "Network picture of {n} organisations and {m} ties. The organisations on most shortest paths are {brokers}. "
        "The largest communities are {communities}. Everything in it also stands in the tables of this report.",
        "Netzbild mit {n} Organisationen und {m} Verbindungen. Die meisten kürzesten Wege führen über {brokers}. Die "
        "größten Gemeinschaften sind {communities}. Alles darin steht auch in den Tabellen dieses Berichts."},
    Phrase{"egos_intro", "For these organisations there is a picture of their own surroundings:",
           "Für diese Organisationen gibt es ein Bild ihrer eigenen Umgebung:"},
    Phrase{"organisations_all", "All organisations ({n}), by name. {file} has every figure of every organisation.",
           "Alle Organisationen ({n}) nach Namen. In {file} steht zu jeder Organisation jede Kennzahl."},
    Phrase{
        "organisations_some",
        "The {n} organisations with the most partners, by name, out of {all}. The search also finds the others; {file} "
        "has every figure of every organisation.",
        "Die {n} Organisationen mit den meisten Partnern nach Namen, von insgesamt {all}. Die Suche findet auch die "
        "übrigen; in {file} steht zu jeder Organisation jede Kennzahl."},
    Phrase{
        "organisations_print",
        "The list of organisations is left out in print; it is in the file this page was printed from and in {file}.",
        "Die Liste der Organisationen wird nicht mitgedruckt; sie steht in der Datei, aus der diese Seiten gedruckt "
        "wurden, und in {file}."},
    Phrase{"no_organisations", "The data hold no organisations.", "Die Daten enthalten keine Organisationen."},
    Phrase{"no_ties_here", "No ties in the data.", "Keine Verbindungen in den Daten."},
    Phrase{"accounting",
           "Every row of the recognised tables is accounted for: it was used, merged with another one about the same "
           "pair, project or "
           "organisation, or rejected with a reason.",
           "Bei jeder Zeile der erkannten Tabellen steht fest, was aus ihr wurde: Sie wurde verwendet, mit einer "
           "anderen zum selben "
           "Paar, Projekt oder "
           "zur selben Organisation zusammengeführt oder mit Angabe des Grundes verworfen."},
    Phrase{"not_recognised", "Not recognised as a table of this kind, and so not used at all: {names}.",
           "Nicht als Tabelle erkannt und darum gar nicht verwendet: {names}."},
    Phrase{"messages_none", "Nothing odd was noticed.", "Es fiel nichts auf."},
    Phrase{"messages_more", "{n} of {all} messages are shown; all of them are in {file}.",
           "Gezeigt sind {n} von {all} Meldungen; alle stehen in {file}."},
    Phrase{"rejected_file", "Rows that were not used are listed in {file}.",
           "Nicht verwendete Zeilen stehen in {file}."},
    Phrase{"confidence_none", "The data do not say how well each tie is supported.",
           "Die Daten sagen nicht, wie gut die einzelnen Verbindungen belegt sind."},
    Phrase{"undated_all", "The records have no dates; all of them count alike, however old they are.",
           "Die Angaben tragen keine Daten; alle zählen gleich, wie alt sie auch sind."},
    Phrase{"missing_text",
           "A tie is missing here when the data do not show it. That means “not seen”, not “does not exist”: two "
           "organisations may well know each other without any source saying so. Nothing in this report should be held "
           "against an organisation because a tie is missing.",
           "Eine Verbindung fehlt hier, wenn die Daten sie nicht zeigen. Das heißt „nicht gesehen“, nicht „gibt es "
           "nicht“: "
           "Zwei Organisationen können sich gut kennen, ohne dass eine Quelle es sagt. Aus einer fehlenden Verbindung "
           "darf "
           "niemandem ein Vorwurf gemacht werden."},
};

} // namespace

std::span<const Phrase> long_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

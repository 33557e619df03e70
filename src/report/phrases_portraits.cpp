#include "report/catalogue.hpp"

#include <array>

/// Words of the lists per organisation and per theme.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"h_portraits", "The same advice, by recipient", "Dieselben Vorschläge, nach Empfängern geordnet"},
    Phrase{
        "portraits_lead",
        "For each organisation below stand up to three partners it should meet, of whatever kind, the likeliest "
        "first, with the two main reasons and whatever speaks against it; so a list of this kind can go to the one it "
        "is about.",
        "Unten stehen je Organisation bis zu drei Partner, die sie kennenlernen sollte, gleich welcher Art, der "
        "naheliegendste zuerst, mit den beiden wichtigsten Gründen und dem, was dagegen spricht. So lässt sich jede "
        "Zeile an die weitergeben, um "
        "die es geht."},
    Phrase{"portraits_caveat",
           "Read each row as a reason for a talk, not as a finding: it rests on the ties that were recorded, and what "
           "was not recorded is missing; the two may have met long ago. Well-connected organisations are named more "
           "often, because more common partners speak for them.",
           "Lesen Sie jede Zeile als Anlass für ein Gespräch, nicht als Befund: Sie beruht auf den erfassten "
           "Verbindungen, und was nicht erfasst ist, fehlt; vielleicht kennen die beiden sich längst. Gut vernetzte "
           "Organisationen werden öfter genannt, weil mehr gemeinsame Partner für sie sprechen."},
    Phrase{"print_rest",
           "Printed are the first {n} of {all} rows; index.html and report.md, in the same folder, have all of them.",
           "Gedruckt sind die ersten {n} von {all} Zeilen; alle stehen in index.html und report.md im selben Ordner."},
    Phrase{"h_by_initiative", "For each cluster initiative", "Für jede Clusterinitiative"},
    Phrase{"c_by_initiative", "Whom each cluster initiative should meet, best-connected initiatives first",
           "Wen jede Clusterinitiative kennenlernen sollte, die am besten vernetzten zuerst"},
    Phrase{"initiative", "Cluster initiative", "Clusterinitiative"},
    Phrase{"h_by_university", "For each university", "Für jede Hochschule"},
    Phrase{"c_by_university", "Whom each university should meet, best-connected universities first",
           "Wen jede Hochschule kennenlernen sollte, die am besten vernetzten zuerst"},
    Phrase{"university", "University", "Hochschule"},
    Phrase{"portraits_missing",
           "Without a suggestion here, because the data show no common partner with anybody they do not work with "
           "already: {names}. What their profile suggests, the command clusterbridge recommend --for lists.",
           "Hier ohne Vorschlag, weil sie nach den Daten mit niemandem außerhalb ihrer bisherigen Partner einen "
           "gemeinsamen Partner haben: {names}. Was ihr Profil nahelegt, listet der Befehl clusterbridge recommend "
           "--for."},
    Phrase{"portraits_ended", "Without a suggestion, because all their recorded ties have ended: {names}.",
           "Ohne Vorschlag, weil alle ihre erfassten Verbindungen beendet sind: {names}."},
    Phrase{"by_theme_more", "Shown are {n} of {all} themes; for the others there is the command {command}.",
           "Gezeigt sind {n} von {all} Themen; für die übrigen gibt es den Befehl {command}."},
    Phrase{"h_newcomers", "For those whom nobody can introduce yet", "Für die, die noch niemand bekannt machen kann"},
    Phrase{
        "newcomers_lead",
        "{n} organisations have no partner of a partner in the data. For them the program looks at whom "
        "organisations of like themes, type and place work with. These suggestions are weaker than those above, "
        "and their scores stand on a scale of their own. Shown are the best suggestions, at most three each; {shown} "
        "of these organisations have some.",
        "{n} Organisationen haben in den Daten keine Partner von Partnern. Für sie zählt, mit wem Organisationen "
        "mit ähnlichen Themen, gleichem Typ und Ort zusammenarbeiten. Diese Vorschläge sind schwächer begründet als "
        "die oben, und ihre Punktwerte haben eine eigene Skala. Gezeigt sind die besten Vorschläge, höchstens drei "
        "je Organisation; {shown} dieser Organisationen haben welche."},
    Phrase{"newcomers_lead_all",
           "{n} organisations have no partner of a partner in the data. For them the program looks at whom "
           "organisations of like themes, type and place work with. These suggestions are weaker than those above, "
           "and their scores stand on a scale of their own. Each of these organisations has at most three here, the "
           "best first.",
           "{n} Organisationen haben in den Daten keine Partner von Partnern. Für sie zählt, mit wem Organisationen "
           "mit ähnlichen Themen, gleichem Typ und Ort zusammenarbeiten. Diese Vorschläge sind schwächer begründet als "
           "die oben, und ihre Punktwerte haben eine eigene Skala. Jede dieser Organisationen hat hier höchstens drei, "
           "den besten zuerst."},
    Phrase{"newcomers_lead_one",
           "One organisation has no partner of a partner in the data. For it the program looks at whom organisations "
           "of like themes, type and place work with. These suggestions are weaker than those above, and their "
           "scores stand on a scale of their own.",
           "Eine Organisation hat in den Daten keine Partner von Partnern. Für sie zählt, mit wem Organisationen mit "
           "ähnlichen Themen, gleichem Typ und Ort zusammenarbeiten. Diese Vorschläge sind schwächer begründet als die "
           "oben, und ihre Punktwerte haben eine eigene Skala."},
    Phrase{"c_newcomers", "Whom organisations without a partner of a partner could meet, by their profile",
           "Wen Organisationen ohne Partner von Partnern nach ihrem Profil kennenlernen könnten"},
    Phrase{"newcomer", "Organisation", "Organisation"},
    Phrase{"newcomers_more", "{command} lists more.", "Mehr listet der Befehl {command}."},
    Phrase{"theme", "Theme", "Thema"},
    Phrase{"h_by_theme", "For each theme", "Für jedes Thema"},
    Phrase{"by_theme_lead",
           "Per theme up to three pairs that both work on it, each organisation at most once. They are taken from the "
           "five best suggestions of every organisation. {order}",
           "Je Thema bis zu drei Paare, die beide daran arbeiten, jede Organisation höchstens einmal. Sie stammen aus "
           "den fünf besten Vorschlägen jeder Organisation. {order}"},
    Phrase{"by_theme_agenda", "Themes of the agenda come first, then those that most organisations work on.",
           "Themen der Agenda stehen vorn, dann die, an denen die meisten Organisationen arbeiten."},
    Phrase{"by_theme_order", "Those come first that most organisations work on.",
           "Vorn stehen die, an denen die meisten Organisationen arbeiten."},
    Phrase{"c_by_theme", "Pairs that should come together on a theme",
           "Paare, die zu einem Thema zusammenkommen sollten"},
    Phrase{"themes_missing",
           "Without a pair among these suggestions: {names}. That does not say that there is nothing to connect: few "
           "records may name the theme.",
           "Ohne Paar unter diesen Vorschlägen: {names}. Das heißt nicht, dass es dort nichts zu verbinden gibt: "
           "Vielleicht nennen nur wenige Angaben das Thema."},
};

} // namespace

std::span<const Phrase> portrait_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

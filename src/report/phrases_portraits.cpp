#include "report/catalogue.hpp"

#include <array>

/// Words of the lists per organisation and per theme.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"h_portraits", "The same advice, by recipient", "Dieselben Vorschläge, nach Empfängern geordnet"},
    Phrase{"portraits_lead",
           "For each organisation below stand up to three partners it should meet, of whatever kind, the likeliest "
           "first, with the two main reasons; so a list of this kind can go to the one it is about.",
           "Unten stehen je Organisation bis zu drei Partner, die sie kennenlernen sollte, gleich welcher Art, der "
           "naheliegendste zuerst, mit den beiden wichtigsten Gründen. So lässt sich jede Zeile an die weitergeben, um "
           "die es geht."},
    Phrase{"portraits_caveat",
           "Read each row as a reason for a talk, not as a finding: it rests on the ties that were recorded, and what "
           "was not recorded is missing; the two may have met long ago. Well-connected organisations are named more "
           "often, because more common partners speak for them.",
           "Lesen Sie jede Zeile als Anlass für ein Gespräch, nicht als Befund: Sie beruht auf den erfassten "
           "Verbindungen, und was nicht erfasst ist, fehlt; vielleicht kennen die beiden sich längst. Gut vernetzte "
           "Organisationen werden öfter genannt, weil mehr gemeinsame Partner für sie sprechen."},
    Phrase{"h_by_initiative", "For each cluster initiative", "Für jede Clusterinitiative"},
    Phrase{"c_by_initiative", "Whom each cluster initiative should meet, best-connected initiatives first",
           "Wen jede Clusterinitiative kennenlernen sollte, die am besten vernetzten zuerst"},
    Phrase{"initiative", "Cluster initiative", "Clusterinitiative"},
    Phrase{"h_by_university", "For each university", "Für jede Hochschule"},
    Phrase{"c_by_university", "Whom each university should meet, best-connected universities first",
           "Wen jede Hochschule kennenlernen sollte, die am besten vernetzten zuerst"},
    Phrase{"university", "University", "Hochschule"},
    Phrase{"portraits_missing",
           "Without a suggestion, because the data show no common partner with anybody they do not work with already: "
           "{names}.",
           "Ohne Vorschlag, weil sie nach den Daten mit niemandem außerhalb ihrer bisherigen Partner einen gemeinsamen "
           "Partner haben: {names}."},
    Phrase{"theme", "Theme", "Thema"},
    Phrase{"h_by_theme", "For each theme", "Für jedes Thema"},
    Phrase{"by_theme_lead",
           "Per theme up to three pairs that both work on it, each organisation at most once. They are taken from the "
           "five best suggestions of every organisation. Themes of the agenda come first, then those that most "
           "organisations work on.",
           "Je Thema bis zu drei Paare, die beide daran arbeiten, jede Organisation höchstens einmal. Sie stammen aus "
           "den fünf besten Vorschlägen jeder Organisation. Themen der Agenda stehen vorn, dann die, an denen die "
           "meisten Organisationen arbeiten."},
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

#include "report/catalogue.hpp"

#include <array>

/// The chapter that looks back, and the probability beside a recommendation.
namespace clusterbridge {
namespace {

constexpr std::array kPhrases = {
    Phrase{"h_backtest", "Would this advice have been right before?", "Hätten diese Ratschläge früher gestimmt?"},
    Phrase{
        "backtest_intro",
        "To see what the recommendations are worth, the program went back to {date}, recommended from what was known "
        "then, and looked which of those pairs really began to work together by {until}.",
        "Um zu sehen, was die Empfehlungen taugen, wurde der Stand vom {date} nachgestellt und daraus empfohlen; dann "
        "wurde nachgesehen, welche dieser Paare bis zum {until} wirklich eine Zusammenarbeit begannen."},
    Phrase{"backtest_none",
           "Whether such advice would have been right before cannot be examined with these data: too few ties or "
           "projects say when they began.",
           "Ob solche Ratschläge früher gestimmt hätten, lässt sich mit diesen Daten nicht prüfen: Zu wenige "
           "Verbindungen oder Projekte sagen, wann sie begannen."},
    Phrase{"backtest_methods", "The same with simpler methods, all pairs",
           "Dasselbe mit einfacheren Verfahren, alle Paare"},
    Phrase{"backtest_classes", "The same by kind of pair, with the method of this report",
           "Dasselbe nach Art der Paare, mit dem Verfahren dieses Berichts"},
    Phrase{"backtest_method", "Method", "Verfahren"},
    Phrase{"backtest_pairs", "Pairs", "Paare"},
    Phrase{"backtest_100", "Right of 100", "Richtig von 100"},
    Phrase{"backtest_1000", "Right of 1,000", "Richtig von 1.000"},
    Phrase{"backtest_hit", "Hit in ten", "Treffer in zehn"},
    Phrase{"backtest_verdict", "Verdict", "Urteil"},
    Phrase{
        "backtest_reading",
        "A pair is right if the two began to work together in that time; brackets hold the 90% interval. “Hit in ten”: "
        "of the organisations that found a new partner, so many had one among their ten best pairs. The verdict "
        "compares with resource allocation, the simplest method that is hard to beat.",
        "Richtig ist ein Paar, wenn die beiden in dieser Zeit eine Zusammenarbeit begannen; in Klammern steht das "
        "90-%-Intervall. „Treffer in zehn“: So viele der Organisationen, die einen neuen Partner fanden, hatten einen "
        "davon unter ihren zehn besten Paaren. Das Urteil vergleicht mit der Ressourcenverteilung, dem einfachsten "
        "Verfahren, das schwer zu schlagen ist."},
    Phrase{"backtest_candidates", "Possible pairs", "Mögliche Paare"},
    Phrase{"backtest_positives", "Began", "Begannen"},
    Phrase{"backtest_random", "At random", "Ausgelost"},
    Phrase{"backtest_caveats", "To keep in mind:", "Dabei ist zu bedenken:"},
    Phrase{"backtest_more",
           "{command} shows this for three days one year apart, with further figures and for single regions.",
           "{command} zeigt das für drei Stichtage im Abstand von einem Jahr, mit weiteren Kennzahlen und für einzelne "
           "Regionen."},
    Phrase{"probability", "Probability", "Wahrscheinlichkeit"},
    Phrase{
        "probability_note",
        "The probability is that of the place in the list: of the pairs that stood on such places on {from}, so many "
        "began to work together by {until}. Places count among all pairs (the first 100, up to 1,000, up to 10,000 "
        "and so on), not only among those shown here. The figure is a hint and no promise: it is what came of one "
        "stretch of the past, and another one may be different.",
        "Die Wahrscheinlichkeit gehört zum Platz in der Liste: So viele der Paare, die am {from} auf solchen Plätzen "
        "standen, begannen bis zum {until} eine Zusammenarbeit. Gezählt werden die Plätze unter allen Paaren (die "
        "ersten 100, bis 1.000, bis 10.000 und so weiter), nicht nur unter den hier gezeigten. Die Zahl ist ein "
        "Anhaltspunkt und kein Versprechen: Sie sagt, was in einer vergangenen Zeit daraus wurde; in einer anderen "
        "kann "
        "es anders sein."},
};

} // namespace

std::span<const Phrase> backtest_phrases() {
    return kPhrases;
}

} // namespace clusterbridge

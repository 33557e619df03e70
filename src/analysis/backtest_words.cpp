#include "analysis/backtest_words.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace clusterbridge {
namespace {

using Values = std::vector<std::pair<std::string_view, Sentence>>;

Sentence filled_in(const Sentence& pattern, const Values& values) {
    Sentence out;
    for (const Language language : {Language::en, Language::de}) {
        std::string text = pattern.in(language);
        for (const auto& [name, value] : values) {
            const std::string mark = "{" + std::string(name) + "}";
            for (std::size_t at = text.find(mark); at != std::string::npos;
                 at = text.find(mark, at + value.in(language).size()))
                text.replace(at, mark.size(), value.in(language));
        }
        (language == Language::en ? out.en : out.de) = text;
    }
    return out;
}

Sentence number(std::uint64_t n) {
    return {whole_number(n, Language::en), whole_number(n, Language::de)};
}
Sentence decimal(double x, int decimals) {
    return {decimal_number(x, decimals, Language::en), decimal_number(x, decimals, Language::de)};
}
Sentence day(Date date) {
    return {long_date(date, Language::en), long_date(date, Language::de)};
}
Sentence share(double x) {
    return {percentage(x, Language::en), percentage(x, Language::de)};
}

/// "with fewer than 2 participations"; of one, none is fewer.
Sentence few_participations(std::size_t least) {
    if (least <= 1)
        return {"without a participation", "ohne Beteiligung"};
    return {"with fewer than " + number(least).en + " participations",
            "mit weniger als " + number(least).de + " Beteiligungen"};
}

/// A share as so many of 100: "1.4", "0.03".
Sentence of_hundred(double share_of_all) {
    const double hundred = 100 * share_of_all;
    int decimals = 1;
    for (double size = hundred; size > 0 && size < 0.1 && decimals < 6; size *= 10)
        ++decimals;
    return decimal(hundred, decimals);
}

Sentence points(double difference) {
    Sentence text = decimal(std::abs(100 * difference), 1);
    const std::string sign = difference < 0 ? "−" : "+";
    return {sign + text.en, sign + text.de};
}

} // namespace

const BacktestRow& row_of(const BacktestOrigin& origin, BacktestMethod method, const std::string& pairs) {
    const auto at = std::find_if(origin.rows.begin(), origin.rows.end(),
                                 [&](const BacktestRow& row) { return row.method == method && row.pairs == pairs; });
    ensure(at != origin.rows.end(), "a back-test has a row per method");
    return *at;
}

Sentence exact_percentage(double share) {
    const Sentence text = of_hundred(share);
    return {text.en + "%", text.de + "\xC2\xA0%"};
}

Sentence within_years(unsigned years) {
    if (years == 1)
        return {"one year", "einem Jahr"};
    return {small_number(years, Language::en) + " years", small_number(years, Language::de) + " Jahren"};
}

Sentence headline(const Backtest& backtest, const BacktestOrigin& origin) {
    const BacktestRow& ours = row_of(origin, BacktestMethod::clusterbridge);
    const Values common{{"date", day(origin.origin)},
                        {"years", within_years(backtest.horizon)},
                        {"began", number(ours.positives)},
                        {"candidates", number(ours.candidates)},
                        {"random", of_hundred(ours.base_rate.value_or(0))}};
    if (!ours.precision_at_100 && ours.candidates == 0)
        return filled_in({"On {date} no pair could have been named: too little for a back-test.",
                          "Am {date} hätte kein Paar genannt werden können: zu wenig für eine Rückschau."},
                         common);
    if (!ours.precision_at_100)
        return filled_in(
            {"On {date} only {candidates} pairs could have been named: too few for a back-test.",
             "Am {date} hätten nur {candidates} Paare genannt werden können: zu wenige für eine Rückschau."},
            common);
    Values values = common;
    const auto hits = static_cast<std::uint64_t>(std::llround(100 * *ours.precision_at_100));
    values.emplace_back("hits", hits == 0   ? Sentence{"none began", "begann keines"}
                                : hits == 1 ? Sentence{"one began", "begann eines"}
                                            : Sentence{number(hits).en + " began", "begannen " + number(hits).de});
    values.emplace_back("named", number(std::min<std::uint64_t>(ours.named, 100)));
    Sentence text = filled_in(
        ours.named < 100 ? Sentence{"Of the {named} pairs this method would have named on {date}, {hits} to work "
                                    "together within {years}.",
                                    "Von den {named} Paaren, die dieses Verfahren am {date} genannt hätte, {hits} "
                                    "innerhalb von {years} eine Zusammenarbeit."}
                         : Sentence{"Of the 100 pairs this method would have named on {date}, {hits} to work "
                                    "together within {years}; picking at random would on average give {random}.",
                                    "Von den 100 Paaren, die dieses Verfahren am {date} genannt hätte, {hits} "
                                    "innerhalb von {years} eine Zusammenarbeit; beim Auslosen wären rechnerisch "
                                    "{random} zu erwarten."},
        values);
    if (ours.positives < kLeastPositives) {
        const Sentence few =
            filled_in({" With only {began} new ties in that time this is too little data to compare "
                       "methods.",
                       " Mit nur {began} neuen Verbindungen in dieser Zeit reichen die Daten nicht, um "
                       "Verfahren zu vergleichen."},
                      common);
        text.en += few.en;
        text.de += few.de;
    }
    return text;
}

Sentence comparison(const BacktestOrigin& origin) {
    const BacktestRow& ours = row_of(origin, BacktestMethod::clusterbridge);
    if (ours.verdict == BacktestVerdict::too_little_data || !ours.difference)
        return {};
    const BacktestRow& reference = row_of(origin, BacktestMethod::resource_allocation);
    const Values values{{"ours", exact_percentage(*ours.precision_at_1000)},
                        {"theirs", exact_percentage(*reference.precision_at_1000)},
                        {"difference", points(*ours.difference)},
                        {"low", points(*ours.difference_low)},
                        {"high", points(*ours.difference_high)},
                        {"date", day(origin.origin)}};
    const Sentence numbers{"Of the first 1,000 pairs of {date} {ours} began to work together, against {theirs} with "
                           "plain resource allocation: {difference} points (90% interval {low} to {high})",
                           "Von den ersten 1.000 Paaren zum {date} begannen {ours} eine Zusammenarbeit, gegen {theirs} "
                           "mit bloßer Ressourcenverteilung: {difference} Punkte (90-%-Intervall {low} bis {high})"};
    Sentence text = filled_in(numbers, values);
    switch (ours.verdict) {
    case BacktestVerdict::better:
        return {text.en + ", so among the first 1,000 the method is better.",
                text.de + "; unter den ersten 1.000 ist das Verfahren also besser."};
    case BacktestVerdict::worse:
        return {text.en + ", so among the first 1,000 the method is worse.",
                text.de + "; unter den ersten 1.000 ist das Verfahren also schlechter."};
    default:
        return {text.en + ", so there is no significant difference.",
                text.de + "; der Unterschied ist also nicht gesichert."};
    }
}

Sentence on_newcomers(const BacktestOrigin& origin) {
    if (std::none_of(origin.rows.begin(), origin.rows.end(),
                     [](const BacktestRow& row) { return row.pairs == kNewcomerPairs; }))
        return {};
    const BacktestRow& ours = row_of(origin, BacktestMethod::clusterbridge, kNewcomerPairs);
    if (ours.verdict == BacktestVerdict::too_little_data || !ours.precision_at_1000)
        return {};
    const BacktestRow& reference = row_of(origin, BacktestMethod::degree_product, kNewcomerPairs);
    return filled_in({"Newcomers, judged apart: of the first 1,000 pairs named on {date} for the {newcomers} "
                      "organisations that nobody could introduce, {ours} began to work together, against {theirs} when "
                      "the largest partner is named to everyone and {random} at random.",
                      "Neue, für sich geprüft: Von den ersten 1.000 Paaren, die am {date} für die {newcomers} "
                      "Organisationen genannt worden wären, die niemand bekannt machen konnte, begannen {ours} eine "
                      "Zusammenarbeit, gegen {theirs}, wenn man allen die Größten nennt, und {random} beim Auslosen."},
                     {{"date", day(origin.origin)},
                      {"newcomers", number(origin.newcomers)},
                      {"ours", exact_percentage(*ours.precision_at_1000)},
                      {"theirs", exact_percentage(*reference.precision_at_1000)},
                      {"random", exact_percentage(ours.base_rate.value_or(0))}});
}

std::vector<Sentence> summary_of(const Backtest& backtest) {
    std::vector<Sentence> all;
    for (const BacktestOrigin& origin : backtest.origins) {
        all.push_back(headline(backtest, origin));
        if (Sentence compared = comparison(origin); !compared.en.empty())
            all.push_back(std::move(compared));
        if (Sentence newcomers = on_newcomers(origin); !newcomers.en.empty())
            all.push_back(std::move(newcomers));
        if (origin.ends_early)
            all.push_back(filled_in({"The data end before {until}, so some pairs that began later count as misses.",
                                     "Die Daten enden vor dem {until}; Paare, die erst später begannen, zählen deshalb "
                                     "als Fehlgriffe."},
                                    {{"until", day(origin.until)}}));
    }
    return all;
}

std::vector<Sentence> caveats_of(const Backtest& backtest) {
    std::vector<Sentence> all{
        {"A tie means that two organisations take part in the same project or stand together in a row of the data; it "
         "says nothing about how good the cooperation was.",
         "Verbunden heißt: Zwei Organisationen sind am selben Projekt beteiligt oder stehen gemeinsam in einer Zeile "
         "der Daten. Über die Güte der Zusammenarbeit sagt das nichts."}};
    if (!backtest.origins.empty()) {
        const BacktestOrigin& origin = backtest.origins.front();
        const double seen =
            origin.all_began > 0 ? static_cast<double>(origin.began) / static_cast<double>(origin.all_began) : 0.0;
        if (origin.all_began > origin.began)
            all.push_back(filled_in(
                {"Newcomers can hardly be foreseen: of {all} pairs that began to work together in the window, {began} "
                 "({share}) could be judged; the others involve an organisation {few} "
                 "before {date}, or one that may not be recommended.",
                 "Wer neu dazukommt, ist kaum vorherzusehen: Von {all} Paaren, die in der Zeit eine Zusammenarbeit "
                 "begannen, ließen sich {began} ({share}) prüfen; zu den anderen gehört eine Organisation {few} "
                 "vor dem {date} oder eine, die nicht empfohlen wird."},
                {{"all", number(origin.all_began)},
                 {"began", number(origin.began)},
                 {"share", share(seen)},
                 {"few", few_participations(backtest.min_participations)},
                 {"date", day(origin.origin)}}));
    }
    all.push_back({"History is missing: two organisations may have met outside these data; such a pair counts as new.",
                   "Vorgeschichte fehlt: Zwei Organisationen können sich außerhalb dieser Daten begegnet sein; ein "
                   "solches Paar zählt als neu."});
    if (backtest.undated == 1)
        all.push_back(
            {"One tie or project has no start date; it counts as known before every day, unless an end of it was "
             "founded later, though it may be younger, which may flatter every method.",
             "Eine Verbindung oder ein Projekt hat kein Anfangsdatum; der Eintrag gilt an jedem Stichtag als "
             "bekannt, außer wo Beteiligte erst später gegründet wurden, obwohl er jünger sein kann. Das "
             "kann jedes Verfahren besser aussehen lassen."});
    if (backtest.undated > 1)
        all.push_back(
            filled_in({"{n} ties or projects have no start date; they count as known before every day, unless an "
                       "end was founded later, though some may be younger, which may flatter every method.",
                       "{n} Verbindungen oder Projekte haben kein Anfangsdatum; sie gelten an jedem Stichtag "
                       "als bekannt, außer wo Beteiligte erst später gegründet wurden, obwohl manche jünger sein "
                       "können. Das kann jedes Verfahren besser aussehen lassen."},
                      {{"n", number(backtest.undated)}}));
    all.push_back({"Recommendations that are made public change what they predict.",
                   "Veröffentlichte Empfehlungen verändern, was sie vorhersagen."});
    all.push_back({"Later records take no part; without them exactly the same pairs come out.",
                   "Spätere Angaben fließen nicht ein; ohne sie kommen genau dieselben Paare heraus."});
    return all;
}

Sentence label_of(BacktestMethod method) {
    switch (method) {
    case BacktestMethod::base_rate:
        return {"at random", "ausgelost"};
    case BacktestMethod::degree_product:
        return {"number of partners", "Zahl der Partner"};
    case BacktestMethod::common_neighbours:
        return {"common partners", "gemeinsame Partner"};
    case BacktestMethod::adamic_adar:
        return {"Adamic–Adar", "Adamic–Adar"};
    case BacktestMethod::resource_allocation:
        return {"resource allocation", "Ressourcenverteilung"};
    case BacktestMethod::clusterbridge:
        return {"this program", "dieses Programm"};
    }
    return {};
}

Sentence label_of_pairs(const std::string& pairs) {
    if (pairs == "all")
        return {"all pairs", "alle Paare"};
    if (pairs == "tech_transfer")
        return {"research with companies", "Forschung mit Unternehmen"};
    if (pairs == "cross_cluster")
        return {"in different groups", "aus verschiedenen Gruppen"};
    if (pairs == "single_participation")
        return {"with an organisation of one participation", "mit einer Organisation mit nur einer Beteiligung"};
    if (pairs == kNewcomerPairs)
        return {"with a newcomer", "mit Neuen"};
    const std::string region = pairs.substr(pairs.find(':') + 1);
    return {"within " + region, "innerhalb von " + region};
}

Sentence label_of(BacktestVerdict verdict) {
    switch (verdict) {
    case BacktestVerdict::better:
        return {"better", "besser"};
    case BacktestVerdict::worse:
        return {"worse", "schlechter"};
    case BacktestVerdict::no_difference:
        return {"no significant difference", "kein gesicherter Unterschied"};
    case BacktestVerdict::too_little_data:
        return {"too little data", "zu wenige Daten"};
    case BacktestVerdict::reference:
        return {"reference", "Vergleichsmaßstab"};
    }
    return {};
}

} // namespace clusterbridge

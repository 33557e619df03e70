#include "analysis/what_if_words.hpp"

#include "base/unicode.hpp"
#include "base/wording.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace clusterbridge {
namespace {

constexpr std::size_t kNamed = 10;

/// One sentence in both languages from one pattern each.
template <class Values> Sentence both(std::string_view en, std::string_view de, Values values) {
    return {filled(en, values(Language::en)), filled(de, values(Language::de))};
}

using Filled = std::vector<std::pair<std::string_view, std::string>>;

std::string organisations(std::size_t count, Language language) {
    if (language == Language::de)
        return count == 1 ? "eine Organisation" : whole_number(count, language) + " Organisationen";
    return count == 1 ? "one organisation" : whole_number(count, language) + " organisations";
}

std::string ties(std::size_t count, Language language) {
    if (language == Language::de)
        return count == 1 ? "eine Verbindung" : whole_number(count, language) + " Verbindungen";
    return count == 1 ? "one tie" : whole_number(count, language) + " ties";
}

/// Names, the first few and how many more.
std::string names(const Network& network, const std::vector<NodeId>& who, Language language) {
    std::vector<std::string> some;
    for (std::size_t i = 0; i < std::min(who.size(), kNamed); ++i)
        some.push_back(in_quotes(network.organisations[who[i]].name(), language));
    if (who.size() > kNamed) {
        const std::string more = whole_number(who.size() - kNamed, language);
        some.push_back(language == Language::de ? more + " weitere" : more + " more");
    }
    return listed(some, language);
}

/// "92 agencies, 72 programmes", most frequent first.
std::string types(const Network& network, const std::vector<NodeId>& who, Language language) {
    std::map<std::string, std::pair<std::size_t, NodeId>> counts; // by key: how many, and one of them
    for (const NodeId v : who) {
        auto& [count, example] = counts[network.text(network.organisations[v].type)];
        ++count;
        example = v;
    }
    std::vector<std::pair<std::size_t, std::string>> sorted;
    for (const auto& [key, value] : counts) {
        const ActorKind kind = network.organisations[value.second].kind;
        const std::string label = kind == ActorKind::custom ? key : label_of(kind, value.first).in(language);
        sorted.emplace_back(value.first, whole_number(value.first, language) + " " + label);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> texts;
    for (const auto& [count, text] : sorted)
        texts.push_back(text);
    return listed(texts, language);
}

std::size_t new_ties(const WhatIf& result) {
    return result.added.size() + result.introductions.ties.size();
}

void say_removed(const Network& network, const WhatIf& result, std::vector<Sentence>& all) {
    const std::size_t gone = result.before.ties + new_ties(result) - result.after.ties;
    const auto values = [&](Language language) {
        const bool few = result.removed.size() <= 5;
        return Filled{
            {"who", few ? names(network, result.removed, language) : organisations(result.removed.size(), language)},
            {"types", few ? "" : " (" + types(network, result.removed, language) + ")"},
            {"gone", whole_number(gone, language)},
            {"ties", ties(result.before.ties, language)}};
    };
    if (!result.removed.empty())
        all.push_back(both("Taken out: {who}{types}, and with that {gone} of {ties}.",
                           "Herausgenommen: {who}{types}, und damit {gone} von {ties}.", values));
    else if (gone > 0)
        all.push_back(both("Taken out: {gone} of {ties}.", "Herausgenommen: {gone} von {ties}.", values));
}

void say_added(const Network& network, const WhatIf& result, std::vector<Sentence>& all) {
    for (std::size_t i = 0; i < std::min(result.added.size(), kNamed); ++i)
        all.push_back(both("Added: {a} with {b}.", "Dazu: {a} mit {b}.", [&](Language language) {
            return Filled{{"a", in_quotes(network.organisations[result.added[i].first].name(), language)},
                          {"b", in_quotes(network.organisations[result.added[i].second].name(), language)}};
        }));
    if (result.added.size() > kNamed)
        all.push_back(both("Added: {n} more ties.", "Dazu: {n} weitere Verbindungen.", [&](Language language) {
            return Filled{{"n", whole_number(result.added.size() - kNamed, language)}};
        }));
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void say_parts(const WhatIf& result, std::vector<Sentence>& all) {
    const std::size_t a = result.before.components, b = result.after.components;
    const auto values = [&](Language language) {
        const std::size_t alone = result.after.isolates;
        const bool german = language == Language::de;
        const std::string of_one =
            alone == 0 ? ""
            : alone == 1
                ? (german ? " (einer davon eine einzelne Organisation)" : " (one of them a single organisation)")
                : (german ? " (davon {n} einzelne Organisationen)" : " ({n} of them single organisations)");
        return Filled{{"a", whole_number(a, language)},
                      {"b", whole_number(b, language)},
                      {"single", filled(of_one, {{"n", whole_number(alone, language)}})}};
    };
    if (b > a)
        all.push_back(a == 1 ? both("The network is one connected whole and would fall into {b} parts{single}.",
                                    "Das Netz hängt ganz zusammen und zerfiele in {b} Teile{single}.", values)
                             : both("The network would fall from {a} connected parts into {b}{single}.",
                                    "Das Netz zerfiele von {a} zusammenhängenden Teilen in {b}{single}.", values));
    else if (b < a && b == 1)
        all.push_back(both("The network would be one connected whole instead of {a} parts.",
                           "Das Netz hinge ganz zusammen, statt in {a} Teilen.", values));
    else if (b < a)
        all.push_back(both("The network would have {b} connected parts instead of {a}.",
                           "Das Netz hätte {b} zusammenhängende Teile statt {a}.", values));
    else
        all.push_back(both("The number of connected parts stays {b}.",
                           "Die Zahl der zusammenhängenden Teile bleibt {b}.", values));
    const bool same = result.before.organisations == result.after.organisations &&
                      result.before.largest_component == result.after.largest_component;
    if (same || result.before.organisations == 0 || result.after.organisations == 0)
        return;
    all.push_back(both("The largest part would hold {y} of {m} organisations ({t}) instead of {x} of {n} ({s}).",
                       "Zum größten Teil {belonged} {y} von {m} Organisationen ({t}) statt {x} von {n} ({s}).",
                       [&](Language language) {
                           const NetworkMeasures &was = result.before, &is = result.after;
                           return Filled{{"x", whole_number(was.largest_component, language)},
                                         {"n", whole_number(was.organisations, language)},
                                         {"s", percentage(share(was.largest_component, was.organisations), language)},
                                         {"belonged", is.largest_component == 1 ? "gehörte" : "gehörten"},
                                         {"y", whole_number(is.largest_component, language)},
                                         {"m", whole_number(is.organisations, language)},
                                         {"t", percentage(share(is.largest_component, is.organisations), language)}};
                       }));
}

void say_left_alone(const Network& network, const WhatIf& result, std::vector<Sentence>& all) {
    if (result.left_alone.empty())
        return;
    const bool one = result.left_alone.size() == 1;
    all.push_back(both(one ? "{names} would be left alone: every tie it has goes with what is taken out."
                           : "{who} would be left alone, because every tie they have goes with what is taken out: "
                             "{names}.",
                       one ? "{names} stünde allein da: Alle Verbindungen dorthin fallen mit weg."
                           : "{who} stünden allein da, weil alle ihre Verbindungen mit wegfallen: {names}.",
                       [&](Language language) {
                           return Filled{{"who", organisations(result.left_alone.size(), language)},
                                         {"names", names(network, result.left_alone, language)}};
                       }));
}

void say_distance(const WhatIf& result, std::vector<Sentence>& all) {
    const double was = result.before.harmonic_mean_distance, is = result.after.harmonic_mean_distance;
    if (std::isnan(was) || std::isnan(is))
        return;
    const auto shown = [](double steps, Language language) { return plain_number(steps, 4, language); };
    if (shown(was, Language::en) == shown(is, Language::en)) {
        all.push_back(both("The mean distance (harmonic) stays {is} steps.",
                           "Die mittlere Entfernung (harmonisch) bleibt {is} Schritte.", [&](Language language) {
                               return Filled{{"is", shown(is, language)}};
                           }));
        return;
    }
    all.push_back(
        both("Mean distance (harmonic; those who cannot reach each other count as infinitely far): {is} steps "
             "instead of {was}.",
             "Mittlere Entfernung (harmonisch; wer sich nicht erreicht, zählt als unendlich weit): {is} "
             "Schritte statt {was}.",
             [&](Language language) {
                 return Filled{{"is", shown(is, language)}, {"was", shown(was, language)}};
             }));
}

/// "clusters" / "Clustern", as in "between clusters".
Sentence groups_in_words(const std::string& kind) {
    static const std::map<std::string, Sentence> kWords{
        {"cluster", {"clusters", "Clustern"}}, {"region", {"regions", "Regionen"}},
        {"country", {"countries", "Ländern"}}, {"type", {"types of organisation", "Organisationstypen"}},
        {"theme", {"themes", "Themen"}},       {"community", {"communities", "Gemeinschaften"}}};
    const auto at = kWords.find(kind);
    return at != kWords.end() ? at->second : Sentence{"groups (" + kind + ")", "Gruppen (" + kind + ")"};
}

void say_gaps(const WhatIf& result, std::vector<Sentence>& all) {
    const Sentence groups = groups_in_words(result.group_by);
    const auto values = [&](Language language) {
        return Filled{{"n", whole_number(result.gaps_before, language)},
                      {"c", whole_number(result.gaps_closed, language)},
                      {"groups", groups.in(language)}};
    };
    if (result.groups_compared < 2)
        all.push_back(
            both("Gaps cannot be looked for: the data do not have two {groups} with at least three organisations.",
                 "Nach Lücken lässt sich nicht suchen: Es fehlt an zwei {groups} mit mindestens drei "
                 "Organisationen.",
                 values));
    else if (result.gaps_before == 0)
        all.push_back(both("Between {groups} the data show no gap that could close.",
                           "Zwischen {groups} zeigen die Daten keine Lücke, die sich schließen könnte.", values));
    else if (result.gaps_before == 1)
        all.push_back(result.gaps_closed == 1
                          ? both("The one gap between {groups} would close.",
                                 "Die eine Lücke zwischen {groups} würde geschlossen.", values)
                          : both("The one gap between {groups} would not close.",
                                 "Die eine Lücke zwischen {groups} würde nicht geschlossen.", values));
    else
        all.push_back(both("Of {n} gaps between {groups}, {c} would close.",
                           "Von {n} Lücken zwischen {groups} würden {c} geschlossen.", values));
}

} // namespace

std::vector<Sentence> what_if_in_words(const Network& network, const WhatIf& result) {
    std::vector<Sentence> all;
    say_removed(network, result, all);
    say_added(network, result, all);
    say_parts(result, all);
    say_left_alone(network, result, all);
    say_distance(result, all);
    say_gaps(result, all);
    return all;
}

} // namespace clusterbridge

#include "analysis/gap_backtest_words.hpp"

#include "base/wording.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

/// "did {n}", in German with its verb: "tat es danach keines", "taten es danach 12".
std::string so_many(std::size_t n, std::string_view one_verb, std::string_view many_verb, Language language) {
    const bool german = language == Language::de;
    const std::string verb(n > 1 ? many_verb : one_verb);
    const std::string number = n == 0   ? (german ? "keines" : "none")
                               : n == 1 ? (german ? "eines" : "one")
                                        : whole_number(n, language);
    return german ? verb + " " + number : number + " " + verb;
}

std::string what_became(const GapBacktest& gaps, Language language) {
    const bool german = language == Language::de;
    const std::string day = long_date(gaps.split, language);
    const std::size_t n = gaps.flagged_before.cells;
    if (n == 0)
        return filled(german
                          ? "Lücken zwischen Gruppen: Vor dem {day} war keine sicher genug, um sie weiter zu verfolgen."
                          : "Gaps between groups: before {day} none was certain enough to be followed.",
                      {{"day", day}});
    const auto ratio = [&](const GapSums& sums) { return decimal_number(sums.ratio(), 2, language); };
    const std::string who =
        n == 1 ? (german ? "Die eine, die vor dem {day} zu melden gewesen wäre, hatte"
                         : "the one that would have been flagged before {day} had")
               : (german ? "Die {n}, die vor dem {day} zu melden gewesen wären (einzelne Themen mitgezählt), hatten"
                         : "the {n} that would have been flagged before {day} (single themes counted) had");
    const std::string pattern =
        german ? "Was aus Lücken zwischen Gruppen wurde: " + who +
                     " damals das {before}-Fache der zu erwartenden Treffen, danach das {after}-Fache."
               : "What became of gaps between groups: " + who +
                     " {before} times the meetings to be expected then, and {after} times afterwards.";
    const std::vector<std::pair<std::string_view, std::string>> values{
        {"day", day}, {"before", ratio(gaps.flagged_before)}, {"after", ratio(gaps.flagged_after)}};
    if (n == 1)
        return filled(pattern, values);
    auto with_number = values;
    with_number.emplace_back("n", whole_number(n, language));
    return filled(pattern, with_number);
}

std::string what_opened(const GapBacktest& gaps, Language language) {
    const bool german = language == Language::de;
    const GapOpenings& open = gaps.open;
    if (open.cells == 0)
        return {};
    if (open.cells == 1)
        return german ? std::string(" Ein Gruppenpaar war bis dahin nicht zusammengetroffen, obwohl mindestens drei "
                                    "Treffen zu erwarten waren; danach ") +
                            (open.opened > 0 ? "traf es zusammen." : "traf es auch nicht zusammen.")
                      : std::string(" One pair of groups had not met by then although three or more meetings were to "
                                    "be expected; afterwards it ") +
                            (open.opened > 0 ? "did." : "did not either.");
    return filled(
        german ? " Von {n} Gruppenpaaren (einzelne Themen mitgezählt), die bis dahin nicht zusammengetroffen waren, "
                 "obwohl mindestens drei Treffen zu erwarten waren, {met}; von allen {all} ohne Treffen {base}."
               : " Of {n} pairs of groups (single themes counted) that had not met by then although three or more "
                 "meetings were to be expected, {met} afterwards; of all {all} without a meeting, {base}.",
        {{"n", whole_number(open.cells, language)},
         {"met", so_many(open.opened, german ? "tat es danach" : "did", german ? "taten es danach" : "did", language)},
         {"all", whole_number(gaps.base.cells, language)},
         {"base", so_many(gaps.base.opened, german ? "war es" : "did", german ? "waren es" : "did", language)}});
}

std::string said(const GapBacktest& gaps, Language language) {
    return what_became(gaps, language) + what_opened(gaps, language);
}

} // namespace

Sentence gap_sentence(const GapBacktest& gaps) {
    if (!gaps.notes.empty())
        return {"Gaps between groups: " + gaps.notes.front().en + ".",
                "Lücken zwischen Gruppen: " + gaps.notes.front().de + "."};
    return {said(gaps, Language::en), said(gaps, Language::de)};
}

} // namespace clusterbridge

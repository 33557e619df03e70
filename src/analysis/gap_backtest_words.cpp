#include "analysis/gap_backtest_words.hpp"

#include "base/wording.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

std::string said(const GapBacktest& gaps, Language language) {
    const bool german = language == Language::de;
    const auto number = [&](std::size_t n) { return whole_number(n, language); };
    const auto ratio = [&](const GapSums& sums) { return decimal_number(sums.ratio(), 2, language); };
    const std::string day = long_date(gaps.split, language);
    std::string text;
    if (gaps.flagged_before.cells == 0)
        text =
            filled(german ? "Lücken zwischen Gruppen: Vor dem {day} war keine sicher genug, um sie weiter zu verfolgen."
                          : "Gaps between groups: before {day} none was certain enough to be followed.",
                   {{"day", day}});
    else
        text =
            filled(german ? "Was aus Lücken zwischen Gruppen wurde: Die {n} vor dem {day} gemeldeten hatten "
                            "damals das {before}-Fache der zu erwartenden Begegnungen, danach das {after}-Fache."
                          : "What became of gaps between groups: the {n} that were flagged before {day} had {before} "
                            "times the meetings to be expected then, and {after} times afterwards.",
                   {{"n", number(gaps.flagged_before.cells)},
                    {"day", day},
                    {"before", ratio(gaps.flagged_before)},
                    {"after", ratio(gaps.flagged_after)}});
    if (gaps.open.cells > 0)
        text += filled(german ? " Von {n} Paaren von Gruppen, die sich nicht begegnet waren, obwohl mindestens drei "
                                "Begegnungen zu erwarten waren, begegneten sich danach {share}; von allen ohne "
                                "Begegnung {base}."
                              : " Of {n} pairs of groups that had not met although three or more meetings were to be "
                                "expected, {share} met afterwards; of all without a meeting {base}.",
                       {{"n", number(gaps.open.cells)},
                        {"share", percentage(gaps.open.share(), language)},
                        {"base", percentage(gaps.base.share(), language)}});
    return text;
}

} // namespace

Sentence gap_sentence(const GapBacktest& gaps) {
    if (!gaps.notes.empty())
        return {"Gaps between groups: " + gaps.notes.front().en + ".",
                "Lücken zwischen Gruppen: " + gaps.notes.front().de + "."};
    return {said(gaps, Language::en), said(gaps, Language::de)};
}

} // namespace clusterbridge

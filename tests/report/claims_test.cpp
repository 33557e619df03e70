// No sentence claims more than its test gave.
#include "report/catalogue.hpp"
#include "report/hostile_model.hpp"
#include "support/html_check.hpp"
#include "support/strong_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(StrongWords, AreFoundWhereTheyClaimAndLeftWhereTheyDeny) {
    EXPECT_THAT(certain_sentences("Das beweist eine Lücke. Es sind 1.234 Paare.", Language::de), SizeIs(1));
    EXPECT_THAT(certain_sentences("Die beiden müssen reden! Ein Erfolg ist garantiert.", Language::de), SizeIs(2));
    EXPECT_THAT(certain_sentences("Eine Lücke ist nicht nachgewiesen. Das muss keine Wirkung haben.", Language::de),
                IsEmpty());
    EXPECT_THAT(certain_sentences("This proves a gap. They must meet. It certainly helps", Language::en), SizeIs(3));
    EXPECT_THAT(certain_sentences("A gap is not proven anywhere. We improved approval.", Language::en), IsEmpty());
}

TEST(Catalogue, CallsProvenOnlyWhatIsProven) {
    // what is said of gaps that passed the test, and how that test works
    const std::set<std::string_view> allowed{"gaps_proven",        "gaps_proven_one", "gaps_proven_only",
                                             "verdict_proven_gap", "m_gaps"};
    for (const auto phrases : all_phrases())
        for (const Phrase& p : phrases)
            if (!allowed.contains(p.key)) {
                EXPECT_THAT(certain_sentences(p.de, Language::de), IsEmpty()) << p.key;
                EXPECT_THAT(certain_sentences(p.en, Language::en), IsEmpty()) << p.key;
            }
}

/// The text before the chapter on methods, which explains the words.
std::string told(const Hostile& h) {
    const std::string page = h.page();
    return check_html(page.substr(0, page.find("<section id=\"method\""))).text;
}

TEST(ReviewPage, CallsAGapProvenOnlyWhereTheVerdictDoes) {
    for (const Language language : {Language::de, Language::en}) {
        const std::string word = language == Language::de ? "nachgewiesene Lücke" : "proven gap";
        Hostile h(language);
        EXPECT_THAT(told(h), HasSubstr(word));
        for (Gap& gap : h.model.gaps.rows)
            if (gap.verdict == GapVerdict::proven_gap)
                gap.verdict = GapVerdict::likely_gap;
        const std::string text = told(h);
        EXPECT_EQ(text.find(word), std::string::npos);
        EXPECT_THAT(certain_sentences(text, language), IsEmpty());
    }
}

} // namespace
} // namespace clusterbridge

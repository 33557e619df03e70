#include "analysis/recommend_evidence.hpp"

#include "analysis/recommend_twin.hpp"
#include "base/settled.hpp"
#include "base/text.hpp"
#include "support/graphs.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

RecommendationList everything(const Network& n) {
    RecommendOptions options;
    options.evidence_from = 1;
    options.top = 0;
    options.per_organisation = 0;
    options.ends = {"all"};
    return recommend(n, options);
}

const Recommendation& row_of(const Network& n, const RecommendationList& list, const std::string& i,
                             const std::string& j) {
    for (const Recommendation& row : list.rows)
        if (n.organisations[row.source].id == i && n.organisations[row.target].id == j)
            return row;
    throw std::runtime_error("no such row");
}

std::vector<std::string> spoken(const Recommendation& row, Language language) {
    std::vector<std::string> all;
    for (const Sentence& reason : row.reasons)
        all.push_back(reason.in(language));
    return all;
}

TEST(RecommendEvidence, TiesAloneKeepTheThreeFactorsToTheLastBit) {
    std::size_t rows = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Network n = network_of(twin::random_text(seed, true, false, seed % 2 == 0));
        const auto list = everything(n);
        for (const Recommendation& row : list.rows) {
            ASSERT_EQ(row.score,
                      settled(std::cbrt(row.introducers * row.introducers * (row.shared_work * row.affinity))));
            ++rows;
        }
    }
    EXPECT_GT(rows, 500U);
}

TEST(RecommendEvidence, ThemesThatHardlyAnyProjectNamesCountForNothing) {
    // two pairs alike but for a theme; whether it counts depends on how many of all projects name one
    const auto scores = [](int further) {
        std::string text = "#p1 2015-01-01 a x theme=light\n#p2 2015-01-01 b x theme=light\n"
                           "#p3 2015-01-01 c y\n#p4 2015-01-01 d y\n";
        for (int k = 0; k < further; ++k)
            text += "#q" + std::to_string(k) + " 2015-01-01 m" + std::to_string(k) + " n" + std::to_string(k) + "\n";
        const Network n = network_of(text);
        const auto list = everything(n);
        return std::pair{row_of(n, list, "a", "b"), row_of(n, list, "c", "d")};
    };
    const auto [named, unnamed] = scores(16); // two of twenty name a theme
    EXPECT_GT(named.shared_work, unnamed.shared_work);
    EXPECT_GT(named.score, unnamed.score);
    const auto [rare, plain] = scores(17); // two of twenty-one
    EXPECT_EQ(rare.shared_work, 1.0);
    EXPECT_EQ(rare.score, plain.score);
    EXPECT_THAT(spoken(rare, Language::en), Not(Contains(HasSubstr("theme"))));
}

TEST(RecommendEvidence, AnIntroducerWhoCoordinatesCountsDouble) {
    // two introducers with a project with either end each; those of y are led, by y or by the end
    const std::string text = "#p1 2015-01-01 a x\n#p2 2015-01-01 b x\n#p3 2015-01-01 c y lead=y\n"
                             "#p4 2015-01-01 d y lead=d\n#p5 2015-01-01 d z";
    const Network n = network_of(text);
    const auto list = everything(n);
    const Recommendation& plain = row_of(n, list, "a", "b");
    const Recommendation& led = row_of(n, list, "c", "d");
    EXPECT_DOUBLE_EQ(plain.introducers, led.introducers) << "the column does not know of coordinators";
    // L: 2 * 2 / (2 + 2) against 1 * 1 / (1 + 1), then squared
    const double ratio = led.score / plain.score;
    EXPECT_NEAR(ratio * ratio * ratio, 4 * led.shared_work / plain.shared_work, 1e-11);
    EXPECT_THAT(spoken(led, Language::en),
                Contains("the common partner and one of the two have a project that either of them coordinates"));
    EXPECT_THAT(spoken(plain, Language::de), Not(Contains(HasSubstr("koordiniert"))));
}

TEST(RecommendEvidence, CoordinatorsOfVeryFewProjectsAreNotRead) {
    std::string text = "#p0 2015-01-01 a x lead=x\n#q0 2015-01-01 b x lead=x\n";
    for (int k = 1; k < 30; ++k)
        text += "#p" + std::to_string(k) + " 2015-01-01 a x\n#q" + std::to_string(k) + " 2015-01-01 b x\n";
    const Network n = network_of(text);
    const Recommendation row = everything(n).rows.at(0);
    EXPECT_EQ(row.score, settled(std::cbrt(row.introducers * row.introducers * (row.shared_work * row.affinity))));
    EXPECT_THAT(spoken(row, Language::en), Not(Contains(HasSubstr("coordinates"))));
}

TEST(RecommendEvidence, SmallConsortiaSpeakForAPairAndLargeOnesAgainst) {
    const Network n = network_of("#s1 2015-01-01 a x\n#s2 2015-01-01 b x\n#m1 2015-01-01 e f g\n"
                                 "#l1 2015-01-01 c y r s t\n#l2 2015-01-01 d y u v w");
    const auto list = everything(n);
    // p is 1 for a, b and x, 2 for e, f and g, 4 for the nine others: the median is 4
    EXPECT_THAT(spoken(row_of(n, list, "a", "b"), Language::en),
                Contains("small consortia: 1.0 and 1.0 partners per project in the mean (usual: 4.0)"));
    EXPECT_THAT(spoken(row_of(n, list, "c", "d"), Language::en), Not(Contains(HasSubstr("consortia"))));
    const Network small = network_of("#l1 2015-01-01 c y r s t\n#l2 2015-01-01 d y u v w\n#s1 2015-01-01 a b\n"
                                     "#s2 2015-01-01 e f\n#s3 2015-01-01 g h\n#s4 2015-01-01 i j\n#s5 2015-01-01 k l\n"
                                     "#s6 2015-01-01 m n");
    const auto few = everything(small);
    EXPECT_THAT(
        spoken(row_of(small, few, "c", "d"), Language::de).back(),
        "dagegen spricht: große Konsortien, in denen man sich weniger nahe kommt: im Mittel 4,0 und 4,0 Partner je "
        "Projekt (üblich: 1,0)");
}

TEST(RecommendEvidence, CallsInCommonAreNamedRarestFirst) {
    const Network n =
        network_of("#p1 2015-01-01 a x call=ICT-22\n#p2 2015-01-01 b x call=ICT-22\n"
                   "#p3 2015-01-01 a x call=SC5\n#p4 2015-01-01 b x call=SC5\n#p5 2015-01-01 b x call=SC5\n"
                   "#p6 2015-01-01 q r call=SC5\n#p7 2015-01-01 q r");
    const auto list = everything(n);
    const Recommendation& row = row_of(n, list, "a", "b");
    EXPECT_THAT(spoken(row, Language::en),
                Contains("projects from the same calls: ICT-22 (1 project each) and SC5 (1 and 2)"));
    EXPECT_THAT(spoken(row, Language::de),
                Contains("Projekte aus denselben Ausschreibungen: ICT-22 (in je einem Projekt) und SC5 (1 und 2)"));
}

TEST(RecommendEvidence, NamesNothingThatTheRowsDoNotSay) {
    std::size_t led = 0, calls = 0, rows = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const Network n = network_of(twin::random_text(seed, seed % 2 == 0, true, true));
        const auto world = twin::world_of(n, {});
        double projects = 0, named = 0;
        for (const auto& r : world.records) {
            projects += r.project ? 1 : 0;
            named += r.leaders.empty() ? 0 : 1;
        }
        const auto both = [](const twin::Record& r, const std::string& x, const std::string& y) {
            return std::count(r.members.begin(), r.members.end(), x) +
                       std::count(r.members.begin(), r.members.end(), y) ==
                   2;
        };
        const auto list = everything(n);
        for (const Recommendation& row : list.rows) {
            const std::string& i = n.organisations[row.source].id;
            const std::string& j = n.organisations[row.target].id;
            std::set<std::string> leading;
            for (const std::string& z : world.partners.at(i))
                for (const auto& r : world.records)
                    for (const std::string& end : {i, j})
                        if (world.partners.at(j).contains(z) && both(r, z, end) &&
                            (r.leaders.contains(z) || r.leaders.contains(end)))
                            leading.insert(z);
            const std::string text = join(spoken(row, Language::en), " | ");
            const bool said = text.find("of them coordinates") != std::string::npos;
            ASSERT_LE(row.reasons.size(), 5U);
            ASSERT_TRUE(!said || (!leading.empty() && named >= 0.1 * projects)) << text;
            if (said && row.common_partners > 1) {
                const std::string all = std::to_string(row.common_partners);
                const std::string who =
                    leading.size() == 1 ? "one of the " + all + " common partners has"
                    : leading.size() < row.common_partners
                        ? std::to_string(leading.size()) + " of the " + all + " common partners have"
                    : all == "2" ? "both common partners have"
                                 : "all " + all + " common partners have";
                ASSERT_THAT(text, HasSubstr(who + " a project with one of the two"));
            }
            const bool call = text.find("from the same call") != std::string::npos;
            ASSERT_TRUE(!call || twin::call_overlap(world, i, j) > 0) << text;
            ASSERT_TRUE(call || row.reasons.size() == 5 || twin::call_overlap(world, i, j) == 0) << text;
            led += said ? 1 : 0;
            calls += call ? 1 : 0;
            ++rows;
        }
    }
    EXPECT_GT(led, rows / 20);
    EXPECT_GT(calls, rows / 20);
}

TEST(RecommendEvidence, IsReadFromAThousandProjectsOn) {
    // pairs of a, b and of b, c by turns; the last project alone has a call, so that calls would change the score
    std::string text;
    for (int p = 1; p < 1000; ++p)
        text += "#p" + std::to_string(p) + " 2015-01-01 " + (p % 2 == 0 ? "a b" : "b c d") + "\n";
    const RecommendOptions usual;
    const auto score_of = [&](const std::string& all) {
        const Network n = network_of(all);
        const auto list = recommend(n, usual);
        const Recommendation& row = row_of(n, list, "a", "c");
        return std::pair(row.score,
                         settled(std::cbrt(row.introducers * row.introducers * (row.shared_work * row.affinity))));
    };
    const auto below = score_of(text);
    EXPECT_EQ(below.first, below.second) << "999 projects";
    const auto from = score_of(text + "#p1000 2015-01-01 b c d\n");
    EXPECT_NE(from.first, from.second) << "1,000 projects";
}

} // namespace
} // namespace clusterbridge

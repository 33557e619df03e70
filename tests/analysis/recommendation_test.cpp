#include "analysis/recommendation.hpp"

#include "analysis/recommend_twin.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <bit>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <set>

namespace clusterbridge {
namespace {

using testing::HasSubstr;
using twin::Pair;

RecommendOptions everything() {
    RecommendOptions options;
    options.evidence_from = 1;
    options.top = 0;
    options.per_organisation = 0;
    return options;
}

Pair ids(const Network& n, const Recommendation& row) {
    return {n.organisations[row.source].id, n.organisations[row.target].id};
}
std::vector<Pair> pairs_of(const Network& n, const RecommendationList& list) {
    std::vector<Pair> pairs;
    for (const Recommendation& row : list.rows)
        pairs.push_back(ids(n, row));
    return pairs;
}

/// All a list says, as text: equal texts are equal lists.
std::string spelled(const Network& n, const RecommendationList& list) {
    std::string text = std::to_string(list.candidates) + list.group_by + "\n";
    for (const Recommendation& r : list.rows) {
        text += ids(n, r).first + "|" + ids(n, r).second + "|" + key_of(r.kind);
        for (const double value : {r.score, r.introducers, r.shared_work, r.affinity, r.impact.value_or(-1)})
            text += "|" + std::to_string(value) + " " + std::to_string(std::bit_cast<std::uint64_t>(value));
        text += "|" + std::to_string(r.common_partners) + n.organisations[r.broker].id;
        for (const Sentence& reason : r.reasons)
            text += "|" + reason.de + "|" + reason.en;
        for (const std::string& line : r.evidence)
            text += "|" + line;
        text += "\n";
    }
    return text;
}

struct Mix {
    bool ties, projects, dates;
};

TEST(Recommend, OrdersEqualScoresByIdsWhateverOrderTheirTermsStoodIn) {
    // one pair per order of five common partners with 3, 5, 7, 11 and 13 partners: the same score for all
    std::vector<int> partners{3, 5, 7, 11, 13};
    std::string text;
    std::size_t pairs = 0;
    do {
        const std::string own = std::to_string(100 + pairs++);
        for (std::size_t z = 0; z < partners.size(); ++z) {
            const std::string between = "m" + own + "z" + std::to_string(z);
            text += "a" + own + ">" + between + " partner\n" + between + ">b" + own + " partner\n";
            for (int leaf = 2; leaf < partners[z]; ++leaf)
                text += between + ">" + "x" + between + "y" + std::to_string(leaf) + " partner\n";
        }
    } while (std::next_permutation(partners.begin(), partners.end()));
    const Network n = network_of(text);
    std::set<double> introducers, scores;
    std::vector<std::string> order;
    const auto list = recommend(n, everything());
    for (const Recommendation& row : list.rows)
        if (const auto [source, target] = ids(n, row); source[0] == 'a' && target[0] == 'b') {
            introducers.insert(row.introducers);
            scores.insert(row.score);
            order.push_back(source);
        }
    EXPECT_EQ(order.size(), pairs);
    EXPECT_GT(introducers.size(), 1U) << "the sums themselves differ in their last bits";
    EXPECT_EQ(scores.size(), 1U);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(Recommend, AgreesWithTheFormulaOnRandomNetworks) {
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed)
        for (const Mix mix : {Mix{true, false, false}, Mix{true, false, true}, Mix{false, true, true},
                              Mix{false, true, false}, Mix{true, true, true}}) {
            const Network n = network_of(twin::random_text(seed, mix.ties, mix.projects, mix.dates));
            const auto expected = twin::candidates(n);
            const auto list = recommend(n, everything());
            ASSERT_EQ(list.rows.size(), expected.size()) << "seed " << seed;
            ASSERT_EQ(list.candidates, expected.size());
            for (const Recommendation& row : list.rows) {
                const auto at = expected.find(ids(n, row));
                ASSERT_NE(at, expected.end()) << "seed " << seed << " " << ids(n, row).first << ids(n, row).second;
                ASSERT_NEAR(row.introducers, at->second.r, 1e-9 * at->second.r) << "seed " << seed;
                ASSERT_NEAR(row.shared_work, at->second.g, 1e-9 * at->second.g) << "seed " << seed;
                ASSERT_NEAR(row.affinity, at->second.c, 1e-9 * at->second.c) << "seed " << seed;
                ASSERT_NEAR(row.score, at->second.score, 1e-9 * at->second.score) << "seed " << seed;
                ++compared;
            }
        }
    EXPECT_GT(compared, 5000U);
}

TEST(Recommend, ListsByScoreThenIds) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Network n = network_of(twin::random_text(seed, true, true, true));
        const auto list = recommend(n, everything());
        for (std::size_t k = 0; k < list.rows.size(); ++k) {
            EXPECT_LT(ids(n, list.rows[k]).first, ids(n, list.rows[k]).second);
            if (k == 0)
                continue;
            const auto& a = list.rows[k - 1];
            const auto& b = list.rows[k];
            EXPECT_TRUE(a.score > b.score || (a.score == b.score && ids(n, a) < ids(n, b)));
        }
    }
}

TEST(Recommend, RowsAfterTheDateChangeNothing) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const std::string text = twin::random_text(seed, true, true, true);
        std::string kept;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            const std::string line = text.substr(at, end - at);
            bool later = false;
            for (int year = 2010; year < 2020; ++year)
                later = later || line.find("since=" + std::to_string(year)) != std::string::npos ||
                        (line[0] == '#' && line.find(" " + std::to_string(year) + "-") != std::string::npos);
            kept += (later ? "" : line) + "\n"; // a blank line keeps the numbers of the others
            at = end + 1;
        }
        const Network all = network_of(text);
        const Network before = network_of(kept);
        auto options = everything();
        options.as_of = make_date(2010, 1, 1);
        ASSERT_EQ(spelled(all, recommend(all, options)), spelled(before, recommend(before, options))) << seed;
    }
}

TEST(Recommend, DoesNotDependOnThreadsOrOnTheOrderOfRows) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const std::string text = twin::random_text(seed, true, true, true);
        const Network n = network_of(text);
        RecommendOptions options;
        options.evidence_from = 1;
        const std::string one = spelled(n, recommend(n, options));
        for (const unsigned threads : {2U, 4U}) {
            RunControl run;
            run.threads = threads;
            ASSERT_EQ(spelled(n, recommend(n, options, run)), one);
        }
        // shuffled rows: everything but the lines in `evidence`
        auto lines = split_list(text, "\n");
        Random(seed, 9).shuffle(std::span(lines));
        const Network shuffled = network_of(join(lines, "\n"));
        auto a = recommend(n, options);
        auto b = recommend(shuffled, options);
        for (auto* list : {&a, &b})
            for (Recommendation& row : list->rows)
                row.evidence.clear();
        ASSERT_EQ(spelled(n, a), spelled(shuffled, b)) << seed;
    }
}

TEST(Recommend, ClosenessOfStandingEndedAndUndatedTies) {
    // the date of the analysis is the day after 2020-01-01; h is the only common partner of each pair
    const auto r_of = [](const std::string& tie) {
        const Network n = network_of("a>h member_of " + tie + "\nb>h member_of\nx>y partner_of since=2020");
        const auto list = recommend(n);
        EXPECT_EQ(list.rows.size(), 1U);
        return list.rows.empty() ? 0 : list.rows.front().introducers;
    };
    EXPECT_DOUBLE_EQ(r_of("since=1990"), 0.5) << "a relation without an end stands, however old";
    EXPECT_DOUBLE_EQ(r_of("since=1990 until=2020-01-02"), 0.5) << "it ends on the day of the analysis: it stands";
    EXPECT_DOUBLE_EQ(r_of("since=1990 until=2030"), 0.5);
    const double a = std::exp(-1.0 / 365.25 / 4);
    // one day before: a decays, and a stands alone, so its organisation is left out unless it has another tie
    const Network n =
        network_of("a>h member_of until=2020-01-01\na>k member_of\nb>h member_of\nx>y partner_of since=2020");
    for (const auto list = recommend(n, everything()); const Recommendation& row : list.rows)
        if (ids(n, row) == Pair{"a", "b"}) {
            EXPECT_NEAR(row.introducers, a * 1 / (a + 1), 1e-12);
        }
}

TEST(Recommend, AProjectDecaysFromItsStartAndAnUndatedOneCountsTheMedian) {
    const Network dated = network_of("#p 2016-01-01 a h\n#q 2018-01-01 b h\n#r 2019-12-31 x y");
    const double old = std::exp(-1461 / 365.25 / 4);
    const double young = std::exp(-730 / 365.25 / 4);
    EXPECT_NEAR(recommend(dated).rows.at(0).introducers, old * young / (old + young), 1e-9);
    const Network undated = network_of("#p a h\n#q 2018-01-01 b h\n#r 2019-12-31 x y");
    const double median = (young + 1 * std::exp(-1 / 365.25 / 4)) / 2;
    EXPECT_NEAR(recommend(undated).rows.at(0).introducers, median * young / (median + young), 1e-9);
    const Network nothing = network_of("#p a h\n#q b h");
    EXPECT_DOUBLE_EQ(recommend(nothing).rows.at(0).introducers, 0.5);
    EXPECT_FALSE(recommend(nothing).as_of);
}

TEST(Recommend, LeavesOutWhoseEveryTieHasEnded) {
    const Network n = network_of("gone>h member_of until=2010\nb>h member_of\nc>h member_of since=2020\n"
                                 "back>h member_of until=2010\nback>k partner_of");
    for (const Pair& pair : pairs_of(n, recommend(n, everything()))) {
        EXPECT_NE(pair.first, "gone");
        EXPECT_NE(pair.second, "gone");
    }
    EXPECT_THAT(pairs_of(n, recommend(n, everything())), testing::Contains(Pair{"b", "back"}));
    auto options = everything();
    options.as_of = make_date(2009, 1, 1);
    EXPECT_THAT(pairs_of(n, recommend(n, options)), testing::Contains(Pair{"b", "gone"})) << "before its end it stands";
}

TEST(Recommend, NeverWithinOneTreeOfParts) {
    const Network n =
        network_of("a>m part_of\nb>m part_of\nm>top part_of\nc>top part_of\na>h member_of\nb>h member_of\n"
                   "c>h member_of\nd>h member_of");
    EXPECT_THAT(pairs_of(n, recommend(n, everything())),
                testing::UnorderedElementsAre(Pair{"a", "d"}, Pair{"b", "d"}, Pair{"c", "d"}, Pair{"h", "m"},
                                              Pair{"h", "top"}));
}

TEST(Recommend, ProgrammesAndAgenciesIntroduceButAreNoEnds) {
    const std::string text = "@p programme\n@g agency\n@a company\n@b university\n@c chamber\n"
                             "a>p participates_in\nb>p participates_in\ng>p funds\nc>p supports\n";
    const Network n = network_of(text);
    EXPECT_THAT(pairs_of(n, recommend(n, everything())),
                testing::UnorderedElementsAre(Pair{"a", "b"}, Pair{"a", "c"}, Pair{"b", "c"}));
    EXPECT_EQ(n.organisations[recommend(n, everything()).rows.front().broker].id, "p");
    auto options = everything();
    options.ends = {"Behörde"};
    EXPECT_EQ(recommend(n, options).rows.size(), 6U);
    options.ends = {"all"};
    EXPECT_EQ(recommend(n, options).rows.size(), 6U);
    options.ends = {"programm"};
    EXPECT_EQ(recommend(n, options).rows.size(), 3U);
    options.ends = {"universty"};
    try {
        recommend(n, options);
        FAIL() << "an unknown type passed";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_THAT(error.sentence().de, HasSubstr("university"));
    }
}

TEST(Recommend, KindsFollowTypesAndGroups) {
    const std::string text = "@x cluster_initiative\n@y cluster_initiative\n@a company\n@b university\n@c company\n"
                             "@d research_institute\n@e chamber\na>x member_of\nb>y member_of\nc>x member_of\n"
                             "d>x member_of\na>h partner_of\nb>h partner_of\nc>h partner_of\nd>h partner_of\n"
                             "e>h partner_of\n";
    const Network n = network_of(text);
    std::map<Pair, PairKind> kinds;
    for (const auto list = recommend(n, everything()); const Recommendation& row : list.rows)
        kinds[ids(n, row)] = row.kind;
    EXPECT_EQ((kinds.at({"a", "b"})), PairKind::both);
    EXPECT_EQ((kinds.at({"a", "c"})), PairKind::other);
    EXPECT_EQ((kinds.at({"a", "d"})), PairKind::tech_transfer);
    EXPECT_EQ((kinds.at({"b", "d"})), PairKind::cross_cluster);
    EXPECT_EQ((kinds.at({"a", "e"})), PairKind::other) << "e is in no group";
    auto options = everything();
    options.kind = PairKind::tech_transfer;
    EXPECT_THAT(pairs_of(n, recommend(n, options)),
                testing::UnorderedElementsAre(Pair{"a", "b"}, Pair{"b", "c"}, Pair{"a", "d"}, Pair{"c", "d"}));
    options.kind = PairKind::cross_cluster;
    for (const auto list = recommend(n, options); const Recommendation& row : list.rows)
        EXPECT_TRUE(row.kind == PairKind::cross_cluster || row.kind == PairKind::both);
    options.group_by = "type";
    options.kind = {};
    for (const auto list = recommend(n, options); const Recommendation& row : list.rows)
        if (ids(n, row) == Pair{"a", "e"}) {
            EXPECT_EQ(row.kind, PairKind::cross_cluster);
        }
}

TEST(Recommend, OrdinaryButOddNetworksGiveEmptyLists) {
    for (const std::string text : {"", "@a company", "@a company\n@b company", "a>b partner_of", "#p 2015-01-01 a",
                                   "#p 2015-01-01 a b c", "a>b x\nb>c x\na>c x"}) {
        const Network n = network_of(text);
        const auto list = recommend(n);
        EXPECT_TRUE(list.rows.empty()) << text;
        EXPECT_EQ(list.candidates, 0U);
    }
    const Network pair = network_of("a>h x\nb>h x");
    ASSERT_EQ(recommend(pair).rows.size(), 1U);
    EXPECT_EQ(recommend(pair).rows.front().shared_work, 1) << "1 without themes";
    EXPECT_EQ(recommend(pair).rows.front().affinity, 1) << "1 without attributes";
    EXPECT_TRUE(recommend_lists(pair, {}).empty());
}

TEST(Recommend, AnUnknownOrganisationIsAnsweredWithTheNearest) {
    const Network n = network_of("@uni-ulm university name=Ulm\nuni-ulm>h x\nbosch>h x\n@amt agency\namt>h x");
    RecommendOptions options;
    options.evidence_from = 1;
    options.for_id = "uni-uml";
    try {
        recommend(n, options);
        FAIL() << "an unknown id passed";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_THAT(error.sentence().de, HasSubstr("„uni-ulm“"));
        EXPECT_THAT(error.sentence().en, HasSubstr("\"uni-ulm\""));
    }
    options.for_id = "ULM";
    EXPECT_THROW(recommend(n, options), Error) << "a name is no id";
    options.for_id = "amt";
    const auto list = recommend(n, options);
    EXPECT_TRUE(list.rows.empty());
    ASSERT_EQ(list.notes.size(), 1U);
    EXPECT_THAT(list.notes.front().en, HasSubstr("--ends"));
}

TEST(Recommend, NodesAndGroupsAreThoseOfTheNetworkThatWasGiven) {
    // aa and the group "0" appear only after the date
    const Network n = network_of("aa>h x since=2018\nb>h x since=2001\nc>h x since=2002\n@b company region=North\n"
                                 "@c company region=South\n#p 2019-01-01 aa b\n");
    auto options = everything();
    options.as_of = make_date(2010, 1, 1);
    options.group_by = "region";
    const auto list = recommend(n, options);
    ASSERT_EQ(list.rows.size(), 1U);
    EXPECT_EQ(n.organisations[list.rows[0].source].id, "b");
    EXPECT_EQ(n.organisations[list.rows[0].target].id, "c");
    EXPECT_EQ(n.organisations[list.rows[0].broker].id, "h");
    const Groups groups = group_by(n, "region");
    ASSERT_EQ(list.rows[0].source_groups.size(), 1U);
    EXPECT_EQ(groups.groups[list.rows[0].source_groups[0]].key, "North");
    EXPECT_TRUE(list.rows[0].first_between_groups);
}

TEST(Recommend, FirstTieBetweenGroupsMeansNoneYet) {
    const std::string text = "@a company region=North\n@b company region=South\n@c company region=North\n"
                             "@d company region=South\na>h x\nb>h x\n";
    const Network none = network_of(text);
    EXPECT_TRUE(recommend(none).rows.at(0).first_between_groups);
    const Network some = network_of(text + "c>d x\n");
    EXPECT_FALSE(recommend(some).rows.at(0).first_between_groups);
}

} // namespace
} // namespace clusterbridge

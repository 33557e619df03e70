#include "analysis/gaps.hpp"

#include "analysis/gap_occasions.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "support/graphs.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

GapStudy study_of(const Network& network, const std::string& group_by, bool all_pairs = true) {
    GapOptions options;
    options.group_by = group_by;
    options.all_pairs = all_pairs;
    options.draws = 200;
    return study_gaps(network, make_view(network), options);
}

Gap row_of(const Network& network, const GapStudy& study, const std::string& a, const std::string& b,
           const std::string& theme = "") {
    for (const Gap& gap : study.rows)
        if (study.groups.groups[gap.a].key == a && study.groups.groups[gap.b].key == b &&
            network.text(gap.theme) == theme)
            return gap;
    ADD_FAILURE() << "no row " << a << " " << b << " " << theme;
    return {};
}

/// Three organisations in each of four countries.
const std::string kCountries = "@a1 company country=AA\n@a2 company country=AA\n@a3 university country=AA\n"
                               "@b1 company country=BB\n@b2 company country=BB\n@b3 company country=BB\n"
                               "@c1 company country=CC\n@c2 company country=CC\n@c3 company country=CC\n"
                               "@d1 company country=DD\n@d2 company country=DD\n@d3 company country=DD\n";

TEST(Gaps, CountAProjectOncePerPairHoweverManyTookPart) {
    const Network n = network_of(kCountries + "#p1 2015-01-01 a1 a2 b1 b2 theme=x\n"
                                              "#p2 2015-01-01 a1 b1 theme=x;y\n#p3 2015-01-01 a3 c1 theme=y\n"
                                              "#p4 2015-01-01 a1\n#p5 2015-01-01 c1 c2\n");
    const GapStudy s = study_of(n, "country");
    EXPECT_TRUE(s.from_projects);
    EXPECT_EQ(s.occasions, 4U) << "a project of one partner is none";
    EXPECT_EQ(row_of(n, s, "AA", "BB").observed, 2U);
    EXPECT_EQ(row_of(n, s, "AA", "BB", "x").observed, 2U);
    EXPECT_EQ(row_of(n, s, "AA", "BB", "y").observed, 1U);
    EXPECT_EQ(row_of(n, s, "AA", "CC").observed, 1U);
    EXPECT_EQ(row_of(n, s, "BB", "CC").observed, 0U);
    EXPECT_EQ(row_of(n, s, "AA", "BB").direct_ties, 4U);
    EXPECT_EQ(s.pairs, 6U);
    EXPECT_EQ(s.pairs_tested, 0U);
    EXPECT_TRUE(s.thin());
    for (const Gap& gap : s.rows) {
        EXPECT_EQ(gap.verdict, GapVerdict::not_enough_data);
        EXPECT_TRUE(std::isnan(gap.q));
    }
}

TEST(Gaps, AreNoMeetingWhereOneOrganisationBelongsToBoth) {
    const std::string clusters = "@g cluster_initiative\n@h cluster_initiative\n"
                                 "@both company\n@g1 company\n@g2 company\n@h1 company\n@h2 company\n@x company\n"
                                 "g1>g member_of\ng2>g member_of\nboth>g member_of\n"
                                 "h1>h member_of\nh2>h member_of\nboth>h member_of\n";
    const Network apart = network_of(clusters + "both>x\n");
    const GapStudy s = study_of(apart, "cluster");
    EXPECT_EQ(s.occasions, 1U) << "the rows that make the clusters are no occasions";
    EXPECT_EQ(row_of(apart, s, "g", "h").observed, 0U);
    EXPECT_EQ(row_of(apart, s, "g", "h").expected, 0);
    EXPECT_EQ(row_of(apart, s, "g", "h").shared_members, 1U);
    EXPECT_EQ(row_of(apart, s, "g", "h").direct_ties, 0U);
    const Network met = network_of(clusters + "both>x\nboth>h1 partner_of\ng1>h2 partner_of\n");
    const Gap row = row_of(met, study_of(met, "cluster"), "g", "h");
    EXPECT_EQ(row.observed, 2U) << "another organisation of the other group makes a meeting";
    EXPECT_EQ(row.direct_ties, 2U);
    const GapStudy few = study_of(apart, "cluster", false);
    EXPECT_THAT(few.rows, IsEmpty()) << "too little to say anything";
    ASSERT_EQ(few.faint.size(), 1U) << "and yet no pair without contact";
    EXPECT_EQ(few.faint[0].shared_members, 1U);
    EXPECT_EQ(few.faint[0].verdict, GapVerdict::not_enough_data);
    EXPECT_THAT(s.faint, IsEmpty()) << "every pair has a row";
}

TEST(Gaps, TakeProgrammesAndTiesAsOccasionsWhereThereAreNoProjects) {
    const Network n = network_of(kCountries + "@prog programme\na1>prog participates_in theme=x\n"
                                              "b1>prog participates_in\nprog>b2 funds\nc1>a1 partner_of theme=y\n"
                                              "a1>c1 cooperates_with theme=z\n");
    const GapStudy s = study_of(n, "country");
    EXPECT_FALSE(s.from_projects);
    EXPECT_EQ(s.occasions, 2U);
    EXPECT_EQ(row_of(n, s, "AA", "BB").observed, 1U);
    EXPECT_EQ(row_of(n, s, "AA", "CC").observed, 1U) << "two rows about one pair are one meeting";
    EXPECT_EQ(row_of(n, s, "AA", "CC", "y").observed, 1U);
    EXPECT_EQ(row_of(n, s, "AA", "CC", "z").observed, 1U);
    EXPECT_EQ(row_of(n, s, "AA", "BB", "x").observed, 1U);
}

TEST(Gaps, NameThoseOfNeitherGroupWhoAreTiedToBothStrongestFirst) {
    const Network n = network_of(kCountries + "a1>c1 weight=5\nb1>c1 weight=2\na1>c2 weight=3\nb2>c2 weight=3\n"
                                              "a1>c3\nb1>c3\na2>d1\nb1>d1\na1>b1\n");
    const Gap row = row_of(n, study_of(n, "country"), "AA", "BB");
    std::vector<std::string> ids;
    for (const NodeId v : row.brokers)
        ids.push_back(n.organisations[v].id);
    EXPECT_THAT(ids, ElementsAre("c2", "c1", "c3"));
}

TEST(Gaps, MeasureFromTheMiddleOfTheGroups) {
    Network n = network_of(kCountries + "a1>b1\n");
    n.organisations[n.find("a1")].details.own().place = Coordinates{48, 8};
    n.organisations[n.find("a2")].details.own().place = Coordinates{48, 10};
    n.organisations[n.find("b1")].details.own().place = Coordinates{48, 9};
    n.organisations[n.find("c1")].details.own().place = Coordinates{49, 9};
    const GapStudy s = study_of(n, "country");
    EXPECT_NEAR(row_of(n, s, "AA", "BB").distance_km.value(), 0.5, 0.5);
    EXPECT_NEAR(row_of(n, s, "BB", "CC").distance_km.value(), 111.2, 0.1);
    EXPECT_FALSE(row_of(n, s, "AA", "DD").distance_km);
}

TEST(Gaps, LeaveOutWhatSaysLittleAndCountIt) {
    const Network n = network_of(kCountries + "a1>b1 theme=x\nc1>d1 theme=y\n");
    const GapStudy all = study_of(n, "country", true);
    const GapStudy some = study_of(n, "country", false);
    EXPECT_EQ(all.rows.size(), all.cells);
    EXPECT_EQ(all.left_out, 0U);
    EXPECT_EQ(some.rows.size() + some.left_out, some.cells);
    EXPECT_EQ(some.pairs_left_out, 4U) << "AA-BB and CC-DD are shown";
    EXPECT_TRUE(std::is_sorted(all.rows.begin(), all.rows.end(),
                               [](const Gap& a, const Gap& b) { return a.missing > b.missing; }));
}

TEST(Gaps, BetweenFoundCommunitiesAreByConstructionAndHaveNoP) {
    std::string text;
    for (const char* side : {"a", "b"})
        for (int i = 0; i < 5; ++i)
            for (int j = 0; j < i; ++j)
                text += side + std::to_string(i) + ">" + side + std::to_string(j) + "\n";
    const Network n = network_of(text + "a0>b0\n");
    const GapStudy s = study_of(n, "community");
    ASSERT_EQ(s.rows.size(), 1U);
    EXPECT_EQ(s.rows[0].verdict, GapVerdict::by_construction);
    EXPECT_EQ(s.rows[0].observed, 1U);
    EXPECT_TRUE(std::isnan(s.rows[0].p));
    EXPECT_TRUE(std::isnan(s.rows[0].q));
    EXPECT_EQ(s.rows[0].p_method, GapTest::none);
    EXPECT_THAT(s.gaps, IsEmpty());
}

TEST(Gaps, BetweenFoundCommunitiesHaveNoPHoweverManyMeetingsAreExpected) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
        for (const char* side : {"a", "b"})
            for (int j = 0; j < i; ++j)
                text += side + std::to_string(i) + ">" + side + std::to_string(j) + "\n";
        text += "a" + std::to_string(i) + ">b" + std::to_string(i) + "\n";
    }
    const GapStudy s = study_of(network_of(text), "community");
    ASSERT_EQ(s.rows.size(), 1U);
    EXPECT_GT(s.rows[0].expected, 3) << "enough for a test, were the groups not found from the same ties";
    EXPECT_EQ(s.rows[0].verdict, GapVerdict::by_construction);
    EXPECT_TRUE(std::isnan(s.rows[0].p));
    EXPECT_TRUE(std::isnan(s.rows[0].q));
    EXPECT_THAT(s.gaps, IsEmpty());
}

TEST(Gaps, OfThemesHaveNoThemeRowsAndMayOverlap) {
    const Network n = network_of("@a company theme=x;y\n@b company theme=x\n@c company theme=x\n@d company theme=y\n"
                                 "@e company theme=y\n@f company theme=z\na>b theme=x\nb>d theme=y\n");
    const GapStudy s = study_of(n, "theme");
    ASSERT_EQ(s.rows.size(), 1U);
    EXPECT_EQ(s.rows[0].observed, 2U) << "a with b: a stands for y, b for x";
    EXPECT_EQ(s.rows[0].shared_members, 1U);
    EXPECT_EQ(s.small_groups, 1U);
}

TEST(Gaps, SayHonestlyThatThereIsNotEnoughData) {
    for (const char* text : {"", "@a company country=AA\n@b company country=AA\n@c company country=AA\n",
                             "@a company country=AA\n@b company country=BB\na>b\n"}) {
        const GapStudy s = study_of(network_of(text), "country");
        EXPECT_THAT(s.rows, IsEmpty());
        ASSERT_FALSE(s.notes.empty());
        EXPECT_THAT(s.notes[0].en, HasSubstr("not enough data"));
        EXPECT_THAT(s.notes[0].de, HasSubstr("zu wenig Daten"));
        EXPECT_THAT(s.notes[0].de, HasSubstr("bei Gruppierung nach Land: "));
    }
    const GapStudy memberless = study_of(network_of("@i cluster_initiative\n@j cluster_initiative\na>b\n"), "cluster");
    EXPECT_EQ(memberless.groups.groups.size() + memberless.small_groups, 0U);
    EXPECT_FALSE(memberless.notes.empty());
    const GapStudy isolated = study_of(network_of(kCountries), "country");
    EXPECT_EQ(isolated.rows.size(), 6U);
    EXPECT_THAT(isolated.notes[0].en, HasSubstr("no two organisations"));
    EXPECT_THROW(study_of(network_of(kCountries), "nonsense"), Error);
}

/// All a study says, as text.
std::string spelled(const Network& n, const GapStudy& s) {
    std::string text;
    for (const Gap& g : s.rows) {
        text += s.groups.groups[g.a].key + "|" + s.groups.groups[g.b].key + "|" + n.text(g.theme);
        for (const double x : {static_cast<double>(g.observed), g.expected, g.low, g.high, g.p, g.q, g.similarity})
            text += "|" + shortest(x);
        for (const NodeId v : g.brokers)
            text += "|" + n.organisations[v].id;
        for (const Recommendation& r : g.best_pairs)
            text += "|" + n.organisations[r.source].id + "-" + n.organisations[r.target].id + ":" + shortest(r.score);
        text += "\n";
    }
    return text;
}

TEST(Gaps, AreTheSameOnAnyNumberOfThreads) {
    std::string text = kCountries;
    Random random(3);
    const std::vector<std::string> names{"a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3", "d1", "d2", "d3"};
    for (int p = 0; p < 80; ++p) {
        text += "#p" + std::to_string(p) + " 2015-01-01";
        for (std::uint64_t k = 0; k < 2 + random.below(3); ++k)
            text += " " + names[random.below(names.size())];
        text += p % 2 == 0 ? " theme=x\n" : " theme=y\n";
    }
    const Network n = network_of(text);
    GapOptions options;
    options.draws = 100;
    options.all_pairs = true;
    options.with_pairs = 10;
    const GraphView view = make_view(n);
    const std::string one = spelled(n, study_gaps(n, view, options, {1}));
    EXPECT_EQ(spelled(n, study_gaps(n, view, options, {2})), one);
    EXPECT_EQ(spelled(n, study_gaps(n, view, options, {4})), one);
}

TEST(Gaps, BringTheFiveBestPairsOfTheTwoGroups) {
    // AA and BB meet once, although both are busy with CC and DD
    std::string text = kCountries;
    Random random(1);
    const auto one_of_three = [&] { return std::to_string(1 + random.below(3)); };
    for (int p = 0; p < 48; ++p)
        text += "#p" + std::to_string(p) + " 2015-01-01 " + (p % 2 == 0 ? "a" : "b") + one_of_three() +
                (p / 2 % 2 == 0 ? " c" : " d") + one_of_three() + "\n";
    text += "#r 2015-01-01 a1 b1\n";
    const Network n = network_of(text);
    GapOptions options;
    options.group_by = "country";
    options.draws = 200;
    options.with_pairs = 3;
    const GapStudy s = study_gaps(n, make_view(n), options);
    const Gap gap = row_of(n, s, "AA", "BB");
    ASSERT_TRUE(is_gap(gap.verdict)) << key_of(gap.verdict) << " " << gap.expected;
    ASSERT_EQ(gap.best_pairs.size(), 5U);
    double before = gap.best_pairs.front().score;
    for (const Recommendation& r : gap.best_pairs) {
        EXPECT_EQ(n.organisations[r.source].id[0], 'a');
        EXPECT_EQ(n.organisations[r.target].id[0], 'b');
        EXPECT_FALSE(n.organisations[r.source].id == "a1" && n.organisations[r.target].id == "b1") << "they met";
        EXPECT_LE(r.score, before);
        EXPECT_FALSE(r.reasons.empty());
        before = r.score;
    }
    RecommendOptions every;
    every.top = 0;
    every.per_organisation = 0;
    for (const Recommendation& r : recommend(n, every).rows)
        if (n.organisations[r.source].id[0] == 'a' && n.organisations[r.target].id[0] == 'b') {
            EXPECT_EQ(r.score, gap.best_pairs.front().score) << "the same score as in the list of recommendations";
            break;
        }
}

TEST(GapTables, WeighAnOccasionByThePairsThatMet) {
    const Network n =
        network_of("@a company theme=x;y\n@b company theme=x\n@c company theme=x;y\n@d company theme=y;z\n"
                   "@e company theme=z\n@f company theme=z\na>e\n");
    const Groups groups = large_enough(group_by(n, "theme")).groups;
    const auto tables = gap_tables(occasions_of(n, groups, {}), groups);
    ASSERT_EQ(tables.size(), 1U);
    const CoOccurrenceTable& t = tables[0].table;
    EXPECT_EQ(t.rows.members.size(), 3U);
    EXPECT_EQ(t.observed[pair_place(0, 1)], 0U) << "a alone stands for x and y";
    EXPECT_EQ(t.observed[pair_place(0, 2)], 1U);
    EXPECT_EQ(t.observed[pair_place(1, 2)], 1U);
    EXPECT_NEAR(t.share[0], 2.0 / 3, 1e-12);
}

} // namespace
} // namespace clusterbridge

#include "analysis/calibration.hpp"

#include "analysis/backtest_twin.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace clusterbridge {
namespace {

/// A world in which 200 organisations meet in many small projects: enough later ties to learn from. Without nearness
/// anybody meets anybody, and no place in a list is worth more than another.
std::string busy_text(std::uint64_t seed, double nearness = 0.8) {
    Random random(seed);
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "@o" + std::to_string(100 + i) + (i % 3 == 0 ? " university\n" : " company\n");
    for (int k = 0; k < 1500; ++k) {
        std::set<std::uint64_t> members;
        const std::uint64_t circle = random.below(20); // who is near meets more often
        for (int m = 0; m < 3; ++m)
            members.insert(random.chance(nearness) ? circle * 10 + random.below(10) : random.below(200));
        text += "#p" + std::to_string(1000 + k) + " " + std::to_string(2008 + random.below(8)) + "-0" +
                std::to_string(1 + random.below(9)) + "-01";
        for (const std::uint64_t m : members)
            text += " o" + std::to_string(100 + m);
        text += "\n";
    }
    return text;
}

RecommendOptions everything(Date as_of) {
    RecommendOptions options;
    options.as_of = as_of;
    options.top = options.per_organisation = options.explained = 0;
    return options;
}

TEST(Calibration, BandsAreThoseOfTheListMadeTwoYearsBefore) {
    const Network n = network_of(busy_text(1));
    const Date as_of = make_date(2015, 1, 1);
    const Date from = make_date(2013, 1, 1);
    const auto w = twin::past_world(n, from, as_of, 1);
    for (const std::optional<PairKind> kind : {std::optional<PairKind>{}, std::optional{PairKind::tech_transfer}}) {
        auto options = everything(from);
        options.kind = kind;
        const auto list = recommend(n, options);
        std::array<std::uint64_t, 4> pairs{}, began{};
        for (std::size_t r = 0; r < list.rows.size(); ++r) {
            const std::size_t band = r < 100 ? 0 : r < 1000 ? 1 : r < 10000 ? 2 : 3;
            ++pairs[band];
            began[band] +=
                w.began.contains({n.organisations[list.rows[r].source].id, n.organisations[list.rows[r].target].id})
                    ? 1U
                    : 0U;
        }
        const auto learned = calibrate(n, everything(as_of), as_of, {kind}).front();
        EXPECT_GE(learned.later_ties, kLeastLaterTies);
        ASSERT_GT(pairs[1], 0U);
        for (std::size_t b = 0; b < 4; ++b) {
            EXPECT_EQ(learned.bands[b].pairs, pairs[b]);
            EXPECT_EQ(learned.bands[b].began, began[b]);
        }
    }
}

TEST(Calibration, ProbabilityIsThatOfThePlaceAmongAllCandidates) {
    const Network n = network_of(busy_text(2));
    const Date as_of = make_date(2015, 1, 1);
    const auto learned = calibrate(n, everything(as_of), as_of, {std::optional<PairKind>{}}).front();
    const auto all = recommend(n, everything(as_of));
    ASSERT_GT(all.rows.size(), 1000U);
    EXPECT_EQ(all.rows[99].probability, learned.worth[0]);
    EXPECT_EQ(all.rows[100].probability, learned.worth[1]);
    EXPECT_EQ(all.rows[999].probability, learned.worth[1]);
    EXPECT_EQ(all.rows[1000].probability, learned.worth[2]);
    EXPECT_GT(*all.rows[0].probability, *all.rows[1000].probability);
    ASSERT_TRUE(all.probability_basis);
    EXPECT_EQ(all.probability_basis->from, make_date(2013, 1, 1));
    // shorter lists say the same of the same pairs
    auto capped = everything(as_of);
    capped.top = 50;
    capped.per_organisation = 1;
    auto one = everything(as_of);
    one.for_id = "o105";
    for (const auto& options : {capped, one})
        for (const Recommendation& row : recommend(n, options).rows)
            for (const Recommendation& same : all.rows)
                if (same.source == row.source && same.target == row.target) {
                    EXPECT_EQ(row.probability, same.probability);
                }
}

TEST(Calibration, ALowerPlaceIsNeverWorthMoreThanAHigherOne) {
    std::size_t levelled = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const Date as_of = make_date(2012 + static_cast<int>(seed % 3), 1, 1);
        const auto c = calibrate(network_of(busy_text(seed, 0)), everything(as_of), as_of, {std::nullopt}).front();
        double above = 1, expected = 0, pairs = 0, began = 0;
        for (std::size_t b = 0; b < kRankBands && c.bands[b].pairs > 0; ++b) {
            ASSERT_TRUE(c.worth[b]);
            EXPECT_LE(*c.worth[b], above);
            above = *c.worth[b];
            levelled += c.worth[b] != c.bands[b].precision() ? 1U : 0U;
            pairs += static_cast<double>(c.bands[b].pairs);
            began += static_cast<double>(c.bands[b].began);
            expected += static_cast<double>(c.bands[b].pairs) * *c.worth[b];
        }
        EXPECT_NEAR(expected, began, 1e-9 * pairs) << "taking bands together loses and adds nothing";
    }
    EXPECT_GT(levelled, 0U) << "no two bands were ever the wrong way round: nothing was tested";
}

TEST(Calibration, SaysNothingWhereTheNetworkWasAnotherOneThen) {
    // 60 organisations meet until 2011; in 2012 six hundred others come
    Random random(7);
    std::string text;
    for (int k = 0; k < 3000; ++k) {
        const bool late = k >= 400;
        text += "#p" + std::to_string(1000 + k) + " " +
                std::to_string(late ? 2012 + random.below(2) : 2008 + random.below(5)) + "-03-01";
        std::set<std::uint64_t> members;
        while (members.size() < 3)
            members.insert(random.below(late ? 660 : 60));
        for (const std::uint64_t m : members)
            text += " o" + std::to_string(100 + m);
        text += "\n";
    }
    const auto list = recommend(network_of(text), everything(make_date(2014, 1, 1)));
    ASSERT_TRUE(list.probability_basis);
    EXPECT_GE(list.probability_basis->later_ties, kLeastLaterTies);
    EXPECT_TRUE(list.probability_basis->outgrown);
    EXPECT_FALSE(list.rows.at(0).probability);
}

TEST(Calibration, LaterRowsChangeNothing) {
    const std::string text = busy_text(3);
    const Date as_of = make_date(2014, 1, 1);
    std::string early;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line[0] == '@' || line.substr(line.find(' ') + 1, 4) < "2014")
            early += line + "\n";
    const auto options = everything(as_of);
    const auto whole = recommend(network_of(text), options);
    const auto cut = recommend(network_of(early), options);
    ASSERT_EQ(whole.rows.size(), cut.rows.size());
    for (std::size_t r = 0; r < whole.rows.size(); ++r)
        EXPECT_EQ(whole.rows[r].probability, cut.rows[r].probability);
}

TEST(Calibration, SaysNothingWhereThereIsTooLittleToLearnFrom) {
    const Network n = network_of(busy_text(4));
    const auto first_years = recommend(n, everything(make_date(2009, 6, 1))); // two years before: nothing
    ASSERT_FALSE(first_years.rows.empty());
    EXPECT_FALSE(first_years.rows[0].probability);
    const Network small = network_of("#p1 2001-01-01 a b\n#p2 2002-01-01 b c\n#p3 2005-01-01 c d\n");
    for (const Recommendation& row : recommend(small).rows)
        EXPECT_FALSE(row.probability);
    const auto undated = recommend(network_of("a>b x\nb>c x\n"));
    ASSERT_FALSE(undated.rows.empty());
    EXPECT_FALSE(undated.rows[0].probability);
    EXPECT_FALSE(undated.probability_basis);
}

TEST(Calibration, ThreadsChangeNothing) {
    const Network n = network_of(busy_text(5));
    const Date as_of = make_date(2015, 1, 1);
    const auto one = calibrate(n, everything(as_of), as_of, {std::optional<PairKind>{}}).front();
    RunControl run;
    run.threads = 4;
    const auto four = calibrate(n, everything(as_of), as_of, {std::optional<PairKind>{}}, run).front();
    for (std::size_t b = 0; b < kRankBands; ++b) {
        EXPECT_EQ(one.bands[b].pairs, four.bands[b].pairs);
        EXPECT_EQ(one.bands[b].began, four.bands[b].began);
    }
}

} // namespace
} // namespace clusterbridge

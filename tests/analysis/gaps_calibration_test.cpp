#include "analysis/gap_backtest.hpp"
#include "analysis/gap_backtest_words.hpp"
#include "analysis/gaps.hpp"

#include "base/random.hpp"
#include "metrics/curveball.hpp"
#include "support/graphs.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

/// The three promises of the method: the null is calibrated, chance is not called a gap, planted gaps are found.
namespace clusterbridge {
namespace {

constexpr unsigned kGroups = 14;
using Rows = std::vector<std::set<unsigned>>;

/// Projects of two to five of 14 groups; some groups are five times as active as others.
Rows random_rows(std::size_t projects, Random& random) {
    Rows rows(projects);
    for (auto& row : rows) {
        const std::size_t size = 2 + random.below(4);
        while (row.size() < size) {
            const auto g = static_cast<unsigned>(random.below(kGroups));
            if (random.uniform() < 0.2 + 0.8 * g / kGroups)
                row.insert(g);
        }
    }
    return rows;
}

Rows swapped(const Rows& rows, Random random) {
    Memberships m;
    for (const auto& row : rows) {
        for (const unsigned g : row)
            m.members.push_back(NodeId{g});
        m.offsets.push_back(m.members.size());
    }
    m = curveball(m, random, 20);
    Rows dealt(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (const NodeId g : m.of(r))
            dealt[r].insert(static_cast<unsigned>(index(g)));
    return dealt;
}

/// Each seat goes to one of three organisations of the group's country.
std::string projects_text(const Rows& rows, const std::string& name, const std::string& day, Random& random) {
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        text += "#" + name + std::to_string(r) + " " + day;
        for (const unsigned g : rows[r])
            text += " g" + std::to_string(g) + "-" + std::to_string(random.below(3));
        text += "\n";
    }
    return text;
}
std::string countries() {
    std::string text;
    for (unsigned g = 0; g < kGroups; ++g)
        for (int k = 0; k < 3; ++k)
            text +=
                "@g" + std::to_string(g) + "-" + std::to_string(k) + " company country=C" + std::to_string(g) + "\n";
    return text;
}

GapOptions fast(std::uint64_t seed) {
    GapOptions options;
    options.group_by = "country";
    options.all_pairs = true;
    options.draws = 200;
    options.seed = seed;
    return options;
}

TEST(GapCalibration, ChanceIsNotCalledAGap) {
    double observed = 0, expected = 0;
    std::size_t tested = 0, proven = 0, likely = 0, open = 0, low_p = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed, 77);
        const Rows rows = swapped(random_rows(160, random), random.child(1));
        const Network n = network_of(countries() + projects_text(rows, "p", "2015-01-01", random));
        for (const Gap& gap : study_gaps(n, make_view(n), fast(seed)).rows) {
            if (gap.expected < kTestedFrom)
                continue;
            ++tested;
            observed += gap.observed;
            expected += gap.expected;
            proven += gap.verdict == GapVerdict::proven_gap ? 1 : 0;
            likely += gap.verdict == GapVerdict::likely_gap ? 1 : 0;
            open += gap.verdict == GapVerdict::open ? 1 : 0;
            low_p += gap.p <= 0.05 ? 1 : 0;
        }
    }
    ASSERT_GT(tested, 5000U);
    const auto share = [&](std::size_t cells) { return static_cast<double>(cells) / static_cast<double>(tested); };
    EXPECT_GE(observed / expected, 0.98);
    EXPECT_LE(observed / expected, 1.02);
    EXPECT_LE(share(proven + likely + open), 0.01);
    EXPECT_LE(share(proven), 0.001);
    EXPECT_LE(share(low_p), 0.06) << "p is what it says";
    EXPECT_GE(share(low_p), 0.015);
    RecordProperty("cells", static_cast<int>(tested));
    RecordProperty("proven", static_cast<int>(proven));
    RecordProperty("likely", static_cast<int>(likely));
    RecordProperty("open", static_cast<int>(open));
    RecordProperty("p_at_most_0.05", static_cast<int>(low_p));
    RecordProperty("ratio", std::to_string(observed / expected));
}

/// Takes four of five meetings of the planted pairs apart: the second group's seat goes to a project where neither is,
/// in exchange for a group there that the first project lacks.
Rows with_gaps(Rows rows, const std::set<std::pair<unsigned, unsigned>>& planted, Random& random) {
    const auto breaks = [&](const std::set<unsigned>& row, unsigned newcomer) {
        for (const unsigned g : row)
            if (planted.contains(std::minmax(g, newcomer)))
                return true;
        return false;
    };
    for (auto& row : rows)
        for (const auto& [a, b] : planted) {
            if (!row.contains(a) || !row.contains(b) || random.chance(0.2))
                continue;
            for (int attempt = 0; attempt < 200; ++attempt) {
                auto& other = rows[random.below(rows.size())];
                if (&other == &row || other.contains(b))
                    continue;
                auto at = other.begin();
                std::advance(at, random.below(other.size()));
                const unsigned g = *at;
                std::set<unsigned> here = row, there = other;
                here.erase(b);
                there.erase(g);
                if (row.contains(g) || breaks(here, g) || breaks(there, b))
                    continue;
                here.insert(g);
                there.insert(b);
                row = here;
                other = there;
                break;
            }
        }
    return rows;
}

TEST(GapCalibration, PlantedGapsAreFoundAndOthersAreNot) {
    const std::set<std::pair<unsigned, unsigned>> planted{{6, 13}, {7, 12}, {8, 11}, {9, 10}, {5, 13}, {4, 12}};
    std::size_t found = 0, all = 0, false_alarms = 0, others = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed, 78);
        const Rows rows = with_gaps(random_rows(400, random), planted, random);
        const Network n = network_of(countries() + projects_text(rows, "p", "2015-01-01", random));
        const GapStudy s = study_gaps(n, make_view(n), fast(seed));
        for (const Gap& gap : s.rows) {
            const auto number = [&](std::uint32_t g) {
                return static_cast<unsigned>(std::stoi(s.groups.groups[g].key.substr(1)));
            };
            const bool is_planted = planted.contains(std::minmax(number(gap.a), number(gap.b)));
            (is_planted ? all : others) += 1;
            (is_planted ? found : false_alarms) += gap.verdict == GapVerdict::proven_gap ? 1U : 0U;
        }
    }
    ASSERT_EQ(all, 120U);
    EXPECT_GE(static_cast<double>(found), 0.9 * static_cast<double>(all));
    EXPECT_LE(static_cast<double>(false_alarms), 0.01 * static_cast<double>(others));
    RecordProperty("found", static_cast<int>(found));
    RecordProperty("false_alarms", static_cast<int>(false_alarms));
    RecordProperty("others", static_cast<int>(others));
}

TEST(GapBacktest, SeesThatAGapOfStructureStays) {
    const std::set<std::pair<unsigned, unsigned>> planted{{6, 13}, {7, 12}, {8, 11}, {9, 10}};
    Random random(5, 79);
    const Rows before = with_gaps(random_rows(400, random), planted, random);
    const Rows after = with_gaps(random_rows(400, random), planted, random);
    const std::string first = countries() + projects_text(before, "p", "2014-01-01", random);
    const Network n = network_of(first + projects_text(after, "q", "2016-06-01", random) +
                                 projects_text(random_rows(50, random), "z", "2019-01-01", random));
    const Date split = make_date(2016, 1, 1), until = make_date(2018, 1, 1);
    const GapBacktest b = backtest_gaps(n, fast(1), split, until);
    EXPECT_EQ(b.groups, kGroups);
    EXPECT_GE(b.flagged_before.cells, 4U);
    EXPECT_LT(b.flagged_before.ratio(), 0.4);
    EXPECT_LT(b.flagged_after.ratio(), 0.5) << "the same pairs still meet seldom";
    EXPECT_NEAR(b.tested_after.ratio(), 1, 0.05);
    EXPECT_TRUE(b.notes.empty());

    const Network known = network_of(first);
    const GapStudy alone = study_gaps(known, make_view(known), fast(1));
    double expected = 0;
    for (const Gap& gap : alone.rows)
        if (gap.verdict == GapVerdict::proven_gap || gap.verdict == GapVerdict::likely_gap)
            expected += gap.expected;
    EXPECT_EQ(b.flagged_before.expected, expected) << "later rows do not reach the first study";
}

TEST(GapBacktest, IsToldInTheSingularInNumbersAndWithoutSharesOfThree) {
    GapBacktest b;
    b.split = make_date(2016, 1, 1);
    EXPECT_EQ(gap_sentence(b).de,
              "Lücken zwischen Gruppen: Vor dem 1. Januar 2016 war keine sicher genug, um sie weiter zu verfolgen.");
    b.flagged_before = {1, 2, 10};
    b.flagged_after = {1, 5, 10};
    b.open = {3, 0};
    b.base = {40, 1};
    EXPECT_EQ(
        gap_sentence(b).de,
        "Was aus Lücken zwischen Gruppen wurde: Die eine, die vor dem 1. Januar 2016 zu melden gewesen wäre, hatte "
        "damals das 0,20-Fache der zu erwartenden Treffen, danach das 0,50-Fache. Von 3 Gruppenpaaren (einzelne "
        "Themen mitgezählt), die bis dahin nicht zusammengetroffen waren, obwohl mindestens drei Treffen zu "
        "erwarten waren, tat es danach keines; von allen 40 ohne Treffen war es eines.");
    b.flagged_before.cells = 12;
    b.open = {1, 1};
    EXPECT_EQ(gap_sentence(b).en,
              "What became of gaps between groups: the 12 that would have been flagged before 1 January 2016 (single "
              "themes counted) had 0.20 times the meetings to be expected then, and 0.50 times afterwards. One pair of "
              "groups had not met by then although three or more meetings were to be expected; afterwards it did.");
    b.open = {30, 12};
    EXPECT_NE(gap_sentence(b).en.find(", 12 did afterwards; of all 40 without a meeting, one did."), std::string::npos)
        << gap_sentence(b).en;
}

TEST(GapBacktest, SaysWhenThereIsNothingToJudge) {
    const Network n = network_of(countries() + "#p 2014-01-01 g1-0 g2-0\n");
    const GapBacktest b = backtest_gaps(n, fast(1), make_date(2016, 1, 1), make_date(2018, 1, 1));
    EXPECT_EQ(b.flagged_before.cells, 0U);
    EXPECT_TRUE(std::isnan(b.flagged_after.ratio()));
    EXPECT_EQ(b.notes.size(), 2U);
    EXPECT_EQ(backtest_gaps({}, {}, make_date(2016, 1, 1), make_date(2018, 1, 1)).groups, 0U);
}

} // namespace
} // namespace clusterbridge

#include "metrics/ranking_quality.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <vector>

namespace clusterbridge {
namespace {

struct Item {
    double score = 0;
    bool positive = false;
};

RankedCounts counted(const ScoreLevels& levels, const std::vector<Item>& items) {
    RankedCounts counts{std::vector<std::uint64_t>(levels.bins(), 0), std::vector<std::uint64_t>(levels.size(), 0), 0,
                        0};
    for (const Item& item : items) {
        ++counts.all_candidates;
        counts.all_positives += item.positive ? 1U : 0U;
        if (item.score <= 0)
            continue;
        const std::size_t bin = levels.bin_of(item.score);
        ++counts.candidates[bin];
        if (item.positive)
            ++counts.positives[bin / 2];
    }
    return counts;
}
ScoreLevels levels_of(const std::vector<Item>& items) {
    std::vector<double> scores;
    for (const Item& item : items)
        if (item.positive)
            scores.push_back(item.score);
    return ScoreLevels(scores);
}
RankingQuality quality_of(const std::vector<Item>& items, std::vector<std::size_t> ks) {
    return ranking_quality(counted(levels_of(items), items), ks);
}

/// Everything once more from the sorted list, group of equal scores by group; score 0 is the last group.
struct Slow {
    double precision = 0, average_precision = 0, auc = 0;
};
Slow slow(std::vector<Item> items, std::size_t k) {
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.score > b.score; });
    double positives = 0;
    for (const Item& item : items)
        positives += item.positive ? 1 : 0;
    Slow result;
    double found = 0;
    for (std::size_t at = 0; at < items.size();) {
        std::size_t end = at;
        double here = 0;
        for (; end < items.size() && items[end].score == items[at].score; ++end)
            here += items[end].positive ? 1 : 0;
        const auto size = static_cast<double>(end - at);
        if (items[at].score > 0 && at < k)
            result.precision += here * std::min(1.0, static_cast<double>(k - at) / size) / static_cast<double>(k);
        found += here;
        result.average_precision += here * found / static_cast<double>(end) / positives;
        at = end;
    }
    for (const Item& a : items)
        for (const Item& b : items)
            if (a.positive && !b.positive)
                result.auc += a.score > b.score ? 1 : a.score == b.score ? 0.5 : 0;
    result.auc /= positives * (static_cast<double>(items.size()) - positives);
    return result;
}

std::vector<Item> random_items(std::uint64_t seed) {
    Random random(seed);
    std::vector<Item> items(3 + random.below(60));
    const std::uint64_t spread = 1 + random.below(40);
    for (Item& item : items) {
        item.score = random.chance(0.2) ? 0 : static_cast<double>(random.below(spread)) / 7;
        if (random.chance(0.3))
            item.score *= 1e-9; // scores far apart fall into other buckets
        item.positive = random.chance(0.2);
    }
    items[0].positive = true;
    items[1].positive = false;
    return items;
}

TEST(RankingQuality, AgreesWithTheSortedListOnRandomRankings) {
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        const auto items = random_items(seed);
        for (const std::size_t k : {std::size_t{1}, std::size_t{3}, items.size() / 2 + 1, items.size()}) {
            const auto fast = quality_of(items, {k});
            const Slow expected = slow(items, k);
            ASSERT_NEAR(fast.precision[0].value(), expected.precision, 1e-12) << "seed " << seed << " k " << k;
            ASSERT_NEAR(fast.average_precision.value(), expected.average_precision, 1e-12) << "seed " << seed;
            ASSERT_NEAR(fast.auc.value(), expected.auc, 1e-12) << "seed " << seed;
        }
    }
}

TEST(RankingQuality, APerfectRankingIsPerfect) {
    const auto quality = quality_of({{3, true}, {2, true}, {1, false}, {0, false}}, {2});
    EXPECT_EQ(quality.precision[0], 1.0);
    EXPECT_EQ(quality.average_precision, 1.0);
    EXPECT_EQ(quality.auc, 1.0);
}

TEST(RankingQuality, OneScoreForAllIsTheBaseRate) {
    const auto quality = quality_of({{1, true}, {1, false}, {1, false}, {1, false}}, {1, 3});
    EXPECT_DOUBLE_EQ(quality.precision[0].value(), 0.25);
    EXPECT_DOUBLE_EQ(quality.precision[1].value(), 0.25);
    EXPECT_DOUBLE_EQ(quality.average_precision.value(), 0.25);
    EXPECT_DOUBLE_EQ(quality.auc.value(), 0.5);
}

TEST(RankingQuality, WhatWasNotNamedGivesNoPrecision) {
    const auto quality = quality_of({{1, true}, {0, true}, {0, false}, {0, false}}, {2});
    EXPECT_DOUBLE_EQ(quality.precision[0].value(), 0.5); // one named, and right; the second row stays empty
}

TEST(RankingQuality, IsUndefinedWhereNothingCanBeCompared) {
    const auto none = quality_of({{1, false}, {2, false}}, {1, 3});
    EXPECT_EQ(none.precision[0], 0.0);
    EXPECT_FALSE(none.precision[1]); // three of two
    EXPECT_FALSE(none.average_precision);
    EXPECT_FALSE(none.auc);
    const auto all = quality_of({{1, true}}, {1});
    EXPECT_EQ(all.average_precision, 1.0);
    EXPECT_FALSE(all.auc);
    EXPECT_FALSE(quality_of({}, {1}).precision[0]);
}

TEST(RankingQuality, BinsAreLevelsAndTheGapsBetween) {
    const ScoreLevels levels({2.0, 0.5, 2.0, 0.0});
    ASSERT_EQ(levels.size(), 2U); // 0 makes no level
    EXPECT_EQ(levels.bin_of(0.1), 0U);
    EXPECT_EQ(levels.bin_of(0.5), 1U);
    EXPECT_EQ(levels.bin_of(1.0), 2U);
    EXPECT_EQ(levels.bin_of(2.0), 3U);
    EXPECT_EQ(levels.bin_of(9.0), 4U);
    EXPECT_EQ(ScoreLevels().bin_of(1.0), 0U);
}

TEST(RankingQuality, BinsAgreeWithASearchOverAllLevels) {
    Random random(7);
    std::vector<double> scores(5000);
    for (double& score : scores)
        score = random.uniform() * random.uniform() * (random.chance(0.1) ? 1e6 : 1);
    const ScoreLevels levels(scores);
    std::sort(scores.begin(), scores.end());
    for (int i = 0; i < 20000; ++i) {
        const double score =
            random.chance(0.5) ? scores[random.below(scores.size())] : random.uniform() * random.uniform() * 1.1;
        const auto at = std::lower_bound(scores.begin(), scores.end(), score);
        const auto level = static_cast<std::size_t>(at - scores.begin());
        ASSERT_EQ(levels.bin_of(score), 2 * level + (at != scores.end() && *at == score ? 1U : 0U));
    }
}

TEST(RankingQuality, SharesInTheTopAddUpToK) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto items = random_items(seed);
        const auto levels = levels_of(items);
        const auto counts = counted(levels, items);
        const auto shares = shares_in_top(counts, 5);
        double positives = 0;
        for (std::size_t l = 0; l < shares.size(); ++l) {
            EXPECT_GE(shares[l], l > 0 ? shares[l - 1] : 0.0); // higher levels never have a smaller share
            positives += shares[l] * static_cast<double>(counts.positives[l]);
        }
        const auto precision = ranking_quality(counts, std::array<std::size_t, 1>{5}).precision[0];
        EXPECT_NEAR(positives / 5, precision.value_or(positives / 5), 1e-12);
    }
}

} // namespace
} // namespace clusterbridge

#include "base/best_of.hpp"

#include "base/random.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <numeric>
#include <span>

namespace clusterbridge {
namespace {

using Largest = BestOf<int, std::greater<>>;

TEST(BestOf, KeepsTheBestAndGivesThemBestFirst) {
    Largest best(3);
    for (const int x : {5, 1, 9, 7, 3, 8, 2, 6})
        best.offer(x);
    EXPECT_EQ(best.take_sorted(), (std::vector<int>{9, 8, 7}));
    EXPECT_TRUE(best.take_sorted().empty());
}

TEST(BestOf, TurnsAwayWhatStandsBehindTheLastCut) {
    Largest best(2);
    for (const int x : {5, 6, 7, 8})
        best.offer(x);
    EXPECT_FALSE(best.admits(6));
    EXPECT_FALSE(best.admits(7)) << "an equal is no better";
    EXPECT_TRUE(best.admits(9));
}

TEST(BestOf, ZeroKeepsNothing) {
    Largest best(0);
    EXPECT_FALSE(best.admits(1));
    best.offer(1);
    EXPECT_TRUE(best.take_sorted().empty());
}

TEST(BestOf, AgreesWithSortingAndIgnoresTheOrderOfOffers) {
    Random random(22);
    for (int round = 0; round < 100; ++round) {
        std::vector<int> items(1 + random.below(80));
        std::iota(items.begin(), items.end(), 0);
        const std::size_t capacity = random.below(20);
        std::vector<int> expected = items;
        std::sort(expected.begin(), expected.end(), std::greater<>());
        expected.resize(std::min(capacity, expected.size()));
        for (int order = 0; order < 3; ++order) {
            random.shuffle(std::span(items));
            Largest best(capacity);
            for (const int x : items)
                best.offer(x);
            EXPECT_EQ(best.take_sorted(), expected);
        }
    }
}

} // namespace
} // namespace clusterbridge

#include "base/random.hpp"

#include <array>
#include <gtest/gtest.h>
#include <numeric>
#include <set>
#include <vector>

namespace clusterbridge {
namespace {

// Printed by a version of the generator in another language, written from the papers.
TEST(Random, GivesTheSameNumbersForever) {
    Random a(1);
    EXPECT_EQ(a.next(), 0xB2FEF7155137206AULL);
    EXPECT_EQ(a.next(), 0x9BA9D7C329A506D8ULL);
    EXPECT_EQ(a.next(), 0xFAE26FE5BA4AE121ULL);
    EXPECT_EQ(Random(1, 1).next(), 0x7C3BAB602AB3885BULL);
    EXPECT_EQ(Random(42, 7).next(), 0x320214B7889B41E1ULL);
    EXPECT_EQ(Random(1).child(3).next(), 0xCBEF3FDE803CF627ULL);
    EXPECT_EQ(Random(1).uniform(), 0.699202959732443);
}

TEST(Random, ShufflesAndDrawsTheSameWayForever) {
    Random a(1);
    std::vector<int> items(10);
    std::iota(items.begin(), items.end(), 0);
    a.shuffle(std::span(items));
    EXPECT_EQ(items, (std::vector<int>{7, 6, 0, 2, 5, 9, 3, 8, 1, 4}));
    Random b(1);
    std::vector<std::uint64_t> dice;
    for (int i = 0; i < 10; ++i)
        dice.push_back(b.below(6));
    EXPECT_EQ(dice, (std::vector<std::uint64_t>{2, 4, 5, 0, 4, 1, 0, 3, 2, 5}));
}

TEST(Random, BelowIsUniform) {
    // chi-square with 6 degrees of freedom: 22.5 is passed once in a thousand; the seed is fixed
    Random random(11);
    std::array<double, 7> count{};
    constexpr int kDraws = 70000;
    for (int i = 0; i < kDraws; ++i)
        ++count[random.below(7)];
    double chi = 0;
    for (const double c : count)
        chi += (c - kDraws / 7.0) * (c - kDraws / 7.0) / (kDraws / 7.0);
    EXPECT_LT(chi, 22.5);
}

TEST(Random, BelowHasNoBiasForLargeBounds) {
    // with bound 3 * 2^62 a plain remainder would fall into the lower third half of the time
    constexpr std::uint64_t kBound = 3ULL << 62U;
    Random random(12);
    int lower = 0;
    for (int i = 0; i < 30000; ++i) {
        const auto x = random.below(kBound);
        ASSERT_LT(x, kBound);
        lower += x < (1ULL << 62U) ? 1 : 0;
    }
    EXPECT_NEAR(lower, 10000, 400);
    EXPECT_EQ(random.below(1), 0U);
}

TEST(Random, UniformFillsTheUnitInterval) {
    Random random(13);
    double sum = 0;
    double low = 1;
    double high = 0;
    for (int i = 0; i < 100000; ++i) {
        const double x = random.uniform();
        ASSERT_TRUE(x >= 0 && x < 1);
        sum += x;
        low = std::min(low, x);
        high = std::max(high, x);
    }
    EXPECT_NEAR(sum / 100000, 0.5, 0.004);
    EXPECT_LT(low, 0.001);
    EXPECT_GT(high, 0.999);
    EXPECT_FALSE(random.chance(0));
    EXPECT_TRUE(random.chance(1));
}

TEST(Random, EveryOrderIsEquallyLikely) {
    std::array<double, 6> count{};
    Random random(14);
    for (int i = 0; i < 60000; ++i) {
        std::array<std::size_t, 3> items{0, 1, 2};
        random.shuffle(std::span<std::size_t>(items));
        ++count[items[0] * 2 + (items[1] > items[2] ? 1U : 0U)];
    }
    double chi = 0; // 5 degrees of freedom: 20.5 once in a thousand
    for (const double c : count)
        chi += (c - 10000) * (c - 10000) / 10000;
    EXPECT_LT(chi, 20.5);
}

TEST(Random, StreamsAndChildrenDiffer) {
    std::set<std::uint64_t> firsts;
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        for (std::uint64_t stream = 0; stream < 50; ++stream) {
            firsts.insert(Random(seed, stream).next());
            firsts.insert(Random(seed).child(stream).next());
        }
    EXPECT_EQ(firsts.size(), 5000U);
}

TEST(Random, AChildDoesNotMoveItsParent) {
    Random a(1);
    Random b(1);
    static_cast<void>(a.child(4).next());
    EXPECT_EQ(a.next(), b.next());
}

} // namespace
} // namespace clusterbridge

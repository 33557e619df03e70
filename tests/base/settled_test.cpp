#include "base/settled.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

namespace clusterbridge {
namespace {

TEST(Settled, MakesSumsOfTheSameTermsEqualInAnyOrder) {
    Random random(1);
    std::size_t plain = 0, rounded = 0;
    for (int k = 0; k < 20'000; ++k) {
        std::vector<double> terms(12);
        for (double& term : terms)
            term = 1.0 / static_cast<double>(2 + random.below(60));
        const double ascending = std::accumulate(terms.begin(), terms.end(), 0.0);
        const double descending = std::accumulate(terms.rbegin(), terms.rend(), 0.0);
        plain += ascending != descending ? 1U : 0U;
        rounded += settled(ascending) != settled(descending) ? 1U : 0U;
    }
    EXPECT_GT(plain, 10'000U) << "without rounding most of them differ";
    EXPECT_LE(rounded, 20U) << "one in a thousand falls on a boundary";
}

TEST(Settled, KeepsElevenDigitsAndTheOrder) {
    Random random(2);
    for (int k = 0; k < 10'000; ++k) {
        const double x = std::exp(100 * random.uniform() - 50);
        EXPECT_NEAR(settled(x), x, 1e-12 * x);
        EXPECT_EQ(settled(settled(x)), settled(x));
        EXPECT_EQ(settled(-x), -settled(x));
        EXPECT_LT(settled(x), settled(x * (1 + 4e-12)));
        EXPECT_LE(settled(x), settled(std::nextafter(x, 2 * x)));
    }
}

TEST(Settled, LeavesShortNumbersAlone) {
    for (const double x : {0.0, 1.0, 0.5, 3.0, 1024.0, 1e9, 123456789.0, 0x1p-1000})
        EXPECT_EQ(settled(x), x);
}

} // namespace
} // namespace clusterbridge

#include "metrics/rate_interval.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

/// Share of Gamma(shape, rate) below x, by Simpson's rule on the density: another way to the same figure.
double slow_share_below(double shape, double rate, double x) {
    constexpr int kSteps = 20000;
    const double constant = shape * std::log(rate) - std::lgamma(shape);
    const auto density = [&](double t) {
        return t <= 0 ? 0 : std::exp(constant + (shape - 1) * std::log(t) - rate * t);
    };
    double sum = density(0) + density(x);
    for (int i = 1; i < kSteps; ++i)
        sum += density(x * i / kSteps) * (i % 2 == 1 ? 4 : 2);
    return sum * x / kSteps / 3;
}

TEST(RateInterval, HoldsNinetyPercentWithFivePercentOnEitherSide) {
    for (const double observed : {0.0, 1.0, 3.0, 17.0, 240.0})
        for (const double expected : {0.0, 0.4, 3.0, 25.0, 200.0}) {
            const RateInterval r = rate_interval(observed, expected);
            EXPECT_NEAR(slow_share_below(observed + 2, expected + 2, r.low), 0.05, 1e-6);
            EXPECT_NEAR(slow_share_below(observed + 2, expected + 2, r.high), 0.95, 1e-6);
            EXPECT_LT(r.low, r.rate);
            EXPECT_GT(r.high, r.rate);
        }
}

TEST(RateInterval, DrawsSmallNumbersTowardsOneAndLeavesLargeOnesAlone) {
    EXPECT_DOUBLE_EQ(rate_interval(0, 0).rate, 1);
    EXPECT_DOUBLE_EQ(rate_interval(0, 2).rate, 0.5);
    EXPECT_NEAR(rate_interval(5000, 10000).rate, 0.5, 0.001);
    EXPECT_GT(rate_interval(0, 3).high, 0.85) << "nothing seen where three were expected proves little";
    EXPECT_LT(rate_interval(0, 10).high, 0.5);
}

} // namespace
} // namespace clusterbridge

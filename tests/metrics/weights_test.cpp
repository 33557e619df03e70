#include "metrics/weights.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace clusterbridge {
namespace {

TEST(UnitWeights, BringTheLargestBelowTwoAndChangeNoBitOfProportions) {
    for (const double unit : {1.0, 0.7, 1e300, 1e-300, std::numeric_limits<double>::denorm_min() * 1024}) {
        const EdgeColumn<double> weight(std::vector<double>{unit, unit / 2, unit / 4, 0});
        const EdgeColumn<double> scaled = unit_weights(weight);
        EXPECT_GE(scaled[edge(0)], 1) << unit;
        EXPECT_LT(scaled[edge(0)], 2) << unit;
        EXPECT_EQ(scaled[edge(1)], scaled[edge(0)] / 2) << unit;
        EXPECT_EQ(scaled[edge(2)], scaled[edge(0)] / 4) << unit;
        EXPECT_EQ(scaled[edge(3)], 0) << unit;
    }
}

TEST(UnitWeights, LeaveZerosAlone) {
    EXPECT_EQ(unit_weights(EdgeColumn<double>(3, 0)), EdgeColumn<double>(3, 0));
}

TEST(UnitWeights, AreTheSameOnOneThreadAndMany) {
    std::vector<double> drawn;
    for (std::size_t i = 0; i < 300000; ++i)
        drawn.push_back(static_cast<double>(i % 1000) * 0.37);
    const EdgeColumn<double> weight(std::move(drawn));
    EXPECT_EQ(unit_weights(weight), unit_weights(weight, {4, {}, {}}));
}

} // namespace
} // namespace clusterbridge

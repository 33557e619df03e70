#include "analysis/gap_change.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace clusterbridge {
namespace {

TEST(GapChange, AGapThatMeetsIsClosedAndTheReverseOpened) {
    const GapCell gap{GapVerdict::proven_gap, 1, 8, 2.5}, met{GapVerdict::balanced, 7, 8, 2.5};
    EXPECT_EQ(gap_change(gap, met), GapChange::closed);
    EXPECT_EQ(gap_change(met, gap), GapChange::opened);
    EXPECT_EQ(gap_change(gap, {GapVerdict::surplus, 15, 8, 2.5}), GapChange::closed);
    EXPECT_EQ(gap_change(gap, {GapVerdict::open, 0, 8, 2.5}), GapChange::none);
    EXPECT_EQ(gap_change(gap, {GapVerdict::not_enough_data, 2, 2, 1}), GapChange::none);
}

TEST(GapChange, AVerdictThatTheDrawTurnedOverIsNoChange) {
    const GapCell gap{GapVerdict::likely_gap, 5, 8.05, 2.5}, met{GapVerdict::balanced, 5, 7.95, 2.5};
    EXPECT_EQ(gap_change(gap, met), GapChange::none);
    EXPECT_EQ(gap_change(met, gap), GapChange::none);
    // what the groups do at large did change: five meetings are now as many as chance gives
    EXPECT_EQ(gap_change(gap, {GapVerdict::balanced, 5, 6, 2.2}), GapChange::closed);
}

TEST(GapChange, TheDeviationComesBackFromZ) {
    EXPECT_DOUBLE_EQ(deviation_of(3, 8, -2), 2.5);
    EXPECT_EQ(deviation_of(3, 3, 0), 0);
    EXPECT_EQ(deviation_of(3, 8, std::numeric_limits<double>::quiet_NaN()), 0);
}

} // namespace
} // namespace clusterbridge

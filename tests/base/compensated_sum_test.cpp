#include "base/compensated_sum.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(CompensatedSum, AddsNoErrorOfItsOwn) {
    // each share is rounded once, by at most half a unit in its last place; the sum is off by no more than those
    // together
    for (int parts = 1; parts <= 1000; ++parts) {
        const double share = 1.0 / parts;
        CompensatedSum sum;
        for (int i = 0; i < parts; ++i)
            sum.add(share);
        EXPECT_EQ(sum.value(), static_cast<double>(static_cast<long double>(share) * parts)) << parts;
    }
}

TEST(CompensatedSum, KeepsWhatPlainAdditionLoses) {
    CompensatedSum sum;
    for (const double term : {1e16, 1.0, 1.0, 1.0, -1e16})
        sum.add(term); // added up plainly this gives 4
    EXPECT_EQ(sum.value(), 3.0);
}

TEST(CompensatedSum, OfNothingIsZero) {
    EXPECT_EQ(CompensatedSum().value(), 0.0);
}

} // namespace
} // namespace clusterbridge

#include "base/large_pages.hpp"

#include <gtest/gtest.h>
#include <numeric>

namespace clusterbridge {
namespace {

TEST(LargePages, ReservesWithoutTouchingWhatIsThere) {
    std::vector<int> values{7, 8, 9};
    reserve_large(values, 3'000'000);
    EXPECT_GE(values.capacity(), 3'000'000U);
    EXPECT_EQ(values, (std::vector<int>{7, 8, 9}));
    values.resize(3'000'000, 1);
    EXPECT_EQ(std::accumulate(values.begin(), values.end(), 0), 24 + 2'999'997);
}

TEST(LargePages, NothingAndLittleAreLeftAlone) {
    prefer_large_pages(nullptr, 0);
    std::vector<char> few(100, 'x');
    prefer_large_pages(few.data(), few.size());
    EXPECT_EQ(few, std::vector<char>(100, 'x'));
}

} // namespace
} // namespace clusterbridge

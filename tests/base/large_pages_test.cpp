#include "base/large_pages.hpp"

#include "base/large_vector.hpp"

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

TEST(LargeVector, BeginsWithALargePageWhereItFillsOneAndKeepsWhatWasWritten) {
    for (const std::size_t size : {0U, 1U, 1000U, (1U << 19U) - 1, 1U << 19U, 3000000U}) {
        LargeVector<std::uint32_t> values(size);
        for (std::size_t i = 0; i < size; ++i)
            values[i] = static_cast<std::uint32_t>(i * 7);
        if (size * sizeof(std::uint32_t) >= (1U << 21U)) {
            EXPECT_EQ(reinterpret_cast<std::uintptr_t>(values.data()) % (1U << 21U), 0U);
        }
        const LargeVector<std::uint32_t> copy = values;
        values.resize(size + 5);
        values.push_back(3);
        ASSERT_EQ(values.size(), size + 6);
        EXPECT_EQ(values.back(), 3U);
        for (std::size_t i = 0; i < size; ++i)
            ASSERT_EQ(values[i], copy[i]) << i;
    }
}

} // namespace
} // namespace clusterbridge

#include "base/best_buffer.hpp"

#include "base/random.hpp"

#include <cstdint>
#include <functional>
#include <gtest/gtest.h>
#include <vector>

namespace clusterbridge {
namespace {

using Buffer = BestBuffer<std::uint64_t, std::greater<>>;

TEST(BestBuffer, KeepsTheBestOfEverythingOffered) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Random random(seed);
        std::vector<std::uint64_t> all(random.below(400));
        for (auto& item : all)
            item = random.next(); // distinct: the order is total
        const std::size_t capacity = random.below(50);
        Buffer buffer(capacity);
        for (const auto item : all)
            if (buffer.admits(item))
                buffer.offer(item);
        std::sort(all.begin(), all.end(), std::greater<>());
        all.resize(std::min(all.size(), capacity));
        ASSERT_EQ(buffer.take_sorted(), all) << "seed " << seed;
    }
}

TEST(BestBuffer, TurnsDownWhatCannotBeKept) {
    Buffer buffer(2);
    for (const std::uint64_t item : {5U, 6U, 7U, 8U})
        buffer.offer(item);
    EXPECT_FALSE(buffer.admits(6));
    EXPECT_TRUE(buffer.admits(9));
    EXPECT_EQ(buffer.take_sorted(), (std::vector<std::uint64_t>{8, 7}));
    EXPECT_TRUE(buffer.admits(1)); // empty again
    EXPECT_FALSE(Buffer(0).admits(1));
}

} // namespace
} // namespace clusterbridge

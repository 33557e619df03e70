#include "base/ordered_marks.hpp"

#include "base/random.hpp"

#include <gtest/gtest.h>
#include <set>

namespace clusterbridge {
namespace {

std::vector<std::size_t> drained(OrderedMarks& marks) {
    std::vector<std::size_t> all;
    marks.drain([&](std::size_t i) { all.push_back(i); });
    return all;
}

TEST(OrderedMarks, GiveEveryNumberOnceInOrderAndForgetIt) {
    Random random(1);
    for (const std::size_t size : {1U, 63U, 64U, 65U, 4096U, 4097U, 300000U}) {
        OrderedMarks marks(size);
        for (const std::size_t many : {0U, 1U, 5U, 200U}) {
            std::set<std::size_t> expected;
            for (std::size_t k = 0; k < many; ++k) {
                const auto i = static_cast<std::size_t>(random.below(size));
                marks.mark(i);
                expected.insert(i);
            }
            EXPECT_EQ(drained(marks), std::vector<std::size_t>(expected.begin(), expected.end())) << size;
            EXPECT_TRUE(drained(marks).empty());
        }
    }
}

TEST(OrderedMarks, OfNothingHaveNothing) {
    OrderedMarks marks(0);
    EXPECT_TRUE(drained(marks).empty());
}

} // namespace
} // namespace clusterbridge

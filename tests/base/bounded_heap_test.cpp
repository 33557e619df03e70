#include "base/bounded_heap.hpp"

#include "base/random.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

namespace clusterbridge {
namespace {

using Largest = BoundedHeap<int, std::greater<>>;

TEST(BoundedHeap, KeepsTheBestAndGivesThemBestFirst) {
    Largest heap(3);
    for (const int x : {5, 1, 9, 7, 3, 8})
        heap.offer(x);
    EXPECT_EQ(heap.size(), 3U);
    EXPECT_EQ(heap.take_sorted(), (std::vector<int>{9, 8, 7}));
    EXPECT_EQ(heap.size(), 0U);
}

TEST(BoundedHeap, AdmitsExactlyWhatItWouldKeep) {
    Largest heap(2);
    EXPECT_TRUE(heap.admits(-5));
    heap.offer(4);
    heap.offer(6);
    EXPECT_FALSE(heap.admits(3));
    EXPECT_FALSE(heap.admits(4)) << "an equal is no better";
    EXPECT_TRUE(heap.admits(5));
}

TEST(BoundedHeap, ZeroKeepsNothing) {
    Largest heap(0);
    EXPECT_FALSE(heap.admits(1));
    heap.offer(1);
    EXPECT_TRUE(heap.take_sorted().empty());
}

TEST(BoundedHeap, FewerOffersThanPlacesAreAllKept) {
    Largest heap(10);
    heap.offer(1);
    heap.offer(2);
    EXPECT_EQ(heap.take_sorted(), (std::vector<int>{2, 1}));
}

TEST(BoundedHeap, AgreesWithSortingAndIgnoresTheOrderOfOffers) {
    Random random(21);
    for (int round = 0; round < 100; ++round) {
        std::vector<int> items(1 + random.below(60));
        std::iota(items.begin(), items.end(), 0);
        const std::size_t capacity = random.below(20);
        std::vector<int> expected = items;
        std::sort(expected.begin(), expected.end(), std::greater<>());
        expected.resize(std::min(capacity, expected.size()));
        for (int order = 0; order < 3; ++order) {
            random.shuffle(std::span(items));
            Largest heap(capacity);
            for (const int x : items) {
                const bool admitted = heap.admits(x);
                heap.offer(x);
                EXPECT_LE(heap.size(), capacity);
                EXPECT_TRUE(admitted || heap.size() == capacity);
            }
            EXPECT_EQ(heap.take_sorted(), expected);
        }
    }
}

} // namespace
} // namespace clusterbridge

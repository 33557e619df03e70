#include "base/parallel.hpp"

#include "base/error.hpp"
#include "base/random.hpp"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <gtest/gtest.h>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace clusterbridge {
namespace {

RunControl on(unsigned threads) {
    RunControl run;
    run.threads = threads;
    return run;
}

TEST(RunBlocks, CallsEveryBlockOnce) {
    for (const unsigned threads : {0U, 1U, 2U, 4U, 9U})
        for (const std::size_t blocks : {0U, 1U, 2U, 7U, 100U}) {
            std::vector<std::atomic<int>> calls(blocks);
            run_blocks(blocks, on(threads), [&](std::size_t block, std::size_t) { ++calls[block]; });
            for (const auto& count : calls)
                EXPECT_EQ(count.load(), 1) << blocks << " blocks on " << threads;
        }
}

TEST(RunBlocks, NoTwoCallsOfOneWorkerOverlap) {
    std::vector<std::atomic<int>> inside(4);
    std::atomic<bool> overlapped = false;
    run_blocks(500, on(4), [&](std::size_t, std::size_t worker) {
        ASSERT_LT(worker, 4U);
        if (++inside[worker] != 1)
            overlapped = true;
        --inside[worker];
    });
    EXPECT_FALSE(overlapped);
}

TEST(RunBlocks, PassesOnTheExceptionOfTheLowestBlock) {
    for (const unsigned threads : {1U, 2U, 4U})
        for (int repetition = 0; repetition < 50; ++repetition) {
            try {
                run_blocks(64, on(threads), [](std::size_t block, std::size_t) {
                    if (block % 10 == 3)
                        throw std::runtime_error(std::to_string(block));
                });
                FAIL() << "nothing was thrown";
            } catch (const std::runtime_error& error) {
                EXPECT_STREQ(error.what(), "3");
            }
        }
}

TEST(RunBlocks, StartsNoBlockLongAfterAnException) {
    std::atomic<int> calls = 0;
    EXPECT_THROW(run_blocks(100000, on(2),
                            [&](std::size_t block, std::size_t) {
                                ++calls;
                                if (block == 0)
                                    throw std::runtime_error("first");
                                // so that whoever throws may lose its core for a while and is still in time
                                std::this_thread::sleep_for(std::chrono::microseconds(50));
                            }),
                 std::runtime_error);
    EXPECT_LT(calls.load(), 100000);
}

TEST(RunBlocks, ARequestedStopEndsWithAnError) {
    for (const unsigned threads : {1U, 4U}) {
        std::stop_source source;
        RunControl run = on(threads);
        run.stop = source.get_token();
        std::atomic<int> calls = 0;
        try {
            run_blocks(100000, run, [&](std::size_t block, std::size_t) {
                ++calls;
                if (block == 5)
                    source.request_stop();
            });
            FAIL() << "nothing was thrown";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::stopped);
        }
        EXPECT_LT(calls.load(), 100000);
    }
}

TEST(RunBlocks, NestedLoopsCoverTheSquare) {
    for (const unsigned threads : {1U, 2U, 4U}) {
        std::vector<std::atomic<int>> calls(20 * 30);
        run_blocks(20, on(threads), [&](std::size_t i, std::size_t) {
            run_blocks(30, on(threads), [&](std::size_t j, std::size_t worker) {
                ASSERT_LT(worker, threads);
                ++calls[i * 30 + j];
            });
        });
        for (const auto& count : calls)
            EXPECT_EQ(count.load(), 1);
    }
}

TEST(RunBlocks, AnExceptionOfAnInnerLoopComesThrough) {
    EXPECT_THROW(run_blocks(8, on(4),
                            [&](std::size_t, std::size_t) {
                                run_blocks(8, on(4), [&](std::size_t j, std::size_t) {
                                    if (j == 7)
                                        throw std::logic_error("inner");
                                });
                            }),
                 std::logic_error);
    int after = 0; // and the threads are still usable
    run_blocks(3, on(1), [&](std::size_t, std::size_t) { ++after; });
    EXPECT_EQ(after, 3);
}

TEST(RunBlocks, ReportsProgressUpToOne) {
    std::mutex mutex;
    std::multiset<double> seen;
    RunControl run = on(4);
    run.progress = [&](double share) {
        const std::lock_guard lock(mutex);
        seen.insert(share);
    };
    run_blocks(50, run, [](std::size_t, std::size_t) {});
    ASSERT_EQ(seen.size(), 50U);
    EXPECT_DOUBLE_EQ(*seen.begin(), 0.02);
    EXPECT_DOUBLE_EQ(*seen.rbegin(), 1.0);
}

/// A sum whose value depends on the order of additions; merged in block order it must not depend on the threads.
double blockwise_sum(unsigned threads) {
    constexpr std::size_t kBlocks = 37;
    constexpr std::size_t kItems = 10000;
    std::vector<double> part(kBlocks, 0);
    for_blocks(
        kBlocks, on(threads), [] { return std::vector<double>(16, 0); },
        [&](std::size_t block, std::vector<double>& scratch) {
            const BlockRange range = block_range(block, kBlocks, kItems);
            for (std::size_t i = range.first; i < range.last; ++i) {
                scratch[i % scratch.size()] = Random(9, i).uniform() * 1e10;
                part[block] += scratch[i % scratch.size()];
            }
        });
    double sum = 0;
    for (const double p : part)
        sum += p;
    return sum;
}

TEST(ForBlocks, GivesTheSameBitsOnAnyNumberOfThreads) {
    const double one = blockwise_sum(1);
    EXPECT_EQ(blockwise_sum(2), one);
    EXPECT_EQ(blockwise_sum(4), one);
    EXPECT_EQ(blockwise_sum(0), one);
}

TEST(ForBlocks, BuildsAtMostOneScratchPerWorker) {
    std::atomic<int> built = 0;
    for_blocks(
        200, on(4), [&] { return ++built; }, [](std::size_t, int&) {});
    EXPECT_GE(built.load(), 1);
    EXPECT_LE(built.load(), 4);
    built = 0;
    for_blocks(
        0, on(4), [&] { return ++built; }, [](std::size_t, int&) {});
    EXPECT_EQ(built.load(), 0);
}

TEST(BlockRange, PartsTheItemsWithoutGapOrOverlap) {
    for (const std::size_t blocks : {1U, 3U, 8U})
        for (const std::size_t items : {0U, 1U, 7U, 8U, 100U}) {
            std::size_t next = 0;
            for (std::size_t b = 0; b < blocks; ++b) {
                const BlockRange range = block_range(b, blocks, items);
                EXPECT_EQ(range.first, next);
                EXPECT_LE(range.first, range.last);
                next = range.last;
            }
            EXPECT_EQ(next, items);
        }
}

#if defined(__SANITIZE_THREAD__)
/// Two workers write one counter without order, once both are there: on a busy machine the first would otherwise often
/// be done before the second begins. Relaxed, so that the meeting itself orders nothing.
void race() {
    std::size_t counter = 0;
    volatile std::size_t* shared = &counter;
    std::atomic<int> present = 0;
    run_blocks(2, on(2), [&](std::size_t block, std::size_t) {
        present.fetch_add(1, std::memory_order_relaxed);
        while (present.load(std::memory_order_relaxed) < 2)
            ;
        for (int i = 0; i < 1000; ++i)
            *shared = *shared + block;
    });
    std::exit(0); // not _Exit: the sanitizer turns the code into 66 on the way out
}

TEST(ThreadSanitizerDeathTest, FindsAPlantedRace) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(race(), testing::ExitedWithCode(66), "data race");
}
#endif

} // namespace
} // namespace clusterbridge

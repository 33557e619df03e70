#include "base/rounds.hpp"

#include "base/append_log.hpp"
#include "base/parallel.hpp"

#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <stdexcept>
#include <thread>
#include <vector>

namespace clusterbridge {
namespace {

/// Sums over many rounds, each of which needs the sum of the round before.
std::uint64_t chained_sums(std::size_t chunks, unsigned threads, std::size_t rounds, std::size_t alone_every) {
    std::vector<std::vector<std::uint64_t>> found(threads + 1, std::vector<std::uint64_t>(chunks));
    std::atomic<std::uint64_t> sum = 1;
    Rounds::run(
        chunks, threads,
        [&](std::size_t chunk, std::size_t worker) { found[worker][chunk] = (sum + chunk) * 0x9E3779B97F4A7C15ULL; },
        [&](Rounds& all) {
            for (std::size_t i = 0; i < rounds; ++i) {
                all.round(i % alone_every == alone_every - 1);
                std::uint64_t next = sum;
                for (std::size_t chunk = 0; chunk < chunks; ++chunk)
                    next = next * 31 + found[all.worker_of(chunk)][chunk];
                sum = next;
            }
        });
    return sum;
}

TEST(Rounds, EachSeesWhatTheOnesBeforeHaveLed) {
    for (const std::size_t chunks : {1U, 3U, 8U}) {
        const std::uint64_t alone = chained_sums(chunks, 1, 2000, 7);
        for (const unsigned threads : {0U, 2U, 3U, 5U})
            EXPECT_EQ(chained_sums(chunks, threads, 2000, 7), alone) << chunks << " chunks on " << threads;
    }
}

TEST(Rounds, WhatAHelperDoesNotFinishTheLeaderDoes) {
    for (int i = 0; i < 2; ++i) {
        std::atomic<int> late = 0;
        std::vector<std::vector<int>> found(2, std::vector<int>(4, -1));
        std::atomic<int> round = 0;
        Rounds::run(
            4, 2,
            [&](std::size_t chunk, std::size_t worker) {
                const int seen = round;
                late += worker == 1 ? 1 : 0;
                // the leader takes its time too, or a helper on a busy machine would never come before it
                std::this_thread::sleep_for(std::chrono::milliseconds(worker == 1 ? 20 : 1));
                found[worker][chunk] = seen;
            },
            [&](Rounds& all) {
                const auto begun = std::chrono::steady_clock::now();
                while (late < 3 && std::chrono::steady_clock::now() - begun < std::chrono::seconds(20)) {
                    ++round;
                    all.round();
                    for (std::size_t chunk = 0; chunk < 4; ++chunk) {
                        if (all.worker_of(chunk) == 0) {
                            EXPECT_EQ(found[0][chunk], round);
                        }
                    }
                    std::this_thread::yield();
                }
            });
        EXPECT_GE(late, 3);
    }
}

TEST(Rounds, HelpersWakeUpAfterALongPause) {
    std::atomic<int> helped = 0;
    Rounds::run(
        64, 2,
        [&](std::size_t, std::size_t worker) {
            helped += worker == 1 ? 1 : 0;
            std::this_thread::sleep_for(std::chrono::microseconds(50));
        },
        [&](Rounds& all) {
            const auto begun = std::chrono::steady_clock::now();
            for (int before = 0; before < 3 && std::chrono::steady_clock::now() - begun < std::chrono::seconds(20);) {
                helped = 0;
                std::this_thread::sleep_for(std::chrono::milliseconds(20)); // they sleep by now
                all.round();
                before += helped > 0 ? 1 : 0;
            }
        });
    EXPECT_GT(helped, 0);
}

TEST(Rounds, WhatTheLeaderThrowsIsPassedOn) {
    for (const unsigned threads : {1U, 2U, 3U}) {
        const auto nothing = [](std::size_t, std::size_t) {};
        EXPECT_THROW(Rounds::run(4, threads, nothing,
                                 [](Rounds& all) {
                                     all.round();
                                     throw std::runtime_error("enough");
                                 }),
                     std::runtime_error);
    }
}

TEST(Rounds, WhatAWorkerThrowsIsPassedOn) {
    for (const unsigned threads : {1U, 2U, 3U})
        EXPECT_THROW(Rounds::run(
                         8, threads,
                         [](std::size_t chunk, std::size_t) {
                             if (chunk == 5)
                                 throw std::runtime_error("no");
                         },
                         [](Rounds& all) { all.round(); }),
                     std::runtime_error);
}

TEST(Rounds, InsideALoopTheLeaderWorksAlone) {
    std::vector<std::uint64_t> sums(4);
    run_blocks(4, {.threads = 2}, [&](std::size_t block, std::size_t) { sums[block] = chained_sums(3, 2, 100, 4); });
    for (const std::uint64_t sum : sums)
        EXPECT_EQ(sum, chained_sums(3, 1, 100, 4));
}

TEST(AppendLog, KeepsWhatCountsInOrder) {
    AppendLog<std::uint32_t> log;
    EXPECT_EQ(log.size(), 0U);
    for (std::uint32_t i = 0; i < 1200000; ++i)
        log.append_if(i % 3 == 0, i);
    log.append(7);
    ASSERT_EQ(log.size(), 400001U);
    const std::uint32_t* const first = &log[0];
    for (std::size_t i = 0; i < 400000; ++i)
        ASSERT_EQ(log[i], 3 * i);
    EXPECT_EQ(log[400000], 7U);
    EXPECT_EQ(first, &log[0]);
}

} // namespace
} // namespace clusterbridge

#include "metrics/call_overlap.hpp"

#include "base/random.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

CallOverlapInput random_input(std::uint64_t seed, std::size_t nodes, std::uint32_t calls) {
    Random random(seed);
    CallOverlapInput input;
    input.counts = NodeColumn<std::vector<ThemeCount>>(nodes);
    input.call_totals.assign(calls, 1.0);
    input.projects = 1;
    for (std::size_t i = 0; i < nodes; ++i)
        for (std::uint32_t c = 0; c < calls; ++c)
            if (random.chance(0.4)) {
                const auto count = static_cast<double>(1 + random.below(9));
                input.counts[node(i)].push_back({c, count});
                input.call_totals[c] = std::max(input.call_totals[c], count);
                input.projects += count;
            }
    return input;
}

/// The profiles written out, call by call.
double cosine(const CallOverlapInput& input, NodeId i, NodeId j) {
    const auto profile = [&](NodeId v) {
        std::vector<double> x(input.call_totals.size(), 0.0);
        for (const ThemeCount& call : input.counts[v])
            x[call.theme] = std::log(1 + call.count) * std::log(input.projects / input.call_totals[call.theme]);
        return x;
    };
    const auto x = profile(i), y = profile(j);
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t c = 0; c < x.size(); ++c) {
        xy += x[c] * y[c];
        xx += x[c] * x[c];
        yy += y[c] * y[c];
    }
    return xx == 0 || yy == 0 ? 0 : xy / std::sqrt(xx * yy);
}

TEST(CallOverlap, IsTheCosineOfTheProfiles) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const auto input = random_input(seed, 12, 6);
        const CallOverlap overlap(input);
        auto scratch = overlap.make_scratch();
        for (std::size_t i = 0; i < 12; ++i) {
            overlap.load(node(i), scratch);
            for (std::size_t j = 0; j < 12; ++j) {
                ASSERT_NEAR(overlap.of(scratch, node(j)), cosine(input, node(i), node(j)), 1e-12);
                ASSERT_EQ(overlap.of(scratch, node(j)), overlap.of(node(j), node(i))) << "bits differ by end";
                double parts = 0;
                for (const ThemeShare& share : overlap.shared(node(i), node(j)))
                    parts += share.part;
                ASSERT_NEAR(parts, overlap.of(scratch, node(j)), 1e-12);
            }
        }
    }
}

TEST(CallOverlap, SharedCallsCarryTheirCountsRarestFirst) {
    CallOverlapInput input;
    input.counts = NodeColumn<std::vector<ThemeCount>>(2);
    input.counts[node(0)] = {{0, 2}, {1, 1}, {2, 3}};
    input.counts[node(1)] = {{0, 2}, {1, 4}, {2, 3}};
    input.call_totals = {50, 5, 100}; // all 100 projects came from the last one: it says nothing
    input.projects = 100;
    const auto shared = CallOverlap(input).shared(node(0), node(1));
    ASSERT_EQ(shared.size(), 2U);
    EXPECT_EQ(shared[0].theme, 1U);
    EXPECT_EQ(shared[0].source_count, 1);
    EXPECT_EQ(shared[0].target_count, 4);
    EXPECT_EQ(shared[1].theme, 0U);
}

TEST(CallOverlap, IsNothingWithoutCalls) {
    EXPECT_EQ(CallOverlap().of(node(0), node(1)), 0);
    CallOverlapInput input;
    input.counts = NodeColumn<std::vector<ThemeCount>>(2);
    input.counts[node(0)] = {{0, 2}};
    input.call_totals = {5};
    input.projects = 10;
    const CallOverlap overlap(input);
    EXPECT_EQ(overlap.of(node(0), node(1)), 0);
    EXPECT_EQ(overlap.of(node(1), node(1)), 0);
    EXPECT_EQ(overlap.of(node(0), node(0)), 1);
}

} // namespace
} // namespace clusterbridge

#include "metrics/theme_gravity.hpp"

#include "base/random.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

ThemeGravityInput random_input(std::uint64_t seed, std::size_t nodes, std::uint32_t themes) {
    Random random(seed);
    ThemeGravityInput input;
    input.counts = NodeColumn<std::vector<ThemeCount>>(nodes);
    input.participations = NodeColumn<double>(nodes, 0.0);
    input.theme_totals.assign(themes, 0.0);
    for (std::size_t i = 0; i < nodes; ++i)
        for (std::uint32_t t = 0; t < themes; ++t)
            if (random.chance(0.4)) {
                const auto count = static_cast<double>(1 + random.below(9));
                input.counts[node(i)].push_back({t, count});
                input.theme_totals[t] += count;
                input.participations[node(i)] += count;
            }
    input.total = 50;
    return input;
}

double count_of(const ThemeGravityInput& input, NodeId i, std::uint32_t theme) {
    for (const ThemeCount& item : input.counts[i])
        if (item.theme == theme)
            return item.count;
    return 0;
}

TEST(ThemeGravity, AgreesWithTheFormula) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const auto input = random_input(seed, 12, 6);
        const ThemeGravity gravity(input);
        auto scratch = gravity.make_scratch();
        for (std::size_t i = 0; i < 12; ++i) {
            gravity.load(node(i), scratch);
            for (std::size_t j = 0; j < 12; ++j) {
                double expected = 0.02 * input.participations[node(i)] * input.participations[node(j)] / input.total;
                for (std::uint32_t t = 0; t < 6; ++t)
                    if (input.theme_totals[t] > 0)
                        expected += count_of(input, node(i), t) * count_of(input, node(j), t) / input.theme_totals[t];
                ASSERT_NEAR(gravity.of(scratch, node(j)), expected, 1e-12 * (1 + expected));
                ASSERT_EQ(gravity.of(scratch, node(j)), gravity.of(node(j), node(i))) << "bits differ by end";
            }
        }
    }
}

TEST(ThemeGravity, SharedThemesCarryTheirCounts) {
    const auto input = random_input(3, 10, 8);
    const ThemeGravity gravity(input);
    for (std::size_t i = 0; i < 10; ++i)
        for (std::size_t j = 0; j < 10; ++j) {
            double last = 1e300;
            for (const ThemeShare& share : gravity.shared(node(i), node(j))) {
                EXPECT_EQ(share.source_count, count_of(input, node(i), share.theme));
                EXPECT_EQ(share.target_count, count_of(input, node(j), share.theme));
                EXPECT_NEAR(share.part, share.source_count * share.target_count / input.theme_totals[share.theme],
                            1e-12);
                EXPECT_LE(share.part, last);
                last = share.part;
            }
        }
}

TEST(ThemeGravity, IsOneWithoutThemes) {
    ThemeGravityInput input;
    input.counts = NodeColumn<std::vector<ThemeCount>>(3);
    input.participations = NodeColumn<double>(3, 7.0);
    input.total = 10;
    const ThemeGravity gravity(input);
    EXPECT_EQ(gravity.of(node(0), node(2)), 1);
    EXPECT_TRUE(gravity.shared(node(0), node(1)).empty());
}

} // namespace
} // namespace clusterbridge

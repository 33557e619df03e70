#include "metrics/theme_profiles.hpp"

#include "base/random.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(ThemeProfiles, FindEqualGroupsAlikeAndDisjointOnesNot) {
    const ThemeProfiles p({2, 4, 0, 1, 2, 0, 0, 0, 5}, 3, 3);
    EXPECT_NEAR(p.similarity(0, 1), 1, 1e-12);
    EXPECT_EQ(p.similarity(0, 2), 0);
    EXPECT_EQ(p.shared(0, 1, 5), (std::vector<std::uint32_t>{1, 0}));
    EXPECT_EQ(p.shared(0, 1, 1), (std::vector<std::uint32_t>{1}));
    EXPECT_TRUE(p.shared(0, 2, 5).empty());
}

TEST(ThemeProfiles, WeighARareThemeMoreThanOneThatEverybodyHas) {
    // theme 0 in all four groups; theme 1 in the first two, theme 2 in groups 0 and 2 but much oftener elsewhere
    const ThemeProfiles p({1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0}, 4, 3);
    const double common = std::log(2.0), rare = std::log(3.0);
    EXPECT_NEAR(p.similarity(0, 2), common / std::sqrt(common * common + rare * rare), 1e-12);
    EXPECT_EQ(p.shared(0, 1, 1), (std::vector<std::uint32_t>{1}));
}

TEST(ThemeProfiles, AreUndefinedWithoutThemes) {
    const ThemeProfiles p({1, 0, 0, 0}, 2, 2);
    EXPECT_TRUE(std::isnan(p.similarity(0, 1)));
    EXPECT_TRUE(std::isnan(ThemeProfiles({}, 2, 0).similarity(0, 1)));
}

TEST(ThemeProfiles, AreSymmetricAndBetweenZeroAndOne) {
    Random random(1);
    std::vector<double> counts(30 * 8);
    for (double& x : counts)
        x = static_cast<double>(random.below(4));
    const ThemeProfiles p(counts, 30, 8);
    for (std::size_t g = 0; g < 30; ++g)
        for (std::size_t h = 0; h < g; ++h)
            if (!std::isnan(p.similarity(g, h))) {
                EXPECT_EQ(p.similarity(g, h), p.similarity(h, g));
                EXPECT_GE(p.similarity(g, h), 0);
                EXPECT_LE(p.similarity(g, h), 1);
            }
}

} // namespace
} // namespace clusterbridge

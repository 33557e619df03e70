#include "metrics/profile_similarity.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

namespace clusterbridge {
namespace {

constexpr std::uint32_t kNone = ProfileInput::kNone;

template <class T> NodeColumn<T> column(std::initializer_list<T> values) {
    NodeColumn<T> filled(values.size());
    std::size_t i = 0;
    for (const T& value : values)
        filled[node(i++)] = value;
    return filled;
}
using Themes = std::vector<ProfileInput::Theme>;

ProfileInput random_input(std::uint64_t seed) {
    Random random(seed);
    const std::size_t n = 2 + random.below(12);
    ProfileInput input;
    input.themes = 1 + random.below(6);
    input.counts = NodeColumn<std::vector<ProfileInput::Theme>>(n);
    input.type = NodeColumn<std::uint32_t>(n, kNone);
    for (auto* column : {&input.place, &input.also})
        for (auto& level : *column)
            level = NodeColumn<std::uint32_t>(n, kNone);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::uint32_t t = 0; t < input.themes; ++t)
            if (random.below(3) == 0)
                input.counts[node(i)].push_back({t, static_cast<double>(1 + random.below(4))});
        if (random.below(4) > 0)
            input.type[node(i)] = static_cast<std::uint32_t>(random.below(3));
        for (auto* column : {&input.place, &input.also})
            for (auto& level : *column)
                if (random.below(2) == 0)
                    level[node(i)] = static_cast<std::uint32_t>(random.below(3));
    }
    return input;
}

/// The formula once more, with maps.
double slowly(const ProfileInput& input, NodeId v, NodeId s) {
    const std::size_t n = input.counts.size();
    const auto weights = [&](NodeId u) {
        std::map<std::uint32_t, double> all;
        for (const auto& [theme, count] : input.counts[u]) {
            double with = 0;
            for (const auto& other : input.counts)
                with +=
                    std::any_of(other.begin(), other.end(), [&](const auto& t) { return t.theme == theme; }) ? 1 : 0;
            all[theme] = std::log(1 + count) * std::log(1 + static_cast<double>(n) / with);
        }
        return all;
    };
    const auto a = weights(v);
    const auto b = weights(s);
    double dot = 0, aa = 0, bb = 0;
    for (const auto& [theme, weight] : a) {
        aa += weight * weight;
        dot += b.contains(theme) ? weight * b.at(theme) : 0;
    }
    for (const auto& [theme, weight] : b)
        bb += weight * weight;
    const double themes = a.empty() ? 1 : dot > 0 ? dot / std::sqrt(aa * bb) : 0;
    const double type = input.type[v] != kNone && input.type[v] == input.type[s] ? 1 : 0.5;
    double near = 0.25;
    const std::array<double, 4> values{0.5, 0.65, 0.8, 1};
    for (std::size_t level = 0; level < 4; ++level)
        for (const auto* column : {&input.place[level], &input.also[level]})
            if ((*column)[v] != kNone && (*column)[v] == (*column)[s])
                near = std::max(near, values[level]);
    return themes * type * near;
}

TEST(ProfileSimilarity, AgreesWithTheFormulaAndWithItselfLoaded) {
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const ProfileInput input = random_input(seed);
        const ProfileSimilarity profiles(input);
        auto scratch = profiles.make_scratch();
        for (std::size_t i = 0; i < input.counts.size(); ++i) {
            profiles.load(node(i), scratch);
            for (std::size_t j = 0; j < input.counts.size(); ++j) {
                EXPECT_NEAR(profiles.of(node(i), node(j)), slowly(input, node(i), node(j)), 1e-12) << seed;
                EXPECT_EQ(profiles.of(scratch, node(j)), profiles.of(node(i), node(j))) << seed;
                ++compared;
            }
        }
    }
    EXPECT_GT(compared, 5000U);
}

TEST(ProfileSimilarity, IsOneForTwinsAndZeroWithoutACommonTheme) {
    ProfileInput input;
    input.themes = 2;
    input.counts = column<Themes>({{{0, 2}}, {{0, 2}}, {{1, 5}}});
    input.type = column<std::uint32_t>({0, 0, 0});
    input.place[3] = column<std::uint32_t>({7, 7, 7});
    const ProfileSimilarity profiles(input);
    EXPECT_DOUBLE_EQ(profiles.of(node(0), node(1)), 1);
    EXPECT_EQ(profiles.of(node(0), node(2)), 0);
}

TEST(ProfileSimilarity, ANodeOfWhichNothingIsKnownHasNoProfile) {
    ProfileInput input;
    input.counts = NodeColumn<std::vector<ProfileInput::Theme>>(2);
    input.type = column<std::uint32_t>({kNone, 1});
    const ProfileSimilarity profiles(input);
    EXPECT_FALSE(profiles.has_profile(node(0)));
    EXPECT_TRUE(profiles.has_profile(node(1)));
    EXPECT_DOUBLE_EQ(profiles.of(node(1), node(0)), 0.5 * 0.25);
}

TEST(ProfileSimilarity, SharedThemesStandStrongestFirst) {
    ProfileInput input;
    input.themes = 3;
    input.counts = column<Themes>({{{0, 1}, {1, 4}, {2, 1}}, {{0, 1}, {1, 3}}});
    input.type = column<std::uint32_t>({kNone, kNone});
    const ProfileSimilarity profiles(input);
    const auto shared = profiles.shared(node(0), node(1));
    ASSERT_EQ(shared.size(), 2U);
    EXPECT_EQ(shared[0].theme, 1U);
    EXPECT_EQ(shared[0].source_count, 4);
    EXPECT_EQ(shared[0].target_count, 3);
}

} // namespace
} // namespace clusterbridge

#include "metrics/agreement.hpp"

#include "base/random.hpp"
#include "graph/partition.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <vector>

namespace clusterbridge {
namespace {

using Labels = std::vector<std::uint32_t>;

/// Counts pairs one by one.
double rand_by_pairs(const Labels& a, const Labels& b) {
    double both = 0, left = 0, right = 0, all = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = i + 1; j < a.size(); ++j) {
            all += 1;
            left += a[i] == a[j];
            right += b[i] == b[j];
            both += a[i] == a[j] && b[i] == b[j];
        }
    const double chance = left * right / all;
    return (both - chance) / ((left + right) / 2 - chance);
}

double information_by_table(const Labels& a, const Labels& b) {
    std::map<std::uint32_t, double> x, y;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> xy;
    const double n = static_cast<double>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        x[a[i]] += 1 / n;
        y[b[i]] += 1 / n;
        xy[{a[i], b[i]}] += 1 / n;
    }
    double mutual = 0, hx = 0, hy = 0;
    for (const auto& [k, p] : xy)
        mutual += p * std::log(p / x[k.first] / y[k.second]);
    for (const auto& [k, p] : x)
        hx -= p * std::log(p);
    for (const auto& [k, p] : y)
        hy -= p * std::log(p);
    return mutual / ((hx + hy) / 2);
}

TEST(Agreement, MatchesTheDefinitionsCountedOut) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        Labels a(3 + static_cast<std::size_t>(random.below(40)));
        Labels b(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            a[i] = static_cast<std::uint32_t>(random.below(4));
            b[i] = random.chance(0.5) ? a[i] : static_cast<std::uint32_t>(random.below(5));
        }
        a[0] = 0, a[1] = 0, a[2] = 1, b[0] = 0, b[1] = 1, b[2] = 1; // neither trivial nor alike
        const Agreement both = agreement(a, b);
        EXPECT_NEAR(both.adjusted_rand, rand_by_pairs(a, b), 1e-12);
        EXPECT_NEAR(both.normalised_mutual_information, information_by_table(a, b), 1e-12);
        const Agreement turned = agreement(b, a);
        EXPECT_NEAR(turned.adjusted_rand, both.adjusted_rand, 1e-12);
        EXPECT_NEAR(turned.normalised_mutual_information, both.normalised_mutual_information, 1e-12);
    }
}

TEST(Agreement, OtherLabelsForTheSamePartitionAreOne) {
    const Agreement same = agreement(Labels{1, 1, 2, 3}, Labels{7, 7, 0, 4});
    EXPECT_EQ(same.adjusted_rand, 1);
    EXPECT_EQ(same.normalised_mutual_information, 1);
}

TEST(Agreement, TrivialPartitionsHaveDefinedAnswers) {
    EXPECT_EQ(agreement({}, {}).adjusted_rand, 1);
    EXPECT_EQ(agreement(Labels{5}, Labels{2}).normalised_mutual_information, 1);
    EXPECT_EQ(agreement(Labels{0, 0, 0}, Labels{1, 1, 1}).adjusted_rand, 1);
    EXPECT_EQ(agreement(Labels{0, 0, 0}, Labels{0, 1, 2}).adjusted_rand, 0);
    EXPECT_EQ(agreement(Labels{0, 0, 0}, Labels{0, 1, 2}).normalised_mutual_information, 0);
}

TEST(Agreement, LeavesOutNodesWithoutCommunity) {
    const std::uint32_t none = Partition::kNone;
    const Agreement both = agreement(Labels{0, 0, none, 1, 1}, Labels{3, 3, 3, 4, none});
    EXPECT_EQ(both.nodes, 3U);
    EXPECT_EQ(both.adjusted_rand, 1);
}

} // namespace
} // namespace clusterbridge

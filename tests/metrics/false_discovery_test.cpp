#include "metrics/false_discovery.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

/// The definition, word by word: the smallest p * m / rank over all p at least as large.
std::vector<double> slow_twin(const std::vector<double>& p) {
    std::vector<double> q;
    for (const double mine : p) {
        double least = 1;
        for (const double other : p)
            if (other >= mine) {
                const auto rank = std::count_if(p.begin(), p.end(), [&](double x) { return x <= other; });
                least = std::min(least, other * static_cast<double>(p.size()) / static_cast<double>(rank));
            }
        q.push_back(least);
    }
    return q;
}

TEST(FalseDiscovery, GivesTheFiguresOfTheTextbook) {
    const std::vector<double> q = false_discovery(std::vector<double>{0.01, 0.04, 0.03, 0.005});
    EXPECT_DOUBLE_EQ(q[3], 0.02);
    EXPECT_DOUBLE_EQ(q[0], 0.02);
    EXPECT_DOUBLE_EQ(q[2], 0.04);
    EXPECT_DOUBLE_EQ(q[1], 0.04);
}

TEST(FalseDiscovery, AgreesWithItsDefinitionAlsoWhereValuesAreEqual) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        std::vector<double> p(1 + random.below(30));
        for (double& x : p)
            x = static_cast<double>(random.below(12)) / 11;
        const std::vector<double> fast = false_discovery(p), slow = slow_twin(p);
        for (std::size_t i = 0; i < p.size(); ++i) {
            EXPECT_DOUBLE_EQ(fast[i], slow[i]);
            EXPECT_GE(fast[i], p[i]);
        }
    }
}

TEST(FalseDiscovery, LeavesOneTestAsItIsAndNoneEmpty) {
    EXPECT_EQ(false_discovery(std::vector<double>{0.3}), std::vector<double>{0.3});
    EXPECT_TRUE(false_discovery({}).empty());
}

} // namespace
} // namespace clusterbridge

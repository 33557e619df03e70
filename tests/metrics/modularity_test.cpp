#include "metrics/modularity.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

/// The definition read literally: every ordered pair of nodes, weight minus what the strengths would give.
double modularity_by_pairs(const Graph& g, const EdgeColumn<double>& weight, const Partition& p, double resolution) {
    const std::size_t n = g.node_count();
    std::vector<std::vector<double>> a(n, std::vector<double>(n, 0));
    std::vector<double> k(n, 0);
    double all = 0;
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        a[index(u)][index(v)] = a[index(v)][index(u)] = weight[edge(e)];
        k[index(u)] += weight[edge(e)];
        k[index(v)] += weight[edge(e)];
        all += 2 * weight[edge(e)];
    }
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (i == j || (p.of[node(i)] == p.of[node(j)] && p.of[node(i)] != Partition::kNone))
                sum += a[i][j] / all - resolution * k[i] * k[j] / all / all;
    return all > 0 ? sum : 0;
}

Partition random_partition(const Graph& g, std::uint32_t labels, Random& random) {
    std::vector<std::uint32_t> of(g.node_count());
    for (auto& label : of)
        label = static_cast<std::uint32_t>(random.below(labels));
    return number_communities(g, of);
}

EdgeColumn<double> random_weights(const Graph& g, Random& random) {
    EdgeColumn<double> weight(g.edge_count());
    for (double& w : weight)
        w = 0.1 + random.uniform() * 5;
    return weight;
}

TEST(Modularity, IsTheSumOverAllPairs) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const Graph g = random_graph(2 + static_cast<std::size_t>(random.below(20)), random.uniform(), seed);
        const auto weight = random_weights(g, random);
        const Partition p = random_partition(g, 4, random);
        for (const double resolution : {0.3, 1.0, 2.5})
            EXPECT_NEAR(modularity(g, weight, p, resolution), modularity_by_pairs(g, weight, p, resolution), 1e-12);
    }
}

TEST(Modularity, OneCommunityIsWorthNothing) {
    const Graph g = clique_graph(6);
    const Partition p = number_communities(g, std::vector<std::uint32_t>(6, 3));
    EXPECT_NEAR(modularity(g, EdgeColumn<double>(g.edge_count(), 1.0), p), 0, 1e-15);
}

TEST(Modularity, OfOneCommunityIsExactlyZeroWhereWeightsAreAlike) {
    for (const double weight : {1.0, 0.1, 3e-200})
        for (std::size_t leaves = 1; leaves < 40; ++leaves) {
            const Graph star = star_graph(leaves);
            const Partition p = number_communities(star, std::vector<std::uint32_t>(leaves + 1, 0));
            EXPECT_EQ(modularity(star, EdgeColumn<double>(leaves, weight), p), 0.0) << leaves << " of " << weight;
        }
}

TEST(Modularity, TwoCliquesApartGiveAHalf) {
    const Graph g = graph_of("a-b b-c c-a d-e e-f f-d");
    const Partition p = number_communities(g, std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
    EXPECT_DOUBLE_EQ(modularity(g, EdgeColumn<double>(6, 2.5), p), 0.5);
}

TEST(Modularity, ScaleOfTheWeightsDoesNotMatter) {
    const Graph g = random_graph(12, 0.4, 5);
    Random random(9);
    auto weight = random_weights(g, random);
    const Partition p = random_partition(g, 3, random);
    const double before = modularity(g, weight, p);
    for (double& w : weight)
        w *= 1e300;
    EXPECT_NEAR(modularity(g, weight, p), before, 1e-12);
}

TEST(Modularity, WithoutEdgesIsZero) {
    for (const auto& [name, g] : degenerate_graphs()) {
        if (g.edge_count() > 0)
            continue;
        const Partition p = number_communities(g, std::vector<std::uint32_t>(g.node_count(), 0));
        EXPECT_EQ(modularity(g, {}, p), 0) << name;
    }
}

TEST(ConstantPotts, CountsWeightInsideAgainstPairs) {
    const Graph g = graph_of("a-b b-c c-a c-d d-e");
    const Partition p = number_communities(g, std::vector<std::uint32_t>{0, 0, 0, 1, 1});
    EXPECT_DOUBLE_EQ(constant_potts(g, EdgeColumn<double>(5, 2.0), p, 0.5), 8.0 - 0.5 * 4);
}

TEST(NumberCommunities, LargestFirstThenSmallestMemberAndIsolatesNone) {
    const Graph g = graph_of("a-b c-d e-f f-g g-e h");
    const Partition p = number_communities(g, std::vector<std::uint32_t>{9, 9, 4, 4, 7, 7, 7, 7});
    EXPECT_EQ(p.count, 3U);
    EXPECT_EQ(std::vector<std::uint32_t>(p.of.begin(), p.of.end()),
              (std::vector<std::uint32_t>{1, 1, 2, 2, 0, 0, 0, Partition::kNone}));
}

} // namespace
} // namespace clusterbridge

#include "metrics/impact.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

namespace clusterbridge {
namespace {

using Pairs = std::vector<std::pair<NodeId, NodeId>>;

/// Mean of 1/d over all pairs by Floyd and Warshall, with one more edge if asked for.
double mean_inverse(const Graph& g, NodeId a = kNoNode, NodeId b = kNoNode) {
    const std::size_t n = g.node_count();
    if (n < 2)
        return 0;
    std::vector<std::vector<double>> d(n, std::vector<double>(n, 1e9));
    for (std::size_t u = 0; u < n; ++u) {
        d[u][u] = 0;
        for (const Arc& arc : g.arcs(node(u)))
            d[u][index(arc.to)] = 1;
    }
    if (a != kNoNode && a != b)
        d[index(a)][index(b)] = d[index(b)][index(a)] = 1;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t u = 0; u < n; ++u)
            for (std::size_t v = 0; v < n; ++v)
                d[u][v] = std::min(d[u][v], d[u][k] + d[k][v]);
    double sum = 0;
    for (std::size_t u = 0; u < n; ++u)
        for (std::size_t v = u + 1; v < n; ++v)
            sum += d[u][v] > 1e8 ? 0 : 1 / d[u][v];
    return sum / (static_cast<double>(n) * static_cast<double>(n - 1) / 2);
}

Pairs all_pairs(const Graph& g) {
    Pairs pairs;
    for (std::size_t u = 0; u < g.node_count(); ++u)
        for (std::size_t v = u + 1; v < g.node_count(); ++v)
            pairs.emplace_back(node(u), node(v));
    return pairs;
}

void expect_as_slow(const Graph& g, const std::string& name) {
    const Pairs pairs = all_pairs(g);
    const auto result = impact_of_ties(g, pairs);
    EXPECT_FALSE(result.sampled);
    const double before = mean_inverse(g);
    ASSERT_EQ(result.gain.size(), pairs.size());
    for (std::size_t p = 0; p < pairs.size(); ++p)
        ASSERT_NEAR(result.gain[p], mean_inverse(g, pairs[p].first, pairs[p].second) - before, 1e-12)
            << name << " " << index(pairs[p].first) << "-" << index(pairs[p].second);
}

TEST(Impact, AgreesWithMeasuringTheNetworkAgain) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        expect_as_slow(random_graph(3 + seed % 14, 0.02 * static_cast<double>(1 + seed % 12), seed),
                       "seed " + std::to_string(seed));
    expect_as_slow(cycle_graph(11), "cycle");
    expect_as_slow(grid_graph(3, 5), "grid");
    for (const NamedGraph& g : degenerate_graphs())
        expect_as_slow(g.graph, g.name);
}

TEST(Impact, OfATieThatExistsIsZero) {
    const Graph g = graph_of("a-b b-c");
    EXPECT_EQ(impact_of_ties(g, Pairs{{node(0), node(1)}}).gain.front(), 0);
}

TEST(Impact, SamplingEveryNodeIsExact) {
    const Graph g = random_graph(40, 0.08, 2);
    const Pairs pairs = all_pairs(g);
    const auto exact = impact_of_ties(g, pairs);
    const auto sampled = impact_of_ties(g, pairs, {.exact_up_to = 10, .sources = 40});
    EXPECT_TRUE(sampled.sampled);
    for (std::size_t p = 0; p < pairs.size(); ++p)
        EXPECT_NEAR(exact.gain[p], sampled.gain[p], 1e-15);
}

TEST(Impact, SamplesAreRightInTheMean) {
    const Graph g = random_graph(30, 0.08, 3);
    const Pairs pairs{{node(0), node(20)}, {node(4), node(11)}, {node(7), node(29)}};
    const auto exact = impact_of_ties(g, pairs);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        double mean = 0;
        for (std::uint64_t seed = 0; seed < 400; ++seed)
            mean += impact_of_ties(g, pairs, {.exact_up_to = 10, .sources = 20, .seed = seed}).gain[p] / 400;
        EXPECT_NEAR(mean, exact.gain[p], 0.1 * exact.gain[p] + 1e-6);
    }
}

TEST(Impact, ASampleNeverSaysLessThanWhatThePairItselfGains) {
    // two leaves of a star: only they come nearer, and hardly any of two sources is one of them
    const Graph g = star_graph(399);
    Pairs pairs{{node(0), node(1)}}; // tied already
    for (std::uint32_t v = 1; v + 1 < 400; v += 7)
        pairs.emplace_back(node(v), node(v + 1));
    const auto sampled = impact_of_ties(g, pairs, {.exact_up_to = 10, .sources = 2, .seed = 1});
    const auto exact = impact_of_ties(g, pairs);
    const double own = 1.0 / (400.0 * 399.0);
    EXPECT_EQ(sampled.gain[0], 0.0);
    for (std::size_t p = 1; p < pairs.size(); ++p) {
        EXPECT_GE(sampled.gain[p], own);
        EXPECT_DOUBLE_EQ(exact.gain[p], own);
    }
    EXPECT_EQ(*std::min_element(sampled.gain.begin() + 1, sampled.gain.end()), own);
}

TEST(Impact, DoesNotDependOnThreadsOrOnTheOtherPairs) {
    const Graph g = random_graph(150, 0.03, 4);
    const Pairs pairs = all_pairs(g);
    RunControl one;
    const auto base = impact_of_ties(g, pairs, {}, one);
    for (const unsigned threads : {2U, 4U}) {
        RunControl run;
        run.threads = threads;
        EXPECT_EQ(impact_of_ties(g, pairs, {}, run).gain, base.gain);
    }
    EXPECT_EQ(impact_of_ties(g, Pairs{pairs[77]}).gain.front(), base.gain[77]);
}

} // namespace
} // namespace clusterbridge

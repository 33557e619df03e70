#include "metrics/betweenness_sampled.hpp"

#include "metrics/betweenness.hpp"
#include "metrics/path_sampling.hpp"
#include "support/kernel_checks.hpp"

namespace clusterbridge {
namespace {

TEST(BetweennessSampled, KeepsItsPromiseOnManySeeds) {
    const std::vector<Graph> graphs = {random_graph(60, 0.08, 1), star_graph(30), grid_graph(6, 7),
                                       graph_of("a-b b-c c-d d-e e-f f-g x-y z")};
    for (const Graph& g : graphs) {
        const auto exact = betweenness(g);
        std::size_t broken = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const auto result = betweenness_sampled(g, {.epsilon = 0.05, .confidence = 0.9, .seed = seed});
            double worst = 0;
            for (std::size_t u = 0; u < g.node_count(); ++u)
                worst = std::max(worst, std::abs(result.score[node(u)] - exact[node(u)]));
            broken += worst > 0.05 ? 1 : 0;
        }
        EXPECT_LE(broken, 10U);
    }
}

TEST(BetweennessSampled, HasNoBias) {
    // with many samples the mean must come as close as chance allows: bridges, several bridges, paths of many lengths
    const Graph g = grid_graph(4, 5);
    const auto exact = betweenness(g);
    const auto result = betweenness_sampled(g, {.epsilon = 0.004, .confidence = 0.9, .seed = 7});
    for (std::size_t u = 0; u < g.node_count(); ++u)
        EXPECT_NEAR(result.score[node(u)], exact[node(u)], 0.004);
}

TEST(BetweennessSampled, KeepsItsPromiseWhereItStopsEarly) {
    const Graph g = random_graph(700, 0.02, 4); // nobody stands out: the bounds are met long before the last sample
    const auto exact = betweenness(g, on_threads(2));
    const std::size_t most = samples_needed(g, {.epsilon = 0.02, .confidence = 0.9});
    std::size_t broken = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto result = betweenness_sampled(g, {.epsilon = 0.02, .confidence = 0.9, .seed = seed});
        EXPECT_LT(4 * result.samples, 3 * most);
        double worst = 0;
        for (std::size_t u = 0; u < g.node_count(); ++u)
            worst = std::max(worst, std::abs(result.score[node(u)] - exact[node(u)]));
        broken += worst > 0.02 ? 1 : 0;
    }
    EXPECT_LE(broken, 10U);
}

TEST(BetweennessSampled, NeverTakesMoreSamplesThanAreNeeded) {
    const Graph g = star_graph(200); // the centre is on all paths: no bound is met early
    const SamplingOptions options{.epsilon = 0.05, .confidence = 0.9, .seed = 1};
    EXPECT_LE(betweenness_sampled(g, options).samples, samples_needed(g, options));
}

TEST(BetweennessSampled, NumbersOfPathsBeyondDoublesAreRight) {
    constexpr std::size_t count = 1100;
    const Graph g = chained_diamonds(count);
    const auto score = betweenness_sampled(g, {.epsilon = 0.04, .confidence = 0.99, .seed = 3}, on_threads(2)).score;
    const double n = 3.0 * count + 1;
    for (std::size_t i = 0; i < count; ++i) { // as for the exact form
        const double left = 3.0 * static_cast<double>(i) + 1;
        const double pairs = (n - 1) * (n - 2) / 2;
        ASSERT_NEAR(score[node(3 * i + 1)], left * (n - left - 2) / 2 / pairs, 0.04) << i;
        ASSERT_NEAR(score[node(3 * i)], (left - 1) * (n - left) / pairs, 0.04) << i;
    }
}

TEST(BetweennessSampled, TheMostSamplesFollowTheFormula) {
    const Graph g = star_graph(1000); // a path has at most 3 nodes
    const double n = 1001;
    const double epsilon = 0.02 * (n - 2) / n;
    EXPECT_EQ(samples_needed(g, {.epsilon = 0.02, .confidence = 0.9}),
              static_cast<std::size_t>(std::ceil(0.5 / (epsilon * epsilon) * (1 + std::log(20.0)))));
}

TEST(BetweennessSampled, NothingToSampleIsZero) {
    EXPECT_TRUE(betweenness_sampled(Graph{}).score.empty());
    for (const Graph& g : {graph_of("a b c"), clique_graph(5), path_graph(2)})
        for (const double b : betweenness_sampled(g).score)
            EXPECT_EQ(b, 0);
}

TEST(BetweennessSampled, SameSeedSameResultOnAnyThreads) {
    const Graph g = random_graph(200, 0.03, 3);
    const SamplingOptions options{.epsilon = 0.03, .confidence = 0.9, .seed = 5};
    const auto one = betweenness_sampled(g, options, on_threads(1)).score;
    expect_same(one, betweenness_sampled(g, options, on_threads(2)).score, "2 threads");
    expect_same(one, betweenness_sampled(g, options, on_threads(4)).score, "4 threads");
    EXPECT_NE(one, betweenness_sampled(g, {.epsilon = 0.03, .confidence = 0.9, .seed = 6}).score);
}

TEST(BetweennessSampled, DoubtIsSharedOutAsIfEveryNodeWereAskedForItself) {
    // the same shares once in runs, which are asked together, and once without two alike side by side
    const std::vector<double> kinds{0, 0.01, 0.2};
    std::vector<double> in_runs, mixed;
    for (std::size_t i = 0; i < 300; ++i) {
        in_runs.push_back(kinds[i / 100]);
        mixed.push_back(kinds[i % 3]);
    }
    const Demand demand{std::vector<double>(300, 0.02), std::vector<double>(300, 0.03)};
    const Doubt a = share_out(in_runs, demand, 0.05, 1e5);
    const Doubt b = share_out(mixed, demand, 0.05, 1e5);
    EXPECT_NEAR(a.expected, b.expected, 1e-6 * b.expected);
    double spent = 0;
    for (std::size_t i = 0; i < 300; ++i) {
        const std::size_t like = 3 * (i % 100) + i / 100; // in `mixed`
        EXPECT_NEAR(a.low[i], b.low[like], 1e-6 * b.low[like]) << i;
        EXPECT_NEAR(a.high[i], b.high[like], 1e-6 * b.high[like]) << i;
        spent += std::exp(-a.low[i]) + std::exp(-a.high[i]);
    }
    EXPECT_LE(spent, 0.05 * (1 + 1e-9)); // no more than is allowed
    EXPECT_GT(spent, 0.9 * 0.05);
}

} // namespace
} // namespace clusterbridge

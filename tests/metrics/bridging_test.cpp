#include "metrics/bridging.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"
#include "support/oracles.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <vector>

namespace clusterbridge {
namespace {

using Pair = Bridging::Pair;

const auto anything = [](std::size_t) { return true; };

/// From distances by Floyd and Warshall.
double mean_inverse(const Graph& g) {
    const auto d = oracle::distances(g);
    double sum = 0;
    for (std::size_t u = 0; u < d.size(); ++u)
        for (std::size_t v = u + 1; v < d.size(); ++v)
            sum += d[u][v] > 0 ? 1.0 / d[u][v] : 0;
    const auto n = static_cast<double>(d.size());
    return n < 2 ? 0 : sum / (n * (n - 1) / 2);
}

Graph with_tie(const Graph& g, Pair pair) {
    std::vector<Pair> ends;
    for (std::size_t e = 0; e < g.edge_count(); ++e)
        ends.push_back(g.ends(edge(e)));
    if (pair.first != pair.second && !g.adjacent(pair.first, pair.second))
        ends.push_back(pair);
    return Graph::from_edges(g.node_count(), ends);
}

std::vector<Pair> all_pairs(std::size_t n) {
    std::vector<Pair> pairs;
    for (std::size_t u = 0; u < n; ++u)
        for (std::size_t v = u + 1; v < n; ++v)
            pairs.emplace_back(node(u), node(v));
    return pairs;
}

/// Chooses `steps` ties and recomputes everything from scratch after each.
void expect_as_full_recomputation(Graph g, std::vector<Pair> candidates, std::size_t steps, const std::string& name) {
    Bridging bridging(g, candidates);
    for (std::size_t step = 0; step < steps; ++step) {
        const double before = mean_inverse(g);
        ASSERT_NEAR(bridging.mean_inverse_distance(), before, 1e-12) << name << " step " << step;
        double best = 0;
        for (const Pair& pair : candidates) {
            const double gain = mean_inverse(with_tie(g, pair)) - before;
            ASSERT_NEAR(bridging.gain_of(pair), gain, 1e-12) << name << " step " << step;
            best = std::max(best, gain);
        }
        const auto chosen = bridging.best(anything);
        ASSERT_EQ(chosen.has_value(), best > 1e-12) << name << " step " << step;
        if (!chosen)
            return;
        ASSERT_NEAR(chosen->gain, best, 1e-12) << name << " step " << step;
        for (std::size_t c = 0; c < chosen->candidate; ++c) // no earlier candidate gains as much
            ASSERT_LT(bridging.gain_of(candidates[c]), chosen->gain) << name << " step " << step;
        bridging.add(chosen->candidate);
        g = with_tie(g, candidates[chosen->candidate]);
    }
    ASSERT_NEAR(bridging.mean_inverse_distance(), mean_inverse(g), 1e-12) << name;
}

TEST(Bridging, EveryStepEqualsFullRecomputation) {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const Graph g = random_graph(2 + seed % 19, 0.02 * static_cast<double>(1 + seed % 11), seed);
        expect_as_full_recomputation(g, all_pairs(g.node_count()), 5, "seed " + std::to_string(seed));
    }
    expect_as_full_recomputation(path_graph(17), all_pairs(17), 5, "path");
    expect_as_full_recomputation(cycle_graph(16), all_pairs(16), 5, "cycle");
    expect_as_full_recomputation(grid_graph(3, 6), all_pairs(18), 5, "grid");
    for (const NamedGraph& g : degenerate_graphs())
        expect_as_full_recomputation(g.graph, all_pairs(g.graph.node_count()), 3, g.name);
}

TEST(Bridging, OfSomeCandidatesInAnyOrderToo) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Graph g = random_graph(20, 0.08, seed);
        auto pairs = all_pairs(20);
        Random(seed, 3).shuffle(std::span(pairs));
        pairs.resize(25);
        expect_as_full_recomputation(g, pairs, 8, "seed " + std::to_string(seed));
    }
}

TEST(Bridging, OnlyWhatIsAllowedIsProposed) {
    const Graph g = random_graph(15, 0.15, 4);
    const auto pairs = all_pairs(15);
    Bridging bridging(g, pairs);
    const auto free = bridging.best(anything);
    ASSERT_TRUE(free);
    const auto other = bridging.best([&](std::size_t c) { return c != free->candidate; });
    ASSERT_TRUE(other);
    EXPECT_NE(other->candidate, free->candidate);
    EXPECT_LE(other->gain, free->gain);
    EXPECT_FALSE(bridging.best([](std::size_t) { return false; }));
}

TEST(Bridging, IsNotSubmodular) {
    // the example of docs/methods/bridging.md: the same tie gains more once another is there
    const std::vector<Pair> pairs{{node(0), node(1)}, {node(1), node(2)}};
    Bridging bridging(graph_of("x y z"), pairs);
    EXPECT_NEAR(bridging.gain_of(pairs[1]), 1.0 / 3, 1e-15);
    bridging.add(0);
    EXPECT_NEAR(bridging.gain_of(pairs[1]), 1.5 / 3, 1e-15);
}

TEST(Bridging, NorTheOtherWayRound) {
    // two ties between the same two parts: the second gains less once the first is there
    const std::vector<Pair> pairs{{node(0), node(2)}, {node(1), node(3)}};
    Bridging bridging(graph_of("a-b c-d"), pairs);
    const double alone = bridging.gain_of(pairs[1]);
    bridging.add(0);
    EXPECT_LT(bridging.gain_of(pairs[1]), alone);
}

TEST(Bridging, ThreadsChangeNothing) {
    const Graph g = random_graph(60, 0.03, 9);
    const auto choose = [&](unsigned threads) {
        RunControl run;
        run.threads = threads;
        Bridging bridging(g, all_pairs(60), run);
        std::vector<std::pair<std::size_t, double>> chosen;
        for (int step = 0; step < 10; ++step) {
            const auto best = bridging.best(anything, run);
            chosen.emplace_back(best->candidate, best->gain);
            bridging.add(best->candidate, run);
        }
        return chosen;
    };
    const auto one = choose(1);
    EXPECT_EQ(choose(2), one);
    EXPECT_EQ(choose(4), one);
}

} // namespace
} // namespace clusterbridge

#include "metrics/betweenness_top.hpp"

#include "metrics/betweenness.hpp"
#include "support/kernel_checks.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

/// Whether all that is said of the order, the intervals and the separation is true.
bool keeps_its_promise(const TopBetweenness& top, const NodeColumn<double>& exact) {
    constexpr double kRounding = 1e-12;
    std::vector<std::uint8_t> placed(exact.size(), 0);
    bool kept = true;
    for (const TopNode& one : top.nodes) {
        placed[index(one.id)] = 1;
        double behind = 0;
        for (std::size_t u = 0; u < exact.size(); ++u)
            behind = placed[u] != 0 ? behind : std::max(behind, exact[node(u)]);
        const double value = exact[one.id];
        kept = kept && behind - value <= top.epsilon + kRounding && (!one.separated || behind <= value + kRounding) &&
               one.low <= value + kRounding && value <= one.high + kRounding;
    }
    return kept;
}

Graph caveman_graph(std::size_t caves, std::size_t size) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t c = 0; c < caves; ++c) {
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = i + 1; j < size; ++j)
                edges.emplace_back(node(c * size + i), node(c * size + j));
        if (c > 0)
            edges.emplace_back(node(c * size - 1), node(c * size));
    }
    return Graph::from_edges(caves * size, edges);
}

TEST(BetweennessTop, KeepsItsPromiseOnAHundredSeeds) {
    const std::vector<Graph> graphs = {random_graph(80, 0.07, 1), star_graph(30),
                                       grid_graph(6, 7),          path_graph(25),
                                       caveman_graph(6, 7),       graph_of("a-b b-c c-d d-e e-f f-g x-y z")};
    for (const Graph& g : graphs) {
        const auto exact = betweenness(g);
        std::size_t broken = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            if (const auto top = betweenness_top(g, {.count = 5, .epsilon = 0.08, .confidence = 0.9, .seed = seed});
                !keeps_its_promise(top, exact))
                ++broken;
        EXPECT_LE(broken, 10U) << g.node_count() << " nodes";
    }
}

TEST(BetweennessTop, WideGapsEndItLongBeforeTheLastSample) {
    // four hubs of different size above a thin rest, a small epsilon: what is clear needs no precision
    std::vector<std::pair<NodeId, NodeId>> edges;
    const std::size_t leaves[] = {300, 170, 80, 20};
    std::size_t next = 4;
    for (std::size_t hub = 0; hub < 4; ++hub) {
        if (hub > 0)
            edges.emplace_back(node(0), node(hub));
        for (std::size_t leaf = 0; leaf < leaves[hub]; ++leaf)
            edges.emplace_back(node(hub), node(next++));
    }
    const Graph g = Graph::from_edges(next, edges);
    const auto exact = betweenness(g);
    std::size_t broken = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto top = betweenness_top(g, {.count = 4, .epsilon = 0.01, .confidence = 0.9, .seed = seed});
        EXPECT_LT(4 * top.samples, top.most);
        broken += keeps_its_promise(top, exact) ? 0U : 1U;
        ASSERT_EQ(top.nodes.size(), 4U);
        EXPECT_TRUE(std::all_of(top.nodes.begin(), top.nodes.end(), [](const TopNode& one) { return one.separated; }));
    }
    EXPECT_LE(broken, 10U);
}

TEST(BetweennessTop, TheCentreOfAStarStandsAloneInFront) {
    const auto top = betweenness_top(star_graph(50), {.count = 1, .epsilon = 0.05});
    ASSERT_EQ(top.nodes.size(), 1U);
    EXPECT_EQ(top.nodes[0].id, node(0));
    EXPECT_TRUE(top.nodes[0].separated);
    EXPECT_LT(top.samples, top.most);
}

TEST(BetweennessTop, TheMiddleOfAPathComesFirst) {
    // node i of n has i (n - 1 - i) pairs around it
    const auto top = betweenness_top(path_graph(9), {.count = 3, .epsilon = 0.03, .confidence = 0.99, .seed = 2});
    ASSERT_EQ(top.nodes.size(), 3U);
    EXPECT_EQ(top.nodes[0].id, node(4));
    EXPECT_TRUE(top.nodes[0].separated);
    EXPECT_EQ(std::min(top.nodes[1].id, top.nodes[2].id), node(3));
    EXPECT_EQ(std::max(top.nodes[1].id, top.nodes[2].id), node(5));
    EXPECT_NEAR(top.nodes[0].score, 16.0 / 28, 0.03);
    EXPECT_FALSE(top.nodes[1].separated) << "equal values cannot be told apart";
}

TEST(BetweennessTop, PathsBeyondDoublesKeepTheirPromise) {
    const Graph g = chained_diamonds(400); // 2^400 paths: products leave the doubles
    const auto exact = betweenness(g);
    const auto top = betweenness_top(g, {.count = 6, .epsilon = 0.05, .confidence = 0.99, .seed = 4}, on_threads(2));
    EXPECT_TRUE(keeps_its_promise(top, exact));
}

TEST(BetweennessTop, WhereNobodyLiesBetweenTheFirstNodesComeWithZero) {
    EXPECT_TRUE(betweenness_top(Graph{}).nodes.empty());
    EXPECT_TRUE(betweenness_top(star_graph(4), {.count = 0}).nodes.empty());
    for (const Graph& g : {graph_of("a"), graph_of("a b c"), graph_of("a-b c-d"), path_graph(2)}) {
        const auto top = betweenness_top(g, {.count = 3});
        ASSERT_EQ(top.nodes.size(), std::min<std::size_t>(3, g.node_count()));
        EXPECT_EQ(top.samples, 0U);
        for (std::size_t i = 0; i < top.nodes.size(); ++i) {
            EXPECT_EQ(top.nodes[i].id, node(i));
            EXPECT_EQ(top.nodes[i].score, 0);
            EXPECT_EQ(top.nodes[i].high, 0);
        }
    }
}

TEST(BetweennessTop, HoldsOnEveryDegenerateGraphForAnyCount) {
    for (const NamedGraph& g : degenerate_graphs()) {
        const auto exact = betweenness(g.graph);
        for (const std::size_t count : {1U, 2U, 1000U}) {
            const auto top = betweenness_top(g.graph, {.count = count, .epsilon = 0.1, .confidence = 0.99});
            EXPECT_EQ(top.nodes.size(), std::min(count, g.graph.node_count())) << g.name;
            EXPECT_TRUE(keeps_its_promise(top, exact)) << g.name << " " << count;
        }
    }
}

TEST(BetweennessTop, SameSeedSameResultOnAnyThreads) {
    const Graph g = random_graph(200, 0.03, 3);
    const TopOptions options{.count = 8, .epsilon = 0.02, .confidence = 0.9, .seed = 5};
    const auto one = betweenness_top(g, options, on_threads(1));
    for (const unsigned threads : {2U, 4U}) {
        const auto more = betweenness_top(g, options, on_threads(threads));
        EXPECT_EQ(one.samples, more.samples);
        for (std::size_t i = 0; i < one.nodes.size(); ++i) {
            EXPECT_EQ(one.nodes[i].id, more.nodes[i].id);
            EXPECT_EQ(one.nodes[i].score, more.nodes[i].score);
            EXPECT_EQ(one.nodes[i].low, more.nodes[i].low);
            EXPECT_EQ(one.nodes[i].high, more.nodes[i].high);
        }
    }
}

TEST(BetweennessTop, StopsWhenTold) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(betweenness_top(grid_graph(20, 20), {}, {.threads = 1, .stop = source.get_token()}), Error);
}

} // namespace
} // namespace clusterbridge

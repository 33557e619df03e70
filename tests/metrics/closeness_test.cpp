#include "metrics/closeness.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(Closeness, CentreOfAStarIsOneStepFromAll) {
    const auto [close, harmonic] = closeness(star_graph(5));
    EXPECT_DOUBLE_EQ(close[node(0)], 1);
    EXPECT_DOUBLE_EQ(close[node(1)], 5.0 / 9);
    EXPECT_DOUBLE_EQ(harmonic[node(0)], 1);
    EXPECT_DOUBLE_EQ(harmonic[node(1)], 3.0 / 5);
}

TEST(Closeness, SmallComponentsCountLess) {
    const auto [close, harmonic] = closeness(graph_of("a-b c d e"));
    EXPECT_DOUBLE_EQ(close[node(0)], 0.25);
    EXPECT_DOUBLE_EQ(harmonic[node(0)], 0.25);
    EXPECT_EQ(close[node(2)], 0);
    EXPECT_EQ(harmonic[node(2)], 0);
}

TEST(Closeness, AgreesWithAllDistances) {
    for (const Graph& g : random_graphs(200)) {
        const auto both = closeness(g);
        expect_near(both.closeness, oracle::closeness(g), 1e-13, "closeness");
        expect_near(both.harmonic, oracle::harmonic(g), 1e-13, "harmonic");
    }
}

TEST(Closeness, AgreesWhereSourcesFillSeveralBatches) {
    // 257 and more sources; long paths push, dense parts pull
    for (const Graph& g :
         {path_graph(300), grid_graph(17, 19), random_graph(280, 0.01, 1), random_graph(280, 0.2, 2)}) {
        const auto both = closeness(g);
        expect_near(both.closeness, oracle::closeness(g), 1e-12, "closeness");
        expect_near(both.harmonic, oracle::harmonic(g), 1e-12, "harmonic");
    }
}

TEST(Closeness, NamesOfNodesDoNotMatter) {
    const Graph g = random_graph(90, 0.04, 8);
    const auto place = random_places(90, 8);
    expect_near(closeness(relabelled(g, place)).harmonic, relabelled(closeness(g).harmonic, place), 1e-13, "moved");
}

TEST(Closeness, ThreadsChangeNoBit) {
    const Graph g = random_graph(2500, 0.01, 3); // enough work for threads
    const auto one = closeness(g, on_threads(1));
    for (const unsigned threads : {2U, 4U}) {
        const auto more = closeness(g, on_threads(threads));
        expect_same(one.closeness, more.closeness, "closeness");
        expect_same(one.harmonic, more.harmonic, "harmonic");
    }
}

} // namespace
} // namespace clusterbridge

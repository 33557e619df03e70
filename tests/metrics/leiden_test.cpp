#include "metrics/leiden.hpp"

#include "base/random.hpp"
#include "communities.hpp"
#include "metrics/agreement.hpp"
#include "metrics/leiden_climb.hpp"
#include "support/graphs.hpp"
#include "support/plain_csv.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <sstream>
#include <tuple>

namespace clusterbridge {
namespace {

/// The best of all partitions, by trying every one (n <= 8).
double best_quality(const Graph& g, const EdgeColumn<double>& weight, QualityFunction function, double resolution) {
    double best = -1e300;
    for_all_partitions(g,
                       [&](const Partition& p) { best = std::max(best, quality(g, weight, p, function, resolution)); });
    return best;
}

TEST(Leiden, FindsTheCliquesOfARing) {
    const Graph g = ring_of_cliques(8, 5);
    const LeidenResult r = leiden(g, ones(g));
    ASSERT_EQ(r.partition.count, 8U);
    for (std::size_t v = 0; v < 40; ++v)
        EXPECT_EQ(r.partition.of[node(v)], v / 5);
}

TEST(Leiden, FindsPlantedGroups) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        Random random(seed);
        std::vector<std::pair<NodeId, NodeId>> edges;
        std::vector<std::uint32_t> planted(120);
        for (std::size_t i = 0; i < 120; ++i)
            planted[i] = static_cast<std::uint32_t>(i / 30);
        for (std::size_t i = 0; i < 120; ++i)
            for (std::size_t j = i + 1; j < 120; ++j)
                if (random.chance(planted[i] == planted[j] ? 0.4 : 0.02))
                    edges.emplace_back(node(i), node(j));
        const Graph g = Graph::from_edges(120, std::move(edges));
        const LeidenResult r = leiden(g, ones(g), {.seed = seed});
        EXPECT_EQ(agreement(r.partition.of.raw(), planted).normalised_mutual_information, 1) << seed;
    }
}

TEST(Leiden, TenRunsReachTheBestOfAllPartitionsOfSmallGraphs) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Random random(seed);
        const Graph g = random_graph(4 + static_cast<std::size_t>(random.below(5)), 0.45, seed);
        EdgeColumn<double> weight(g.edge_count());
        for (double& w : weight)
            w = 0.2 + random.uniform();
        for (const auto function : {QualityFunction::modularity, QualityFunction::cpm}) {
            const double resolution = function == QualityFunction::cpm ? 0.4 : 1.0;
            double best = -1e300;
            for (std::uint64_t run = 0; run < 10; ++run)
                best = std::max(
                    best, leiden(g, weight, {.objective = function, .resolution = resolution, .stream = run}).quality);
            EXPECT_NEAR(best, best_quality(g, weight, function, resolution), 1e-9) << seed;
        }
    }
}

TEST(Leiden, EveryCommunityIsConnectedAndTheQualityIsThatOfThePartition) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        const std::size_t n = 2 + static_cast<std::size_t>(random.below(60));
        const Graph g = random_graph(n, 3.0 / static_cast<double>(n), seed);
        EdgeColumn<double> weight(g.edge_count());
        for (double& w : weight)
            w = random.uniform() < 0.5 ? 1 : 0.01 + random.uniform();
        const auto function = seed % 3 == 0 ? QualityFunction::cpm : QualityFunction::modularity;
        const double resolution = function == QualityFunction::cpm ? 0.2 : 0.5 + random.uniform();
        const LeidenResult r = leiden(g, weight, {.objective = function, .resolution = resolution, .seed = seed});
        EXPECT_TRUE(all_connected(g, r.partition)) << seed;
        EXPECT_EQ(r.quality, quality(g, weight, r.partition, function, resolution));
        EXPECT_EQ(r.partition.of, number_communities(g, r.partition.of.raw()).of);
    }
}

TEST(Leiden, NeverEndsBelowItsStart) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Graph g = random_graph(40, 0.12, seed);
        Random random(seed);
        std::vector<std::uint32_t> labels(40);
        for (auto& label : labels)
            label = static_cast<std::uint32_t>(random.below(6));
        const Partition start = number_communities(g, labels);
        const LeidenResult r = leiden(g, ones(g), {.seed = seed, .start = &start});
        EXPECT_GE(r.quality, modularity(g, ones(g), start) - 1e-12);
        const LeidenResult again = leiden(g, ones(g), {.seed = seed + 1, .start = &r.partition});
        EXPECT_GE(again.quality, r.quality - 1e-12);
    }
}

TEST(Leiden, ACoarseToleranceStillMakesTheFirstIteration) {
    // many edges of the same weight: the first gain is measured, never taken for granted
    const Graph g = ring_of_cliques(4000, 5);
    const LeidenResult r = leiden(g, ones(g), {.tolerance = 1e-3});
    EXPECT_GE(r.iterations, 1U);
    EXPECT_GT(r.quality, 0.9);
}

TEST(Leiden, NeverSpansTwoComponents) {
    const Graph g = graph_of("a-b b-c d-e f-g g-h h-f i");
    for (const double resolution : {0.001, 1.0, 5.0}) {
        const LeidenResult r = leiden(g, ones(g), {.resolution = resolution});
        EXPECT_TRUE(all_connected(g, r.partition));
        EXPECT_EQ(r.partition.of[node(8)], Partition::kNone);
    }
    EXPECT_EQ(leiden(g, ones(g), {.resolution = 0.001}).partition.count, 3U);
}

TEST(Leiden, HasAnAnswerForEveryDegenerateGraph) {
    for (const auto& [name, g] : degenerate_graphs()) {
        const LeidenResult r = leiden(g, ones(g));
        EXPECT_EQ(r.partition.of.size(), g.node_count()) << name;
        EXPECT_EQ(r.partition.count == 0, g.edge_count() == 0) << name;
    }
    EXPECT_EQ(leiden(graph_of("a-b"), EdgeColumn<double>(1, 1.0)).partition.count, 1U);
    EXPECT_EQ(leiden(clique_graph(6), EdgeColumn<double>(15, 1.0)).partition.count, 1U);
}

TEST(Leiden, RunsThatShareTheirProblemFindWhatTheyWouldFindAlone) {
    const Graph g = ring_of_cliques(12, 4);
    const LeidenProblem shared = leiden_problem(g, ones(g), QualityFunction::modularity, 2);
    for (std::uint64_t stream = 0; stream < 5; ++stream) {
        const LeidenResult alone = leiden(g, ones(g), {.resolution = 2, .stream = stream});
        const LeidenResult sharing = leiden(g, ones(g), {.resolution = 2, .stream = stream, .problem = &shared});
        EXPECT_EQ(sharing.partition.of, alone.partition.of);
        EXPECT_EQ(sharing.quality, alone.quality);
    }
}

TEST(Leiden, TheScaleOfTheWeightsDoesNotMatter) {
    const Graph g = random_graph(60, 0.1, 3);
    const auto weight = ones(g);
    const LeidenResult plain = leiden(g, weight);
    for (const double scale : {0x1.0p-900, 0x1.0p-40, 0x1.0p70, 0x1.0p900})
        EXPECT_EQ(leiden(g, EdgeColumn<double>(g.edge_count(), scale)).partition.of, plain.partition.of);
    EdgeColumn<double> wide(g.edge_count());
    for (std::size_t e = 0; e < wide.size(); ++e)
        wide[edge(e)] = std::pow(10.0, static_cast<double>(e % 11) - 5);
    EXPECT_TRUE(all_connected(g, leiden(g, wide).partition));
}

TEST(Leiden, PottsResolutionIsTheDensityACommunityNeeds) {
    const Graph g = ring_of_cliques(5, 4);
    const auto cpm = [&](double resolution) {
        return leiden(g, ones(g), {.objective = QualityFunction::cpm, .resolution = resolution}).partition.count;
    };
    EXPECT_EQ(cpm(0.5), 5U);  // cliques have density 1
    EXPECT_EQ(cpm(1.5), 20U); // more than any has: all alone
    EXPECT_EQ(cpm(1e-4), 1U); // less than the whole has
}

struct Benchmark {
    Graph graph;
    EdgeColumn<double> weight;
    std::vector<std::uint32_t> truth;
};

std::string test_data(const std::string& path) {
    return std::string(CLUSTERBRIDGE_SOURCE_DIR "/../shared/testdata/") + path;
}

PlainTable table_at(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    return read_plain_csv(bytes.str());
}

Benchmark benchmark(const std::string& folder) {
    const PlainTable nodes = table_at(folder + "/nodes.csv");
    const PlainTable ties = table_at(folder + "/edges.csv");
    Benchmark b;
    std::map<std::string, std::uint32_t> number, group;
    for (const auto& row : nodes.rows) {
        number.emplace(nodes.at(row, "id"), static_cast<std::uint32_t>(number.size()));
        b.truth.push_back(
            group.emplace(nodes.at(row, "group"), static_cast<std::uint32_t>(group.size())).first->second);
    }
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (const auto& row : ties.rows)
        edges.emplace_back(NodeId{number.at(ties.at(row, "source"))}, NodeId{number.at(ties.at(row, "target"))});
    b.graph = Graph::from_edges(nodes.rows.size(), std::move(edges));
    b.weight = ones(b.graph);
    return b;
}

TEST(Leiden, ReachesTheBestModularityKnown) {
    if (!std::filesystem::exists(test_data("ground-truth")))
        GTEST_SKIP() << "no ground-truth networks beside the repository";
    const std::pair<const char*, double> best_known[] = {
        {"karate", 0.419790}, {"dolphins", 0.528519}, {"football", 0.604570}, {"polbooks", 0.527237}};
    for (const auto& [name, known] : best_known) {
        const Benchmark b = benchmark(test_data(std::string("ground-truth/") + name));
        double best = 0;
        for (std::uint64_t run = 0; run < 100; ++run)
            best = std::max(best, leiden(b.graph, b.weight, {.stream = run}).quality);
        EXPECT_NEAR(best, known, 5e-7) << name;
    }
}

TEST(Leiden, RecoversTheGroupsOfPlantedNetworks) {
    if (!std::filesystem::exists(test_data("lfr")))
        GTEST_SKIP() << "no planted networks beside the repository";
    // modularity merges some of the small groups (its resolution limit); the bounds are what that leaves
    const std::tuple<const char*, double, double> expected[] = {{"0.1", 0.858638, 0.99}, {"0.2", 0.760806, 0.99},
                                                                {"0.3", 0.663427, 0.99}, {"0.4", 0.564387, 0.98},
                                                                {"0.5", 0.468570, 0.96}, {"0.6", 0.369711, 0.91}};
    for (const auto& [mixing, known, least] : expected) {
        const Benchmark b = benchmark(test_data(std::string("lfr/n1000-mu") + mixing + "-s101"));
        LeidenResult best;
        for (std::uint64_t run = 0; run < 20; ++run)
            if (LeidenResult r = leiden(b.graph, b.weight, {.stream = run}); r.quality > best.quality)
                best = std::move(r);
        EXPECT_GT(best.quality, known - 2e-5) << mixing;
        EXPECT_GE(agreement(best.partition.of.raw(), b.truth).normalised_mutual_information, least) << mixing;
    }
}

} // namespace
} // namespace clusterbridge

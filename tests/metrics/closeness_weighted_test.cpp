#include "metrics/closeness_weighted.hpp"

#include "support/kernel_checks.hpp"

#include <algorithm>
#include <limits>

namespace clusterbridge {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

/// All distances by Floyd & Warshall.
std::vector<std::vector<double>> all_distances(const Graph& g, const EdgeColumn<double>& weight) {
    const std::size_t n = g.node_count();
    std::vector<std::vector<double>> d(n, std::vector<double>(n, kFar));
    for (std::size_t u = 0; u < n; ++u)
        d[u][u] = 0;
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        d[index(u)][index(v)] = d[index(v)][index(u)] = 1 / weight[edge(e)];
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    return d;
}

void expect_relative(double is, double should, const std::string& where) {
    EXPECT_NEAR(is, should, 1e-12 * std::abs(should)) << where;
}

TEST(ClosenessWeighted, AStrongDetourIsShorterThanAWeakTie) {
    const auto [graph, weight] = weighted_graph_of("a-b:4 b-c:4 a-c:1"); // 1/4 + 1/4 < 1
    const auto [close, harmonic] = closeness_weighted(graph, weight);
    EXPECT_DOUBLE_EQ(close[node(0)], 2 / 0.75);
    EXPECT_DOUBLE_EQ(harmonic[node(0)], (4 + 2) / 2.0);
    EXPECT_DOUBLE_EQ(harmonic[node(1)], 4);
}

TEST(ClosenessWeighted, PathsStarsAndCliquesHaveTheirClosedForms) {
    const double w = 2.5;
    const auto on = [&](const Graph& g) { return closeness_weighted(g, EdgeColumn<double>(g.edge_count(), w)); };
    const auto path = on(path_graph(10)); // from the end: 1 + 2 + ... + 9 steps of 1/w
    EXPECT_NEAR(path.closeness[node(0)], 9 * w / 45, 1e-14);
    const auto star = on(star_graph(7));
    EXPECT_NEAR(star.closeness[node(0)], w, 1e-14);
    EXPECT_NEAR(star.harmonic[node(1)], w * (1 + 6 * 0.5) / 7, 1e-14);
    const auto clique = on(clique_graph(6));
    EXPECT_NEAR(clique.closeness[node(3)], w, 1e-14);
    const auto grid = on(grid_graph(12, 9));
    double sum = 0;
    for (const double c : grid.closeness)
        sum += 107 / c;
    EXPECT_NEAR(sum, distances_on_grid(12, 9) / w, 1e-8);
}

TEST(ClosenessWeighted, AgreesWithAllDistancesOverTenDecades) {
    std::uint64_t seed = 0;
    for (const Graph& g : random_graphs(200)) {
        ++seed;
        const auto weight = random_weights(g, seed, seed % 2 == 0 ? 10 : 2); // heap or buckets
        const auto both = closeness_weighted(g, weight);
        const auto d = all_distances(g, weight);
        for (std::size_t u = 0; u < g.node_count(); ++u) {
            double sum = 0, inverse = 0, reached = 0;
            for (std::size_t v = 0; v < g.node_count(); ++v)
                if (v != u && d[u][v] < kFar) {
                    sum += d[u][v];
                    inverse += 1 / d[u][v];
                    ++reached;
                }
            const double others = std::max(1.0, static_cast<double>(g.node_count()) - 1);
            expect_relative(both.closeness[node(u)], reached > 0 ? reached / sum * reached / others : 0, "closeness");
            expect_relative(both.harmonic[node(u)], inverse / others, "harmonic");
        }
    }
}

TEST(ClosenessWeighted, WithEqualWeightsItIsClosenessTimesThatWeight) {
    for (const Graph& g : random_graphs(100, 30)) {
        const auto plain = closeness(g);
        const auto ones = closeness_weighted(g, unit_column(g));
        expect_near(ones.closeness, plain.closeness, 1e-13, "closeness");
        expect_near(ones.harmonic, plain.harmonic, 1e-13, "harmonic");
        const auto eight = closeness_weighted(g, EdgeColumn<double>(g.edge_count(), 8));
        for (std::size_t u = 0; u < g.node_count(); ++u)
            EXPECT_EQ(eight.closeness[node(u)], 8 * ones.closeness[node(u)]) << "a power of two moves no digit";
    }
}

TEST(ClosenessWeighted, WeightsAtTheEndsOfTheNumbersStayFinite) {
    const Graph g = path_graph(4);
    for (const auto& weight : {EdgeColumn<double>(3, std::numeric_limits<double>::max() / 8),
                               EdgeColumn<double>(3, std::numeric_limits<double>::denorm_min()),
                               EdgeColumn<double>(std::vector<double>{1e300, 5e-324, 1}),
                               EdgeColumn<double>(std::vector<double>{1e-300, 1e-310, 1e-300})}) {
        const auto both = closeness_weighted(g, weight);
        double largest = 0;
        for (const double w : weight)
            largest = std::max(largest, w);
        for (std::size_t u = 0; u < 4; ++u) {
            EXPECT_TRUE(std::isfinite(both.closeness[node(u)]) && both.closeness[node(u)] >= 0);
            EXPECT_TRUE(std::isfinite(both.harmonic[node(u)]) && both.harmonic[node(u)] >= 0);
            EXPECT_LE(both.closeness[node(u)], largest);
            EXPECT_LE(both.harmonic[node(u)], largest);
        }
        EXPECT_GT(both.harmonic[node(0)], 0);
    }
}

TEST(ClosenessWeighted, NamesOfNodesAndThreadsDoNotMatter) {
    const Graph g = random_graph(600, 0.012, 8); // enough work for threads
    const auto weight = random_weights(g, 3, 4);
    const auto one = closeness_weighted(g, weight, on_threads(1));
    for (const unsigned threads : {2U, 4U}) {
        const auto more = closeness_weighted(g, weight, on_threads(threads));
        expect_same(one.closeness, more.closeness, "closeness");
        expect_same(one.harmonic, more.harmonic, "harmonic");
    }
    const auto place = random_places(g.node_count(), 8);
    const Graph moved = relabelled(g, place);
    EdgeColumn<double> moved_weight(g.edge_count());
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        moved_weight[moved.find(node(place[index(u)]), node(place[index(v)])).edge] = weight[edge(e)];
    }
    const auto there = closeness_weighted(moved, moved_weight);
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        expect_relative(there.closeness[node(place[u])], one.closeness[node(u)], "closeness");
        expect_relative(there.harmonic[node(place[u])], one.harmonic[node(u)], "harmonic");
    }
}

} // namespace
} // namespace clusterbridge

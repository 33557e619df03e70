#include "metrics/backbone.hpp"

#include "base/random.hpp"
#include "metrics/co_occurrence.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace clusterbridge {
namespace {

using Rows = std::vector<std::vector<unsigned>>;

Memberships memberships(const Rows& rows) {
    Memberships m;
    for (const auto& row : rows) {
        for (const unsigned v : row)
            m.members.push_back(NodeId{v});
        m.offsets.push_back(m.members.size());
    }
    return m;
}

/// Everybody with everybody, so that a chance can be asked for each pair.
Graph complete(std::size_t n) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            edges.emplace_back(node(a), node(b));
    return Graph::from_edges(n, std::move(edges));
}

EdgeColumn<std::uint32_t> shared_in(const Rows& rows, const Graph& g) {
    EdgeColumn<std::uint32_t> shared(g.edge_count(), 0);
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [a, b] = g.ends(edge(e));
        for (const auto& row : rows)
            shared[edge(e)] += std::find(row.begin(), row.end(), index(a)) != row.end() &&
                                       std::find(row.begin(), row.end(), index(b)) != row.end()
                                   ? 1U
                                   : 0U;
    }
    return shared;
}

/// 60 rows of 2 to 6 among 20 members, lower numbers more often; members 18 and 19 are in one row each, and 16 and 17
/// in eight rows, always together.
Rows made_rows() {
    Random random(4);
    Rows rows;
    for (unsigned r = 0; r < 60; ++r) {
        std::vector<unsigned> row;
        for (unsigned v = 0; v < 16; ++v)
            if (random.chance(0.35 - 0.018 * v))
                row.push_back(v);
        if (r < 8)
            row.insert(row.end(), {16, 17});
        if (r == 9)
            row.push_back(18);
        if (r == 10)
            row.push_back(19);
        rows.push_back(row);
    }
    return rows;
}

TEST(SharedRowsChance, AgreesWithRowsFilledAtRandom) {
    const Rows rows = made_rows();
    const Graph g = complete(20);
    const auto shared = shared_in(rows, g);
    const auto chance = shared_rows_chance(memberships(rows), g, shared);
    CoOccurrenceTable table;
    table.rows = memberships(rows);
    table.items = 20;
    table.share.assign(rows.size(), 1);
    table.observed.assign(pair_count(20), 0);
    const CoOccurrenceNull null = co_occurrence_null(table, {.draws = 4000});
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [a, b] = g.ends(edge(e));
        if (shared[edge(e)] == 0) {
            EXPECT_EQ(chance[edge(e)], 1);
            continue;
        }
        // The draws hold the margins exactly, ours on average; the mean hardly differs.
        const double mean = null.mean(pair_place(index(a), index(b)));
        double tail = 1, term = std::exp(-mean);
        for (std::uint32_t k = 0; k < shared[edge(e)]; ++k, term *= mean / k)
            tail -= term;
        EXPECT_NEAR(chance[edge(e)], tail, 0.05 + 0.1 * tail) << index(a) << '-' << index(b);
    }
}

TEST(SharedRowsChance, IsSmallForThoseAlwaysTogetherAlone) {
    const Rows rows = made_rows();
    const Graph g = complete(20);
    const auto chance = shared_rows_chance(memberships(rows), g, shared_in(rows, g));
    double least = 1;
    EdgeId which{};
    for (std::size_t e = 0; e < g.edge_count(); ++e)
        if (chance[edge(e)] < least)
            least = chance[which = edge(e)];
    EXPECT_EQ(g.ends(which), (std::pair{node(16), node(17)}));
    EXPECT_LT(least, 1e-3);
}

TEST(SharedRowsChance, IsDefinedForTheSmallest) {
    const Graph pair = complete(2);
    EXPECT_EQ(shared_rows_chance({}, pair, EdgeColumn<std::uint32_t>(1, 0))[edge(0)], 1);
    const Rows one{{0, 1}};
    const double chance = shared_rows_chance(memberships(one), pair, shared_in(one, pair))[edge(0)];
    EXPECT_GT(chance, 0.5); // both are in every row there is
    EXPECT_LE(chance, 1);
    EXPECT_EQ(shared_rows_chance({}, Graph(), {}).size(), 0U);
}

/// The filter as its paper writes it, with the two parameters of the beta distribution by name.
double by_the_paper(double w, double si, double sj, double all) {
    const double mean = si * sj / all / all;
    const double variance = si * sj * (all - si) * (all - sj) / (all * all * all * all * (all - 1));
    const double alpha = mean * mean / variance * (1 - mean) - mean, beta = alpha * (1 - mean) / mean;
    const double p = (alpha + w) / (alpha + beta + all);
    const double k = all / (si * sj);
    const double d = 1 / (si * sj) - all * (si + sj) / std::pow(si * sj, 2);
    const double spread = all * p * (1 - p) * std::pow(2 * (k + w * d) / std::pow(k * w + 1, 2), 2);
    const double z = (k * w - 1) / (k * w + 1) / std::sqrt(spread);
    return 0.5 * std::erfc(z / std::numbers::sqrt2);
}

TEST(NoiseCorrectedChance, IsThatOfThePaper) {
    Random random(8);
    const std::size_t n = 30;
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            if (random.chance(0.3))
                edges.emplace_back(node(a), node(b));
    const Graph g = Graph::from_edges(n, std::move(edges));
    EdgeColumn<double> weight(g.edge_count());
    std::vector<double> strength(n);
    double all = 0;
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        weight[edge(e)] = static_cast<double>(1 + random.below(20));
        const auto [a, b] = g.ends(edge(e));
        strength[index(a)] += weight[edge(e)];
        strength[index(b)] += weight[edge(e)];
        all += 2 * weight[edge(e)];
    }
    const auto chance = noise_corrected_chance(g, weight);
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [a, b] = g.ends(edge(e));
        EXPECT_NEAR(chance[edge(e)], by_the_paper(weight[edge(e)], strength[index(a)], strength[index(b)], all), 1e-9);
    }
}

TEST(NoiseCorrectedChance, PrefersTheSurprisingToTheStrong) {
    // two hubs (0, 1) with ten partners each; 2 and 3 have little but each other
    std::vector<std::pair<NodeId, NodeId>> edges{{node(0), node(1)}, {node(2), node(3)}};
    std::vector<double> weights{30, 15};
    for (std::size_t k = 0; k < 10; ++k) {
        edges.insert(edges.end(), {{node(0), node(4 + k)}, {node(1), node(14 + k)}});
        weights.insert(weights.end(), {25, 25});
    }
    edges.insert(edges.end(), {{node(0), node(2)}, {node(1), node(3)}});
    weights.insert(weights.end(), {1, 1});
    const Graph g = Graph::from_edges(24, edges);
    EdgeColumn<double> weight(g.edge_count());
    double hubs = 0, pair = 0;
    for (std::size_t k = 0; k < edges.size(); ++k)
        for (std::size_t e = 0; e < g.edge_count(); ++e)
            if (g.ends(edge(e)) == edges[k])
                weight[edge(e)] = weights[k];
    const auto chance = noise_corrected_chance(g, weight);
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        if (g.ends(edge(e)) == edges[0])
            hubs = chance[edge(e)];
        if (g.ends(edge(e)) == edges[1])
            pair = chance[edge(e)];
    }
    EXPECT_LT(pair, 0.01);
    EXPECT_GT(hubs, 0.5) << "strong, but less than two so strong ones would have by chance";
}

TEST(NoiseCorrectedChance, IsOneWhereNothingCanBeSaid) {
    EXPECT_EQ(noise_corrected_chance(complete(3), EdgeColumn<double>(3, 0.1))[edge(0)], 1);
    EXPECT_EQ(noise_corrected_chance(Graph(), {}).size(), 0U);
}

} // namespace
} // namespace clusterbridge

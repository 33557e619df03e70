#include "metrics/two_hop.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>
#include <map>

namespace clusterbridge {
namespace {

EdgeColumn<double> random_values(const Graph& g, std::uint64_t seed) {
    Random random(seed);
    EdgeColumn<double> values(g.edge_count(), 0.0);
    for (double& value : values)
        value = 0.01 + random.uniform();
    return values;
}

/// From the definition, over all triples.
double slow_score(const Graph& g, const EdgeColumn<double>& a, NodeId i, NodeId j) {
    double sum = 0;
    for (std::size_t z = 0; z < g.node_count(); ++z) {
        const auto with_i = g.find(i, node(z));
        const auto with_j = g.find(j, node(z));
        if (!with_i.found || !with_j.found)
            continue;
        double total = 0;
        for (const Arc& arc : g.arcs(node(z)))
            total += a[arc.edge];
        sum += a[with_i.edge] * a[with_j.edge] / total;
    }
    return sum;
}

std::map<std::pair<NodeId, NodeId>, double> all_visited(const TwoHop& walk, std::size_t n, bool one_sided) {
    auto scratch = walk.make_scratch();
    std::map<std::pair<NodeId, NodeId>, double> found;
    for (std::size_t i = 0; i < n; ++i)
        walk.visit(node(i), one_sided ? node(i + 1) : node(0), scratch, [&](NodeId j, double r) {
            EXPECT_TRUE(found.emplace(std::pair(node(i), j), r).second) << "a pair was visited twice";
        });
    return found;
}

TEST(TwoHop, AgreesWithTheDefinitionOnRandomGraphs) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Graph g = random_graph(4 + seed % 20, 0.05 + 0.004 * static_cast<double>(seed % 100), seed);
        const auto a = random_values(g, seed);
        const TwoHop walk(g, a);
        const auto found = all_visited(walk, g.node_count(), false);
        for (std::size_t i = 0; i < g.node_count(); ++i)
            for (std::size_t j = 0; j < g.node_count(); ++j) {
                const auto at = found.find({node(i), node(j)});
                const double expected = i == j || g.adjacent(node(i), node(j)) ? 0 : slow_score(g, a, node(i), node(j));
                if (expected > 0) {
                    ASSERT_NE(at, found.end()) << seed << ": " << i << "-" << j;
                    ASSERT_NEAR(at->second, expected, 1e-12 * expected);
                } else {
                    ASSERT_EQ(at, found.end()) << seed << ": " << i << "-" << j;
                }
            }
    }
}

TEST(TwoHop, IsTheSameToTheLastBitFromBothEnds) {
    const Graph g = random_graph(60, 0.15, 7);
    const TwoHop walk(g, random_values(g, 8));
    const auto both = all_visited(walk, g.node_count(), false);
    ASSERT_FALSE(both.empty());
    for (const auto& [pair, r] : both) {
        EXPECT_EQ(r, both.at({pair.second, pair.first}));
        EXPECT_EQ(r, walk.score(pair.first, pair.second));
    }
    for (const auto& [pair, r] : all_visited(walk, g.node_count(), true)) {
        EXPECT_LT(pair.first, pair.second);
        EXPECT_EQ(r, both.at(pair));
    }
    EXPECT_EQ(all_visited(walk, g.node_count(), true).size() * 2, both.size());
}

TEST(TwoHop, WithEqualValuesIsResourceAllocation) {
    const Graph g = graph_of("a-x b-x a-y b-y c-y");
    const TwoHop walk(g, EdgeColumn<double>(g.edge_count(), 1.0));
    EXPECT_NEAR(walk.score(node(0), node(1)), 1.0 / 2 + 1.0 / 3, 1e-15);
}

TEST(TwoHop, SharesAddUpAndComeStrongestFirst) {
    const Graph g = random_graph(30, 0.4, 3);
    const TwoHop walk(g, random_values(g, 4));
    for (std::size_t i = 0; i < 10; ++i) {
        const auto shares = walk.shares(node(i), node(i + 10));
        double sum = 0;
        for (std::size_t k = 0; k < shares.size(); ++k) {
            sum += shares[k].share;
            if (k > 0) {
                EXPECT_TRUE(shares[k - 1].share > shares[k].share ||
                            (shares[k - 1].share == shares[k].share && shares[k - 1].through < shares[k].through));
            }
        }
        EXPECT_NEAR(sum, walk.score(node(i), node(i + 10)), 1e-12);
    }
}

TEST(TwoHop, ReachesNobodyWhereThereIsNobody) {
    for (const NamedGraph& g : degenerate_graphs()) {
        const TwoHop walk(g.graph, EdgeColumn<double>(g.graph.edge_count(), 1.0));
        const auto found = all_visited(walk, g.graph.node_count(), true);
        std::size_t expected = 0;
        if (g.name == "star")
            expected = 15;
        else if (g.name == "path")
            expected = 5;
        else if (g.name == "two_parts")
            expected = 1;
        EXPECT_EQ(found.size(), expected) << g.name;
    }
}

} // namespace
} // namespace clusterbridge

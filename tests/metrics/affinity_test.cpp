#include "metrics/affinity.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

NodeColumn<std::uint32_t> classes(std::vector<std::uint32_t> values) {
    return NodeColumn<std::uint32_t>(std::move(values));
}

/// Counting ends by hand, pair by pair.
double slow_factor(const Graph& g, const NodeColumn<std::uint32_t>& class_of, std::uint32_t a, std::uint32_t b) {
    double observed = 0, degree_a = 0, degree_b = 0, edges = 0;
    for (std::size_t u = 0; u < g.node_count(); ++u)
        for (std::size_t v = 0; v < g.node_count(); ++v)
            if (u != v && g.adjacent(node(u), node(v))) {
                edges += 0.5;
                degree_a += class_of[node(u)] == a ? 1 : 0;
                degree_b += class_of[node(u)] == b ? 1 : 0;
                if (class_of[node(u)] == a && class_of[node(v)] == b)
                    observed += a == b ? 0.5 : 1;
            }
    const double expected = edges == 0 ? 0 : degree_a * degree_b / ((a == b ? 4 : 2) * edges);
    return (observed + 5) / (expected + 5);
}

TEST(Affinity, AgreesWithCountingByHandOnRandomGraphs) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const Graph g = random_graph(5 + seed % 15, 0.3, seed);
        Random random(seed, 1);
        NodeColumn<std::uint32_t> class_of(g.node_count());
        for (std::uint32_t& c : class_of)
            c = random.chance(0.2) ? Affinity::kNoClass : static_cast<std::uint32_t>(random.below(3));
        const Affinity affinity(g, class_of, 3);
        for (std::size_t u = 0; u < g.node_count(); ++u)
            for (std::size_t v = 0; v < g.node_count(); ++v) {
                const std::uint32_t a = class_of[node(u)];
                const std::uint32_t b = class_of[node(v)];
                const bool known = a != Affinity::kNoClass && b != Affinity::kNoClass;
                ASSERT_NEAR(affinity.of(node(u), node(v)), known ? slow_factor(g, class_of, a, b) : 1.0, 1e-12);
            }
    }
}

TEST(Affinity, TiesWithinOneClassCountOnce) {
    const Graph g = graph_of("a-b b-c a-c");
    const Affinity affinity(g, classes({0, 0, 0}), 1);
    EXPECT_EQ(affinity.observed(0, 0), 3);
    EXPECT_EQ(affinity.expected(0, 0), 3); // 6^2 / (4 * 3)
    EXPECT_EQ(affinity.of(node(0), node(1)), 1);
}

TEST(Affinity, ManyClassesGiveTheSameAsFew) {
    const Graph g = random_graph(40, 0.2, 5);
    NodeColumn<std::uint32_t> class_of(g.node_count());
    for (std::size_t i = 0; i < class_of.size(); ++i)
        class_of[node(i)] = static_cast<std::uint32_t>(i % 4);
    const Affinity table(g, class_of, 4);
    const Affinity sparse(g, class_of, 5000);
    for (std::size_t u = 0; u < 40; ++u)
        for (std::size_t v = 0; v < 40; ++v)
            EXPECT_EQ(table.of(node(u), node(v)), sparse.of(node(u), node(v)));
}

TEST(Affinity, IsOneWithoutTies) {
    for (const NamedGraph& g : degenerate_graphs()) {
        const Affinity affinity(g.graph, NodeColumn<std::uint32_t>(g.graph.node_count(), 0U), 1);
        if (g.graph.edge_count() == 0 && g.graph.node_count() > 0) {
            EXPECT_EQ(affinity.of(node(0), node(0)), 1) << g.name;
        }
    }
}

} // namespace
} // namespace clusterbridge

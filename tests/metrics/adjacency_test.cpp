#include "metrics/adjacency.hpp"

#include "metrics/triangles.hpp"
#include "support/kernel_checks.hpp"

#include <set>

namespace clusterbridge {
namespace {

const Graph& large_graph() { // enough arcs for several blocks
    static const Graph graph = random_graph(1000, 0.4, 3);
    return graph;
}

TEST(Adjacency, RowsAreThoseOfTheGraphWhateverTheThreads) {
    const Graph& g = large_graph();
    ASSERT_GT(arc_blocks(g.arc_count()), 3U);
    for (const unsigned threads : {1U, 3U}) {
        const Adjacency a = adjacency_of(g, on_threads(threads));
        ASSERT_EQ(a.node_count(), g.node_count());
        for (std::size_t u = 0; u < g.node_count(); ++u) {
            std::vector<std::uint32_t> row;
            for (const Arc& arc : g.arcs(node(u)))
                row.push_back(static_cast<std::uint32_t>(index(arc.to)));
            ASSERT_TRUE(std::equal(row.begin(), row.end(), a.row(u).begin(), a.row(u).end())) << u;
        }
    }
}

TEST(Adjacency, RenumberedRowsHaveTheNewNumbersSorted) {
    const Adjacency a = adjacency_of(large_graph());
    const auto order = breadth_first_order(a);
    for (const unsigned threads : {1U, 3U}) {
        const Adjacency b = renumbered(a, order, on_threads(threads));
        ASSERT_EQ(b.node_count(), a.node_count());
        for (std::size_t i = 0; i < order.size(); ++i) {
            std::set<std::uint32_t> back;
            for (const std::uint32_t v : b.row(i))
                back.insert(order[v]);
            const auto row = a.row(order[i]);
            ASSERT_EQ(back, (std::set<std::uint32_t>(row.begin(), row.end()))) << i;
            ASSERT_TRUE(std::is_sorted(b.row(i).begin(), b.row(i).end())) << i;
        }
    }
}

TEST(Upwards, HasEveryTieOnceFromItsEndOfLowerDegree) {
    const Graph& g = large_graph();
    for (const unsigned threads : {1U, 3U}) {
        const Upwards up = upwards(g, on_threads(threads));
        std::set<std::pair<std::size_t, std::size_t>> ties;
        for (std::size_t v = 0; v < g.node_count(); ++v)
            for (const std::uint32_t w : up.rows.row(v)) {
                ASSERT_LT(v, w);
                const NodeId a = node(up.order[v]), b = node(up.order[w]);
                ASSERT_LE(g.degree(a), g.degree(b));
                ASSERT_TRUE(g.adjacent(a, b));
                ties.emplace(v, w);
            }
        EXPECT_EQ(ties.size(), g.edge_count());
    }
}

} // namespace
} // namespace clusterbridge

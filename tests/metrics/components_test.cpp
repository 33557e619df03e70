#include "metrics/components.hpp"

#include "graph/boost_model.hpp"
#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

#include <boost/graph/connected_components.hpp>
#include <map>

namespace clusterbridge {
namespace {

TEST(Components, AreNumberedBySizeThenSmallestNode) {
    const auto result = components(graph_of("a b-c d-e e-f g"));
    // {d,e,f}, {b,c}, {a}, {g}
    EXPECT_EQ(result.sizes.front(), 3U);
    EXPECT_EQ(result.of[node(3)], 0U);
    EXPECT_EQ(result.of[node(1)], 1U);
    EXPECT_EQ(result.of[node(0)], 2U);
}

TEST(Components, AgreeWithReachability) {
    for (const Graph& g : random_graphs(200, 25)) {
        const auto result = components(g);
        const auto d = oracle::distances(g);
        EXPECT_EQ(result.sizes.size(), oracle::component_count(g, g.node_count()));
        EXPECT_TRUE(std::is_sorted(result.sizes.rbegin(), result.sizes.rend()));
        for (std::size_t u = 0; u < g.node_count(); ++u)
            for (std::size_t v = 0; v < g.node_count(); ++v)
                EXPECT_EQ(d[u][v] >= 0, result.of[node(u)] == result.of[node(v)]);
    }
    EXPECT_TRUE(components(Graph{}).sizes.empty());
}

TEST(Components, AgreeWithBoostFromManySmallPartsToOneLarge) {
    for (const double mean : {0.3, 0.8, 1.1, 2.0, 6.0})
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const Graph g = random_graph(2500, mean / 2500, seed);
            std::vector<std::size_t> other(g.node_count());
            const std::size_t count = boost::connected_components(
                g, boost::make_iterator_property_map(other.begin(), get(boost::vertex_index, g)));
            const auto result = components(g);
            ASSERT_EQ(result.sizes.size(), count) << mean;
            std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> pairs; // theirs, ours: one to one
            for (std::size_t u = 0; u < g.node_count(); ++u)
                ++pairs[{other[u], result.of[node(u)]}];
            EXPECT_EQ(pairs.size(), count) << mean;
            for (const auto& [pair, size] : pairs)
                EXPECT_EQ(size, result.sizes[pair.second]);
        }
}

} // namespace
} // namespace clusterbridge

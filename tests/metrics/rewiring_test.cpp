#include "metrics/rewiring.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>

namespace clusterbridge {
namespace {

TEST(Rewiring, KeepsEveryDegreeAndTheWeights) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Graph g = random_graph(30, 0.15, seed);
        EdgeColumn<double> weight(g.edge_count());
        for (std::size_t e = 0; e < weight.size(); ++e)
            weight[edge(e)] = static_cast<double>(e + 1);
        const RewiredGraph r = rewired(g, weight, Random(seed));
        ASSERT_EQ(r.graph.edge_count(), g.edge_count());
        for (std::size_t v = 0; v < g.node_count(); ++v)
            EXPECT_EQ(r.graph.degree(node(v)), g.degree(node(v)));
        std::vector<double> dealt(r.weight.begin(), r.weight.end());
        std::sort(dealt.begin(), dealt.end());
        EXPECT_TRUE(std::equal(dealt.begin(), dealt.end(), weight.begin()));
        EXPECT_GT(r.swaps, g.edge_count());
    }
}

TEST(Rewiring, ReachesEveryGraphWithTheseDegreesAboutEquallyOften) {
    // 2-regular on six nodes: 60 hexagons and 10 pairs of triangles
    const Graph g = cycle_graph(6);
    std::map<std::vector<std::pair<NodeId, NodeId>>, int> seen;
    constexpr int kDraws = 14000;
    for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
        const RewiredGraph r = rewired(g, EdgeColumn<double>(6, 1.0), Random(1, seed));
        std::vector<std::pair<NodeId, NodeId>> ends;
        for (std::size_t e = 0; e < 6; ++e)
            ends.push_back(r.graph.ends(edge(e)));
        ++seen[ends];
    }
    ASSERT_EQ(seen.size(), 70U);
    double chi_square = 0;
    for (const auto& [ends, count] : seen)
        chi_square += (count - kDraws / 70.0) * (count - kDraws / 70.0) / (kDraws / 70.0);
    EXPECT_LT(chi_square, 69 + 5 * 11.75); // mean plus five standard deviations of 69 degrees of freedom
}

TEST(Rewiring, LeavesAloneWhatHasNoOtherForm) {
    for (const Graph& g : {Graph{}, graph_of("a b"), graph_of("a-b"), star_graph(5), clique_graph(5)}) {
        const RewiredGraph r = rewired(g, EdgeColumn<double>(g.edge_count(), 1.0), Random(3));
        EXPECT_EQ(r.swaps, 0U);
        for (std::size_t e = 0; e < g.edge_count(); ++e)
            EXPECT_EQ(r.graph.ends(edge(e)), g.ends(edge(e)));
    }
}

} // namespace
} // namespace clusterbridge

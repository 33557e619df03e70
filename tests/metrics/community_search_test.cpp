#include "metrics/community_search.hpp"

#include "communities.hpp"
#include "metrics/label_propagation.hpp"
#include "metrics/map_equation.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(CommunitySearch, IsTheSearchItIsAskedForAndJudgesByWhatThatSearchWants) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Graph g = random_graph(60, 0.08, seed);
        const LeidenResult l = leiden(g, ones(g), {.seed = seed, .stream = 3});
        const LeidenResult as_leiden =
            search_communities(g, ones(g), SearchMethod::leiden, {.seed = seed, .stream = 3});
        EXPECT_EQ(as_leiden.partition.of, l.partition.of);
        EXPECT_EQ(as_leiden.quality, l.quality);
        const MapEquationResult m = map_equation(g, ones(g), {.seed = seed, .stream = 3});
        const LeidenResult as_map =
            search_communities(g, ones(g), SearchMethod::map_equation, {.seed = seed, .stream = 3});
        EXPECT_EQ(as_map.partition.of, m.partition.of);
        EXPECT_EQ(as_map.quality, m.saved);
        const LabelPropagationResult p = label_propagation(g, ones(g), {.seed = seed, .stream = 3});
        const LeidenResult as_labels =
            search_communities(g, ones(g), SearchMethod::label_propagation, {.seed = seed, .stream = 3});
        EXPECT_EQ(as_labels.partition.of, p.partition.of);
        EXPECT_EQ(as_labels.quality, modularity(g, ones(g), p.partition));
    }
}

TEST(CommunitySearch, StartsWhereItIsTold) {
    const Graph g = ring_of_cliques(8, 5);
    const Partition cliques = leiden(g, ones(g)).partition;
    for (const auto method : {SearchMethod::leiden, SearchMethod::map_equation, SearchMethod::label_propagation})
        EXPECT_EQ(search_communities(g, ones(g), method, {.start = &cliques}).partition.of, cliques.of);
}

} // namespace
} // namespace clusterbridge

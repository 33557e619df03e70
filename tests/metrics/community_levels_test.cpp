#include "metrics/community_levels.hpp"

#include "communities.hpp"
#include "support/graphs.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

double all_weight(const Level& level) {
    double sum = 0;
    for (std::uint32_t v = 0; v < level.size(); ++v)
        level.for_arcs(v, [&](LevelArc arc) { sum += static_cast<double>(arc.weight); });
    return sum;
}

TEST(CommunityLevels, TheFirstIsTheGraphInAUnitThatDoesNotMatter) {
    const auto [g, weight] = weighted_graph_of("a-b:3 b-c:5 c-d:1 e");
    const FirstLevel first = first_level(g, weight);
    EXPECT_EQ(first.level.size(), 5U);
    EXPECT_EQ(first.level.arc_count(), 6U);
    EXPECT_EQ(std::ldexp(first.total, first.exponent), 9);
    EXPECT_EQ(std::ldexp(first.level.mass[1], first.exponent), 8);
    EXPECT_EQ(first.level.mass[4], 0);
}

TEST(CommunityLevels, WhatIsPutTogetherKeepsItsMassAndTheWeightToOthers) {
    const Graph g = ring_of_cliques(4, 5);
    const FirstLevel first = first_level(g, ones(g));
    Labels part(g.node_count());
    for (std::uint32_t v = 0; v < part.size(); ++v)
        part[v] = v / 5;
    WorkerSurroundings around(g.node_count());
    const Level coarse = aggregate(first.level, part, 4, around);
    ASSERT_EQ(coarse.size(), 4U);
    for (std::uint32_t c = 0; c < 4; ++c) {
        EXPECT_EQ(coarse.degree(c), 2U);
        EXPECT_EQ(coarse.mass[c], first.total / 2);
    }
    EXPECT_EQ(all_weight(coarse), 8 * all_weight(first.level) / static_cast<double>(first.level.arc_count()));
}

TEST(CommunityLevels, LabelsAreNumberedByFirstUse) {
    Labels labels{7, 3, 7, 0, 3};
    EXPECT_EQ(compact(labels, 8), 3U);
    EXPECT_EQ(labels, (Labels{0, 1, 0, 2, 1}));
}

TEST(CommunityLevels, PiecesThatDoNotHangTogetherGetLabelsOfTheirOwn) {
    const Graph g = graph_of("a-b c-d d-e f");
    const Labels pieces = split_into_connected(g, Labels(6, 0));
    EXPECT_EQ(pieces[0], pieces[1]);
    EXPECT_EQ(pieces[2], pieces[4]);
    EXPECT_NE(pieces[0], pieces[2]);
    EXPECT_NE(pieces[5], pieces[0]);
    EXPECT_NE(pieces[5], pieces[2]);
}

} // namespace
} // namespace clusterbridge

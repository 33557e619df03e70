#include "analysis/tie_evidence.hpp"

#include "support/graphs.hpp"

#include <gtest/gtest.h>
#include <string>

namespace clusterbridge {
namespace {

EdgeId edge_of(const Network& network, const GraphView& view, const std::string& a, const std::string& b) {
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        const auto [x, y] = view.graph.ends(edge(e));
        const std::string first = network.organisations[x].id, second = network.organisations[y].id;
        if ((first == a && second == b) || (first == b && second == a))
            return edge(e);
    }
    ADD_FAILURE() << a << '-' << b << " are not tied";
    return {};
}

/// `x` and `y` are always together, in eight projects; sixty others change partners from project to project.
std::string projects() {
    std::string text;
    const auto other = [](int k) { return " o" + std::to_string(k % 60); };
    for (int p = 0; p < 90; ++p) {
        text += "#p" + std::to_string(p) + " 2015-01-01" + other(p) + other(7 * p + 13) + other(11 * p + 29);
        text += (p < 8 ? " x y" : "") + std::string("\n");
    }
    return text;
}

TEST(TieEvidence, FindsThoseWhoAreAlwaysTogether) {
    const Network network = network_of(projects());
    const GraphView view = make_view(network);
    const TieEvidence evidence = tie_evidence(network, view);
    EXPECT_TRUE(evidence.projects);
    EXPECT_FALSE(evidence.weights);
    const EdgeId together = edge_of(network, view, "x", "y");
    EXPECT_EQ(evidence.significant[together], 1);
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e)
        EXPECT_GE(evidence.chance[edge(e)], evidence.chance[together]);
    EXPECT_LT(evidence.count, view.graph.edge_count() / 4);
}

TEST(TieEvidence, FindsTheWeightBeyondTheStrengthOfBothEnds) {
    std::string text = "x>y funds weight=40\n";
    for (int k = 0; k < 30; ++k) {
        const std::string number = std::to_string(k);
        text += "h>a" + number + " funds weight=" + std::to_string(3 + k % 2) + "\n";
        text += "i>a" + number + " funds weight=" + std::to_string(4 - k % 2) + "\n";
    }
    text += "h>i funds weight=5\nx>h funds weight=1\ny>i funds weight=1\n";
    const Network network = network_of(text);
    const GraphView view = make_view(network);
    const TieEvidence evidence = tie_evidence(network, view);
    EXPECT_TRUE(evidence.weights);
    EXPECT_FALSE(evidence.projects);
    EXPECT_EQ(evidence.significant[edge_of(network, view, "x", "y")], 1);
    EXPECT_EQ(evidence.significant[edge_of(network, view, "h", "i")], 0) << "the two hubs could have had far more";
}

TEST(TieEvidence, SaysNothingWhereWeightsAreAlike) {
    const Network network = network_of("a>b funds\nb>c funds\nc>a funds\n");
    const TieEvidence evidence = tie_evidence(network, make_view(network));
    EXPECT_FALSE(evidence.projects || evidence.weights);
    EXPECT_EQ(evidence.count, 0U);
    const Network nobody = network_of("");
    EXPECT_EQ(tie_evidence(nobody, make_view(nobody)).count, 0U);
}

TEST(GroupTieEvidence, HoldsTiesBetweenCommunitiesAgainstAllTheyHave) {
    // communities 0 to 3; 0 and 1 have much with each other, 2 and 3 a little with all
    std::string text = "a0>b1 funds weight=30\n";
    for (const char* pair : {"a0>c2", "a0>d3", "b1>c2", "b1>d3"})
        text += std::string(pair) + " funds weight=2\n";
    text += "c2>d3 funds weight=12\na0>e0 funds weight=50\n";
    const Network network = network_of(text);
    const GraphView view = make_view(network);
    Partition partition{NodeColumn<std::uint32_t>(network.size(), 0), 4};
    for (std::size_t i = 0; i < network.size(); ++i)
        partition.of[node(i)] = static_cast<std::uint32_t>(network.organisations[node(i)].id[1] - '0');
    const auto ties = group_tie_evidence(view, partition);
    ASSERT_EQ(ties.size(), 6U);
    EXPECT_EQ(ties[0].a, 0U);
    EXPECT_EQ(ties[0].b, 1U);
    EXPECT_EQ(ties[0].weight, 30);
    for (const auto& tie : ties)
        EXPECT_EQ(tie.significant, (tie.a == 0 && tie.b == 1) || (tie.a == 2 && tie.b == 3)) << tie.a << tie.b;
}

} // namespace
} // namespace clusterbridge

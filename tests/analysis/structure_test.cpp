#include "analysis/structure.hpp"

#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

StructureSummary summary_of(const Network& network) {
    return summarise_structure(network, make_view(network));
}

TEST(Structure, CountsComponentsIsolatesAndDensity) {
    const auto s = summary_of(network_of("@x company\na>b r\nb>c r\nd>e r\n"));
    EXPECT_EQ(s.components, 3U);
    EXPECT_EQ(s.largest_component, 3U);
    EXPECT_EQ(s.isolates, 1U);
    EXPECT_DOUBLE_EQ(s.density, 3.0 / 15);
    EXPECT_DOUBLE_EQ(s.mean_degree, 1);
}

TEST(Structure, OfAnEmptyNetworkIsAllZero) {
    const auto s = summary_of(network_of(""));
    EXPECT_EQ(s.components, 0U);
    EXPECT_EQ(s.largest_component, 0U);
    EXPECT_EQ(s.density, 0);
    EXPECT_EQ(s.mean_degree, 0);
}

TEST(Structure, SaysWhoIsLeftAloneWithoutTheFrame) {
    const Network network = network_of(
        "@m agency\n@p programme\n@a company\n@b company\n@c company\n@d company\nm>a r\np>a r\nm>b r\nb>c r\n");
    const auto s = summary_of(network).without_frame;
    EXPECT_EQ(s.organisations, 4U);
    EXPECT_EQ(s.ties, 1U);
    EXPECT_EQ(s.components, 3U); // a; b with c; d
    EXPECT_EQ(s.largest_component, 2U);
    EXPECT_EQ(s.left_alone, std::vector<NodeId>{network.find("a")}); // d never had a tie
}

TEST(Structure, ShareOfTiesThatComeFromTheTenLargestProjects) {
    std::string text = "a>b r\n#big 2015-01-01 u v w x\n";
    for (int i = 0; i < 10; ++i) // ten pairs: nine of them are among the ten largest
        text += "#p" + std::to_string(i) + " 2015-01-01 m" + std::to_string(i) + " n" + std::to_string(i) + "\n";
    EXPECT_DOUBLE_EQ(summary_of(network_of(text)).share_of_largest_projects, 15.0 / 17);
    EXPECT_EQ(summary_of(network_of("a>b r\n")).share_of_largest_projects, 0);
}

} // namespace
} // namespace clusterbridge

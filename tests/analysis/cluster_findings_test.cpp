#include "analysis/cluster_findings.hpp"

#include "support/graphs.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;

struct Story {
    Network network = network_of("@firma company\n@uni university\n@amt agency\n@x cluster_initiative\n"
                                 "@y cluster_initiative\nfirma>x member_of\nuni>x member_of\nx>y\namt>y");
    GraphView view = make_view(network);
    RankTable ranking;
    CommunityStudy communities;
    RecommendationList cross, transfer;
    StructureSummary structure;
    ClusterStudy clusters = study_clusters(network, view);

    std::vector<Finding> about(const char* id) const {
        const NodeId v = network.find(id);
        const auto card = std::find_if(clusters.rows.begin(), clusters.rows.end(),
                                       [&](const ClusterScorecard& row) { return row.initiative == v; });
        return find_out_about(*card, clusters,
                              {network, view, ranking, communities, cross, transfer, structure, nullptr});
    }
};

const Finding* find(const std::vector<Finding>& all, const std::string& key) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Finding& f) { return f.key == key; });
    return found == all.end() ? nullptr : &*found;
}

TEST(ClusterFindings, CountTheMembersByWhatTheyAre) {
    const auto all = Story().about("x");
    const Finding* members = find(all, "members");
    ASSERT_NE(members, nullptr);
    EXPECT_EQ(members->figure.en, "2");
    EXPECT_EQ(members->sentence.en,
              "Of the 2 recorded members of x, 1 is a company and 1 is a university or institute.");
    EXPECT_EQ(members->sentence.de, "Von den 2 erfassten Mitgliedern von x sind 1 Unternehmen und 1 Hochschule oder "
                                    "Institut.");
    EXPECT_THAT(members->caveat.de, HasSubstr("wessen Mitgliedschaft eine Quelle nennt")); // none is stated
}

TEST(ClusterFindings, RanksSayAmongHowManyAndHowSure) {
    const auto all = Story().about("x");
    const Finding* ties = find(all, "cross_ties");
    ASSERT_NE(ties, nullptr);
    EXPECT_EQ(ties->figure.en, "1");
    EXPECT_THAT(ties->sentence.en, HasSubstr("have one tie to other clusters"));
    EXPECT_THAT(ties->caveat.en, HasSubstr("Rank 1 of 2 initiatives; leaving out a tenth of the records at random"));
}

TEST(ClusterFindings, OfAClusterWithoutMembersOnlyThat) {
    const auto all = Story().about("y");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].sentence.en, "The data name no member of y.");
    EXPECT_EQ(all[0].anchor, "members");
}

TEST(ClusterFindings, ThePairAcrossClustersIsTold) {
    Story story;
    Recommendation pair;
    pair.source = story.network.find("firma");
    pair.target = story.network.find("y");
    pair.broker = story.network.find("x");
    pair.common_partners = 1;
    story.cross.rows = {pair};
    const auto all = story.about("x");
    const Finding* told = find(all, "cross_cluster");
    ASSERT_NE(told, nullptr);
    EXPECT_THAT(told->sentence.en, HasSubstr("firma and y have no direct tie"));
    EXPECT_EQ(find(all, "basis"), nullptr); // of the whole network, and not about this cluster
}

} // namespace
} // namespace clusterbridge

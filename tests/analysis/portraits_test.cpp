#include "analysis/portraits.hpp"

#include "analysis/recommend_twin.hpp"
#include "graph/graph_view.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

RecommendationList portraits_of(const Network& n, std::size_t each = 5) {
    RecommendOptions options;
    options.each = each;
    options.per_organisation = 0;
    options.portraits = portrait_choice(n, make_view(n).graph);
    return recommend(n, options);
}

// x is bound to m by project p1 of 2010 and three of theme light, y by p2 of 2015 and one of light
const char* const kTwo = "@x cluster_initiative\n@y university\n@m agency\n"
                         "#p1 2010-01-01 x m theme=light\n#p2 2015-01-01 y m theme=light\n"
                         "#p3 2009-01-01 x k theme=light\n#p4 2009-01-01 x l theme=light\n";

TEST(Portraits, TellEveryReasonFromTheSideOfTheOneTheyAreFor) {
    const Network n = network_of(kTwo);
    const auto list = portraits_of(n);
    ASSERT_EQ(list.portraits.organisations.size(), 2U);
    EXPECT_EQ(list.portraits.organisations[0].id, "x");
    EXPECT_EQ(list.portraits.organisations[1].id, "y");
    const auto row = std::find_if(list.rows.begin(), list.rows.end(), [&](const Recommendation& r) {
        return n.organisations[r.source].id == "x" && n.organisations[r.target].id == "y";
    });
    ASSERT_NE(row, list.rows.end());
    ASSERT_EQ(row->reasons.size(), row->reasons_turned.size());
    EXPECT_THAT(row->reasons[0].en, HasSubstr("(project p1, 2010 / project p2, 2015)"));
    EXPECT_THAT(row->reasons_turned[0].en, HasSubstr("(project p2, 2015 / project p1, 2010)"));
    EXPECT_THAT(row->reasons[1].en, HasSubstr("light (3 and 1 projects)"));
    EXPECT_THAT(row->reasons_turned[1].en, HasSubstr("light (1 and 3 projects)"));
    EXPECT_THAT(row->reasons_turned[1].de, HasSubstr("(in 1 und 3 Projekten)"));
}

TEST(Portraits, TellWhoseTiesHaveAllEndedFromWhoNeverHadACommonPartner) {
    const Network n = network_of("@gone cluster_initiative\n@alone cluster_initiative\n"
                                 "gone>m member_of since=2001 until=2005\nk>m member_of since=2001\n"
                                 "l>k funds since=2015\nalone>z member_of since=2010");
    const auto list = portraits_of(n);
    ASSERT_EQ(list.portraits.organisations.size(), 2U);
    for (const Portrait& portrait : list.portraits.organisations) {
        EXPECT_TRUE(portrait.rows.empty());
        EXPECT_EQ(portrait.ended, portrait.id == "gone") << portrait.id;
    }
}

TEST(Portraits, HoldTheBestRowsOfTheOrganisationInTheirOrder) {
    std::size_t full = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Network n = network_of(twin::random_text(seed, true, true, false));
        const auto list = portraits_of(n);
        RecommendOptions everything;
        everything.top = everything.per_organisation = everything.explained = 0;
        const auto all = recommend(n, everything);
        for (const Portrait& portrait : list.portraits.organisations) {
            const NodeId whose = n.find(portrait.id);
            std::vector<std::pair<NodeId, NodeId>> best, shown;
            for (const Recommendation& r : all.rows)
                if ((r.source == whose || r.target == whose) && best.size() < portrait.rows.size())
                    best.emplace_back(r.source, r.target);
            for (const std::size_t row : portrait.rows)
                shown.emplace_back(list.rows[row].source, list.rows[row].target);
            EXPECT_EQ(shown, best) << portrait.id;
            full += shown.empty() ? 0U : 1U;
        }
    }
    EXPECT_GT(full, 20U);
}

TEST(Portraits, OfAThemeNameEveryOrganisationOnceAndOnlyPairsThatBothWorkOnIt) {
    const Network n = network_of(kTwo);
    const auto list = portraits_of(n);
    ASSERT_EQ(list.portraits.themes.size(), 1U);
    EXPECT_EQ(list.portraits.themes[0].id, "light");
    std::vector<NodeId> named;
    for (const std::size_t row : list.portraits.themes[0].rows) {
        named.push_back(list.rows[row].source);
        named.push_back(list.rows[row].target);
        ASSERT_FALSE(list.rows[row].shared_themes.empty());
    }
    ASSERT_GE(named.size(), 2U);
    std::sort(named.begin(), named.end());
    EXPECT_EQ(std::adjacent_find(named.begin(), named.end()), named.end());
}

} // namespace
} // namespace clusterbridge

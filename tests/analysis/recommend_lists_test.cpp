#include "analysis/recommend_select.hpp"
#include "analysis/recommend_twin.hpp"
#include "base/text.hpp"
#include "metrics/impact.hpp"
#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using Pairs = std::vector<std::pair<NodeId, NodeId>>;

RecommendOptions list_of(std::size_t top, std::size_t cap) {
    RecommendOptions options;
    options.top = top;
    options.per_organisation = cap;
    return options;
}

Pairs pairs_of(const RecommendationList& list) {
    Pairs pairs;
    for (const Recommendation& row : list.rows)
        pairs.emplace_back(row.source, row.target);
    return pairs;
}

/// Walking down the whole list by hand.
Pairs capped(const Pairs& all, std::size_t cap, std::size_t top) {
    std::map<NodeId, std::size_t> rows;
    Pairs kept;
    for (const auto& [i, j] : all)
        if (rows[i] < cap && rows[j] < cap && (top == 0 || kept.size() < top)) {
            kept.emplace_back(i, j);
            ++rows[i];
            ++rows[j];
        }
    return kept;
}

Pairs selected(const RecommendModel& model, const RecommendOptions& options, std::size_t round) {
    const std::vector<NodeId> nobody{kNoNode};
    const std::vector<std::uint8_t> present{0};
    Pairs pairs;
    const auto lists = select_candidates(model, std::span(&options, 1), nobody, present, {}, round);
    for (const Candidate& c : lists.front().rows)
        pairs.emplace_back(c.source, c.target);
    return pairs;
}

TEST(RecommendLists, TheCapIsExactHoweverLittleARoundKeeps) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Network n = network_of(twin::random_text(seed, true, true, true));
        const auto model = make_recommend_model(n, {}, {});
        const Pairs all = selected(model, list_of(0, 0), 0);
        for (const std::size_t cap : {1U, 2U, 5U})
            for (const std::size_t top : {0U, 3U, 100U})
                for (const std::size_t round : {1U, 2U, 7U, 1000U})
                    ASSERT_EQ(selected(model, list_of(top, cap), round), capped(all, cap, top))
                        << "seed " << seed << " cap " << cap << " top " << top << " round " << round;
    }
}

TEST(RecommendLists, TopIsTheBeginningOfAll) {
    const Network n = network_of(twin::random_text(11, true, true, true));
    const Pairs all = pairs_of(recommend(n, list_of(0, 0)));
    ASSERT_GT(all.size(), 12U);
    const Pairs some = pairs_of(recommend(n, list_of(12, 0)));
    EXPECT_EQ(some, Pairs(all.begin(), all.begin() + 12));
}

TEST(RecommendLists, EachGivesThePairsAmongTheBestOfEitherEnd) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Network n = network_of(twin::random_text(seed, true, true, false));
        const Pairs all = pairs_of(recommend(n, list_of(0, 0)));
        for (const std::size_t each : {1U, 3U}) {
            Pairs expected;
            std::map<NodeId, std::size_t> place;
            for (const auto& [i, j] : all) {
                const bool best_of_i = place[i]++ < each;
                const bool best_of_j = place[j]++ < each;
                if (best_of_i || best_of_j)
                    expected.emplace_back(i, j);
            }
            auto options = list_of(100, 5);
            options.each = each;
            ASSERT_EQ(pairs_of(recommend(n, options)), expected) << seed;
        }
    }
}

TEST(RecommendLists, ForOneOrganisationGivesAllItsPairs) {
    const Network n = network_of(twin::random_text(5, true, true, true));
    const Pairs all = pairs_of(recommend(n, list_of(0, 0)));
    const NodeId wanted = all.front().first;
    Pairs expected;
    for (const auto& pair : all)
        if (pair.first == wanted || pair.second == wanted)
            expected.push_back(pair);
    auto options = list_of(100, 5);
    options.for_id = n.organisations[wanted].id;
    const auto list = recommend(n, options);
    EXPECT_EQ(pairs_of(list), expected);
    EXPECT_EQ(list.candidates, expected.size());
}

TEST(RecommendLists, SeveralListsAtOnceAreTheSameAsOneByOne) {
    const Network n = network_of(twin::random_text(8, true, true, true));
    std::vector<RecommendOptions> lists{list_of(10, 5), list_of(0, 1), list_of(5, 0), list_of(100, 5), list_of(20, 2)};
    lists[2].kind = PairKind::tech_transfer;
    lists[3].each = 2;
    lists[4].kind = PairKind::cross_cluster;
    lists.push_back(list_of(100, 5));
    const auto first = recommend(n, list_of(1, 0)).rows.at(0).source;
    lists.back().for_id = n.organisations[first].id;
    const auto together = recommend_lists(n, lists);
    ASSERT_EQ(together.size(), lists.size());
    for (std::size_t l = 0; l < lists.size(); ++l) {
        const auto alone = recommend(n, lists[l]);
        EXPECT_EQ(pairs_of(together[l]), pairs_of(alone)) << l;
        EXPECT_EQ(together[l].candidates, alone.candidates) << l;
        for (std::size_t k = 0; k < alone.rows.size(); ++k)
            EXPECT_EQ(together[l].rows[k].impact, alone.rows[k].impact);
    }
}

TEST(RecommendLists, AListRegionMayBeWhatNutsCodesBeginWith) {
    Network n = network_of(twin::random_text(16, true, true, true));
    auto options = list_of(20, 5);
    options.list_regions = {"north"};
    const auto by_name = recommend(n, options);
    for (std::size_t i = 0; i < n.size(); ++i)
        if (n.text(n.organisations[node(i)].region()) == "North")
            n.organisations[node(i)].details.own().nuts3 = n.symbols.intern("DE144");
    options.list_regions = {"de1"};
    ASSERT_FALSE(by_name.rows.empty());
    EXPECT_EQ(pairs_of(recommend(n, options)), pairs_of(by_name));
    options.list_regions = {"DE2"};
    EXPECT_TRUE(recommend(n, options).rows.empty());
}

TEST(RecommendLists, ListFiltersOnlyShorten) {
    const Network n = network_of(twin::random_text(16, true, true, true));
    const auto whole = recommend(n, list_of(20, 5));
    auto options = list_of(20, 5);
    options.list_types = {"Unternehmen"};
    options.list_regions = {"north"};
    const auto list = recommend(n, options);
    ASSERT_LT(list.rows.size(), whole.rows.size());
    ASSERT_FALSE(list.rows.empty());
    std::size_t at = 0;
    for (const Recommendation& row : list.rows) {
        while (at < whole.rows.size() &&
               std::pair(whole.rows[at].source, whole.rows[at].target) != std::pair(row.source, row.target))
            ++at;
        ASSERT_LT(at, whole.rows.size()) << "a filter brought in a row";
        EXPECT_EQ(row.score, whole.rows[at].score);
        const auto& a = n.organisations[row.source];
        const auto& b = n.organisations[row.target];
        EXPECT_TRUE(a.kind == ActorKind::company || b.kind == ActorKind::company);
        EXPECT_TRUE(n.text(a.region()) == "North" || n.text(b.region()) == "North");
    }
}

TEST(RecommendLists, ImpactIsThatOfTheTieAlone) {
    const Network n = network_of(twin::random_text(21, true, true, false));
    const GraphView view = make_view(n);
    const auto list = recommend(n, list_of(0, 0));
    ASSERT_FALSE(list.rows.empty());
    EXPECT_FALSE(list.impact_sampled);
    const auto gains = impact_of_ties(view.graph, pairs_of(list)).gain;
    for (std::size_t k = 0; k < gains.size(); ++k) {
        ASSERT_TRUE(list.rows[k].impact);
        EXPECT_EQ(*list.rows[k].impact, gains[k]);
        EXPECT_GT(gains[k], 0);
    }
    auto options = list_of(0, 0);
    options.explained = 2;
    const auto few = recommend(n, options);
    EXPECT_TRUE(few.rows[1].impact && !few.rows[1].reasons.empty());
    EXPECT_FALSE(few.rows[2].impact);
    EXPECT_TRUE(few.rows[2].reasons.empty() && few.rows[2].evidence.empty());
}

} // namespace
} // namespace clusterbridge

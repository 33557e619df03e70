#include "analysis/newcomers.hpp"

#include "analysis/recommend_twin.hpp"
#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

RecommendOptions profile_list(std::size_t top = 0, std::size_t cap = 0) {
    RecommendOptions options;
    options.newcomers = Newcomers::only;
    options.top = top;
    options.per_organisation = cap;
    return options;
}

using Pair = std::pair<std::string, std::string>;
std::vector<Pair> pairs_of(const Network& n, const RecommendationList& list) {
    std::vector<Pair> pairs;
    for (const Recommendation& row : list.rows)
        pairs.emplace_back(n.organisations[row.source].id, n.organisations[row.target].id);
    return pairs;
}

/// Random networks in which some organisations stand alone or in pairs.
std::string random_world(std::uint64_t seed) {
    Random random(seed);
    const std::array<const char*, 4> types{"company", "university", "agency", ""};
    const std::array<const char*, 3> themes{"ai", "energy", "health"};
    const std::size_t n = 6 + random.below(10);
    std::string text;
    const auto name = [](std::size_t i) { return std::string(1, static_cast<char>('a' + i)); };
    for (std::size_t i = 0; i < n; ++i) {
        text += "@" + name(i);
        if (const char* type = types[random.below(types.size())]; *type != '\0')
            text += std::string(" ") + type;
        else
            text += " unknown";
        if (random.below(3) > 0)
            text += random.below(2) == 0 ? " region=north" : " region=south";
        if (random.below(3) > 0)
            text += std::string(" theme=") + themes[random.below(themes.size())];
        text += "\n";
    }
    const std::size_t connected = n / 2;
    for (std::size_t k = 0; k < connected * 2; ++k)
        if (const std::size_t a = random.below(connected), b = random.below(connected); a != b)
            text +=
                name(a) + ">" + name(b) + " cooperates_with since=" + std::to_string(2000 + random.below(15)) + "\n";
    if (n - connected >= 3)
        text += name(n - 1) + ">" + name(n - 2) + " cooperates_with since=2010\n";
    return text;
}

/// The formula by names, from the definitions, with the model's a and C.
double slowly(const NewcomerModel& newcomers, NodeId v, NodeId j) {
    const RecommendModel& model = newcomers.model();
    double above = 0, below = 0;
    for (std::size_t i = 0; i < model.known->size(); ++i) {
        const NodeId s = node(i);
        if (s == v || model.may_end[s] == 0 || model.view.graph.degree(s) == 0)
            continue;
        const double sim = newcomers.profiles().of(v, s);
        below += sim;
        if (const auto edge = model.view.graph.find(s, j); edge.found)
            above += sim * model.closeness[edge.edge];
    }
    return below > 0 ? above / below * std::sqrt(model.affinity(v, j)) : 0;
}

TEST(Newcomers, AreThoseWithoutAnyPairThatHasACommonPartner) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Network n = network_of(random_world(seed));
        const auto model = make_recommend_model(n, {}, {});
        const auto newcomers = find_newcomers(model);
        RecommendOptions all;
        all.top = all.per_organisation = 0;
        std::set<NodeId> listed;
        for (const Recommendation& row : recommend(n, all).rows)
            listed.insert({row.source, row.target});
        for (std::size_t i = 0; i < n.size(); ++i)
            EXPECT_EQ(newcomers[node(i)] != 0, model.may_end[node(i)] != 0 && !listed.contains(node(i)))
                << seed << " " << n.organisations[node(i)].id;
    }
}

TEST(Newcomers, ScoresAgreeWithTheFormulaAndEachPairStandsOnce) {
    std::size_t compared = 0, both = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const Network n = network_of(random_world(seed));
        const auto model = make_recommend_model(n, {}, {});
        const NewcomerModel newcomers(model, find_newcomers(model));
        std::map<std::pair<NodeId, NodeId>, double> expected;
        for (std::size_t a = 0; a < n.size(); ++a)
            for (std::size_t b = 0; b < n.size(); ++b) {
                const NodeId v = node(a), j = node(b);
                if (v == j || !newcomers.is_newcomer(v) || !newcomers.has_profile(v) || !model.eligible(v, j) ||
                    model.view.graph.adjacent(v, j))
                    continue;
                const double score = slowly(newcomers, v, j);
                EXPECT_NEAR(newcomers.score(v, j), score, 1e-12);
                if (score > 0) {
                    double& best = expected[{std::min(v, j), std::max(v, j)}];
                    both += best > 0 ? 1 : 0;
                    best = std::max(best, score);
                }
            }
        const RecommendationList list = recommend(n, profile_list());
        ASSERT_EQ(list.rows.size(), expected.size()) << seed;
        EXPECT_EQ(list.newcomer_candidates, expected.size());
        for (const Recommendation& row : list.rows) {
            EXPECT_NEAR(row.score, expected.at({row.source, row.target}), 1e-12);
            EXPECT_EQ(row.score,
                      std::max(newcomers.score(row.source, row.target), newcomers.score(row.target, row.source)))
                << "the same bits";
            EXPECT_EQ(row.basis, Basis::profile);
            EXPECT_TRUE(newcomers.is_newcomer(row.newcomer));
            EXPECT_EQ(row.introducers, 0);
            EXPECT_EQ(row.broker, kNoNode);
            ++compared;
        }
    }
    EXPECT_GT(compared, 500U);
    EXPECT_GT(both, 0U) << "no pair of two newcomers was tried";
}

TEST(Newcomers, DoNotDependOnThreadsAndObeyCapEachAndFilters) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Network n = network_of(random_world(seed));
        const auto all = pairs_of(n, recommend(n, profile_list()));
        RunControl four;
        four.threads = 4;
        EXPECT_EQ(pairs_of(n, recommend(n, profile_list(), four)), all);
        std::map<std::string, int> rows;
        std::vector<Pair> capped;
        for (const Pair& pair : all)
            if (rows[pair.first] < 2 && rows[pair.second] < 2) {
                capped.push_back(pair);
                ++rows[pair.first];
                ++rows[pair.second];
            }
        EXPECT_EQ(pairs_of(n, recommend(n, profile_list(0, 2))), capped) << seed;
        std::set<Pair> best;
        for (const Pair& end : all)
            for (const std::string& id : {end.first, end.second}) {
                std::size_t taken = 0;
                for (const Pair& pair : all)
                    if ((pair.first == id || pair.second == id) && taken++ < 2)
                        best.insert(pair);
            }
        RecommendOptions each = profile_list();
        each.each = 2;
        const auto listed = pairs_of(n, recommend(n, each, four));
        EXPECT_EQ(std::set<Pair>(listed.begin(), listed.end()), best) << seed;
        EXPECT_EQ(listed.size(), best.size());
    }
}

const char* const kWorld = "@alone company region=north theme=energy\n"
                           "@alike company region=north theme=energy\n"
                           "@other university region=south theme=health\n"
                           "@hub cluster_initiative region=north\n"
                           "@third company region=south\n"
                           "@nobody\n"
                           "alike>hub member_of since=2012\n"
                           "other>third cooperates_with since=2013\n"
                           "third>hub member_of since=2014\n";

TEST(Newcomers, ReadLikeSentencesThatSayWhereTheyComeFrom) {
    const Network n = network_of(kWorld);
    const RecommendationList list = recommend(n, profile_list());
    ASSERT_THAT(pairs_of(n, list), ElementsAre(Pair("alone", "hub")));
    const Recommendation& row = list.rows.front();
    EXPECT_EQ(row.reasons[0].en, "from the profile, without common partners: 1 organisation that shares themes with "
                                 "alone and is tied to hub: alike (membership since 2012)");
    EXPECT_EQ(row.reasons[0].de, "aus dem Profil, ohne gemeinsame Partner: 1 Organisation, die Themen mit alone teilt "
                                 "und mit hub verbunden ist: alike (Mitgliedschaft seit 2012)");
    EXPECT_EQ(row.reasons[1].en, "alike is like alone: shared theme energy, both companies, both in the region north");
    EXPECT_EQ(row.reasons[1].de,
              "alike ähnelt alone: gemeinsames Thema energy, beide Unternehmen, beide in der Region north");
    EXPECT_THAT(row.evidence, ElementsAre("literal.csv:7"));
    ASSERT_EQ(row.similar.size(), 1U);
    EXPECT_EQ(n.organisations[row.similar[0].organisation].id, "alike");
    EXPECT_LE(row.reasons.size(), 5U);
}

TEST(Newcomers, AreLeftOutUnlessAskedForAndStandBehindTheOthers) {
    const Network n = network_of(kWorld);
    RecommendOptions options;
    options.top = options.per_organisation = 0;
    const auto history = recommend(n, options);
    EXPECT_EQ(history.newcomers, 2U) << "alone and nobody";
    for (const Recommendation& row : history.rows)
        EXPECT_EQ(row.basis, Basis::history);
    options.newcomers = Newcomers::include;
    const auto both = recommend(n, options);
    ASSERT_EQ(both.rows.size(), history.rows.size() + 1);
    EXPECT_EQ(both.rows.back().basis, Basis::profile);
    EXPECT_TRUE(both.rows.back().impact.has_value());
    options.newcomers = Newcomers::exclude;
    options.for_id = "alone";
    EXPECT_THAT(pairs_of(n, recommend(n, options)), ElementsAre(Pair("alone", "hub"))) << "--for includes them";
    options.for_id = "hub";
    for (const Recommendation& row : recommend(n, options).rows)
        EXPECT_EQ(row.basis, Basis::history);
    options.newcomers = Newcomers::only;
    EXPECT_THAT(pairs_of(n, recommend(n, options)), ElementsAre(Pair("alone", "hub"))) << "from the other end";
}

TEST(Newcomers, OfWhomNothingIsKnownGetNothingAndANote) {
    const Network n = network_of(kWorld);
    RecommendOptions options;
    options.for_id = "nobody";
    const auto list = recommend(n, options);
    EXPECT_THAT(list.rows, IsEmpty());
    ASSERT_EQ(list.notes.size(), 1U);
    EXPECT_THAT(list.notes[0].en, HasSubstr("neither themes nor type nor place"));
}

TEST(Newcomers, WithoutThemesAreComparedByTypeAndPlace) {
    const Network n = network_of("@v company region=north\n@s company region=north\n@j university\n@k company\n"
                                 "s>j cooperates_with\nk>j cooperates_with\n");
    const auto list = recommend(n, profile_list());
    ASSERT_EQ(pairs_of(n, list).front(), Pair("j", "v"));
    EXPECT_THAT(list.rows.front().reasons[0].en,
                HasSubstr("2 organisations tied to j that come closest to what is known of v: s (cooperation) and k (cooperation)"));
}

TEST(Newcomers, RowsAfterTheDateChangeNothing) {
    const std::string before = kWorld;
    const std::string after = before + "alone>other cooperates_with since=2016 theme=health\n"
                                       "late>hub member_of since=2017\n";
    RecommendOptions options = profile_list();
    options.as_of = make_date(2015, 1, 1);
    const Network a = network_of(before), b = network_of(after);
    const auto x = recommend(a, options), y = recommend(b, options);
    ASSERT_EQ(x.rows.size(), y.rows.size());
    for (std::size_t k = 0; k < x.rows.size(); ++k) {
        EXPECT_EQ(x.rows[k].score, y.rows[k].score);
        EXPECT_EQ(x.rows[k].reasons, y.rows[k].reasons);
    }
}

TEST(Newcomers, WorkInSingleProjectsCountsForTheProfile) {
    const Network n = network_of("#p1 2014-01-01 solo theme=x\n#p2 2014-01-01 s t theme=x\n"
                                 "#p3 2014-01-01 t u theme=y\n");
    const auto list = recommend(n, profile_list());
    ASSERT_FALSE(list.rows.empty());
    EXPECT_EQ(pairs_of(n, list).front(), Pair("solo", "t"));
}

} // namespace
} // namespace clusterbridge

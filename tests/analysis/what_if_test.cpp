#include "analysis/what_if.hpp"

#include "analysis/structure.hpp"
#include "analysis/what_if_words.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "graph/filter.hpp"
#include "support/graphs.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>

namespace clusterbridge {
namespace {

using testing::HasSubstr;

const char* const kFramed = "@m agency\n@p programme\n@a company\n@b company\n@c company\n@d company\n"
                            "m>a r\np>a r\nm>b r\nb>c r\nm>d r\nd>c member_of\n";

WhatIf asked(const Network& network, const Removal& removal, const WhatIfOptions& options = {}) {
    return what_if(network, removal, options);
}

Removal of_kinds(const Network& network, const std::set<ActorKind>& kinds) {
    Removal removal(network);
    for (std::size_t v = 0; v < network.size(); ++v)
        removal.organisations[node(v)] = kinds.contains(network.organisations[node(v)].kind) ? 1 : 0;
    return removal;
}

std::vector<std::string> ids(const Network& network, const std::vector<NodeId>& nodes) {
    std::vector<std::string> result;
    for (const NodeId v : nodes)
        result.push_back(network.organisations[v].id);
    return result;
}

Network random_network(std::uint64_t seed) {
    Random random(seed);
    const std::vector<std::string> types{"company", "university", "agency", "programme"};
    std::string text;
    for (int v = 0; v < 24; ++v)
        text += "@o" + std::to_string(10 + v) + " " + types[random.below(4)] + "\n";
    for (int i = 0; i < 34; ++i) {
        const auto a = 10 + random.below(24), b = 10 + random.below(24);
        if (a != b)
            text += "o" + std::to_string(a) + ">o" + std::to_string(b) + (random.chance(0.3) ? " funds\n" : " r\n");
    }
    return network_of(text);
}

TEST(WhatIf, NothingAskedChangesNothing) {
    const Network network = network_of(kFramed);
    const WhatIf result = asked(network, Removal(network));
    EXPECT_EQ(result.before.components, result.after.components);
    EXPECT_EQ(result.before.modularity, result.after.modularity);
    EXPECT_EQ(result.before.harmonic_mean_distance, result.after.harmonic_mean_distance);
    EXPECT_TRUE(result.removed.empty());
    EXPECT_TRUE(result.left_alone.empty());
    EXPECT_EQ(result.gaps_closed, 0U);
}

TEST(WhatIf, WithoutTheFrameSaysWhatAReviewSays) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Network network = random_network(seed);
        const auto review = summarise_structure(network, make_view(network)).without_frame;
        const WhatIf result = asked(network, of_kinds(network, {ActorKind::agency, ActorKind::programme}));
        ASSERT_EQ(result.after.organisations, review.organisations) << seed;
        ASSERT_EQ(result.after.ties, review.ties) << seed;
        ASSERT_EQ(result.after.components, review.components) << seed;
        ASSERT_EQ(result.after.largest_component, review.largest_component) << seed;
        ASSERT_EQ(result.left_alone, review.left_alone) << seed;
    }
}

TEST(WhatIf, RemovingGivesTheFiguresOfTheFilteredNetwork) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Network network = random_network(seed);
        Removal removal = of_kinds(network, {ActorKind::agency});
        for (std::size_t i = 0; i < network.ties.size(); ++i)
            removal.ties[i] = network.text(network.ties[i].relation) == "funds" ? 1 : 0;
        const WhatIf result = asked(network, removal);
        Filter filter;
        filter.exclude_types = {"agency"};
        filter.exclude_relations = {"funds"};
        const Network cut = filtered(network, filter);
        const GraphView view = make_view(cut);
        const NetworkMeasures anew = measure_network(view, study_communities(cut, view));
        ASSERT_EQ(result.after.components, anew.components) << seed;
        ASSERT_EQ(result.after.largest_component, anew.largest_component) << seed;
        ASSERT_EQ(result.after.modularity, anew.modularity) << seed;
        ASSERT_TRUE(result.after.harmonic_mean_distance == anew.harmonic_mean_distance ||
                    (std::isnan(result.after.harmonic_mean_distance) && std::isnan(anew.harmonic_mean_distance)))
            << seed;
    }
}

TEST(WhatIf, SpeaksOfOneAsOfOne) {
    const Network network = network_of("@m agency\nm>a r\nm>b r\nm>c r\n");
    std::string de;
    for (const Sentence& sentence : what_if_in_words(network, asked(network, of_kinds(network, {ActorKind::agency}))))
        de += sentence.de + "\n";
    EXPECT_THAT(de, HasSubstr("Zum größten Teil gehörte 1 von 3 Organisationen"));
}

TEST(WhatIf, SpeaksOfGapsOnlyWhereThereAreGroupsToCompare) {
    const auto said = [](const char* text) {
        const Network network = network_of(text);
        std::string de;
        for (const Sentence& sentence : what_if_in_words(network, asked(network, Removal(network))))
            de += sentence.de + "\n";
        return de;
    };
    EXPECT_THAT(said("m>a r\nm>b r\nm>c r\n"),
                HasSubstr("Nach Lücken lässt sich nicht suchen: Es fehlt an zwei Ländern mit mindestens drei "
                          "Organisationen."));
    std::string two;
    for (const std::string id : {"a", "b", "c", "x", "y", "z"})
        two += "@" + id + " company country=" + (id < "d" ? "DE" : "FR") + "\n";
    EXPECT_THAT(said((two + "a>b r\nx>y r\na>x r\n").c_str()), HasSubstr("Zwischen Ländern zeigen die Daten keine"));
}

TEST(WhatIf, TheHarmonicMeanCountsPairsWithoutAWayAsInfinitelyFar) {
    const Network network = network_of("a>b r\nb>c r\nd>e r\n");
    const WhatIf result = asked(network, Removal(network));
    EXPECT_DOUBLE_EQ(result.before.harmonic_mean_distance, 10 / (1 + 1 + 0.5 + 1));
    EXPECT_EQ(result.before.components, 2U);
}

TEST(WhatIf, NewTiesJoinPartsAndGiveTheGainThatIsSaid) {
    const Network network = network_of("a>b r\nb>c r\nd>e r\n");
    WhatIfOptions options;
    options.added = {{network.find("c"), network.find("d")}};
    const WhatIf result = asked(network, Removal(network), options);
    EXPECT_EQ(result.after.components, 1U);
    EXPECT_EQ(result.after.ties, 4U);
    EXPECT_DOUBLE_EQ(result.after.harmonic_mean_distance, 10 / (4 + 3 / 2.0 + 2 / 3.0 + 1 / 4.0));
}

TEST(WhatIf, ProposalsAreGreedyAndTheirGainsAddUp) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Network network = random_network(seed);
        WhatIfOptions options;
        options.introductions.budget = 4;
        options.introductions.every_pair = seed % 2 == 0;
        const WhatIf result = asked(network, of_kinds(network, {ActorKind::programme}), options);
        double gains = 0;
        for (const Introduction& tie : result.introductions.ties) {
            ASSERT_GT(tie.gain, 0) << seed;
            gains += tie.gain;
        }
        // gains are of the network without programmes: one step by hand
        const Network changed = without(network, of_kinds(network, {ActorKind::programme}));
        WhatIfOptions none;
        const WhatIf plain = asked(changed, Removal(changed), none);
        const auto mean = [](double harmonic) { return std::isnan(harmonic) ? 0 : 1 / harmonic; };
        ASSERT_NEAR(mean(result.after.harmonic_mean_distance) - mean(plain.after.harmonic_mean_distance), gains, 1e-12)
            << seed;
    }
}

TEST(WhatIf, ProposalsAreCandidatesOfRecommend) {
    const Network network = random_network(3);
    RecommendOptions listed;
    listed.top = 0;
    listed.per_organisation = 0;
    std::set<std::pair<NodeId, NodeId>> candidates;
    for (const Recommendation& row : recommend(network, listed).rows)
        candidates.insert({row.source, row.target});
    ASSERT_GT(candidates.size(), 5U);
    WhatIfOptions options;
    options.introductions.budget = 1000;
    const WhatIf result = asked(network, Removal(network), options);
    EXPECT_EQ(result.introductions.candidates, candidates.size());
    EXPECT_EQ(result.introductions.ties.size(), candidates.size()); // each brings two nearer that are not tied
    for (const Introduction& tie : result.introductions.ties)
        EXPECT_TRUE(candidates.contains({tie.source, tie.target}));
}

TEST(WhatIf, SampledFromEverybodyChoosesAsExactlyDone) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Network network = random_network(seed);
        WhatIfOptions options;
        options.introductions.budget = 4;
        const auto exact = asked(network, Removal(network), options).introductions;
        options.introductions.exact_up_to = 5;
        const auto sampled = asked(network, Removal(network), options).introductions;
        EXPECT_FALSE(exact.sampled);
        EXPECT_TRUE(sampled.sampled);
        ASSERT_EQ(exact.ties.size(), sampled.ties.size());
        for (std::size_t i = 0; i < exact.ties.size(); ++i)
            ASSERT_NEAR(exact.ties[i].gain, sampled.ties[i].gain, 1e-12) << seed;
    }
}

TEST(WhatIf, TooManyPairsAreRefusedWithTheNumber) {
    const Network network = random_network(1);
    WhatIfOptions options;
    options.introductions.budget = 1;
    options.introductions.every_pair = true;
    options.introductions.every_pair_up_to = 20;
    try {
        asked(network, Removal(network), options);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_THAT(error.sentence().en, HasSubstr("up to 20 organisations; found 24"));
    }
}

TEST(WhatIf, LimitsHold) {
    const Network network =
        network_of("@a company theme=x\n@b company theme=x\n@c company theme=x\n@d company theme=x\n"
                   "@e company\n@h cluster_initiative\n"
                   "a>h r\nb>h r\nc>h r\nd>h r\ne>h r\n");
    const auto propose = [&](std::size_t per_organisation, std::size_t per_theme) {
        WhatIfOptions options;
        options.introductions.budget = 10;
        options.introductions.per_organisation = per_organisation;
        options.introductions.per_theme = per_theme;
        return asked(network, Removal(network), options).introductions.ties;
    };
    EXPECT_EQ(propose(0, 0).size(), 10U);
    EXPECT_EQ(propose(1, 0).size(), 2U);
    EXPECT_EQ(propose(0, 1).size(), 5U); // one of the six pairs that share x, four with e
}

TEST(WhatIf, AcrossClustersOnly) {
    const Network network = network_of("@k cluster_initiative\n@l cluster_initiative\n@a company\n@b company\n"
                                       "@c company\n@d company\na>k member_of\nb>k member_of\nc>l member_of\n"
                                       "d>l member_of\nk>l r\n");
    WhatIfOptions options;
    options.introductions.budget = 100;
    options.introductions.kind = PairKind::cross_cluster;
    options.introductions.every_pair = true;
    const auto ties = asked(network, Removal(network), options).introductions.ties;
    ASSERT_EQ(ties.size(), 8U); // every pair across that is not tied
    const std::set<std::string> first{"k", "a", "b"};
    for (const Introduction& tie : ties)
        EXPECT_NE(first.contains(network.organisations[tie.source].id),
                  first.contains(network.organisations[tie.target].id));
}

TEST(WhatIf, ANewProjectIsWhatJoinsGroupsWhereTiesComeFromProjects) {
    const Network network = network_of("#p1 2015-01-01 a b\n#p2 2015-01-01 c d\n");
    WhatIfOptions options;
    options.added = {{network.find("b"), network.find("c")}};
    const WhatIf result = asked(network, Removal(network), options);
    EXPECT_EQ(result.after.components, 1U);
    EXPECT_EQ(result.after.ties, 3U);
}

TEST(WhatIf, TellsTheStory) {
    const Network network = network_of(kFramed);
    const WhatIf result = asked(network, of_kinds(network, {ActorKind::agency, ActorKind::programme}));
    EXPECT_EQ(ids(network, result.removed), (std::vector<std::string>{"m", "p"}));
    EXPECT_EQ(ids(network, result.left_alone), (std::vector<std::string>{"a"}));
    std::string en, de;
    for (const Sentence& sentence : what_if_in_words(network, result)) {
        en += sentence.en + "\n";
        de += sentence.de + "\n";
    }
    EXPECT_THAT(en, HasSubstr("Taken out: “m” and “p”, and with that 4 of 6 ties."));
    EXPECT_THAT(
        en, HasSubstr(
                "The network is one connected whole and would fall into 2 parts (one of them a single organisation)."));
    EXPECT_THAT(en, HasSubstr("“a” would be left alone"));
    EXPECT_THAT(
        de,
        HasSubstr("Das Netz hängt ganz zusammen und zerfiele in 2 Teile (einer davon eine einzelne Organisation)."));
    EXPECT_THAT(de, HasSubstr("Zum größten Teil gehörten 3 von 4 Organisationen (75 %) statt 6 von 6 (100 %)."));
}

} // namespace
} // namespace clusterbridge

#include "analysis/community_study.hpp"

#include "analysis/community_null.hpp"
#include "base/random.hpp"
#include "graph/network_builder.hpp"
#include "metrics/modularity.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace clusterbridge {
namespace {

CommunityStudy study(const Network& network, CommunityOptions options = {}, unsigned threads = 1) {
    options.test_against_chance = true;
    return study_communities(network, make_view(network, options.view), options, {.threads = threads});
}

void append(std::string& text, const std::string& a, const std::string& b) {
    text += a + ">" + b + " cooperates_with\n";
}

/// `groups` cliques of `size` companies, neighbours in a ring tied once.
std::string caveman(std::size_t groups, std::size_t size) {
    std::string text;
    const auto name = [](std::size_t g, std::size_t i) { return "g" + std::to_string(g) + "n" + std::to_string(i); };
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = i + 1; j < size; ++j)
                append(text, name(g, i), name(g, j));
        append(text, name(g, 0), name((g + 1) % groups, 1));
    }
    return text;
}

std::string random_ties(std::size_t n, double p, std::uint64_t seed) {
    const Graph g = random_graph(n, p, seed);
    std::string text;
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        append(text, "n" + std::to_string(index(u)), "n" + std::to_string(index(v)));
    }
    return text;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

void expect_equal(const CommunityStudy& a, const CommunityStudy& b) {
    EXPECT_EQ(a.partition.of, b.partition.of);
    EXPECT_TRUE(std::equal(a.certainty.begin(), a.certainty.end(), b.certainty.begin(), b.certainty.end(), same));
    EXPECT_EQ(a.modularity, b.modularity);
    EXPECT_TRUE(same(a.z, b.z));
    EXPECT_EQ(a.p, b.p);
    EXPECT_EQ(a.distinct_partitions, b.distinct_partitions);
    EXPECT_EQ(a.verdict, b.verdict);
    ASSERT_EQ(a.names.size(), b.names.size());
    for (std::size_t i = 0; i < a.names.size(); ++i)
        EXPECT_EQ(a.names[i].text, b.names[i].text);
    ASSERT_EQ(a.plateau.size(), b.plateau.size());
    for (std::size_t i = 0; i < a.plateau.size(); ++i) {
        EXPECT_EQ(a.plateau[i].resolution, b.plateau[i].resolution);
        EXPECT_EQ(a.plateau[i].communities, b.plateau[i].communities);
        EXPECT_EQ(a.plateau[i].agreement, b.plateau[i].agreement);
    }
}

TEST(CommunityStudy, CavemenAreOneSurePartitionBeyondChance) {
    const CommunityStudy s = study(network_of(caveman(6, 6)));
    EXPECT_EQ(s.partition.count, 6U);
    EXPECT_EQ(s.verdict, CommunityVerdict::single);
    EXPECT_EQ(s.mean_certainty, 1);
    EXPECT_EQ(s.random_networks, 100U);
    EXPECT_DOUBLE_EQ(s.p, 1.0 / 101);
    EXPECT_GT(s.z, 5);
    EXPECT_FALSE(s.best_run);
    EXPECT_EQ(s.runs, 100U);
}

TEST(CommunityStudy, RandomTiesHaveNoCommunitiesBeyondChance) {
    int none = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed)
        none += study(network_of(random_ties(40, 0.15, seed)), {.runs = 10}).verdict == CommunityVerdict::none ? 1 : 0;
    EXPECT_GE(none, 8); // each is right with probability 0.95
}

TEST(CommunityStudy, RandomParticipationsHaveNoCommunitiesThoughTheirProjectsAreCliques) {
    // rewiring the projection would find communities here: every project is one
    int none = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        Random random(seed);
        std::string text;
        for (int p = 0; p < 40; ++p) {
            std::set<std::string> partners;
            while (partners.size() < 5)
                partners.insert("o" + std::to_string(random.below(60)));
            text += "#p" + std::to_string(p) + " 2015-01-01";
            for (const std::string& partner : partners)
                text += " " + partner;
            text += "\n";
        }
        none += study(network_of(text), {.runs = 10}).verdict == CommunityVerdict::none ? 1 : 0;
    }
    EXPECT_GE(none, 8);
}

TEST(CommunityStudy, CertaintyLiesBetweenZeroAndOneAndIsUndefinedForIsolates) {
    const Network network = network_of(random_ties(60, 0.04, 5) + "@zz company\n");
    const CommunityStudy s = study(network, {.runs = 20});
    EXPECT_EQ(s.partition.of[network.find("zz")], Partition::kNone);
    for (std::size_t v = 0; v < network.size(); ++v) {
        const double c = s.certainty[node(v)];
        if (s.partition.of[node(v)] == Partition::kNone)
            EXPECT_TRUE(std::isnan(c));
        else
            EXPECT_TRUE(c >= 0 && c <= 1);
    }
}

TEST(CommunityStudy, ThreadsChangeNothing) {
    const Network network = network_of(random_ties(70, 0.06, 7));
    const CommunityStudy one = study(network, {.runs = 30}, 1);
    expect_equal(study(network, {.runs = 30}, 2), one);
    expect_equal(study(network, {.runs = 30}, 4), one);
}

TEST(CommunityStudy, TheOrderOfRowsChangesNothing) {
    std::string text = random_ties(50, 0.08, 9) + caveman(3, 5);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
        lines.push_back(text.substr(at, text.find('\n', at) - at));
    const CommunityStudy before = study(network_of(text), {.runs = 20});
    Random(4).shuffle(std::span(lines));
    std::string shuffled;
    for (const std::string& line : lines)
        shuffled += line + "\n";
    expect_equal(study(network_of(shuffled), {.runs = 20}), before);
}

TEST(CommunityStudy, HasAnAnswerForEveryDegenerateNetwork) {
    const CommunityStudy empty = study(network_of(""));
    EXPECT_EQ(empty.partition.count, 0U);
    EXPECT_EQ(empty.verdict, CommunityVerdict::none);
    const CommunityStudy isolates = study(network_of("@a company\n@b company\n"));
    EXPECT_EQ(isolates.partition.count, 0U);
    EXPECT_EQ(isolates.p, 1);
    EXPECT_EQ(isolates.mean_certainty, 0);
    const CommunityStudy pair = study(network_of("a>b\n"));
    EXPECT_EQ(pair.partition.count, 1U);
    EXPECT_EQ(pair.verdict, CommunityVerdict::none);
    EXPECT_TRUE(std::isnan(pair.z)) << "all random networks are alike";
    EXPECT_EQ(pair.names.size(), 1U);
    const CommunityStudy apart = study(network_of("a>b\nc>d\nd>e\n"));
    EXPECT_EQ(apart.partition.count, 2U);
    EXPECT_NE(apart.partition.of[node(0)], apart.partition.of[node(3)]);
}

TEST(CommunityStudy, OneRunIsNeitherAConsensusNorABestRun) {
    const CommunityStudy s = study(network_of(caveman(4, 5)), {.runs = 1});
    EXPECT_EQ(s.runs, 1U);
    EXPECT_FALSE(s.best_run);
    EXPECT_EQ(s.distinct_partitions, 1U);
    EXPECT_EQ(s.mean_certainty, 1);
}

TEST(CommunityStudy, WithoutTheTestItGivesNoVerdict) {
    const Network network = network_of(caveman(4, 5));
    const CommunityStudy s = study_communities(network, make_view(network));
    EXPECT_FALSE(s.tested);
    EXPECT_EQ(s.random_networks, 0U);
    EXPECT_TRUE(s.plateau.empty());
    EXPECT_EQ(s.partition.count, 4U);
}

TEST(CommunityStudy, ThePlateauHoldsWhereTheGroupsAreClear) {
    const CommunityStudy s = study(network_of(caveman(8, 6)));
    ASSERT_EQ(s.plateau.size(), 9U);
    EXPECT_DOUBLE_EQ(s.plateau.front().resolution, 0.25);
    EXPECT_EQ(s.plateau[4].resolution, 1);
    EXPECT_EQ(s.plateau.back().resolution, 4);
    EXPECT_EQ(s.plateau[4].communities, 8U);
    EXPECT_EQ(s.plateau[4].agreement, 1);
    EXPECT_EQ(s.plateau[5].communities, 8U);
}

TEST(CommunityStudy, ModularityIsThatAtResolutionOneWhateverWasOptimised) {
    const Network network = network_of(caveman(5, 5));
    const GraphView view = make_view(network);
    const CommunityStudy s = study(network, {.objective = CommunityObjective::cpm, .resolution = 0.3, .runs = 5});
    EXPECT_EQ(s.partition.count, 5U);
    EXPECT_EQ(s.modularity, modularity(view.graph, view.weight, s.partition));
}

TEST(NullModel, KeepsTheNumberOfPartnersInTieRows) {
    const Network network = network_of(random_ties(20, 0.2, 3));
    const GraphView view = make_view(network);
    const NullModel null(network, view, {});
    const ProjectedGraph drawn = null.draw(1, 0);
    for (std::size_t v = 0; v < network.size(); ++v)
        EXPECT_EQ(drawn.graph.degree(node(v)), view.graph.degree(node(v)));
}

TEST(NullModel, KeepsTheNumberOfProjectsBesideTheTieRows) {
    // a project of k gives each partner k - 1 times 1/(k - 1): strength counts projects, and rows of weight 1 beside
    // them
    const Network network = network_of(random_ties(20, 0.2, 3) + "#p1 2015-01-01 n1 n2 n3\n#p2 2015-01-01 n3 n4\n"
                                                                 "#p3 2015-01-01 n5 n6 n7 n8\n#p4 2015-01-01 n9\n");
    const GraphView view = make_view(network);
    const auto before = strengths(view.graph, view.weight);
    const NullModel null(network, view, {});
    bool changed = false;
    for (std::size_t i = 0; i < 20; ++i) {
        const ProjectedGraph drawn = null.draw(1, i);
        const auto after = strengths(drawn.graph, drawn.weight);
        for (std::size_t v = 0; v < network.size(); ++v)
            EXPECT_NEAR(after[node(v)], before[node(v)], 1e-12);
        changed = changed || !drawn.graph.adjacent(network.find("n1"), network.find("n2"));
    }
    EXPECT_TRUE(changed);
}

TEST(PaperComparison, TakesAColumnOfTheUserOnlyWhereItIsNamed) {
    NetworkBuilder builder;
    Diagnostics diagnostics;
    builder.add_file({.name = "orgs.csv"});
    for (const std::string id : {"a", "b", "c", "d"}) {
        OrganisationFacts facts;
        facts.extra = {{"Cluster", id < "c" ? "Optik" : "Holz"}};
        builder.declare(builder.organisation(id), facts, {0, 2}, diagnostics);
    }
    for (const auto& [from, to] : {std::pair{"a", "b"}, {"c", "d"}}) {
        TieRow row;
        row.relation = builder.intern("cooperates_with");
        builder.add_tie(builder.organisation(from), builder.organisation(to), row);
    }
    const Network network = builder.build(diagnostics);
    EXPECT_FALSE(study(network).paper.has_value()) << "nobody is a member of a cluster initiative";
    const CommunityStudy named = study(network, {.on_paper = "Cluster"});
    ASSERT_TRUE(named.paper.has_value());
    EXPECT_EQ(named.paper->clusters, 2U);
    EXPECT_EQ(named.paper->organisations, 4U);
}

TEST(PaperComparison, NeedsTwoClustersAndListsWhoSitsElsewhere) {
    EXPECT_FALSE(study(network_of("@c cluster_initiative\na>c member_of\nb>c member_of\n")).paper.has_value());
    std::string text = "@c1 cluster_initiative\n@c2 cluster_initiative\n";
    for (const std::string c : {"c1", "c2"})
        for (int i = 0; i < 4; ++i) {
            text += c + "m" + std::to_string(i) + ">" + c + " member_of\n";
            for (int j = 0; j < i; ++j)
                append(text, c + "m" + std::to_string(i), c + "m" + std::to_string(j));
        }
    text += "stray>c1 member_of\n";
    for (int i = 0; i < 4; ++i)
        append(text, "stray", "c2m" + std::to_string(i));
    text += "both>c1 member_of\nboth>c2 member_of\n";
    const Network network = network_of(text);
    const CommunityStudy s = study(network);
    ASSERT_EQ(s.partition.count, 2U);
    ASSERT_TRUE(s.paper.has_value());
    EXPECT_EQ(s.paper->clusters, 2U);
    EXPECT_EQ(s.paper->organisations, 11U); // two offices, eight members, the stray; not the one in both
    ASSERT_EQ(s.paper->elsewhere.size(), 1U);
    EXPECT_EQ(network.organisations[s.paper->elsewhere[0].organisation].id, "stray");
    EXPECT_EQ(s.paper->elsewhere[0].cluster, 0U);
    EXPECT_NE(s.paper->elsewhere[0].community, s.paper->elsewhere[0].cluster_community);
    EXPECT_GT(s.paper->adjusted_rand, 0.5);
    EXPECT_LT(s.paper->adjusted_rand, 1);
}

TEST(CommunityStudy, AsksAnotherMethodForASecondOpinion) {
    const Network network = network_of(caveman(40, 5));
    const CommunityStudy s = study(network, {.runs = 20});
    ASSERT_TRUE(s.second);
    EXPECT_EQ(s.method, CommunityMethod::leiden);
    EXPECT_EQ(s.second->method, CommunityMethod::map_equation);
    EXPECT_LT(s.partition.count, 40U); // modularity joins small cliques
    EXPECT_EQ(s.second->partition.count, 40U);
    EXPECT_LT(s.second->normalised_mutual_information, 1);
    EXPECT_GT(s.second->normalised_mutual_information, 0.8);
    const CommunityStudy other = study(network, {.method = CommunityMethod::map_equation, .runs = 20});
    EXPECT_EQ(other.partition.count, 40U);
    EXPECT_EQ(other.verdict, CommunityVerdict::single);
    EXPECT_EQ(other.p, 1.0 / 101);
    ASSERT_TRUE(other.second);
    EXPECT_EQ(other.second->method, CommunityMethod::leiden);
    EXPECT_LT(other.codelength, s.codelength);
    EXPECT_GT(s.modularity, other.modularity);
}

TEST(CommunityStudy, EveryMethodIsTheSameOnAnyThreads) {
    const Network network = network_of(random_ties(60, 0.08, 11));
    for (const auto method :
         {CommunityMethod::leiden, CommunityMethod::map_equation, CommunityMethod::label_propagation}) {
        const CommunityStudy one = study(network, {.method = method, .runs = 10}, 1);
        const CommunityStudy four = study(network, {.method = method, .runs = 10}, 4);
        expect_equal(one, four);
        EXPECT_EQ(one.second->partition.of, four.second->partition.of);
    }
}

TEST(CommunityStudy, PathsOfLevelsLeadFromTheCommunityDown) {
    const Network network = network_of(caveman(40, 5));
    CommunityOptions options{.runs = 10, .levels = 3};
    const CommunityStudy s = study_communities(network, make_view(network), options);
    ASSERT_EQ(s.levels.size(), 2U);
    const auto paths = community_paths(s);
    ASSERT_EQ(paths.size(), 2U);
    std::set<std::string> distinct;
    for (std::size_t i = 0; i < network.size(); ++i) {
        const std::string top = std::to_string(s.partition.of[node(i)] + 1) + ".";
        EXPECT_TRUE(paths[0][node(i)].starts_with(top));
        EXPECT_TRUE(paths[1][node(i)].starts_with(paths[0][node(i)] + "."));
        distinct.insert(paths[0][node(i)]);
    }
    EXPECT_EQ(distinct.size(), s.levels[0].count);
}

TEST(CommunityStudy, ManyTiesOfOneWeightAreStudiedLikeFewOnes) {
    // above 100,000 ties a run ends with the first iteration that gains little, but it is made
    const Network network = network_of(caveman(620, 19));
    const GraphView view = make_view(network);
    ASSERT_GT(view.graph.edge_count(), 100000U);
    const CommunityStudy s = study_communities(network, view, {.runs = 2});
    EXPECT_GT(s.modularity, 0.9);
    EXPECT_LE(s.partition.count, 620U);
}

} // namespace
} // namespace clusterbridge

#include "analysis/ranking.hpp"

#include "analysis/ranking_intervals.hpp"
#include "analysis/ranking_weights.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "support/kernel_checks.hpp"

#include <fstream>

namespace clusterbridge {
namespace {

const char* const kSmall =
    "@a company region=S\n@b university region=S\n@c company region=T\n@d agency\n@z other\n"
    "a>b member_of weight=2\nb>c funds weight=0.5\na>c funds weight=0.25\na>c funds weight=0.25\n"
    "#p1 2015-01-01 b c d\n#p2 2016-01-01 c d e f\n";

Partition two_halves(std::size_t n) {
    Partition partition{NodeColumn<std::uint32_t>(n, 0), 2};
    for (std::size_t u = n / 2; u < n; ++u)
        partition.of[node(u)] = 1;
    return partition;
}

TEST(RankColumns, AreThoseOfTheContractInOrder) {
    ASSERT_EQ(rank_columns().size(), 27U);
    EXPECT_EQ(rank_columns().front(), "id");
    EXPECT_EQ(rank_columns()[9], "closeness");
    EXPECT_EQ(rank_columns().back(), "betweenness_rank_high");
}

TEST(RankOrganisations, BrokersBetweenCommunitiesWhereAsked) {
    // b stands between a (its own community) and c (the other one): a gatekeeper, whatever their types
    const Network network = network_of("@a company\n@b company\n@c company\na>b funds\nb>c funds\n");
    const GraphView view = make_view(network);
    Partition partition{NodeColumn<std::uint32_t>(3, 0), 2};
    partition.of[node(2)] = 1;
    RankOptions options;
    EXPECT_EQ(rank_organisations(network, view, partition, options).coordinator[node(1)], 1U);
    options.group_by = "community";
    const RankTable t = rank_organisations(network, view, partition, options);
    EXPECT_EQ(t.coordinator[node(1)], 0U);
    EXPECT_EQ(t.gatekeeper[node(1)], 1U);
}

TEST(RankOrganisations, FillsEveryColumn) {
    const Network network = network_of(kSmall);
    const GraphView view = make_view(network);
    const RankTable t = rank_organisations(network, view, two_halves(network.size()));
    const std::size_t n = network.size();
    for (const std::size_t size : {t.community.size(),
                                   t.component.size(),
                                   t.degree.size(),
                                   t.strength.size(),
                                   t.betweenness.size(),
                                   t.betweenness_weighted.size(),
                                   t.closeness.size(),
                                   t.harmonic.size(),
                                   t.eigenvector.size(),
                                   t.pagerank.size(),
                                   t.core.size(),
                                   t.clustering.size(),
                                   t.constraint.size(),
                                   t.effective_size.size(),
                                   t.participation.size(),
                                   t.within_module_z.size(),
                                   t.articulation.size(),
                                   t.coordinator.size(),
                                   t.itinerant.size(),
                                   t.gatekeeper.size(),
                                   t.liaison.size(),
                                   t.betweenness_rank.size(),
                                   t.betweenness_rank_low.size(),
                                   t.betweenness_rank_high.size()})
        EXPECT_EQ(size, n);
    EXPECT_TRUE(t.notes.empty());
    EXPECT_EQ(t.betweenness_error, 0);
    EXPECT_EQ(t.degree[network.find("c")], 5U);
    EXPECT_DOUBLE_EQ(t.strength[network.find("c")], 0.5 + 0.5 + 0.5 + 0.5 + 3 * (1.0 / 3));
    EXPECT_EQ(t.component[network.find("z")], 1U);
    EXPECT_TRUE(std::isnan(t.constraint[network.find("z")]));
    EXPECT_EQ(t.betweenness_rank[network.find("c")], 1U);
}

TEST(RankOrganisations, ComputesOnlyWhatWasAskedForAndChargesTheFirst) {
    const Network network = network_of(kSmall);
    const GraphView view = make_view(network);
    std::vector<std::string> charged;
    RankOptions options;
    options.metrics = {"harmonic", "core", "liaison", "gatekeeper"};
    const RankTable t = rank_organisations(network, view, {}, options, {},
                                           [&](const std::string& column) { charged.push_back(column); });
    EXPECT_EQ(charged, (std::vector<std::string>{"harmonic", "core", "gatekeeper"}));
    EXPECT_TRUE(t.closeness.empty());
    EXPECT_FALSE(t.harmonic.empty());
    EXPECT_TRUE(t.coordinator.empty());
    EXPECT_FALSE(t.liaison.empty());
    EXPECT_TRUE(t.betweenness.empty());
}

TEST(RankOrganisations, AnUnknownMetricIsRefusedWithTheNearest) {
    const Network network = network_of(kSmall);
    RankOptions options;
    options.metrics = {"betweeness"};
    try {
        rank_organisations(network, make_view(network), {}, options);
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_NE(error.sentence().en.find("did you mean betweenness?"), std::string::npos);
        EXPECT_NE(error.sentence().de.find("meinten Sie betweenness?"), std::string::npos);
    }
}

TEST(RankOrganisations, RolesFollowTheGroupAskedFor) {
    const Network network = network_of("@a x region=S\n@b y region=S\n@v x region=T\na>v r\nb>v r\n");
    const GraphView view = make_view(network);
    EXPECT_EQ(rank_organisations(network, view, {}).gatekeeper[network.find("v")], 1U);
    RankOptions by_region;
    by_region.group_by = "region";
    EXPECT_EQ(rank_organisations(network, view, {}, by_region).itinerant[network.find("v")], 1U);
}

TEST(RankOrganisations, InNoGroupIsAGroupOfItsOwn) {
    const Network network = network_of("@a x\n@b x\n@v x region=T\n@w x region=T\na>v r\nb>v r\n");
    RankOptions by_region;
    by_region.group_by = "region";
    EXPECT_EQ(rank_organisations(network, make_view(network), {}, by_region).liaison[network.find("v")], 1U);
}

TEST(RankOrganisations, WeightedTiesAreDecidedOnTheDecimalsOfTheFile) {
    // lengths 1/0.3 over b and 1/0.1+... : 0.1 + 0.2 in two rows is exactly 0.3 in one
    const Network network = network_of("a>b r weight=0.3\nb>c r weight=0.7\n"
                                       "a>d r weight=0.1\na>d r weight=0.2\nd>c r weight=0.3\nd>c r weight=0.4\n");
    const RankTable t = rank_organisations(network, make_view(network), {});
    EXPECT_EQ(t.betweenness_weighted[network.find("b")], t.betweenness_weighted[network.find("d")]);
    EXPECT_GT(t.betweenness_weighted[network.find("b")], 0);
}

TEST(ExactWeights, AddDecimalsAndProjectShares) {
    const Network network = network_of("a>b r weight=0.1\nb>a r weight=0.2\n#p 2015-01-01 a b c d\n");
    const GraphView view = make_view(network);
    const ExactWeights exact = exact_weights(network, view, {});
    EXPECT_EQ(exact.values[exact.of[view.graph.find(node(0), node(1)).edge]], Fraction(3, 10) + Fraction(1, 3));
    EXPECT_EQ(exact.values.size(), 2U);
    ViewOptions count;
    count.projection = Projection::count;
    const GraphView counted = make_view(network, count);
    EXPECT_EQ(exact_weights(network, counted, count).values.front(), 1);
}

TEST(RankOrganisations, OrderOfRowsChangesNothing) {
    const Network a = network_of("x>y r weight=2\ny>z r\nx>w r\n#p 2015-01-01 x z q\nw>q r\n@q company\n");
    const Network b = network_of("w>q r\n@q company\n#p 2015-01-01 q z x\nx>w r\ny>z r\nx>y r weight=2\n");
    const RankTable s = rank_organisations(a, make_view(a), {});
    const RankTable t = rank_organisations(b, make_view(b), {});
    expect_same(s.betweenness, t.betweenness, "betweenness");
    expect_same(s.eigenvector, t.eigenvector, "eigenvector");
    EXPECT_EQ(s.betweenness_rank_low, t.betweenness_rank_low);
    EXPECT_EQ(s.betweenness_rank_high, t.betweenness_rank_high);
}

/// A network of ties as text, for sizes that literals do not reach.
Network random_network(std::size_t n, std::size_t ties, std::uint64_t seed) {
    Random random(seed);
    std::string text;
    for (std::size_t i = 0; i < ties; ++i) {
        const auto a = random.below(n);
        const auto b = (a + 1 + random.below(n - 1)) % n;
        text += "o" + std::to_string(a) + ">o" + std::to_string(b) +
                " r weight=" + std::to_string(1 + random.below(4)) + "\n";
    }
    return network_of(text);
}

TEST(RankOrganisations, ThreadsChangeNoBit) {
    const Network network = random_network(120, 260, 1);
    const GraphView view = make_view(network);
    const RankTable one = rank_organisations(network, view, two_halves(network.size()), {}, on_threads(1));
    for (const unsigned threads : {2U, 4U}) {
        const RankTable t = rank_organisations(network, view, two_halves(network.size()), {}, on_threads(threads));
        expect_same(one.betweenness, t.betweenness, "betweenness");
        expect_same(one.betweenness_weighted, t.betweenness_weighted, "betweenness_weighted");
        expect_same(one.closeness, t.closeness, "closeness");
        expect_same(one.eigenvector, t.eigenvector, "eigenvector");
        expect_same(one.pagerank, t.pagerank, "pagerank");
        expect_same(one.constraint, t.constraint, "constraint");
        EXPECT_EQ(one.liaison, t.liaison);
        EXPECT_EQ(one.betweenness_rank_low, t.betweenness_rank_low);
        EXPECT_EQ(one.betweenness_rank_high, t.betweenness_rank_high);
    }
}

TEST(RankOrganisations, TheEmptyNetworkHasNoRows) {
    const Network network = network_of("");
    const RankTable t = rank_organisations(network, make_view(network), {});
    EXPECT_TRUE(t.betweenness.empty());
    EXPECT_TRUE(t.notes.empty());
}

TEST(RankOrganisations, SizeLimitsAreSaidAndLifted) {
    // 20,002 organisations, 2,500 ties: rank intervals are over their limit and betweenness is sampled
    std::string text;
    for (std::size_t i = 0; i < 20002; ++i)
        text += "@o" + std::to_string(i) + " company\n";
    for (std::size_t i = 0; i < 2500; ++i)
        text += "o0>o" + std::to_string(i + 1) + " r\n";
    const Network network = network_of(text);
    const GraphView view = make_view(network);
    RankOptions options;
    options.metrics = {"betweenness", "betweenness_rank"};
    options.epsilon = 0.05;
    const RankTable sampled = rank_organisations(network, view, {}, options);
    EXPECT_EQ(sampled.betweenness_error, 0.05);
    EXPECT_EQ(sampled.notes.size(), 2U);
    EXPECT_TRUE(sampled.betweenness_rank.empty());
    options.exact = true;
    const RankTable exact = rank_organisations(network, view, {}, options);
    EXPECT_EQ(exact.betweenness_error, 0);
    EXPECT_NEAR(sampled.betweenness[network.find("o0")], exact.betweenness[network.find("o0")], 0.05);
}

/// Zachary's karate club with its weights; expected figures from networkx 2.8.8, constraint also from igraph 0.10.2.
TEST(RankOrganisations, AgreesWithOtherProgramsOnTheKarateClub) {
    std::ifstream file(CLUSTERBRIDGE_SOURCE_DIR "/../shared/testdata/classic-sna/karate/edges.csv");
    if (!file)
        GTEST_SKIP() << "the classic networks are not beside the source folder";
    std::string text, line;
    std::getline(file, line); // header
    while (std::getline(file, line)) {
        const auto cells = split_list(line, ",");
        text += cells.at(0) + ">" + cells.at(1) + " r weight=" + cells.at(2) + "\n";
    }
    const Network network = network_of(text);
    const RankTable t = rank_organisations(network, make_view(network), {});
    const auto expect = [&](const NodeColumn<double>& column, const std::vector<double>& expected) {
        const std::vector<std::string> ids = {"1", "2", "3", "12", "34"};
        for (std::size_t i = 0; i < ids.size(); ++i)
            EXPECT_NEAR(column[network.find(ids[i])], expected[i], 1e-9) << ids[i];
    };
    expect(t.betweenness, {0.4376352813852815, 0.05393668831168831, 0.14365680615680615, 0, 0.30407497594997596});
    // with lengths of 420 / weight, which are whole; on 1 / weight networkx decides some ties wrongly
    expect(t.betweenness_weighted,
           {0.39583333333333337, 0.06818181818181818, 0.33522727272727276, 0, 0.32954545454545453});
    expect(t.closeness, {0.5689655172413793, 0.4852941176470588, 0.559322033898305, 0.36666666666666664, 0.55});
    expect(t.harmonic,
           {0.7020202020202018, 0.5808080808080806, 0.6363636363636364, 0.4090909090909092, 0.7045454545454546});
    expect(t.eigenvector,
           {0.3123512277496875, 0.30175117468606266, 0.3605886201225396, 0.04320695496206931, 0.3640968819701122});
    expect(t.pagerank,
           {0.08850031542810548, 0.05741231936292028, 0.06276562384810733, 0.009784998142590397, 0.09698936283431267});
    expect(t.clustering, {0.15, 1.0 / 3, 0.24444444444444444, 0, 0.11029411764705882});
    expect(t.constraint, {0.19062348905638032, 0.3409019831285561, 0.255653839096456, 1, 0.18628728563229374});
    expect(t.effective_size, {13.775, 6.4672413793103445, 7.946969696969697, 1, 15.22891865079365});
    EXPECT_EQ(t.core[network.find("12")], 1U);
    EXPECT_EQ(t.core[network.find("3")], 4U);
    for (std::size_t u = 0; u < network.size(); ++u)
        EXPECT_EQ(t.articulation[node(u)], node(u) == network.find("1") ? 1 : 0);
}

TEST(Ranks, TiesShareTheBest) {
    EXPECT_EQ(ranks_of(NodeColumn<double>(std::vector<double>{1, 3, 1, 0})),
              (NodeColumn<std::uint32_t>(std::vector<std::uint32_t>{2, 1, 2, 4})));
}

TEST(RankIntervals, AreTheTenthAndTheHundredAndNinetyFirstOfTwoHundred) {
    const Network network = random_network(40, 90, 2);
    const GraphView view = make_view(network);
    std::vector<NodeColumn<double>> seen;
    const RankIntervals intervals = rank_intervals(network, view, 1, [&](const Graph& g, const RunControl&) {
        NodeColumn<double> degree(g.node_count());
        for (std::size_t u = 0; u < g.node_count(); ++u)
            degree[node(u)] = static_cast<double>(g.degree(node(u)));
        seen.push_back(degree);
        return degree;
    });
    ASSERT_EQ(seen.size(), 200U);
    for (std::size_t u = 0; u < network.size(); ++u) {
        std::vector<std::uint32_t> ranks;
        for (const auto& degree : seen) {
            std::uint32_t rank = 1;
            for (const double d : degree)
                rank += d > degree[node(u)] ? 1U : 0U;
            ranks.push_back(rank);
        }
        std::sort(ranks.begin(), ranks.end());
        EXPECT_EQ(intervals.low[node(u)], ranks[9]);
        EXPECT_EQ(intervals.high[node(u)], ranks[190]);
    }
    double kept = 0;
    for (const auto& degree : seen)
        for (const double d : degree)
            kept += d;
    EXPECT_NEAR(kept / 200 / (2 * static_cast<double>(view.graph.edge_count())), 0.9, 0.01);
}

TEST(RankIntervals, AProjectIsLeftOutAsAWhole) {
    const Network network = network_of("#p1 2015-01-01 a b c d\n");
    rank_intervals(network, make_view(network), 1, [](const Graph& g, const RunControl&) {
        EXPECT_TRUE(g.edge_count() == 0 || g.edge_count() == 6) << g.edge_count();
        return NodeColumn<double>(g.node_count(), 0);
    });
}

} // namespace
} // namespace clusterbridge

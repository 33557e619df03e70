#include "graph/graph_view.hpp"

#include "base/error.hpp"
#include "base/random.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

double weight_between(const Network& n, const GraphView& view, const std::string& a, const std::string& b) {
    const auto edge = view.graph.find(n.find(a), n.find(b));
    return edge.found ? view.weight[edge.edge] : 0;
}

void set_weight(Network& n, std::size_t tie, double weight) {
    TieRow row = n.ties[tie];
    row.weight = weight;
    n.ties.set(tie, row);
}

TEST(GraphView, RepeatedRowsOfAPairAddTheirWeightsInBothDirections) {
    const Network n = network_of("a>b member_of weight=2\nb>a funds weight=0.5\na>b member_of\nb>c funds");
    const GraphView view = make_view(n);
    EXPECT_EQ(view.graph.edge_count(), 2U);
    EXPECT_EQ(weight_between(n, view, "a", "b"), 3.5);
    EXPECT_EQ(weight_between(n, view, "b", "c"), 1.0);
}

TEST(GraphView, AProjectOfKPartnersGivesEachPairOneOverKMinusOne) {
    const Network n = network_of("#p 2015-01-01 a b c d\n#q 2015-01-01 a b");
    const GraphView view = make_view(n);
    EXPECT_DOUBLE_EQ(weight_between(n, view, "c", "d"), 1.0 / 3);
    EXPECT_DOUBLE_EQ(weight_between(n, view, "a", "b"), 1.0 / 3 + 1);
    // Newman's weights: an organisation's strength is the number of its projects with others
    EXPECT_EQ(strengths(view.graph, view.weight)[n.find("a")], 2.0);
}

TEST(GraphView, CountAddsOnePerSharedProjectAndNoneMakesNoTies) {
    const Network n = network_of("#p 2015-01-01 a b c\n#q 2015-01-01 a b\na>c funds");
    const GraphView count = make_view(n, {.projection = Projection::count});
    EXPECT_EQ(weight_between(n, count, "a", "b"), 2.0);
    EXPECT_EQ(weight_between(n, count, "a", "c"), 2.0) << "a row and a project";
    const GraphView none = make_view(n, {.projection = Projection::none});
    EXPECT_EQ(none.graph.edge_count(), 1U);
    EXPECT_EQ(none.graph.node_count(), 3U);
}

TEST(GraphView, AProjectOfOneAddsNoTieAndItsOrganisationStays) {
    const Network n = network_of("#p 2015-01-01 a\n#q 2015-01-01 b b\nc>d funds");
    const GraphView view = make_view(n);
    EXPECT_EQ(view.graph.node_count(), 4U);
    EXPECT_EQ(view.graph.edge_count(), 1U);
    EXPECT_EQ(view.graph.degree(n.find("b")), 0U) << "named twice is still one partner";
}

TEST(GraphView, ProjectsBeyondTheSizeLimitAreLeftOut) {
    const Network n = network_of("#p 2015-01-01 a b c d\n#q 2015-01-01 a b c");
    EXPECT_EQ(make_view(n, {.max_project_size = 3}).graph.edge_count(), 3U);
    EXPECT_EQ(make_view(n, {.max_project_size = 2}).graph.edge_count(), 0U);
    EXPECT_EQ(make_view(n, {.max_project_size = 4}).graph.edge_count(), 6U);
}

TEST(GraphView, EveryEdgeLeadsBackToItsRows) {
    const Network n = network_of("a>b member_of weight=2\n#p 2015-01-01 a b c\nb>a funds\n#o 2014-01-01 b a");
    const GraphView view = make_view(n);
    const auto links = view.links_of(view.graph.find(n.find("a"), n.find("b")).edge);
    ASSERT_EQ(links.size(), 4U);
    EXPECT_EQ(links[0].kind, LinkKind::tie_row);
    EXPECT_EQ(n.place(n.ties[links[0].record].row), "literal.csv:1");
    EXPECT_EQ(n.place(n.ties[links[1].record].row), "literal.csv:3");
    EXPECT_EQ(links[2].kind, LinkKind::project);
    EXPECT_EQ(n.projects[links[2].record].id, "o") << "projects by id";
    EXPECT_EQ(n.projects[links[3].record].id, "p");
}

TEST(GraphView, LinksCarryExactlyTheWeightOfTheirEdge) {
    Random random(41);
    for (int round = 0; round < 30; ++round) {
        std::string text;
        for (int line = 0; line < 40; ++line) {
            const auto name = [&] { return std::string(1, static_cast<char>('a' + random.below(8))); };
            const std::string a = name();
            const std::string b = name();
            if (random.chance(0.5) && a != b)
                text += a + ">" + b + " funds weight=" + std::to_string(1 + random.below(5)) + "\n";
            else
                text += "#p" + std::to_string(line) + " 2015-01-01 " + a + " " + b + " " + name() + "\n";
        }
        const Network n = network_of(text);
        const GraphView view = make_view(n);
        // the slow twin: a map of pairs
        std::map<std::pair<NodeId, NodeId>, double> expected;
        for (const TieRow& row : n.ties)
            expected[std::minmax(row.source, row.target)] += row.weight;
        for (const Project& project : n.projects) {
            const auto partners = n.partners_of(project);
            for (const NodeId u : partners)
                for (const NodeId v : partners)
                    if (u < v)
                        expected[{u, v}] += 1.0 / static_cast<double>(partners.size() - 1);
        }
        ASSERT_EQ(view.graph.edge_count(), expected.size());
        for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
            EXPECT_DOUBLE_EQ(view.weight[edge(e)], expected.at(view.graph.ends(edge(e))));
            double sum = 0;
            for (const Link& link : view.links_of(edge(e)))
                sum += link.weight;
            EXPECT_EQ(sum, view.weight[edge(e)]);
        }
    }
}

TEST(GraphView, ManyOrganisationsInFewProjectsAndFewInManyAddUpAlike) {
    Random random(43);
    for (const std::uint64_t most : {30U, 900U, 5000U}) { // one word of marks, many, and words of words
        std::string text;
        for (int line = 0; line < 300; ++line) {
            text += "#p" + std::to_string(line) + " 2015-01-01";
            for (std::uint64_t k = 1 + random.below(12); k > 0; --k)
                text += " o" + std::to_string(random.below(most));
            text += line % 7 == 0 ? "\no1>o" + std::to_string(2 + random.below(most)) + " funds\n" : "\n";
        }
        const Network n = network_of(text);
        const GraphView view = make_view(n);
        std::map<std::pair<NodeId, NodeId>, double> expected; // in the order of records, so that sums are the same
        for (const TieRow& row : n.ties)
            expected[std::minmax(row.source, row.target)] += row.weight;
        for (const Project& project : n.projects) {
            const auto partners = n.partners_of(project);
            for (std::size_t i = 0; i < partners.size(); ++i)
                for (std::size_t j = i + 1; j < partners.size(); ++j)
                    expected[{partners[i], partners[j]}] += 1.0 / static_cast<double>(partners.size() - 1);
        }
        ASSERT_EQ(view.graph.edge_count(), expected.size());
        std::size_t e = 0;
        for (const auto& [pair, weight] : expected) {
            EXPECT_EQ(view.graph.ends(edge(e)), pair);
            EXPECT_EQ(view.weight[edge(e)], weight);
            const auto found = view.graph.find(pair.second, pair.first);
            EXPECT_TRUE(found.found && found.edge == edge(e));
            ++e;
        }
    }
}

TEST(GraphView, TiesAloneAddUpByPairInTheOrderOfTheTable) {
    Random random(47);
    for (int round = 0; round < 60; ++round) {
        Network n = network_of("@a\n@b\n@c\n@d\n@e\n@f\n@g\n@h\n"); // some stay without ties
        TieRow row;
        for (std::uint64_t k = random.below(60); k > 0; --k) {
            row.source = node(random.below(8));
            row.target = node(random.below(7));
            row.weight = 0.1 * static_cast<double>(random.below(9));
            if (row.source != row.target)
                n.ties.push_back(row);
        }
        const bool sorted = round % 2 == 0; // the order of a network, or any
        if (sorted) {
            std::vector<TieRow> rows(n.ties.begin(), n.ties.end());
            std::stable_sort(rows.begin(), rows.end(), [](const TieRow& x, const TieRow& y) {
                return std::pair(x.source, x.target) < std::pair(y.source, y.target);
            });
            n.ties = {};
            for (const TieRow& one : rows)
                n.ties.push_back(one);
        }
        const GraphView view = make_view(n);
        std::map<std::pair<NodeId, NodeId>, double> expected;
        NodeColumn<std::set<NodeId>> partners(n.size(), std::set<NodeId>{});
        for (const TieRow& tie : n.ties) {
            expected[std::minmax(tie.source, tie.target)] += tie.weight;
            partners[tie.source].insert(tie.target);
            partners[tie.target].insert(tie.source);
        }
        ASSERT_EQ(view.graph.edge_count(), expected.size());
        ASSERT_EQ(view.weight.size(), expected.size());
        std::size_t e = 0;
        for (const auto& [pair, weight] : expected) {
            EXPECT_EQ(view.graph.ends(edge(e)), pair);
            EXPECT_NEAR(view.weight[edge(e)], weight, 1e-12);
            double sum = 0;
            for (const Link& link : view.links_of(edge(e)))
                sum += link.weight;
            EXPECT_EQ(view.weight[edge(e++)], sum);
        }
        for (std::size_t u = 0; u < n.size(); ++u) {
            std::vector<NodeId> found;
            for (const Arc& arc : view.graph.arcs(node(u)))
                found.push_back(arc.to);
            EXPECT_EQ(found, std::vector<NodeId>(partners[node(u)].begin(), partners[node(u)].end())) << u;
        }
    }
}

TEST(GraphView, ManyTiesGiveTheSameGraphOnAnyThreads) {
    Random random(48);
    constexpr std::size_t kNodes = 3000;
    for (const bool sorted : {true, false}) {
        Network n;
        n.organisations = NodeColumn<Organisation>(kNodes);
        for (std::size_t i = 0; i < 600000; ++i) { // worth threads
            TieRow row;
            row.source = node(random.below(kNodes - 100)); // the last of them have no ties, the first many
            row.target = node(random.below(random.chance(0.2) ? 3 : kNodes - 100));
            row.weight = 0.1 * static_cast<double>(1 + random.below(9));
            if (row.source != row.target)
                n.ties.push_back(row);
        }
        if (sorted)
            n.ties.sort_by_ends(kNodes);
        const GraphView one = make_view(n);
        for (const unsigned threads : {2U, 3U}) {
            RunControl run;
            run.threads = threads;
            const GraphView other = make_view(n, {}, run);
            EXPECT_EQ(one.weight, other.weight);
            ASSERT_EQ(one.graph.edge_count(), other.graph.edge_count());
            for (std::size_t u = 0; u < kNodes; ++u) {
                const auto a = one.graph.arcs(node(u)), b = other.graph.arcs(node(u));
                ASSERT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Arc& x, const Arc& y) {
                    return x.to == y.to && x.edge == y.edge;
                })) << u;
            }
            for (std::size_t e = 0; e < one.graph.edge_count(); e += 97)
                EXPECT_EQ(one.graph.ends(edge(e)), other.graph.ends(edge(e)));
        }
    }
}

TEST(GraphView, WeightsThatAddUpBeyondANumberAreRefusedAtTheirLine) {
    Network n = network_of("a>b funds\nb>a funds\nb>c funds");
    for (std::size_t i = 0; i < n.ties.size(); ++i)
        if (n.organisations[n.ties.target(i)].id != "c")
            set_weight(n, i, 1.7e308);
    try {
        static_cast<void>(make_view(n));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::input);
        EXPECT_TRUE(error.sentence().en.starts_with("literal.csv:2: ")) << error.sentence().en;
        EXPECT_TRUE(error.sentence().de.starts_with("literal.csv:2: ")) << error.sentence().de;
        EXPECT_NE(error.sentence().en.find("a and b"), std::string::npos);
    }
}

TEST(GraphView, ATotalBeyondANumberIsRefusedToo) {
    // each pair is fine, but strength and modularity add over pairs
    Network n = network_of("a>b funds\na>c funds");
    for (std::size_t i = 0; i < n.ties.size(); ++i)
        set_weight(n, i, 1.2e308);
    EXPECT_THROW(static_cast<void>(make_view(n)), Error);
    for (std::size_t i = 0; i < n.ties.size(); ++i)
        set_weight(n, i, 1e300);
    EXPECT_NO_THROW(static_cast<void>(make_view(n)));
}

TEST(GraphView, DoesNotRelyOnTheOrderOfRows) {
    const Network sorted = network_of("a>b funds weight=2\nb>a funds\nc>a funds\nb>c funds weight=4\na>d funds\n"
                                      "#p 2015-01-01 a b d\n");
    Network shuffled = sorted;
    shuffled.ties = {};
    for (std::size_t i = sorted.ties.size(); i-- > 0;)
        shuffled.ties.push_back(sorted.ties[i]);
    const GraphView a = make_view(sorted);
    const GraphView b = make_view(shuffled);
    ASSERT_EQ(a.graph.edge_count(), 5U);
    ASSERT_EQ(b.graph.edge_count(), 5U);
    for (std::size_t e = 0; e < 5; ++e) {
        EXPECT_EQ(a.graph.ends(edge(e)), b.graph.ends(edge(e))) << e;
        EXPECT_EQ(a.weight[edge(e)], b.weight[edge(e)]) << e;
        const auto of_sorted = a.links_of(edge(e)), of_shuffled = b.links_of(edge(e));
        ASSERT_EQ(of_sorted.size(), of_shuffled.size()) << e;
        std::multiset<RowRef> rows, rows_shuffled;
        for (std::size_t k = 0; k < of_sorted.size(); ++k) {
            ASSERT_EQ(of_sorted[k].kind, of_shuffled[k].kind) << "projects come last";
            if (of_sorted[k].kind == LinkKind::tie_row) {
                rows.insert(sorted.ties.row(of_sorted[k].record));
                rows_shuffled.insert(shuffled.ties.row(of_shuffled[k].record));
            }
        }
        EXPECT_EQ(rows, rows_shuffled) << e;
    }
}

TEST(GraphView, AnEmptyNetworkIsAnEmptyGraph) {
    const GraphView view = make_view(Network{});
    EXPECT_EQ(view.graph.node_count(), 0U);
    EXPECT_EQ(view.graph.edge_count(), 0U);
    EXPECT_EQ(make_view(network_of("@a company")).graph.node_count(), 1U);
}

TEST(GraphView, ARequestedStopEndsIt) {
    std::stop_source source;
    source.request_stop();
    RunControl run;
    run.stop = source.get_token();
    EXPECT_THROW(static_cast<void>(make_view(network_of("#p 2015-01-01 a b"), {}, run)), Error);
}

} // namespace
} // namespace clusterbridge

#include "analysis/cluster_change.hpp"
#include "analysis/theme_coverage.hpp"

#include "base/random.hpp"
#include "support/graphs.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace clusterbridge {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Optics has five members of which a, b and u hang together; Wood has three and shares u; Lone has none.
constexpr const char* kText = "@optics cluster_initiative theme=light\n@wood cluster_initiative\n"
                              "@lone cluster_initiative\n"
                              "@a company theme=light\n@b company\n@c company theme=medicine\n@u university\n"
                              "@i research_institute\n@x company\n@y association\n@far company\n"
                              "a>optics member_of\nb>optics member_of\nc>optics member_of\nu>optics member_of\n"
                              "i>optics member_of\nu>wood member_of\nx>wood member_of\ny>wood member_of\n"
                              "a>b cooperates_with theme=laser\nb>u cooperates_with\nc>x cooperates_with\n"
                              "x>far cooperates_with";

struct World {
    Network network;
    GraphView view;
    ClusterStudy study;
    explicit World(const std::string& text, ClusterOptions options = {})
        : network(network_of(text)), view(make_view(network)), study(study_clusters(network, view, options)) {}
    const ClusterScorecard& card(const char* id) const {
        for (const ClusterScorecard& card : study.rows)
            if (network.organisations[card.initiative].id == id)
                return card;
        throw std::runtime_error(id);
    }
    std::vector<std::string> ids(const std::vector<NodeId>& nodes) const {
        std::vector<std::string> all;
        for (const NodeId v : nodes)
            all.push_back(network.organisations[v].id);
        return all;
    }
    std::vector<std::string> texts(const std::vector<Symbol>& symbols) const {
        std::vector<std::string> all;
        for (const Symbol s : symbols)
            all.push_back(network.text(s));
        return all;
    }
};

TEST(ClusterScorecards, HoldWhatOneCountsByHand) {
    const World w(kText);
    ASSERT_EQ(w.study.rows.size(), 3U);
    const ClusterScorecard& optics = w.card("optics");
    EXPECT_THAT(w.ids(optics.members), ElementsAre("a", "b", "c", "i", "u"));
    using F = ClusterFigure;
    EXPECT_EQ(optics.figures[F::members_seen], 5);
    EXPECT_EQ(optics.figures[F::companies], 3);
    EXPECT_EQ(optics.figures[F::research], 2);
    EXPECT_EQ(optics.figures[F::others], 0);
    EXPECT_DOUBLE_EQ(optics.figures[F::research_share], 0.4);
    EXPECT_DOUBLE_EQ(optics.figures[F::density], 0.2) << "a-b and b-u of ten pairs";
    // degrees: a 2, b 3, c 2, i 1, u 3; 12 ties in all
    EXPECT_DOUBLE_EQ(optics.figures[F::density_expected], (11.0 * 11 - 27) / 2 / 24 / 10);
    EXPECT_EQ(optics.figures[F::cross_cluster_ties], 2) << "u-wood and c-x";
    // outside are wood, x, y, far and lone; wood and x at one step, y and far at two
    EXPECT_DOUBLE_EQ(optics.figures[F::reach], 4.0 / 5);
    EXPECT_DOUBLE_EQ(optics.figures[F::office_dependence], 1 - 6.0 / 20) << "a, b and u still hang together";
    // partners without the office: i 0, a 1, c 1, b 2, u 2; (-4*0 - 2*1 + 0*1 + 2*2 + 4*2) / (4 * 6)
    EXPECT_DOUBLE_EQ(optics.figures[F::tie_concentration], 10.0 / 24);
    EXPECT_THAT(w.ids(optics.best_tied), ElementsAre("b", "u", "a"));
    EXPECT_DOUBLE_EQ(optics.best_tied_share, 5.0 / 6);
    EXPECT_TRUE(std::isnan(optics.figures[F::members_stated]));
    EXPECT_THAT(w.ids(optics.brokers), ElementsAre("c", "u")) << "one other cluster and one tie each";
    EXPECT_THAT(w.texts(optics.themes_covered), ElementsAre("laser", "light", "medicine"));
    const ClusterScorecard& lone = w.card("lone");
    EXPECT_EQ(lone.figures[F::members_seen], 0);
    EXPECT_TRUE(std::isnan(lone.figures[F::density]) && std::isnan(lone.figures[F::research_share]));
    EXPECT_TRUE(std::isnan(lone.figures[F::tie_concentration]) && std::isnan(lone.best_tied_share));
    EXPECT_THAT(lone.best_tied, IsEmpty());
    EXPECT_EQ(lone.ranks[static_cast<std::size_t>(F::density)].rank, 0U);
    EXPECT_EQ(optics.ranks[static_cast<std::size_t>(F::members_seen)].rank, 1U);
    EXPECT_EQ(w.card("wood").ranks[static_cast<std::size_t>(F::members_seen)].rank, 2U);
    EXPECT_EQ(w.study.with_members, 2U);
}

TEST(ClusterScorecards, AgreeWithCountingPairByPair) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        Random random(seed, 5);
        std::string text = "@k0 cluster_initiative\n@k1 cluster_initiative\n@k2 cluster_initiative\n";
        for (int v = 0; v < 14; ++v) {
            text += "@o" + std::to_string(v) + (v % 3 == 0 ? " university\n" : " company\n");
            for (int k = 0; k < 3; ++k)
                if (random.chance(0.35))
                    text += "o" + std::to_string(v) + ">k" + std::to_string(k) + " member_of\n";
            for (int z = 0; z < v; ++z)
                if (random.chance(0.12))
                    text += "o" + std::to_string(v) + ">o" + std::to_string(z) + " cooperates_with\n";
        }
        const World w(text, {.intervals_up_to = 0});
        for (const ClusterScorecard& card : w.study.rows) {
            const auto& m = card.members;
            double tied = 0, expected = 0, together = 0;
            const auto all = static_cast<double>(w.view.graph.edge_count());
            for (const NodeId s : m) { // members that s reaches through members
                std::set<NodeId> met{s};
                for (std::size_t grown = 0; grown != met.size();) {
                    grown = met.size();
                    for (const NodeId v : std::vector<NodeId>(met.begin(), met.end()))
                        for (const NodeId t : m)
                            if (w.view.graph.adjacent(v, t))
                                met.insert(t);
                }
                together += static_cast<double>(met.size() - 1);
                for (const NodeId t : m)
                    if (s < t) {
                        tied += w.view.graph.adjacent(s, t) ? 1 : 0;
                        expected += static_cast<double>(w.view.graph.degree(s) * w.view.graph.degree(t)) / (2 * all);
                    }
            }
            const auto n = static_cast<double>(m.size());
            if (m.size() < 2)
                continue;
            const double pairs = n * (n - 1) / 2;
            EXPECT_DOUBLE_EQ(card.figures[ClusterFigure::density], tied / pairs);
            EXPECT_NEAR(card.figures[ClusterFigure::density_expected], std::min(1.0, expected / pairs), 1e-12);
            EXPECT_NEAR(card.figures[ClusterFigure::office_dependence], 1 - together / (2 * pairs), 1e-12);
            double apart = 0, partners = 0; // Gini: mean difference of all pairs over twice the mean
            const auto contacts = [&](NodeId v) {
                return static_cast<double>(w.view.graph.degree(v)) - 1; // every member is tied to its initiative
            };
            for (const NodeId s : m) {
                partners += contacts(s);
                for (const NodeId t : m)
                    apart += std::abs(contacts(s) - contacts(t));
            }
            if (partners > 0)
                EXPECT_NEAR(card.figures[ClusterFigure::tie_concentration], apart / (n * (n - 1)) / (2 * partners / n),
                            1e-12);
            else
                EXPECT_TRUE(std::isnan(card.figures[ClusterFigure::tie_concentration]));
        }
    }
}

TEST(ClusterScorecards, ConcentrationIsNothingAmongEqualsAndAllInOneHand) {
    const std::string members = "@k cluster_initiative\na>k member_of\nb>k member_of\nc>k member_of\n";
    const auto of = [](const std::string& text) {
        return World(text, {.intervals_up_to = 0}).card("k").figures[ClusterFigure::tie_concentration];
    };
    EXPECT_DOUBLE_EQ(of(members + "a>b works_with\nb>c works_with\nc>a works_with"), 0);
    EXPECT_DOUBLE_EQ(of(members + "a>x works_with\na>y works_with\na>z works_with"), 1);
    EXPECT_TRUE(std::isnan(of(members))) << "nobody has a partner but the office";
    EXPECT_TRUE(std::isnan(of("@k cluster_initiative\na>k member_of\na>x works_with")))
        << "one member is nothing to compare";
}

TEST(ClusterChange, StandsBesideTheSameInitiativeAndSaysWhatIsMoreThanChance) {
    const World before(kText, {.intervals_up_to = 0});
    World now(std::string(kText) + "\n@new cluster_initiative\ni>x cooperates_with", {.intervals_up_to = 0});
    remember(past_of(before.network, before.study), {"then", "damals"}, now.network, now.study);
    ASSERT_TRUE(now.study.earlier);
    EXPECT_EQ(now.study.earlier->de, "damals");
    EXPECT_FALSE(now.card("new").before) << "nobody knew it then";
    const ClusterScorecard& optics = now.card("optics");
    ASSERT_TRUE(optics.before);
    const ClusterPlaces is{optics.figures, optics.ranks};
    EXPECT_EQ(change_of(*optics.before, is, ClusterFigure::cross_cluster_ties), 1);
    EXPECT_EQ(change_of(*optics.before, is, ClusterFigure::members_seen), 0);
    EXPECT_TRUE(std::isnan(change_of(*optics.before, is, ClusterFigure::members_stated)));
    EXPECT_EQ(move_of(*optics.before, is, ClusterFigure::cross_cluster_ties), ClusterMove::none)
        << "without intervals nothing is more than chance";
}

TEST(ClusterChange, MovesOnlyWhereIntervalsHaveNothingInCommonAndTheFigureWentThatWay) {
    ClusterPlaces was, is;
    const auto set = [](ClusterPlaces& p, double value, ClusterRank rank) {
        p.figures[ClusterFigure::reach] = value;
        p.ranks[static_cast<std::size_t>(ClusterFigure::reach)] = rank;
    };
    const auto move = [&] { return move_of(was, is, ClusterFigure::reach); };
    set(was, 0.2, {5, 4, 6});
    set(is, 0.3, {2, 1, 3});
    EXPECT_EQ(move(), ClusterMove::up);
    set(is, 0.2, {2, 1, 3});
    EXPECT_EQ(move(), ClusterMove::none) << "others vanished";
    set(is, 0.3, {3, 1, 4});
    EXPECT_EQ(move(), ClusterMove::none) << "the intervals touch";
    set(is, 0.1, {9, 7, 9});
    EXPECT_EQ(move(), ClusterMove::down);
    set(is, 0.1, {9, 0, 0});
    EXPECT_EQ(move(), ClusterMove::none);
}

TEST(ClusterScorecards, RankIntervalsHoldTheRankAndDoNotDependOnThreads) {
    ClusterOptions options;
    const World w(kText, options);
    EXPECT_TRUE(w.study.intervals);
    RunControl three;
    three.threads = 3;
    const ClusterStudy again = study_clusters(w.network, w.view, options, three);
    bool moved = false;
    for (std::size_t c = 0; c < w.study.rows.size(); ++c)
        for (std::size_t f = 0; f < kClusterFigures; ++f) {
            const ClusterRank &a = w.study.rows[c].ranks[f], &b = again.rows[c].ranks[f];
            EXPECT_TRUE(a.rank == b.rank && a.low == b.low && a.high == b.high);
            EXPECT_LE(a.low, a.high);
            EXPECT_TRUE(a.low <= a.rank && a.rank <= a.high) << a.rank << " is not in " << a.low << " to " << a.high;
            moved = moved || a.low < a.high;
        }
    EXPECT_TRUE(moved) << "a tenth of the records can change a place";
    EXPECT_FALSE(World(kText, {.intervals_up_to = 3}).study.intervals);
}

TEST(ClusterScorecards, NameAlikeClustersOnlyWhereTheyNeverMet) {
    const std::string base = "@p cluster_initiative\n@q cluster_initiative\n@r cluster_initiative\n"
                             "@a company theme=light\n@b company theme=light\n@c company theme=light\n"
                             "@z company theme=wood\n@y company theme=wood\n"
                             "a>p member_of\nb>q member_of\nc>p member_of\nz>r member_of\ny>r member_of\n";
    const World apart(base);
    EXPECT_THAT(apart.ids(apart.card("p").nearest_without_contact), ElementsAre("q"));
    EXPECT_THAT(apart.ids(apart.card("r").nearest_without_contact), IsEmpty());
    EXPECT_THAT(World(base + "a>b cooperates_with").card("p").nearest_without_contact, IsEmpty());
    EXPECT_THAT(World(base + "a>q member_of").card("p").nearest_without_contact, IsEmpty());
    EXPECT_THAT(
        World(base + "@f programme\na>f participates_in\nb>f participates_in").card("p").nearest_without_contact,
        IsEmpty());
}

TEST(ThemeCoverage, CountsWhoWorksOnAThemeAndItsTies) {
    const World w(kText);
    const auto themes = theme_coverage(w.network, w.view, w.study);
    ASSERT_EQ(themes.size(), 3U);
    EXPECT_EQ(w.network.text(themes[0].theme), "laser");
    EXPECT_EQ(themes[0].organisations, 2U) << "both ends of the tie";
    EXPECT_EQ(themes[0].companies, 2U);
    EXPECT_EQ(themes[0].ties, 1U);
    EXPECT_EQ(themes[0].clusters, 1U);
    EXPECT_EQ(themes[2].organisations, 1U);
    EXPECT_EQ(themes[2].ties, 0U);
    EXPECT_TRUE(theme_coverage({}, {}, {}).empty());
}

TEST(ClusterScorecards, OfANetworkWithoutInitiativesAreNone) {
    EXPECT_TRUE(World("a>b cooperates_with").study.rows.empty());
    EXPECT_TRUE(study_clusters({}, {}).rows.empty());
}

} // namespace
} // namespace clusterbridge

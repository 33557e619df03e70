#include "analysis/finding.hpp"

#include "support/graphs.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// A small network with its results filled in by hand.
struct Story {
    Network network = network_of("@amt agency\n@firma company\n@uni university\n@x cluster_initiative\n"
                                 "@y cluster_initiative\nfirma>x member_of\nuni>y member_of\nx>amt\ny>amt");
    GraphView view = make_view(network);
    RankTable ranking;
    CommunityStudy communities;
    RecommendationList cross, transfer;
    StructureSummary structure;

    Story() { structure.without_frame.organisations = network.size(); }
    std::vector<Finding> findings() const {
        return find_out({network, view, ranking, communities, cross, transfer, structure});
    }
    NodeId at(const char* id) const { return network.find(id); }
    Recommendation pair(const char* a, const char* b, const char* broker, std::size_t partners) const {
        Recommendation r;
        r.source = at(a);
        r.target = at(b);
        r.broker = at(broker);
        r.common_partners = partners;
        return r;
    }
};

const Finding* find(const std::vector<Finding>& all, const std::string& key) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Finding& f) { return f.key == key; });
    return found == all.end() ? nullptr : &*found;
}

TEST(Findings, SayOnlyWhatTheDataHoldWhereNothingWasComputed) {
    const auto all = Story().findings();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].key, "basis");
    EXPECT_EQ(all[0].sentence.de, "Die Daten enthalten 5 Organisationen und 4 Verbindungen.");
}

/// Two groups and a cell between them.
GapStudy study_with(const Gap& cell) {
    GapStudy study;
    study.groups.kind = "region";
    study.groups.groups = {{"N", {"North", "Nord"}, {}}, {"S", {"South", "Süd"}, {}}};
    study.rows = {cell};
    return study;
}

TEST(Findings, NameAProvenGapBeforeSimilarGroupsWithoutContact) {
    const Story s;
    Gap cell;
    cell.b = 1;
    cell.observed = 21;
    cell.expected = 37.1;
    cell.verdict = GapVerdict::proven_gap;
    GapStudy study = study_with(cell);
    study.gaps = {0};
    const auto gap = gap_finding(s.network, study);
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->anchor, "gaps-list");
    EXPECT_EQ(gap->unit.de, "Treffen statt 37");
    EXPECT_EQ(gap->sentence.de, "Nord und Süd: 21 gemeinsame Treffen; bei so aktiven Gruppen ergäbe der Zufall 37.");

    study.rows[0].verdict = GapVerdict::not_enough_data;
    study.gaps.clear();
    EXPECT_FALSE(gap_finding(s.network, study));
    study.silent = {0};
    EXPECT_FALSE(gap_finding(s.network, study)) << "nobody knows both";
    study.rows[0].brokers = {s.at("amt")};
    const auto silent = gap_finding(s.network, study);
    ASSERT_TRUE(silent);
    EXPECT_EQ(silent->anchor, "gaps-silent");
    EXPECT_THAT(silent->sentence.en, HasSubstr("North and South"));
    EXPECT_THAT(silent->sentence.de, HasSubstr("; mit beiden verbunden ist amt."));
}

TEST(Findings, PutAPairOfInitiativesBeforeAPairOfMembers) {
    Story s;
    s.cross.rows = {s.pair("firma", "uni", "amt", 4), s.pair("x", "y", "amt", 1)};
    const auto all = s.findings();
    const Finding* f = find(all, "cross_cluster");
    ASSERT_NE(f, nullptr);
    EXPECT_EQ(f->sentence.de,
              "x und y haben in den Daten keine unmittelbare Verbindung, aber einen gemeinsamen Partner, der sie "
              "zusammenbringen könnte: amt.");
    EXPECT_EQ(f->figure.de, "1");
    EXPECT_EQ(f->unit.de, "gemeinsamer Partner");
    EXPECT_THAT(f->caveat.de, HasSubstr("nicht gesehen"));
}

TEST(Findings, NameTheCompanyFirstWhicheverEndItIs) {
    Story s;
    s.transfer.rows = {s.pair("firma", "uni", "x", 2)};
    auto swapped = s.transfer.rows[0];
    std::swap(swapped.source, swapped.target);
    const auto a = find(s.findings(), "tech_transfer")->sentence;
    s.transfer.rows = {swapped};
    EXPECT_EQ(a, find(s.findings(), "tech_transfer")->sentence);
    EXPECT_THAT(a.de, HasSubstr("sind firma und uni einander am nächsten"));
}

TEST(Findings, GiveTheRankOfABrokerWithItsInterval) {
    Story s;
    s.ranking.betweenness = NodeColumn<double>(std::vector<double>{0.5, 0, 0, 0.25, 0.25});
    s.ranking.betweenness_rank = NodeColumn<std::uint32_t>(std::vector<std::uint32_t>{1, 4, 4, 2, 2});
    s.ranking.betweenness_rank_low = NodeColumn<std::uint32_t>(std::vector<std::uint32_t>{1, 4, 4, 2, 2});
    s.ranking.betweenness_rank_high = NodeColumn<std::uint32_t>(std::vector<std::uint32_t>{3, 5, 5, 3, 2});
    const auto all = s.findings();
    EXPECT_EQ(find(all, "broker")->figure.de, "50\xC2\xA0%");
    EXPECT_THAT(find(all, "broker")->caveat.de, HasSubstr("Rang 1 unter allen Organisationen; lässt man"));
    EXPECT_THAT(find(all, "broker")->caveat.de, HasSubstr("in 90 % der Versuche zwischen 1 und 3"));
    EXPECT_THAT(find(all, "initiative")->sentence.de,
                HasSubstr("Unter den Clusterinitiativen ist x die stärkste Verbindungsstelle"));
}

TEST(Findings, SayThatCommunitiesAreNoStrongerThanChance) {
    Story s;
    s.communities.partition.count = 2;
    s.communities.tested = true;
    s.communities.verdict = CommunityVerdict::none;
    EXPECT_THAT(find(s.findings(), "communities")->sentence.de, HasSubstr("nicht deutlicher, als es der Zufall"));
    s.communities.verdict = CommunityVerdict::dominant;
    EXPECT_THAT(find(s.findings(), "communities")->sentence.de, HasSubstr("deutlicher, als es der Zufall"));
    s.communities.tested = false;
    EXPECT_THAT(find(s.findings(), "communities")->sentence.de, Not(HasSubstr("Zufall")));
}

TEST(Findings, SayWhatRemainsWithoutTheFrame) {
    Story s;
    s.structure.without_frame.organisations = 4;
    s.structure.without_frame.largest_component = 2;
    s.structure.without_frame.left_alone = {s.at("x")};
    const auto all = s.findings();
    EXPECT_EQ(find(all, "frame")->sentence.de,
              "Ohne öffentliche Stellen und Programme umfasste der größte "
              "zusammenhängende Teil noch 2 von 4 Organisationen; 1 stünde allein da.");
}

std::vector<std::string> keys(const std::vector<Finding>& all) {
    std::vector<std::string> found;
    for (const Finding& f : all)
        found.push_back(f.key);
    return found;
}

/// A story in which every rule has its figures.
struct FullStory : Story {
    FullStory() {
        cross.rows = {pair("x", "y", "amt", 1)};
        transfer.rows = {pair("firma", "uni", "x", 2)};
        ranking.betweenness = NodeColumn<double>(std::vector<double>{0.5, 0, 0, 0.25, 0.25});
        ranking.articulation = NodeColumn<std::uint8_t>(std::vector<std::uint8_t>{1, 0, 0, 1, 1});
        structure.without_frame.organisations = 4;
        structure.components = 1;
        structure.largest_component = 5;
        communities.partition.count = 2;
        communities.runs = 10;
        PaperComparison paper;
        paper.organisations = 4;
        paper.clusters = 2;
        communities.paper = paper;
        Gap cell;
        cell.b = 1;
        cell.brokers = {at("amt")};
        gaps = study_with(cell);
        gaps.silent = {0};
    }
    std::vector<Finding> findings() const {
        return find_out({network, view, ranking, communities, cross, transfer, structure, &gaps});
    }
    GapStudy gaps;
};

TEST(Findings, AreSevenAndFirstOnesToActUponWhereAllIsKnown) {
    FullStory s;
    EXPECT_THAT(keys(s.findings()),
                ElementsAre("cross_cluster", "tech_transfer", "gap", "broker", "initiative", "frame", "paper"));
    s.communities.tested = true;
    s.communities.verdict = CommunityVerdict::none;
    EXPECT_EQ(keys(s.findings()).back(), "communities") << "communities that may be chance are no measure for clusters";
    s.communities.verdict = CommunityVerdict::dominant;
    s.communities.paper.reset();
    EXPECT_EQ(keys(s.findings()).back(), "communities") << "no cluster has members";
}

TEST(Findings, CallBoundariesBlurredOnlyWhereTheRunsDiffer) {
    FullStory s;
    s.communities.paper.reset();
    s.communities.tested = true;
    s.communities.verdict = CommunityVerdict::single;
    const auto caveat = [&](double certainty, std::size_t partitions) {
        s.communities.mean_certainty = certainty;
        s.communities.distinct_partitions = partitions;
        return find(s.findings(), "communities")->caveat;
    };
    EXPECT_EQ(caveat(1, 1).de, "Alle 10 Rechendurchgänge fanden dieselbe Gliederung.");
    EXPECT_EQ(caveat(1, 1).en, "All 10 runs found the same division.");
    EXPECT_THAT(caveat(0.8, 3).de, testing::HasSubstr("80\xC2\xA0% der Rechendurchgänge"));
}

TEST(Findings, AreFilledUpToFiveWhereLessIsKnown) {
    FullStory s;
    s.cross.rows.clear();
    s.transfer.rows.clear();
    s.gaps.silent.clear();
    s.structure.without_frame.organisations = s.network.size();
    s.communities.paper.reset();
    EXPECT_THAT(keys(s.findings()), ElementsAre("broker", "initiative", "communities", "seams", "parts"));
    s.ranking.articulation = {};
    EXPECT_THAT(keys(s.findings()), ElementsAre("broker", "initiative", "communities", "parts", "basis"));
}

TEST(Findings, SayInHowManyPartsTheNetworkFalls) {
    FullStory s;
    s.cross.rows.clear();
    s.transfer.rows.clear();
    s.gaps.silent.clear();
    s.communities.partition.count = 0;
    EXPECT_EQ(find(s.findings(), "parts")->sentence.de,
              "Alle 5 Organisationen hängen unmittelbar oder über Partner miteinander zusammen.");
    s.structure.components = 3;
    s.structure.largest_component = 2;
    const auto all = s.findings();
    EXPECT_EQ(find(all, "parts")->sentence.de, "Das Netz zerfällt in drei Teile, zwischen denen die Daten keine "
                                               "Verbindung zeigen; der größte umfasst 2 von 5 Organisationen.");
    EXPECT_EQ(find(all, "parts")->figure.de, "40\xC2\xA0%");
}

TEST(Findings, EachHasOneSentenceOneFigureOneLinkAndOneCaveat) {
    FullStory s;
    std::vector<Finding> all = s.findings();
    s.cross.rows.clear();
    s.transfer.rows.clear();
    s.gaps.silent.clear();
    s.structure.without_frame.organisations = s.network.size();
    s.communities.paper.reset();
    for (const Finding& f : s.findings())
        all.push_back(f);
    for (const Finding& f : all)
        for (const Language l : {Language::de, Language::en}) {
            EXPECT_TRUE(f.sentence.in(l).ends_with('.')) << f.key;
            EXPECT_EQ(f.sentence.in(l).find(". "), std::string::npos) << "two sentences: " << f.sentence.in(l);
            EXPECT_TRUE(f.caveat.in(l).ends_with('.')) << f.key;
            EXPECT_FALSE(f.figure.in(l).empty()) << f.key;
            EXPECT_FALSE(f.unit.in(l).empty()) << f.key;
            EXPECT_FALSE(f.anchor.empty()) << f.key;
        }
}

} // namespace
} // namespace clusterbridge

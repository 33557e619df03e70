#include "graph/filter.hpp"
#include "graph/graph_view.hpp"
#include "graph/merge_organisations.hpp"

#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace clusterbridge {
namespace {

Decisions decisions(std::initializer_list<std::tuple<const char*, const char*, Decision>> rows) {
    Decisions made;
    for (const auto& [a, b, decision] : rows)
        made.push_back({a, b, decision, {}, {}, {}, {}, "decisions.csv", made.size() + 2});
    return made;
}

/// "a>c:2 b>c:1": ties with their weights; then the partners of projects.
std::string shown(const Network& n) {
    std::string text;
    for (const TieRow& row : n.ties)
        text += (text.empty() ? "" : " ") + n.organisations[row.source].id + ">" + n.organisations[row.target].id +
                ":" + std::to_string(static_cast<int>(row.weight));
    for (const Project& project : n.projects) {
        text += " " + project.id + "=";
        for (const NodeId partner : n.partners_of(project))
            text += n.organisations[partner].id;
    }
    return text;
}

const char* const kNetwork = "@a company\n@c agency\n@d\n"
                             "a>c funds weight=2\n"
                             "b>c funds weight=1\n"
                             "b>d funds weight=4\n"
                             "a>b member_of\n"
                             "#p 2011-01-01 a b d\n";

TEST(MergeOrganisations, NoDecisionChangesNothing) {
    const Network n = network_of(kNetwork);
    const MergeResult r = merge_organisations(n, decisions({{"a", "b", Decision::open}}));
    EXPECT_EQ(shown(r.network), shown(n));
    EXPECT_EQ(r.merged_away, 0U);
}

TEST(MergeOrganisations, RowsKeepTheirWeightsAndPlacesAndATieInsideVanishes) {
    const Network n = network_of(kNetwork);
    const MergeResult r = merge_organisations(n, decisions({{"a", "b", Decision::same}}));
    EXPECT_EQ(shown(r.network), "b>c:2 b>c:1 b>d:4 p=bd") << "b has more rows and nothing else decides";
    EXPECT_EQ(r.self_loops, 1U);
    EXPECT_EQ(r.merged_away, 1U);
    EXPECT_EQ(r.network.participations.size(), 3U) << "a repeated participation stays a row";
    double sum = 0;
    for (const TieRow& row : r.network.ties) {
        sum += row.weight;
        EXPECT_GT(row.row.line, 0U);
    }
    EXPECT_EQ(sum, 7);
}

TEST(MergeOrganisations, TheOrderOfDecisionsAndOfTheirEndsChangesNothing) {
    const Network n = network_of(kNetwork);
    const auto one = merge_organisations(n, decisions({{"a", "b", Decision::same}, {"b", "d", Decision::same}}));
    const auto two = merge_organisations(n, decisions({{"d", "b", Decision::same}, {"b", "a", Decision::same}}));
    EXPECT_EQ(shown(one.network), shown(two.network));
    EXPECT_EQ(one.network.organisations[node(0)].aliases(), two.network.organisations[node(0)].aliases());
}

TEST(MergeOrganisations, NamesOfTheOthersBecomeAliasesAndTheirFactsFillGaps) {
    Network n = network_of("b>c funds\nb>a funds\n");
    n.organisations[n.find("a")].set_name("Uni Ulm");
    n.organisations[n.find("a")].details.own().city = n.symbols.intern("Ulm");
    n.organisations[n.find("b")].set_name("Universität Ulm");
    const auto r = merge_organisations(n, decisions({{"a", "b", Decision::same}}));
    const Organisation& o = r.network.organisations[r.network.find("b")];
    EXPECT_EQ(o.name(), "Universität Ulm");
    EXPECT_THAT(o.aliases(), testing::ElementsAre("Uni Ulm"));
    EXPECT_EQ(r.network.text(o.city()), "Ulm");
}

TEST(MergeOrganisations, ContradictionsNameTheirLines) {
    const Network n = network_of(kNetwork);
    try {
        merge_organisations(
            n, decisions({{"a", "b", Decision::same}, {"b", "c", Decision::same}, {"a", "c", Decision::different}}));
        FAIL() << "a = b = c and a is not c";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::input);
        for (const char* line : {"decisions.csv:2", "decisions.csv:3", "decisions.csv:4"})
            EXPECT_THAT(error.sentence().de, testing::HasSubstr(line));
    }
    EXPECT_THROW(merge_organisations(n, decisions({{"a", "b", Decision::part_of}, {"b", "a", Decision::part_of}})),
                 Error);
}

TEST(MergeOrganisations, AnUnknownIdIsWarnedAboutAndChangesNothing) {
    const Network n = network_of(kNetwork);
    const auto r = merge_organisations(n, decisions({{"a", "nobody", Decision::same}}));
    EXPECT_EQ(r.diagnostics.count(Severity::warning), 1U);
    EXPECT_EQ(shown(r.network), shown(n));
}

TEST(MergeOrganisations, PartOfAddsATieOnceAndSettlesThePair) {
    const Network n = network_of("a>b funds\nc>b part_of\n");
    const auto r = merge_organisations(n, decisions({{"a", "b", Decision::part_of}, {"c", "b", Decision::part_of}}));
    EXPECT_EQ(r.parts_added, 1U);
    EXPECT_EQ(r.network.ties.size(), 3U);
    EXPECT_EQ(r.settled.size(), 2U);
}

TEST(MergeOrganisations, RowsReadStayUsedMergedAndRejected) {
    Network n = network_of("a>c funds\nb>c funds\na>b funds\n");
    n.files[0].rows_read = 3;
    n.files[0].rows_used = 3;
    const auto r = merge_organisations(n, decisions({{"a", "b", Decision::same}}));
    const InputFile& file = r.network.files[0];
    EXPECT_EQ(file.rows_rejected, 1U);
    EXPECT_EQ(file.rows_merged, 1U);
    EXPECT_EQ(file.rows_used, 1U);
}

TEST(RollUp, RowsOfPartsCountForTheRootOfTheTree) {
    const Network n = network_of("x>y part_of\ny>z part_of\nx>q funds weight=5\n#p 2012-01-01 x q\n");
    const auto r = roll_up_parts(n);
    EXPECT_EQ(shown(r.network), "z>q:5 p=qz");
    EXPECT_EQ(r.self_loops, 2U);
    EXPECT_TRUE(r.network.organisations[r.network.find("z")].aliases().empty());
}

TEST(RollUp, OfSeveralWholesTheOneWithMostRowsCounts) {
    const auto r = roll_up_parts(network_of("x>y part_of\nx>z part_of\nz>q funds\nx>q funds\n"));
    EXPECT_EQ(r.network.find("x"), kNoNode);
    EXPECT_EQ(r.network.find("y") == kNoNode, false);
    EXPECT_EQ(r.diagnostics.all().front().rule, "part-of-several");
}

TEST(RollUp, APartThatLeftStaysByItself) {
    const auto r = roll_up_parts(network_of("x>y part_of until=2010\nx>q funds since=2015\n"));
    EXPECT_NE(r.network.find("x"), kNoNode);
}

TEST(RollUp, ACircleIsRefusedWithItsIds) {
    try {
        roll_up_parts(network_of("x>y part_of\ny>z part_of\nz>x part_of\nw>x part_of\n"));
        FAIL();
    } catch (const Error& error) {
        for (const char* id : {"x", "y", "z"})
            EXPECT_THAT(error.sentence().en, testing::HasSubstr(id));
    }
}

} // namespace
} // namespace clusterbridge

#include "graph/filter.hpp"
#include "graph/network_builder.hpp"

#include "support/graphs.hpp"

#include <gtest/gtest.h>
#include <string>

namespace clusterbridge {
namespace {

/// "a b|a>b funds|p:a,b": organisations, ties and projects that are left.
std::string left(const Network& n) {
    std::string text;
    for (const Organisation& o : n.organisations)
        text += (text.empty() ? "" : " ") + o.id;
    for (const TieRow& row : n.ties)
        text += "|" + n.organisations[row.source].id + ">" + n.organisations[row.target].id;
    for (const Project& project : n.projects) {
        text += "|" + project.id + ":";
        for (const Participation& p : n.participations_of(project))
            text += n.organisations[p.organisation].id;
    }
    return text;
}

const char* const kNetwork = "@a company region=Alb theme=x\n"
                             "@b university region=Ries theme=x;y\n"
                             "@c agency region=Alb\n"
                             "a>b member_of since=2010 until=2012\n"
                             "b>c funds since=2014\n"
                             "a>c funds\n"
                             "#p 2011-01-01 a b c\n"
                             "#q a b\n";

TEST(Filter, RegionsAreAlsoWhatNutsCodesBeginWith) {
    NetworkBuilder builder;
    Diagnostics diagnostics;
    const std::uint32_t file = builder.add_file({.name = "o.csv", .kind = TableKind::organisations});
    const auto declare = [&](const std::string& id, OrganisationFacts facts) {
        builder.declare(builder.organisation(id), std::move(facts), {file, 2}, diagnostics);
    };
    declare("a", {.nuts3 = "DE144"});
    declare("b", {.nuts2 = "DE11"});
    declare("c", {.nuts3 = "DE212", .country = "Germany"});
    declare("d", {.region = "DE1 and more", .country = "DE"});
    declare("e", {.extra = {{"nuts", "DE1"}}});
    declare("f", {.country = "FR"});
    const Network n = builder.build(diagnostics);
    const auto in = [&](const std::string& region) { return left(filtered(n, {.regions = {region}})); };
    EXPECT_EQ(in("DE1"), "a b e");
    EXPECT_EQ(in("de14"), "a");
    EXPECT_EQ(in("DE144"), "a");
    EXPECT_EQ(in("DE"), "a b c d e");
    EXPECT_EQ(in("D"), "") << "no country";
    EXPECT_EQ(in("DE1441"), "");
    EXPECT_EQ(in("Germany"), "c");
    EXPECT_EQ(region_names(n, n.organisations[node(2)]),
              (std::vector<std::string>{"DE", "DE2", "DE21", "DE212", "Germany"}));
    EXPECT_TRUE(region_names(n, Organisation{}).empty());
}

TEST(Filter, EmptyKeepsEverything) {
    const Network n = network_of(kNetwork);
    EXPECT_TRUE(Filter{}.empty());
    EXPECT_EQ(left(filtered(n, {})), left(n));
    EXPECT_EQ(left(n), "a b c|a>b|a>c|b>c|p:abc|q:ab");
}

TEST(Filter, OrganisationsComeFirstAndATieNeedsBothEnds) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(left(filtered(n, {.types = {"Unternehmen", "UNIVERSITY"}})), "a b|a>b|p:ab|q:ab");
    EXPECT_EQ(left(filtered(n, {.exclude_types = {"Behörde"}})), "a b|a>b|p:ab|q:ab");
    EXPECT_EQ(left(filtered(n, {.regions = {"alb"}})), "a c|a>c|p:ac|q:a");
}

TEST(Filter, ListsMustAllHold) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(left(filtered(n, {.types = {"company"}, .regions = {"Ries"}})), "");
    EXPECT_EQ(left(filtered(n, {.types = {"company", "agency"}, .regions = {"Alb"}})), "a c|a>c|p:ac|q:a");
}

TEST(Filter, RelationsCutTiesNotOrganisations) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(left(filtered(n, {.relations = {"FUNDS"}})), "a b c|a>c|b>c");
    EXPECT_EQ(left(filtered(n, {.exclude_relations = {"funds"}})), "a b c|a>b|p:abc|q:ab");
    EXPECT_EQ(left(filtered(n, {.exclude_relations = {"project"}})), "a b c|a>b|a>c|b>c");
    EXPECT_EQ(left(filtered(n, {.relations = {"project", "member_of"}})), "a b c|a>b|p:abc|q:ab");
}

TEST(Filter, SinceDropsWhatHadEndedAndUntilWhatHadNotBegun) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(left(filtered(n, {.since = make_date(2013, 1, 1)})), "a b c|a>c|b>c|p:abc|q:ab");
    EXPECT_EQ(left(filtered(n, {.since = make_date(2012, 12, 31)})), "a b c|a>b|a>c|b>c|p:abc|q:ab")
        << "2012 lasts to its last day";
    EXPECT_EQ(left(filtered(n, {.until = make_date(2013, 12, 31)})), "a b c|a>b|a>c|p:abc|q:ab");
    EXPECT_EQ(left(filtered(n, {.until = make_date(2014, 1, 1)})), "a b c|a>b|a>c|b>c|p:abc|q:ab");
}

TEST(Filter, UndatedRowsStayUnlessOnlyDatedOnesAreWanted) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(left(filtered(n, {.dated_only = true})), "a b c|a>b|b>c|p:abc");
    EXPECT_EQ(left(filtered(n, {.until = make_date(2010, 6, 1), .dated_only = true})), "a b c|a>b");
}

TEST(Filter, AThemeKeepsOrganisationsThatDeclareIt) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(left(filtered(n, {.themes = {"y"}})), "b|p:b|q:b");
    EXPECT_EQ(left(filtered(n, {.themes = {"X"}})), "a b|a>b|p:ab|q:ab");
    EXPECT_EQ(left(filtered(n, {.themes = {"nobody's"}})), "");
}

TEST(Filter, WhereOrganisationsDeclareNoThemesTiesAndProjectsOfTheThemeDecide) {
    const Network n = network_of("@d company\na>b funds theme=x\nb>c funds theme=y\n#p 2011-01-01 c d theme=x");
    EXPECT_EQ(left(filtered(n, {.themes = {"x"}})), "a b c d|a>b|p:cd");
    EXPECT_EQ(left(filtered(n, {.themes = {"y"}})), "b c|b>c");
}

TEST(Filter, ProjectsWithoutParticipationsLeftStayOut) {
    const Network n = network_of("@a company\n@b agency\n#p 2011-01-01 b\n#q 2011-01-01 a b");
    EXPECT_EQ(left(filtered(n, {.types = {"company"}})), "a|q:a");
}

TEST(Filter, RowsStillLeadToTheirLines) {
    const Network n = filtered(network_of(kNetwork), {.relations = {"member_of"}});
    EXPECT_EQ(n.place(n.ties.at(0).row), "literal.csv:4");
}

TEST(KnownBefore, DropsWhatBeginsOnTheDayOrLater) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(left(known_before(n, make_date(2011, 1, 1))), "a b c|a>b|a>c|q:ab");
    EXPECT_EQ(left(known_before(n, make_date(2011, 1, 2))), "a b c|a>b|a>c|p:abc|q:ab");
    EXPECT_EQ(left(known_before(n, make_date(2014, 1, 1))), "a b c|a>b|a>c|p:abc|q:ab");
    EXPECT_EQ(left(known_before(n, make_date(2014, 1, 2))), left(n));
}

TEST(KnownBefore, DropsOrganisationsWithoutARecordThatNoTableDeclares) {
    const Network n = network_of("@a company\na>b funds since=2015\nc>d funds since=2010");
    EXPECT_EQ(left(known_before(n, make_date(2012, 1, 1))), "a c d|c>d");
}

TEST(KnownBefore, ARecordWithoutADateIsNoOlderThanItsEnds) {
    Network n = network_of("a>b funds\na>c funds since=2001\na>d funds\n#p a b");
    n.organisations[n.find("b")].details.own().founded = 2010;
    n.organisations[n.find("c")].details.own().founded = 2010;
    EXPECT_EQ(left(known_before(n, make_date(2010, 1, 1))), "a c d|a>c|a>d|p:a");
    EXPECT_EQ(left(known_before(n, make_date(2010, 1, 2))), left(n));
}

TEST(KnownBefore, TheDefaultDayDropsNothing) {
    for (const char* text :
         {kNetwork, "a>b funds since=2015\n#p 2016-03-04 a b", "a>b funds since=2017\n#p 2016-03-04 a b"}) {
        const Network n = network_of(text);
        EXPECT_EQ(left(known_before(n, day_after_last_start(n).value())), left(n)) << text;
    }
}

TEST(KnownBefore, ALateJoinerOfAnEarlierProjectCountsForTheDefaultDay) {
    Network n = network_of("#p 2011-01-01 a b");
    n.participations.back().start = make_date(2013, 5, 1);
    n.files[0].kind = TableKind::participations; // so that no table declares b
    EXPECT_EQ(iso(day_after_last_start(n).value()), "2013-05-02");
    EXPECT_EQ(left(known_before(n, make_date(2012, 1, 1))), "a|p:a");
}

/// An organisation that CORDIS calls a company in 2014 and again in 2018, and a research institute in between.
Network changing_network(int last_year) {
    NetworkBuilder builder;
    Diagnostics diagnostics;
    const auto file = builder.add_file({.name = "participations.csv", .kind = TableKind::participations});
    const std::pair<int, const char*> rows[] = {{2018, "PRC"}, {2014, "PRC"}, {2016, "REC"}, {2015, "PRC"}};
    std::uint64_t line = 1;
    for (const auto& [year, type] : rows) {
        ++line;
        if (year > last_year)
            continue;
        Participation row;
        row.start = make_date(year, 1, 1);
        row.row = {file, line};
        OrganisationFacts facts;
        facts.type = type;
        facts.name = std::string("Name of ") + type;
        builder.add_participation("p" + std::to_string(year), builder.organisation("a"), row, facts, {});
    }
    return builder.build(diagnostics);
}

TEST(KnownBefore, WhatLaterRowsSayOfAnOrganisationIsNotKnownYet) {
    const Network all = changing_network(2018);
    EXPECT_EQ(all.organisations[node(0)].kind, ActorKind::company);
    for (const int year : {2014, 2015, 2016, 2017}) {
        const Network cut = known_before(all, make_date(year, 12, 31));
        const Network alone = changing_network(year);
        ASSERT_EQ(cut.size(), 1U);
        EXPECT_EQ(cut.organisations[node(0)].kind, alone.organisations[node(0)].kind) << year;
        EXPECT_EQ(cut.organisations[node(0)].name(), alone.organisations[node(0)].name()) << year;
    }
    EXPECT_EQ(known_before(all, make_date(2016, 6, 1)).organisations[node(0)].kind, ActorKind::research_institute);
}

TEST(KnownBefore, WithoutDatesThereIsNoLastDay) {
    EXPECT_FALSE(day_after_last_start(network_of("a>b funds until=2012")));
    EXPECT_FALSE(day_after_last_start(Network{}));
}

} // namespace
} // namespace clusterbridge

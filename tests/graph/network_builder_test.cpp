#include "graph/network_builder.hpp"

#include "base/random.hpp"
#include "base/text.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <numeric>
#include <string>
#include <vector>

namespace clusterbridge {
namespace {

/// A builder with one file, for rows that stand on numbered lines of it.
struct Build {
    NetworkBuilder builder;
    Diagnostics diagnostics;
    std::uint32_t file = builder.add_file({.name = "orgs.csv", .kind = TableKind::organisations});

    bool declare(const std::string& id, OrganisationFacts facts, std::uint64_t line = 2) {
        return builder.declare(builder.organisation(id), std::move(facts), {file, line}, diagnostics);
    }
    void tie(const std::string& a, const std::string& b, double weight = 1, std::uint64_t line = 2) {
        TieRow row;
        row.weight = weight;
        row.row = {file, line};
        builder.add_tie(builder.organisation(a), builder.organisation(b), row);
    }
    void part(const std::string& project, const std::string& id, const std::string& start, OrganisationFacts facts = {},
              std::vector<std::string> topics = {}) {
        Participation row;
        row.start = parse_date(start, DateEnd::first_day);
        row.end = parse_date(start, DateEnd::last_day);
        row.row = {file, 2};
        builder.add_participation(project, builder.organisation(id), row, std::move(facts), std::move(topics));
    }
    Network network() { return builder.build(diagnostics); }
};

OrganisationFacts typed(const std::string& type) {
    OrganisationFacts facts;
    facts.type = type;
    return facts;
}
OrganisationFacts named(const std::string& name) {
    OrganisationFacts facts;
    facts.name = name;
    return facts;
}

TEST(NetworkBuilder, NodesFollowTheBytesOfTheIds) {
    Build b;
    b.tie("ulm", "Ulm");
    b.tie("10", "9");
    b.tie("älb", "zett");
    const Network n = b.network();
    std::vector<std::string> ids;
    for (const Organisation& o : n.organisations)
        ids.push_back(o.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"10", "9", "Ulm", "ulm", "zett", "älb"}));
    EXPECT_EQ(n.find("ulm"), node(3));
    EXPECT_EQ(n.find("Ul"), kNoNode);
}

TEST(NetworkBuilder, ATypeConflictNamesBothLines) {
    Build b;
    b.declare("a", typed("company"), 4);
    b.declare("a", typed("university"), 9);
    ASSERT_EQ(b.diagnostics.all().size(), 1U);
    const Diagnostic& d = b.diagnostics.all()[0];
    EXPECT_EQ(d.severity, Severity::error);
    EXPECT_EQ(d.rule, "type-conflict");
    EXPECT_EQ(format(d, Language::en),
              "orgs.csv:9: the same id has two types; \"a\" is \"university\" here and \"company\" at orgs.csv:4; keep "
              "one of the two rows");
    EXPECT_NE(format(d, Language::de).find("bei orgs.csv:4"), std::string::npos);
}

TEST(NetworkBuilder, SpellingsOfOneTypeAreNoConflict) {
    Build b;
    b.declare("a", typed("Hochschule"));
    b.declare("a", typed("HES"));
    b.declare("a", typed(""));
    EXPECT_TRUE(b.diagnostics.all().empty());
    EXPECT_EQ(b.network().organisations[node(0)].kind, ActorKind::university);
}

TEST(NetworkBuilder, ASecondDeclarationFillsWhatTheFirstLeftEmpty) {
    Build b;
    OrganisationFacts first = named("Alpha");
    first.themes = {"x"};
    first.extra = {{"size", ""}, {"sector", "metal"}};
    OrganisationFacts second;
    second.city = "Ulm";
    second.founded = 1990;
    second.themes = {"y", "x"};
    second.aliases = {"A"};
    second.extra = {{"size", "small"}};
    EXPECT_TRUE(b.declare("a", first, 2));
    EXPECT_FALSE(b.declare("a", second, 3));
    const Network n = b.network();
    const Organisation& o = n.organisations[node(0)];
    EXPECT_EQ(o.name(), "Alpha");
    EXPECT_EQ(n.text(o.city()), "Ulm");
    EXPECT_EQ(o.founded(), 1990);
    EXPECT_EQ(o.aliases(), std::vector<std::string>{"A"});
    EXPECT_EQ(n.lists.get(o.themes()).size(), 2U);
    ASSERT_EQ(o.extra().size(), 2U);
    EXPECT_EQ(n.text(o.extra()[0].first) + "=" + n.text(o.extra()[0].second), "sector=metal");
    EXPECT_EQ(n.text(o.extra()[1].first) + "=" + n.text(o.extra()[1].second), "size=small");
    EXPECT_EQ(o.row().line, 2U);
}

TEST(NetworkBuilder, TwoDeclarationsThatDisagreeGiveTheSameInEitherOrder) {
    OrganisationFacts x = named("Alpha");
    x.city = "Ulm";
    x.founded = 1999;
    x.place = Coordinates{48.4, 10.0};
    x.extra = {{"size", "small"}};
    OrganisationFacts y = named("Beta");
    y.city = "Aalen";
    y.founded = 1990;
    y.place = Coordinates{48.8, 10.1};
    y.extra = {{"size", "large"}};
    const auto merged = [](const OrganisationFacts& first, const OrganisationFacts& second) {
        Build b;
        b.declare("a", first, 2);
        b.declare("a", second, 3);
        const Network n = b.network();
        const Organisation& o = n.organisations[node(0)];
        return o.name() + "|" + n.text(o.city()) + "|" + std::to_string(o.founded().value()) + "|" +
               shortest(o.place().value().lat) + "|" + n.text(o.extra().at(0).second);
    };
    EXPECT_EQ(merged(x, y), merged(y, x));
}

TEST(NetworkBuilder, ADisagreementIsSaidWithBothLinesAndWhatIsUsed) {
    Build b;
    b.declare("a", named("Beta"), 2);
    b.declare("a", named("Alpha"), 7);
    b.declare("a", named("Alpha"), 8);
    ASSERT_EQ(b.diagnostics.all().size(), 1U) << "the third row agrees with what is used";
    const Diagnostic& d = b.diagnostics.all()[0];
    EXPECT_EQ(d.severity, Severity::warning);
    EXPECT_EQ(format(d, Language::en), "orgs.csv:7: the same id is declared twice with another name; \"a\" has "
                                       "\"Alpha\" here and \"Beta\" at orgs.csv:2; \"Alpha\" is used; keep one of "
                                       "the two rows");
}

TEST(NetworkBuilder, OrganisationsThatNoTableDeclaresGetOneWarning) {
    Build b;
    b.builder.set_organisations_declared();
    b.declare("a", typed("company"));
    b.tie("a", "x");
    b.tie("a", "y");
    b.part("p", "z", "2015");
    const Network n = b.network();
    ASSERT_EQ(b.diagnostics.all().size(), 1U);
    EXPECT_EQ(b.diagnostics.all()[0].severity, Severity::warning);
    EXPECT_TRUE(b.diagnostics.all()[0].message.en.starts_with("2 organisations occur in ties"))
        << "z is described by its participation";
    EXPECT_EQ(n.organisations[n.find("x")].kind, ActorKind::unknown);
    EXPECT_EQ(n.organisations[n.find("x")].name(), "x");
    EXPECT_EQ(n.organisations[n.find("x")].row().line, 0U);
}

TEST(NetworkBuilder, OneUndeclaredOrganisationIsSpokenOfInTheSingular) {
    Build b;
    b.builder.set_organisations_declared();
    b.tie("a", "x");
    b.declare("a", typed("company"));
    static_cast<void>(b.network());
    ASSERT_EQ(b.diagnostics.all().size(), 1U);
    EXPECT_TRUE(b.diagnostics.all()[0].message.en.starts_with("1 organisation occurs in ties"));
    EXPECT_TRUE(b.diagnostics.all()[0].message.de.starts_with("1 Organisation kommt in Verbindungen vor"));
}

TEST(NetworkBuilder, WithTiesAloneNothingIsSaid) {
    Build b;
    b.tie("a", "x");
    static_cast<void>(b.network());
    EXPECT_TRUE(b.diagnostics.all().empty());
}

TEST(NetworkBuilder, UnknownTypesAreKeptWithOneWarning) {
    Build b;
    b.declare("a", typed("Stiftung"), 2);
    b.declare("b", typed("Stiftung"), 3);
    b.declare("c", typed("Archiv"), 4);
    const Network n = b.network();
    ASSERT_EQ(b.diagnostics.all().size(), 1U);
    EXPECT_NE(b.diagnostics.all()[0].message.en.find("Archiv (1), Stiftung (2)"), std::string::npos);
    EXPECT_EQ(n.organisations[node(0)].kind, ActorKind::custom);
    EXPECT_EQ(n.text(n.organisations[node(0)].type), "Stiftung");
}

TEST(NetworkBuilder, CountryAndNuts2FollowFromNuts3) {
    Build b;
    OrganisationFacts facts;
    facts.nuts3 = "DE111";
    b.declare("a", facts);
    facts.country = "FR";
    b.declare("b", facts, 3);
    const Network n = b.network();
    EXPECT_EQ(n.text(n.organisations[node(0)].nuts2()), "DE11");
    EXPECT_EQ(n.text(n.organisations[node(0)].country()), "DE");
    EXPECT_EQ(n.text(n.organisations[node(1)].country()), "FR") << "what was stated stands";
}

TEST(NetworkBuilder, TheLatestParticipationDescribesItsOrganisation) {
    Build b;
    b.part("p2", "a", "2016", named("New name"));
    b.part("p1", "a", "2012", named("Old name"));
    b.part("p3", "a", "", named("Undated name"));
    EXPECT_EQ(b.network().organisations[node(0)].name(), "New name");
}

TEST(NetworkBuilder, ADeclarationOutranksParticipations) {
    Build b;
    b.part("p", "a", "2016", named("From a project"));
    b.declare("a", named("Declared"));
    EXPECT_EQ(b.network().organisations[node(0)].name(), "Declared");
}

TEST(NetworkBuilder, AProjectLastsFromItsEarliestStartToItsLatestEnd) {
    Build b;
    b.part("p", "a", "2014");
    b.part("p", "b", "2012");
    b.part("p", "c", "2016");
    b.part("p", "c", "2016");
    const Network n = b.network();
    ASSERT_EQ(n.projects.size(), 1U);
    EXPECT_EQ(iso(n.projects[0].start.value()), "2012-01-01");
    EXPECT_EQ(iso(n.projects[0].end.value()), "2016-12-31");
    EXPECT_EQ(n.participations.size(), 4U) << "repeated rows stay";
    EXPECT_EQ(n.partners_of(n.projects[0]), (std::vector<NodeId>{node(0), node(1), node(2)}));
}

TEST(NetworkBuilder, AProjectsTableWithoutDatesTakesThemFromParticipationsInEitherOrder) {
    for (const bool projects_first : {true, false}) {
        Build b;
        Project facts;
        facts.title = b.builder.intern("A title");
        if (projects_first) {
            EXPECT_TRUE(b.builder.declare_project("p", facts));
        }
        b.part("p", "a", "2012");
        b.part("p", "b", "2013");
        if (!projects_first) {
            EXPECT_TRUE(b.builder.declare_project("p", facts));
        }
        const Network n = b.network();
        ASSERT_TRUE(n.projects[0].start && n.projects[0].end) << projects_first;
        EXPECT_EQ(iso(*n.projects[0].start), "2012-01-01");
        EXPECT_EQ(iso(*n.projects[0].end), "2013-12-31");
        EXPECT_EQ(n.text(n.projects[0].title), "A title");
    }
}

TEST(NetworkBuilder, AProjectsOwnDatesStand) {
    Build b;
    Project facts;
    facts.start = make_date(2010, 5, 1);
    b.part("p", "a", "2012");
    b.builder.declare_project("p", facts);
    b.part("p", "b", "2009");
    EXPECT_EQ(iso(b.network().projects[0].start.value()), "2010-05-01");
}

TEST(NetworkBuilder, TheCallTopicIsNoTheme) {
    Build b;
    b.part("p", "a", "2012", {}, {"topic:SPACE-01", "H2020-EU.2", "topic:SPACE-02"});
    b.part("p", "b", "2012", {}, {"H2020-EU.2"});
    const Network n = b.network();
    EXPECT_EQ(n.text(n.projects[0].call_topic), "SPACE-01");
    ASSERT_EQ(n.lists.get(n.projects[0].themes).size(), 1U);
    EXPECT_EQ(n.text(n.lists.get(n.projects[0].themes)[0]), "H2020-EU.2");
}

TEST(NetworkBuilder, IsEmptyAfterBuilding) {
    Build b;
    b.tie("a", "b");
    static_cast<void>(b.network());
    EXPECT_EQ(b.builder.build(b.diagnostics).size(), 0U);
}

/// Everything a network says but the lines it was read from.
std::string dump(const Network& n) {
    std::string text;
    const auto date = [](const std::optional<Date>& d) { return d ? iso(*d) : std::string("-"); };
    const auto list = [&](ListId id) {
        std::string items;
        for (const Symbol s : n.lists.get(id))
            items += n.text(s) + ";";
        return items;
    };
    for (const Organisation& o : n.organisations)
        text += o.id + "|" + o.name() + "|" + join(o.aliases(), ";") + "|" + n.text(o.type) + "|" + n.text(o.city()) +
                "|" + n.text(o.country()) + "|" + list(o.themes()) + "\n";
    for (const TieRow& t : n.ties)
        text += std::to_string(index(t.source)) + ">" + std::to_string(index(t.target)) + "|" + n.text(t.relation) +
                "|" + shortest(t.weight) + "|" + date(t.since) + "|" + list(t.themes) + "|" + n.text(t.note) + "\n";
    for (const Project& p : n.projects)
        text += p.id + "|" + date(p.start) + "|" + date(p.end) + "|" + list(p.themes) + "|" + n.text(p.title) + "|" +
                n.text(p.call_topic) + "\n";
    for (const Participation& p : n.participations)
        text += std::to_string(p.project) + ":" + std::to_string(index(p.organisation)) + "|" + date(p.start) + "|" +
                n.text(p.role) + "\n";
    for (const Theme& t : n.themes)
        text += n.text(t.id) + "|" + t.name.en + "\n";
    for (const Source& s : n.sources)
        text += n.text(s.key) + "|" + s.title + "\n";
    for (const Measure& m : n.measures)
        text += std::to_string(index(m.organisation)) + "|" + n.text(m.measure) + "|" + shortest(m.value) + "|" +
                n.text(m.note) + "\n";
    return text;
}

/// Records with many near-equals, each as an action on a builder.
std::vector<std::function<void(Build&)>> actions() {
    std::vector<std::function<void(Build&)>> all;
    for (std::uint64_t i = 0; i < 60; ++i) {
        const std::string a = "org" + std::to_string(i % 7);
        const std::string b = "org" + std::to_string((i * 3 + 1) % 7);
        if (a != b)
            all.push_back([=](Build& x) {
                TieRow row;
                row.relation = x.builder.intern(i % 2 == 0 ? "member_of" : "funds");
                row.weight = static_cast<double>(1 + i % 3);
                row.note = x.builder.intern("note " + std::to_string(i % 4));
                row.themes = x.builder.intern_list({"t" + std::to_string(i % 5), "t" + std::to_string(i % 3)});
                row.row = {x.file, i + 2};
                x.builder.add_tie(x.builder.organisation(a), x.builder.organisation(b), row);
            });
        all.push_back([=](Build& x) {
            OrganisationFacts facts = named("Name " + std::to_string(i % 4));
            facts.city = "City " + std::to_string(i % 3);
            facts.themes = {"theme " + std::to_string(i % 2)};
            facts.aliases = {"alias " + std::to_string(i % 5)};
            x.part("p" + std::to_string(i % 5), a, std::to_string(2010 + i % 2), facts,
                   {"topic:T" + std::to_string(i % 3), "part" + std::to_string(i % 2)});
        });
        all.push_back([=](Build& x) {
            Theme theme{
                x.builder.intern("t" + std::to_string(i % 3)), {"Theme " + std::to_string(i % 4), ""}, {}, {}, {}};
            theme.row = {x.file, i};
            x.builder.add_theme(theme);
            Source source;
            source.key = x.builder.intern("s" + std::to_string(i % 3));
            source.title = "Title " + std::to_string(i % 4);
            source.row = {x.file, i};
            x.builder.add_source(source);
            Measure measure;
            measure.measure = x.builder.intern("members");
            measure.note = x.builder.intern("note " + std::to_string(i % 4));
            measure.row = {x.file, i};
            x.builder.add_measure(x.builder.organisation(a), measure);
            Project project;
            project.title = x.builder.intern("Project title " + std::to_string(i % 4));
            x.builder.declare_project("p" + std::to_string(i % 5), project);
        });
    }
    return all;
}

TEST(NetworkBuilder, TheOrderOfRowsChangesNothing) {
    std::string expected;
    Random random(31);
    auto all = actions();
    for (int round = 0; round < 20; ++round) {
        Build b;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i](b);
        const std::string text = dump(b.network());
        if (round == 0)
            expected = text;
        ASSERT_TRUE(text == expected) << "round " << round;
        random.shuffle(std::span(all));
    }
    EXPECT_GT(expected.size(), 3000U);
}

} // namespace
} // namespace clusterbridge

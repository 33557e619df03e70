#include "graph/groups.hpp"

#include "base/error.hpp"
#include "base/unicode.hpp"
#include "graph/network_builder.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>
#include <string>

namespace clusterbridge {
namespace {

/// "key:ab cd" of every group.
std::string shown(const Network& n, const Groups& groups) {
    std::string text;
    for (const auto& group : groups.groups) {
        text += (text.empty() ? "" : " ") + group.key + ":";
        for (const NodeId member : group.members)
            text += n.organisations[member].id;
    }
    return text;
}

const char* const kNetwork = "@k cluster_initiative region=Alb name=Kluster theme=x\n"
                             "@l cluster_initiative\n"
                             "@a company region=Alb country=DE theme=x;y\n"
                             "@b company region=Ries country=DE\n"
                             "@u university country=CH\n"
                             "a>k member_of\nb>k member_of\nb>l member_of\na>u member_of\nu>l funds\n";

TEST(Groups, AClusterIsTheInitiativeAndItsMembers) {
    const Network n = network_of(kNetwork);
    const Groups g = group_by(n, "cluster");
    EXPECT_EQ(shown(n, g), "k:abk l:bl") << "membership in a university makes no cluster, nor does funding";
    EXPECT_EQ(g.groups[0].label.de, "Kluster");
    EXPECT_EQ(g.kind, "cluster");
}

TEST(Groups, WhoLeftAClusterIsNoMemberOfItAnyMore) {
    const Network n = network_of("@k cluster_initiative\n@l cluster_initiative\n"
                                 "a>k member_of since=2010 until=2015\nb>k member_of\nc>k member_of until=2017\n"
                                 "a>l member_of until=2012\nb>c x since=2016\n");
    EXPECT_EQ(shown(n, group_by(n, "cluster")), "k:bck") << "the data end in 2016; l has nobody left";
    EXPECT_EQ(shown(n, group_by(n, "cluster", make_date(2013, 1, 1))), "k:abck");
    EXPECT_EQ(shown(n, group_by(n, "cluster", make_date(2020, 1, 1))), "k:bk");
}

TEST(Groups, MembersKnowTheirGroupsAndOverlapIsSeen) {
    const Network n = network_of(kNetwork);
    const Groups g = group_by(n, "cluster");
    EXPECT_EQ(g.groups_of[n.find("b")], (std::vector<std::uint32_t>{0, 1}));
    EXPECT_TRUE(g.groups_of[n.find("u")].empty());
    EXPECT_TRUE(g.share_group(n.find("a"), n.find("b")));
    EXPECT_TRUE(g.share_group(n.find("b"), n.find("l")));
    EXPECT_FALSE(g.share_group(n.find("a"), n.find("l")));
    EXPECT_FALSE(g.share_group(n.find("u"), n.find("u"))) << "in no group at all";
}

TEST(Groups, ColumnsGroupByValueAndLeaveTheEmptyOut) {
    const Network n = network_of(kNetwork);
    EXPECT_EQ(shown(n, group_by(n, "region")), "Alb:ak Ries:b");
    EXPECT_EQ(shown(n, group_by(n, "country")), "CH:u DE:ab");
    EXPECT_EQ(shown(n, group_by(n, "theme")), "x:ak y:a");
    EXPECT_EQ(shown(n, group_by(n, "type")), "cluster_initiative:kl company:ab university:u");
    EXPECT_EQ(group_by(n, "type").groups[1].label, (Sentence{"companies", "Unternehmen"}));
}

TEST(Groups, AColumnOfTheUserGroupsToo) {
    NetworkBuilder builder;
    Diagnostics diagnostics;
    builder.add_file({.name = "orgs.csv"});
    for (const std::string id : {"a", "b", "c"}) {
        OrganisationFacts facts;
        facts.extra = {{"Größe", id == "b" ? "klein" : id == "c" ? "" : "groß"}};
        builder.declare(builder.organisation(id), facts, {0, 2}, diagnostics);
    }
    const Network n = builder.build(diagnostics);
    EXPECT_EQ(shown(n, group_by(n, "größe")), "groß:a klein:b");
    EXPECT_EQ(group_by(n, "GRÖSSE").kind, fold_case("Größe"));
    EXPECT_EQ(group_by(n, "größe").title, "Größe") << "as it stands in the table";
    EXPECT_EQ(group_by(n, "Land").title, "country");
    try {
        static_cast<void>(group_by(n, " Grösze "));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.sentence().de, "--group-by: keine Spalte „Grösze“; meinten Sie Größe?");
    }
}

TEST(Groups, AColumnCalledClusterCountsWhereNoInitiativeHasMembers) {
    const auto network = [](bool members) {
        NetworkBuilder builder;
        Diagnostics diagnostics;
        builder.add_file({.name = "orgs.csv"});
        for (const std::string id : {"a", "b", "c", "k"}) {
            OrganisationFacts facts;
            facts.extra = {{"Cluster", id == "a" ? "c" : id == "k" ? "" : "Optik"}}; // one is the id of an organisation
            facts.type = id == "k" ? "cluster_initiative" : "company";
            builder.declare(builder.organisation(id), facts, {0, 2}, diagnostics);
        }
        if (members) {
            TieRow row;
            row.relation = builder.intern("member_of");
            builder.add_tie(builder.organisation("a"), builder.organisation("k"), row);
        }
        return builder.build(diagnostics);
    };
    const Network own = network(false);
    const Groups groups = group_by(own, "Cluster");
    EXPECT_EQ(shown(own, groups), "Optik:bc c:a");
    EXPECT_EQ(groups.groups[1].label.de, "c") << "a word of the column, not the organisation c";
    EXPECT_EQ(groups.kind, "cluster");
    EXPECT_FALSE(groups.of_initiatives);
    EXPECT_TRUE(initiative_clusters(own).groups.empty());
    EXPECT_EQ(default_grouping(own), "country") << "asked for by name only";

    const Network both = network(true);
    EXPECT_EQ(shown(both, group_by(both, "Cluster")), "k:ak") << "what member_of says goes before the column";
    EXPECT_TRUE(group_by(both, "cluster").of_initiatives);
}

TEST(Groups, GermanNamesMeanTheSame) {
    EXPECT_EQ(grouping_of(" Typ"), "type");
    EXPECT_EQ(grouping_of("LAND"), "country");
    EXPECT_EQ(grouping_of("Themen"), "theme");
    EXPECT_EQ(grouping_of("Gründungsjahr"), "founded");
    EXPECT_EQ(grouping_of("Größe"), fold_case("größe")) << "a column of the user's own";
}

TEST(Groups, AnUnknownColumnListsThoseThereAre) {
    try {
        static_cast<void>(group_by(network_of(kNetwork), "sector"));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_NE(error.sentence().en.find("no column \"sector\"; there are city, cluster, community, country"), std::string::npos)
            << error.sentence().en;
        EXPECT_NE(error.sentence().de.find("keine Spalte „sector“"), std::string::npos);
    }
}

TEST(Groups, TheDefaultIsClustersThenRegionsThenCountries) {
    EXPECT_EQ(default_grouping(network_of(kNetwork)), "cluster");
    EXPECT_EQ(default_grouping(network_of("@k cluster_initiative region=Alb\n@a company region=Ries\na>k funds")),
              "region");
    EXPECT_EQ(default_grouping(network_of("@a company region=Alb\n@b company region=Alb\na>b funds")), "country");
    EXPECT_EQ(default_grouping(Network{}), "country");
}

} // namespace
} // namespace clusterbridge

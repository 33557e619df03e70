#include "analysis/community_names.hpp"

#include "analysis/community_features.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "graph/network_builder.hpp"
#include "metrics/modularity.hpp"
#include "support/graphs.hpp"
#include "support/plain_csv.hpp"

#include <gtest/gtest.h>
#include <set>

namespace clusterbridge {
namespace {

/// A clique of five per letter of `groups`; `attributes(letter)` stands behind each member.
template <class F> std::string cliques(const std::string& groups, F attributes) {
    std::string text;
    for (const char g : groups)
        for (int i = 0; i < 5; ++i) {
            text += "@" + std::string(1, g) + std::to_string(i) + " company " + attributes(g) + "\n";
            for (int j = 0; j < i; ++j)
                text += std::string(1, g) + std::to_string(i) + ">" + std::string(1, g) + std::to_string(j) + "\n";
        }
    return text;
}

Partition by_first_letter(const Network& network, const GraphView& view) {
    std::vector<std::uint32_t> labels;
    for (const Organisation& o : network.organisations)
        labels.push_back(static_cast<std::uint32_t>(o.id[0]));
    return number_communities(view.graph, labels);
}

std::vector<std::string> names(const std::string& text, Language language = Language::en) {
    const Network network = network_of(text);
    const GraphView view = make_view(network);
    std::vector<std::string> all;
    for (const CommunityName& name : name_communities(network, view, by_first_letter(network, view)))
        all.push_back(name.text.in(language));
    return all;
}

using Names = std::vector<std::string>;

TEST(CommunityNames, SayWhatItIsAboutAndWhere) {
    const std::string text = cliques("abc", [](char g) {
        return g == 'a'   ? "theme=photonics;skills region=Ulm"
               : g == 'b' ? "theme=wood;skills region=Freiburg"
                          : "theme=music;skills region=Mannheim";
    });
    EXPECT_EQ(names(text), (Names{"photonics · Ulm", "wood · Freiburg", "music · Mannheim"}));
}

TEST(CommunityNames, LeaveOutWhatAllHave) {
    const std::string text = cliques("abc", [](char g) {
        return std::string("country=DE theme=skills;") + (g == 'a' ? "photonics" : g == 'b' ? "wood" : "music");
    });
    EXPECT_EQ(names(text), (Names{"photonics", "wood", "music"}));
}

TEST(CommunityNames, TellCommunitiesOfOneThemeApart) {
    const std::string text =
        cliques("abcd", [](char g) { return g < 'c' ? std::string("theme=wood") : std::string("theme=music"); });
    const Names all = names(text);
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 4U);
    EXPECT_EQ(all[0], "wood around a0");
    EXPECT_EQ(names(text, Language::de)[0], "wood rund um a0");
}

TEST(CommunityNames, UseTheClusterWhereMembersShareOne) {
    std::string text = cliques("abc", [](char) { return std::string(); });
    text += "@ac cluster_initiative name=Photonik-Netz\n@bc cluster_initiative name=Holzforum\n";
    for (int i = 0; i < 5; ++i)
        text += "a" + std::to_string(i) + ">ac member_of\nb" + std::to_string(i) + ">bc member_of\n";
    const Names all = names(text);
    EXPECT_EQ(all[0], "Photonik-Netz");
    EXPECT_EQ(all[1], "Holzforum");
    EXPECT_EQ(all[2], "Around c0");
}

TEST(CommunityNames, DoNotSayOneThingTwice) {
    std::string text = cliques("abc", [](char g) { return std::string(g == 'a' ? "theme=photonics" : "theme=wood"); });
    text += "@ac cluster_initiative name=Photonics-BW\n";
    for (int i = 0; i < 5; ++i)
        text += "a" + std::to_string(i) + ">ac member_of\n";
    EXPECT_EQ(names(text)[0], "photonics");
}

TEST(CommunityNames, FallBackOnTheThemesOfProjects) {
    std::string text;
    for (const char g : {'a', 'b', 'c'})
        for (int p = 0; p < 3; ++p) {
            text += std::string("#") + g + "p" + std::to_string(p) + " 2015-01-01";
            for (int i = 0; i < 4; ++i)
                text += std::string(" ") + g + std::to_string(i);
            text += std::string(" theme=") + (g == 'a' ? "SC1" : g == 'b' ? "SC3" : "mine") + "\n";
        }
    EXPECT_EQ(names(text), (Names{"Health", "Energy", "mine"}));
    EXPECT_EQ(names(text, Language::de), (Names{"Gesundheit", "Energie", "mine"}));
}

TEST(CommunityNames, ExistForOneCommunityAndForNone) {
    EXPECT_EQ(names("a1>a2\na2>a3\n"), (Names{"Around a2"}));
    EXPECT_TRUE(names("@a company\n").empty());
}

TEST(ShortName, DropsLegalFormsAndTakesAnAliasForLongNames) {
    Organisation o;
    o.set_name("Photonics BW e.V.");
    EXPECT_EQ(short_name(o), "Photonics BW");
    o.set_name("Virtual Dimension Center (VDC) Fellbach w.V.");
    o.details.own().aliases = {"VDC Fellbach"};
    EXPECT_EQ(short_name(o), "Virtual Dimension Center");
    o.set_name("Allianz Faserbasierte Werkstoffe Baden-Württemberg e.V.");
    o.details.own().aliases = {"Alliance for Fibre-Based Materials", "AFBW"};
    EXPECT_EQ(short_name(o), "AFBW");
    o.details.own().aliases.clear();
    EXPECT_EQ(short_name(o), "Allianz Faserbasierte…");
}

Network bundled_network() {
    NetworkBuilder builder;
    Diagnostics diagnostics;
    const auto file = builder.add_file({.name = "data", .kind = TableKind::organisations});
    const PlainTable organisations = read_plain_csv(repository_file("data/organisations.csv"));
    for (const auto& row : organisations.rows) {
        OrganisationFacts facts;
        facts.name = organisations.at(row, "name");
        facts.type = organisations.at(row, "type");
        facts.aliases = split_list(organisations.at(row, "aliases"), ";");
        facts.region = organisations.at(row, "region");
        facts.country = organisations.at(row, "country");
        facts.themes = split_list(organisations.at(row, "themes"), ";");
        builder.declare(builder.organisation(organisations.at(row, "id")), facts, {file, row.line}, diagnostics);
    }
    const PlainTable ties = read_plain_csv(repository_file("data/edges.csv"));
    for (const auto& row : ties.rows) {
        TieRow tie;
        tie.relation = builder.intern(ties.at(row, "relation"));
        tie.row = {file, row.line};
        builder.add_tie(builder.organisation(ties.at(row, "source")), builder.organisation(ties.at(row, "target")),
                        tie);
    }
    return builder.build(diagnostics);
}

TEST(CommunityNames, OfTheBundledNetworkAreShortAndDistinct) {
    const Network network = bundled_network();
    const CommunityStudy s = study_communities(network, make_view(network));
    ASSERT_EQ(s.names.size(), s.partition.count);
    std::set<std::string> en, de;
    for (const CommunityName& name : s.names) {
        EXPECT_LE(code_points(name.text.en), 40U) << name.text.en;
        EXPECT_LE(code_points(name.text.de), 40U) << name.text.de;
        EXPECT_FALSE(name.from.empty());
        en.insert(name.text.en);
        de.insert(name.text.de);
    }
    EXPECT_EQ(en.size(), s.names.size());
    EXPECT_EQ(de.size(), s.names.size());
    EXPECT_GT(s.modularity, 0.64);
    ASSERT_TRUE(s.paper.has_value());
    EXPECT_GT(s.paper->normalised_mutual_information, 0.6);
}

} // namespace
} // namespace clusterbridge

#include "graph/organisation_facts.hpp"

#include "graph/network_builder.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

/// What rows of participations say about an organisation over time.
namespace clusterbridge {
namespace {

struct Place {
    std::string country, nuts, city, region = {};
};

/// As rows of participations are read.
OrganisationFacts placed(const Place& place) {
    OrganisationFacts facts;
    facts.country = place.country;
    facts.city = place.city;
    facts.region = place.region;
    if (place.nuts.size() >= 5)
        facts.nuts3 = place.nuts;
    else if (place.nuts.size() == 4)
        facts.nuts2 = place.nuts;
    else if (!place.nuts.empty())
        facts.extra.emplace_back("nuts", place.nuts);
    return facts;
}

/// country|region|NUTS 2|NUTS 3|short code|city
std::string place_of(const OrganisationFacts& facts) {
    std::string code;
    for (const auto& [header, value] : facts.extra)
        code += header == "nuts" ? value : "";
    return facts.country + "|" + facts.region + "|" + facts.nuts2 + "|" + facts.nuts3 + "|" + code + "|" + facts.city;
}

std::string renewed(const std::vector<Place>& rows) {
    OrganisationFacts facts;
    for (const Place& row : rows)
        renew(facts, placed(row));
    return place_of(facts);
}

TEST(Renew, AnEmptyFieldSaysNothing) {
    OrganisationFacts facts = placed({"DE", "DE144", "Ulm", "Donau-Iller"});
    facts.name = "Alpha";
    facts.type = "PRC";
    facts.founded = 1990;
    facts.themes = {"water"};
    facts.aliases = {"A"};
    facts.place = Coordinates{48, 10};
    facts.extra = {{"sme", "yes"}};
    const OrganisationFacts before = facts;
    renew(facts, {});
    EXPECT_EQ(facts, before);
    OrganisationFacts from_nothing;
    renew(from_nothing, before);
    EXPECT_EQ(from_nothing, before);
    OrganisationFacts newer;
    newer.name = "Alpha GmbH";
    newer.extra = {{"sme", ""}, {"vat", "1"}};
    renew(facts, newer);
    EXPECT_EQ(facts.name, "Alpha GmbH");
    EXPECT_EQ(facts.type, "PRC");
    EXPECT_EQ(facts.extra, (std::vector<std::pair<std::string, std::string>>{{"sme", "yes"}, {"vat", "1"}}));
}

TEST(Renew, AnotherCityEndsRegionAndNutsCodeButNotTheCountry) {
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm", "Donau-Iller"}, {"", "", "Mannheim"}}), "DE|||||Mannheim");
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"", "DE126", "Mannheim"}}), "DE|||DE126||Mannheim");
    EXPECT_EQ(renewed({{"", "DE144", "Ulm"}, {"", "", "Mannheim"}}), "DE|||||Mannheim") << "the code said the country";
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"", "", "ULM"}}), "DE|||DE144||ULM") << "the same city";
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"DE", "", ""}}), "DE|||DE144||Ulm");
}

TEST(Renew, AnotherCountryEndsAllThatLiesInIt) {
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm", "Donau-Iller"}, {"FR", "", ""}}), "FR|||||");
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"", "FR101", ""}}), "|||FR101||");
    EXPECT_EQ(renewed({{"", "DE144", "Ulm"}, {"FR", "", "Paris"}}), "FR|||||Paris");
    EXPECT_EQ(renewed({{"UK", "UKI31", "London"}, {"GB", "", ""}}), "GB|||UKI31||London") << "two codes of one country";
    EXPECT_EQ(renewed({{"GR", "EL301", "Athens"}, {"", "EL303", ""}}), "GR|||EL303||");
}

TEST(Renew, ANutsCodeThatSaysLessChangesNothing) {
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"DE", "DE14", ""}}), "DE|||DE144||Ulm");
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"DE", "DE1", ""}}), "DE|||DE144||Ulm");
    EXPECT_EQ(renewed({{"DE", "DE1", "Ulm"}, {"DE", "DE", ""}}), "DE||||DE1|Ulm");
    EXPECT_EQ(renewed({{"DE", "DE1", "Ulm"}, {"DE", "DE144", ""}}), "DE|||DE144||Ulm");
    EXPECT_EQ(renewed({{"DE", "DE14", "Ulm"}, {"DE", "DE144", ""}}), "DE|||DE144||Ulm");
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"DE", "DE21", ""}}), "DE||DE21|||");
    EXPECT_EQ(renewed({{"DE", "DE144", "Ulm"}, {"DE", "DE14", "Biberach"}}), "DE||DE14|||Biberach")
        << "the finer code was that of Ulm";
}

/// What a network says of "a", by day: name/type/place, from the earliest version on.
std::vector<std::string> history(std::vector<std::pair<std::string, OrganisationFacts>> rows) {
    NetworkBuilder builder;
    const std::uint32_t file = builder.add_file({.name = "p.csv", .kind = TableKind::participations});
    Diagnostics diagnostics;
    std::uint64_t line = 1;
    for (auto& [start, facts] : rows) {
        Participation row;
        row.start = parse_date(start, DateEnd::first_day);
        row.row = {file, ++line};
        builder.add_participation("p" + start, builder.organisation("a"), row, std::move(facts), {});
    }
    const Network n = builder.build(diagnostics);
    std::vector<std::string> said;
    const auto say = [&](const std::string& from, const Organisation& o) {
        said.push_back(from + " " + o.name() + "/" + n.text(o.type) + "/" + n.text(o.country()) + "/" +
                       n.text(o.nuts3()) + "/" + n.text(o.city()));
    };
    for (const OrganisationVersion& version : n.versions)
        say(version.from ? iso(*version.from).substr(0, 4) : "-", version.record);
    say("now", n.organisations[node(0)]);
    return said;
}

OrganisationFacts said(const std::string& name, const std::string& type, const Place& place = {}) {
    OrganisationFacts facts = placed(place);
    facts.name = name;
    facts.type = type;
    return facts;
}

TEST(Renew, ALaterRowOfAnOrganisationErasesNothing) {
    EXPECT_EQ(history({{"2010", said("Alpha", "PRC", {"DE", "DE144", "Ulm"})}, {"2015", said("", "")}}),
              (std::vector<std::string>{"now Alpha/company/DE/DE144/Ulm"}))
        << "nothing changed, so there is one version";
    EXPECT_EQ(history({{"2010", said("Alpha", "PRC", {"DE", "DE144", "Ulm"})},
                       {"2012", said("", "HES")},
                       {"2015", said("Beta", "", {"", "", "Mannheim"})}}),
              (std::vector<std::string>{"2010 Alpha/company/DE/DE144/Ulm", "2012 Alpha/university/DE/DE144/Ulm",
                                        "2015 Beta/university/DE//Mannheim", "now Beta/university/DE//Mannheim"}));
}

TEST(Renew, TheOrderOfRowsDoesNotMatter) {
    std::vector<std::pair<std::string, OrganisationFacts>> rows = {
        {"2010", said("Alpha", "", {"DE", "DE144", "Ulm"})},
        {"2010", said("", "PRC")},
        {"2010", said("Omega", "")},
        {"", said("", "", {"FR", "", "Paris"})},
        {"2012", said("", "HES", {"", "DE126", ""})},
    };
    std::vector<std::size_t> order = {0, 1, 2, 3, 4};
    const auto first = history(rows);
    EXPECT_EQ(first, (std::vector<std::string>{"- a/unknown/FR//Paris", "2010 Omega/company/DE/DE144/Ulm",
                                               "2012 Omega/university/DE/DE126/", "now Omega/university/DE/DE126/"}));
    do {
        std::vector<std::pair<std::string, OrganisationFacts>> shuffled;
        for (const std::size_t i : order)
            shuffled.push_back(rows[i]);
        EXPECT_EQ(history(shuffled), first);
    } while (std::next_permutation(order.begin(), order.end()));
}

} // namespace
} // namespace clusterbridge

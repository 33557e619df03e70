// What data/README.md promises about the tables, checked with a reader of the tests' own.
#include "base/date.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "support/plain_csv.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace clusterbridge {
namespace {

using Set = std::set<std::string>;

const PlainTable& table(const std::string& name) {
    static std::map<std::string, PlainTable> tables;
    const auto found = tables.find(name);
    if (found != tables.end())
        return found->second;
    return tables.emplace(name, read_plain_csv(repository_file("data/" + name + ".csv"))).first->second;
}

Set set_of(const std::string& name, const std::string& column) {
    const auto cells = table(name).column(column);
    return {cells.begin(), cells.end()};
}

/// Values of a column that are neither empty nor in `allowed`.
Set strangers(const std::string& name, const std::string& column, const Set& allowed) {
    Set found;
    for (const std::string& cell : table(name).column(column))
        for (const std::string& item : split_list(cell, ";"))
            if (!allowed.contains(item))
                found.insert(item);
    return found;
}

const std::vector<std::string> kTables = {"edges", "organisations", "themes", "sources", "measures"};

TEST(DataFiles, AreUtf8WithoutMarkAndEndEachLineInALineFeed) {
    for (const std::string& name : kTables) {
        const std::string bytes = repository_file("data/" + name + ".csv");
        EXPECT_TRUE(is_valid_utf8(bytes)) << name;
        EXPECT_EQ(nfc(bytes), bytes) << name;
        EXPECT_FALSE(bytes.starts_with("\xEF\xBB\xBF")) << name;
        EXPECT_EQ(bytes.find('\r'), std::string::npos) << name;
        EXPECT_TRUE(bytes.ends_with('\n')) << name;
    }
}

TEST(DataFiles, HaveTheColumnsOfTheReadme) {
    const std::map<std::string, std::string> expected = {
        {"edges", "source,target,relation,weight,since,until,theme,amount,amount_unit,source_key,confidence,note"},
        {"organisations", "id,name,aliases,type,city,region,nuts3,nuts2,country,lat,lon,themes,founded,founded_source,"
                          "source_key,confidence"},
        {"themes", "id,name_de,name_en,kind,source_key"},
        {"sources", "key,title,publisher,address,date"},
        {"measures", "id,measure,value,unit,year,source_key,note"}};
    for (const auto& [name, header] : expected)
        EXPECT_EQ(join(table(name).header, ","), header) << name;
}

TEST(DataFiles, HoldAllOrganisationsAndTies) {
    EXPECT_EQ(table("organisations").rows.size(), 601U);
    EXPECT_EQ(table("edges").rows.size(), 1171U);
}

TEST(DataFiles, HaveNoBlanksAtTheEdgeOfACell) {
    for (const std::string& name : kTables)
        for (const auto& row : table(name).rows)
            for (const std::string& cell : row.cells)
                EXPECT_EQ(trim(cell), cell) << name << ":" << row.line;
}

TEST(DataFiles, AreSortedByTheirFirstColumns) {
    for (const std::string& name : kTables) {
        std::vector<std::vector<std::string>> keys;
        const std::size_t width = name == "edges" ? 3 : name == "measures" ? 2 : 1;
        for (const auto& row : table(name).rows)
            keys.emplace_back(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(width));
        EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end())) << name;
    }
}

TEST(DataIds, AreSlugsAndUnique) {
    for (const auto& [name, column] :
         std::map<std::string, std::string>{{"organisations", "id"}, {"themes", "id"}, {"sources", "key"}}) {
        EXPECT_EQ(set_of(name, column).size(), table(name).rows.size()) << name;
        for (const std::string& id : table(name).column(column)) {
            EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos) << id;
            EXPECT_FALSE(id.empty() || id.front() == '-' || id.back() == '-') << id;
        }
    }
}

TEST(DataIds, EveryTieJoinsTwoKnownOrganisations) {
    const Set ids = set_of("organisations", "id");
    EXPECT_EQ(strangers("edges", "source", ids), Set{});
    EXPECT_EQ(strangers("edges", "target", ids), Set{});
    EXPECT_EQ(strangers("measures", "id", ids), Set{});
    for (const auto& row : table("edges").rows)
        EXPECT_NE(table("edges").at(row, "source"), table("edges").at(row, "target")) << "edges.csv:" << row.line;
}

TEST(DataIds, EveryOrganisationHasATie) {
    Set touched = set_of("edges", "source");
    touched.merge(set_of("edges", "target"));
    for (const std::string& id : set_of("organisations", "id"))
        EXPECT_TRUE(touched.contains(id)) << id;
}

TEST(DataIds, SourcesResolveAndAreAllUsed) {
    const Set keys = set_of("sources", "key");
    Set used;
    for (const std::string name : {"edges", "organisations", "themes", "measures"}) {
        EXPECT_EQ(strangers(name, "source_key", keys), Set{}) << name;
        for (const std::string& key : set_of(name, "source_key"))
            EXPECT_FALSE(key.empty()) << name;
        used.merge(set_of(name, "source_key"));
    }
    EXPECT_EQ(strangers("organisations", "founded_source", keys), Set{});
    used.merge(set_of("organisations", "founded_source"));
    for (const std::string& key : keys)
        EXPECT_TRUE(used.contains(key)) << key;
}

TEST(DataIds, ThemesResolve) {
    const Set ids = set_of("themes", "id");
    EXPECT_EQ(strangers("edges", "theme", ids), Set{});
    EXPECT_EQ(strangers("organisations", "themes", ids), Set{});
    for (const auto& row : table("themes").rows)
        EXPECT_FALSE(table("themes").at(row, "name_de").empty() || table("themes").at(row, "name_en").empty());
}

TEST(DataVocabularies, HoldNoOtherWords) {
    EXPECT_EQ(strangers("organisations", "type",
                        {"cluster_initiative", "company", "university", "research_institute", "agency", "programme",
                         "association", "chamber"}),
              Set{});
    EXPECT_EQ(strangers("edges", "relation",
                        {"member_of", "partner_of", "part_of", "participates_in", "supports", "implements",
                         "contributes_to", "funds", "operates", "coordinates", "contact_point_for", "cooperates_with"}),
              Set{});
    EXPECT_EQ(strangers("edges", "confidence", {"stated", "inferred", "memory"}), Set{});
    EXPECT_EQ(strangers("organisations", "confidence", {"stated"}), Set{});
    EXPECT_EQ(strangers("themes", "kind", {"agenda", "technology", "sector", "cross"}), Set{});
}

TEST(DataVocabularies, LeaveNoTypeRelationOrConfidenceEmpty) {
    for (const auto& [name, column] : std::vector<std::pair<std::string, std::string>>{
             {"organisations", "type"}, {"organisations", "name"}, {"edges", "relation"}, {"edges", "confidence"}})
        EXPECT_FALSE(set_of(name, column).contains("")) << name << " " << column;
}

TEST(DataTies, NoTieStandsTwice) {
    std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
    const PlainTable& ties = table("edges");
    for (const auto& row : ties.rows) {
        std::string a = ties.at(row, "source");
        std::string b = ties.at(row, "target");
        if (ties.at(row, "relation") == "cooperates_with" && b < a)
            std::swap(a, b);
        EXPECT_TRUE(seen.emplace(a, b, ties.at(row, "relation"), ties.at(row, "theme")).second)
            << "edges.csv:" << row.line;
    }
}

TEST(DataTies, WeightIsEmptyAndMoneyIsAnAmount) {
    const PlainTable& ties = table("edges");
    std::size_t amounts = 0;
    for (const auto& row : ties.rows) {
        EXPECT_EQ(ties.at(row, "weight"), "") << "edges.csv:" << row.line;
        const std::string& amount = ties.at(row, "amount");
        EXPECT_EQ(ties.at(row, "amount_unit"), amount.empty() ? "" : "EUR_million") << "edges.csv:" << row.line;
        if (amount.empty())
            continue;
        ++amounts;
        EXPECT_EQ(ties.at(row, "relation"), "funds") << "edges.csv:" << row.line;
        const auto value = parse_double(amount);
        ASSERT_TRUE(value) << "edges.csv:" << row.line;
        EXPECT_TRUE(*value > 0 && *value < 1000) << "edges.csv:" << row.line;
    }
    EXPECT_EQ(amounts, 52U);
}

TEST(DataTies, LabelPointsStandInTheNote) {
    const PlainTable& ties = table("edges");
    const auto points = std::count_if(ties.rows.begin(), ties.rows.end(), [&](const PlainTable::Row& row) {
        return ties.at(row, "note").starts_with("143 of 150 points");
    });
    EXPECT_EQ(points, 2);
}

TEST(DataTies, YearsAreYearsInOrder) {
    const PlainTable& ties = table("edges");
    for (const auto& row : ties.rows) {
        const std::string& since = ties.at(row, "since");
        const std::string& until = ties.at(row, "until");
        for (const std::string& year : {since, until})
            EXPECT_TRUE(year.empty() || (year.size() == 4 && year > "1900" && year < "2031"))
                << "edges.csv:" << row.line;
        EXPECT_TRUE(since.empty() || until.empty() || since <= until) << "edges.csv:" << row.line;
    }
}

TEST(DataTies, WhatWasNotReadSaysWhatItRestsOn) {
    const PlainTable& ties = table("edges");
    for (const auto& row : ties.rows) {
        const bool memory = ties.at(row, "confidence") == "memory";
        EXPECT_EQ(ties.at(row, "source_key") == "memory", memory) << "edges.csv:" << row.line;
        if (ties.at(row, "confidence") != "stated") {
            EXPECT_NE(ties.at(row, "note"), "") << "edges.csv:" << row.line;
        }
    }
}

TEST(DataOrganisations, PlacesAreWholeAndOneTownHasOnePlace) {
    const PlainTable& orgs = table("organisations");
    std::map<std::string, std::vector<std::string>> places;
    for (const auto& row : orgs.rows) {
        const std::string& id = orgs.at(row, "id");
        EXPECT_EQ(orgs.at(row, "lat").empty(), orgs.at(row, "lon").empty()) << id;
        EXPECT_EQ(orgs.at(row, "country"), orgs.at(row, "nuts2").substr(0, 2)) << id;
        if (!orgs.at(row, "nuts3").empty()) {
            EXPECT_TRUE(orgs.at(row, "nuts3").starts_with(orgs.at(row, "nuts2"))) << id;
        }
        if (!orgs.at(row, "region").empty()) {
            EXPECT_TRUE(orgs.at(row, "nuts3").starts_with("DE1")) << id;
        }
        std::vector<std::string> here;
        for (const char* column : {"region", "nuts3", "nuts2", "lat", "lon"})
            here.push_back(orgs.at(row, column));
        if (!orgs.at(row, "city").empty()) {
            EXPECT_EQ(places.emplace(orgs.at(row, "city"), here).first->second, here) << id;
        }
        if (orgs.at(row, "lat").empty())
            continue;
        const auto lat = parse_double(orgs.at(row, "lat"));
        const auto lon = parse_double(orgs.at(row, "lon"));
        ASSERT_TRUE(lat && lon) << id;
        if (orgs.at(row, "nuts2").starts_with("DE1")) {
            EXPECT_TRUE(*lat > 47.4 && *lat < 49.9 && *lon > 7.4 && *lon < 10.6) << id;
        } else if (!orgs.at(row, "nuts2").empty()) {
            EXPECT_TRUE(*lat > 46 && *lat < 58 && *lon > 3 && *lon < 17) << id;
        }
    }
    EXPECT_EQ(set_of("organisations", "region").size(), 13U) << "twelve planning regions and the empty one";
}

TEST(DataOrganisations, NoNameOrAliasBelongsToTwo) {
    const PlainTable& orgs = table("organisations");
    std::map<std::string, std::string> owner;
    for (const auto& row : orgs.rows) {
        std::vector<std::string> names = split_list(orgs.at(row, "aliases"), ";");
        names.push_back(orgs.at(row, "name"));
        for (const std::string& name : names) {
            const std::string& first = owner.emplace(fold_case(name), orgs.at(row, "id")).first->second;
            EXPECT_EQ(first, orgs.at(row, "id")) << name;
        }
    }
}

TEST(DataOrganisations, AYearOfFoundationHasASource) {
    const PlainTable& orgs = table("organisations");
    for (const auto& row : orgs.rows) {
        EXPECT_EQ(orgs.at(row, "founded").empty(), orgs.at(row, "founded_source").empty()) << orgs.at(row, "id");
        if (!orgs.at(row, "founded").empty()) {
            EXPECT_TRUE(parse_date(orgs.at(row, "founded"), DateEnd::first_day)) << orgs.at(row, "id");
        }
    }
}

TEST(DataMeasures, AreNumbersWithAUnit) {
    const PlainTable& measures = table("measures");
    for (const auto& row : measures.rows) {
        EXPECT_TRUE(parse_double(measures.at(row, "value"))) << "measures.csv:" << row.line;
        EXPECT_EQ(measures.at(row, "unit"), "count") << "measures.csv:" << row.line;
    }
}

} // namespace
} // namespace clusterbridge

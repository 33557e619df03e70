#include "report/workbook.hpp"

#include "report/hostile_model.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> names(const std::vector<DataTable>& tables) {
    std::vector<std::string> all;
    for (const DataTable& table : tables)
        all.push_back(table.name);
    return all;
}

TEST(Workbook, HasTheSheetsOfTheContractInBothLanguages) {
    EXPECT_THAT(names(workbook_tables(Hostile().model)),
                ElementsAre("Start", "Organisationen", "Gemeinschaften", "Lücken", "Empfehlungen", "Cluster", "Themen",
                            "Verworfen", "Methode"));
    EXPECT_THAT(names(workbook_tables(Hostile(Language::en).model)),
                ElementsAre("Start", "Organisations", "Communities", "Gaps", "Recommendations", "Clusters", "Themes",
                            "Rejected", "Method"));
}

TEST(Workbook, SpeaksTheLanguageOfTheReviewInHeadsAndKeys) {
    const auto tables = workbook_tables(Hostile().model);
    for (const DataTable& table : tables)
        for (const std::string& column : table.columns)
            EXPECT_EQ(column.find('_'), std::string::npos) << table.name << ": " << column;
    for (const DataTable& table : tables)
        for (const auto& row : table.rows)
            for (const Cell& cell : row)
                if (const auto* text = std::get_if<std::string>(&cell)) {
                    for (const char* key : {"proven_gap", "cluster_initiative", "tech_transfer", "history"})
                        EXPECT_EQ(text->find(key), std::string::npos) << table.name << ": " << *text;
                }
}

TEST(Workbook, NamesThemesAndOrganisationsInsteadOfTheirIds) {
    Hostile h;
    h.model.clusters.rows.resize(1);
    h.model.clusters.rows[0].initiative = h.network.find("hub");
    h.model.clusters.rows[0].brokers = {h.network.find("uni"), h.network.find("amt/ü")};
    const auto tables = workbook_tables(h.model);
    const DataTable& clusters = tables[5];
    const auto at = std::find(clusters.columns.begin(), clusters.columns.end(), "Vermittelnde");
    ASSERT_NE(at, clusters.columns.end());
    EXPECT_EQ(std::get<std::string>(clusters.rows.at(0).at(static_cast<std::size_t>(at - clusters.columns.begin()))),
              "Uni; Amt");
}

TEST(Workbook, LeavesTheIdOfAnIntroducerBesideTheName) {
    Hostile h;
    h.model.all.rows.resize(1);
    h.model.all.rows[0].source = h.network.find("hub");
    h.model.all.rows[0].target = h.network.find("uni");
    h.model.all.rows[0].broker = h.network.find("amt/ü");
    std::size_t seen = 0;
    for (const DataTable& table : workbook_tables(h.model))
        for (std::size_t c = 0; c + 1 < table.columns.size(); ++c)
            if (table.columns[c] == "Kennung Vermittler") {
                ++seen;
                EXPECT_EQ(std::get<std::string>(table.rows.at(0).at(c)), "amt/ü");
                EXPECT_EQ(table.columns[c + 1], "Wer vermitteln kann");
                EXPECT_EQ(std::get<std::string>(table.rows.at(0).at(c + 1)), "Amt");
            }
    EXPECT_EQ(seen, 1U);
}

TEST(Workbook, ShowsFiguresByTheRulesOfTheLanguageAndMarksVerdicts) {
    for (const Language language : {Language::de, Language::en}) {
        const auto tables = workbook_tables(Hostile(language).model);
        const auto look = [&](std::size_t sheet, const std::string& en, const std::string& de) {
            const auto& columns = tables[sheet].columns;
            const auto at = std::find(columns.begin(), columns.end(), language == Language::de ? de : en);
            EXPECT_NE(at, columns.end()) << en;
            return tables[sheet].looks.at(static_cast<std::size_t>(at - columns.begin()));
        };
        const ColumnLook certainty = look(2, "Certainty", "Sicherheit");
        EXPECT_EQ(certainty.number, language == Language::de ? NumberLook::spaced_percent : NumberLook::percent);
        EXPECT_TRUE(certainty.bar);
        const ColumnLook verdict = look(3, "Verdict", "Urteil");
        ASSERT_EQ(verdict.marks.size(), 3U);
        EXPECT_EQ(verdict.marks.front().first.find('_'), std::string::npos) << "the word that stands in the cell";
    }
}

TEST(Workbook, StartsWithTheFindingsAndEndsWithTheMethod) {
    const Hostile h;
    const auto tables = workbook_tables(h.model);
    EXPECT_EQ(tables.front().columns.size(), 3U);
    EXPECT_GT(tables.front().rows.size(), 4U);
    ASSERT_FALSE(tables.back().rows.empty());
    for (const auto& row : tables.back().rows)
        EXPECT_FALSE(std::get<std::string>(row[1]).empty());
}

TEST(Workbook, SaysWhereTheRestIsWhenAThingDoesNotFit) {
    Hostile h;
    h.model.all.rows[0].reasons = {{std::string(40'000, 'x'), std::string(40'000, 'x')}};
    const auto tables = workbook_tables(h.model);
    for (const auto& row : tables[4].rows)
        for (const Cell& cell : row)
            if (const auto* text = std::get_if<std::string>(&cell)) {
                EXPECT_LT(text->size(), 32'767U);
            }
}

} // namespace
} // namespace clusterbridge

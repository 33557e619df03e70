#include "base/error.hpp"
#include "io/decisions_reader.hpp"

#include "packing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace clusterbridge {
namespace {

Decisions read(const std::string& text) {
    return read_decisions(MemoryFileSystem({{"d.csv", text}}), "d.csv");
}
std::string refusal(const std::string& text) {
    try {
        read(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::input);
        return error.sentence().en;
    }
    return {};
}

TEST(DecisionsReader, WordsOfBothLanguagesAndDialectsAreRead) {
    const Decisions d = read("id_a;id_b;name_a;name_b;score;reasons;decision\r\n"
                             "a;b;A;B;0,9;weil;gleich\r\n"
                             "a;c;;;;;Teil von\r\n"
                             "b;c;;;;;\r\n");
    ASSERT_EQ(d.size(), 3U);
    EXPECT_EQ(d[0].decision, Decision::same);
    EXPECT_EQ(d[0].reasons, "weil");
    EXPECT_EQ(d[1].decision, Decision::part_of);
    EXPECT_EQ(d[2].decision, Decision::open);
    EXPECT_EQ(d[2].line, 4U);
}

TEST(DecisionsReader, AWorkbookIsReadWhicheverSheetHoldsTheIds) {
    const std::string book = workbook_of(
        {.sheets = {{"Hinweise", row_of(1, {"Bitte die letzte Spalte ausfüllen"})},
                    {"duplicates", row_of(1, {"id_a", "id_b", "name_a", "name_b", "score", "reasons", "decision"}) +
                                       row_of(2, {"bär", "Baer", "Bär", "Baer", "0.9", "", "Gleich"}) +
                                       row_of(3, {"x", "y", "", "", "", "", ""})}}});
    const Decisions d = read_decisions(MemoryFileSystem({{"ordner/d.xlsx", book}}), "ordner/d.xlsx");
    ASSERT_EQ(d.size(), 2U);
    EXPECT_EQ(d[0].id_a, "bär");
    EXPECT_EQ(d[0].decision, Decision::same);
    EXPECT_EQ(d[0].line, 2U);
    EXPECT_EQ(d[0].file, "ordner/d.xlsx:duplicates");
    EXPECT_EQ(d[1].decision, Decision::open);
}

TEST(DecisionsReader, WhatIsNoTableSaysWhatItIs) {
    const auto refused = [](const std::string& name, const std::string& bytes) -> std::string {
        try {
            read_decisions(MemoryFileSystem(std::map<std::string, std::string>{{name, bytes}}), name);
        } catch (const Error& error) {
            return error.sentence().en;
        }
        return {};
    };
    EXPECT_THAT(refused("d.xlsx", "PK\x03\x04 cut off"), testing::HasSubstr("d.xlsx: "));
    EXPECT_THAT(refused("d.csv", std::string("\x89PNG\r\n\x1a\n\0\0", 10)), testing::HasSubstr("picture"));
    EXPECT_THAT(refused("d.csv", ""), testing::HasSubstr("empty"));
    EXPECT_THAT(refused("d.xlsx", workbook_of({.sheets = {{"A", row_of(1, {"id", "name"})}}})),
                testing::HasSubstr("d.xlsx:A:1: a table of decisions needs the columns"));
}

TEST(DecisionsReader, WrongRowsAreRefusedWithTheirLines) {
    EXPECT_THAT(refusal("id_a,id_b,decision\na,b,smae\n"),
                testing::HasSubstr("d.csv:2: not a decision; found \"smae\"; did you mean same?"));
    EXPECT_THAT(refusal("id_a,id_b,decision\na,,same\n"), testing::HasSubstr("d.csv:2: an id is missing"));
    EXPECT_THAT(refusal("id_a,id_b,decision\na,a,same\n"), testing::HasSubstr("both ids are the same"));
    EXPECT_THAT(refusal("id_a,id_b,decision\na,b,same\nb,a,different\n"),
                testing::HasSubstr("d.csv:3: the pair has another decision in line 2"));
    EXPECT_THAT(refusal("id_a,id_b,decision\na,b,part_of\nb,a,part_of\n"), testing::HasSubstr("line 2"));
    EXPECT_THAT(refusal("source,target\na,b\n"), testing::HasSubstr("found: source, target"));
    EXPECT_THAT(refusal("id_a,id_b,decision\na,b\n"), testing::HasSubstr("d.csv:2"));
}

} // namespace
} // namespace clusterbridge

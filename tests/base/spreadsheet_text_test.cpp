#include "base/spreadsheet_text.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>
#include <string>

namespace clusterbridge {
namespace {

TEST(SpreadsheetText, PlainDecimalsHaveNoExponentAndReadBack) {
    EXPECT_EQ(plain_decimal(1e-7), "0.0000001");
    EXPECT_EQ(plain_decimal(1e22), "10000000000000000000000");
    EXPECT_EQ(plain_decimal(-0.0), "0");
    EXPECT_EQ(plain_decimal(1.0 / 0.0 - 1.0 / 0.0), "");
    for (const double value : {5e-324, 1.7976931348623157e308, 0.1, 1.0 / 3}) {
        EXPECT_EQ(parse_double(plain_decimal(value)), value);
        EXPECT_EQ(plain_decimal(value).find('e'), std::string::npos);
    }
}

TEST(SpreadsheetText, WhatWouldRunGetsAnApostrophe) {
    EXPECT_EQ(neutralised("=1+1"), "'=1+1");
    EXPECT_EQ(neutralised("+49 711 1234"), "'+49 711 1234");
    EXPECT_EQ(neutralised("-5+cmd|' /C calc'!A0"), "'-5+cmd|' /C calc'!A0");
    EXPECT_EQ(neutralised("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(neutralised("\tx"), "'\tx");
    EXPECT_EQ(neutralised("\rx"), "'\rx");
}

TEST(SpreadsheetText, NumbersAndOrdinaryTextStayAsTheyAre) {
    for (const char* text : {"", "-5", "+1.5e3", "a=b", "'s-Hertogenbosch", "'", "O'Neill", "'-5"})
        EXPECT_EQ(neutralised(text), text);
    EXPECT_EQ(neutralised("-1,5"), "'-1,5");
    EXPECT_EQ(neutralised("-1,5", CellNumbers::comma), "-1,5");
}

TEST(SpreadsheetText, EveryTextComesBack) {
    for (const std::string text : {"=x", "'=x", "''=x", "-", "'-", "-5", "'-5", "@", "'", "", "\t", "'a", "-1,5"}) {
        EXPECT_EQ(without_apostrophe(neutralised(text)), text);
    }
    EXPECT_EQ(without_apostrophe("'s-Hertogenbosch"), "'s-Hertogenbosch");
}

TEST(SpreadsheetText, QuotesWhatACsvRowWouldTakeApart) {
    EXPECT_EQ(csv_field("a,b", ','), "\"a,b\"");
    EXPECT_EQ(csv_field("a,b", ';'), "a,b");
    EXPECT_EQ(csv_field("a \"b\"", ','), "\"a \"\"b\"\"\"");
    EXPECT_EQ(csv_field("a\nb", ','), "\"a\nb\"");
    EXPECT_EQ(csv_field(" a", ','), "\" a\"");
}

} // namespace
} // namespace clusterbridge

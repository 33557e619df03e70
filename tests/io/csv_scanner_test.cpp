#include "io/csv_scanner.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

struct Seen {
    std::vector<std::string> fields;
    std::uint64_t line = 0;
    CsvFault fault = CsvFault::none;
    std::uint64_t fault_line = 0;
    bool blank = false;
};

std::vector<Seen> scan(std::string_view text, char delimiter = ',') {
    CsvScanner scanner(text, delimiter);
    CsvRow row;
    std::vector<Seen> seen;
    while (scanner.next(row))
        seen.push_back({{row.fields.begin(), row.fields.end()}, row.line, row.fault, row.fault_line, row.blank});
    return seen;
}

using Fields = std::vector<std::string>;

TEST(CsvScanner, SplitsAtTheDelimiterOnly) {
    EXPECT_EQ(scan("a,b;c\n")[0].fields, (Fields{"a", "b;c"}));
    EXPECT_EQ(scan("a;b,c", ';')[0].fields, (Fields{"a", "b,c"}));
    EXPECT_EQ(scan("a,,\n")[0].fields, (Fields{"a", "", ""}));
}

TEST(CsvScanner, CountsEveryKindOfLineBreakOnce) {
    const auto rows = scan("a\nb\r\nc\rd\n");
    ASSERT_EQ(rows.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(rows[i].line, i + 1);
}

TEST(CsvScanner, NeedsNoBreakAfterTheLastRow) {
    EXPECT_EQ(scan("a,b\nc,d").size(), 2U);
    EXPECT_EQ(scan("a,b\nc,").back().fields, (Fields{"c", ""}));
    EXPECT_TRUE(scan("").empty());
}

TEST(CsvScanner, KeepsLineBreaksInsideQuotesAndCountsThem) {
    const auto rows = scan("\"a\r\nb\nc\rd\",x\ny,z\n");
    EXPECT_EQ(rows[0].fields[0], "a\r\nb\nc\rd");
    EXPECT_EQ(rows[1].line, 5U);
}

TEST(CsvScanner, UndoesDoubledQuotes) {
    EXPECT_EQ(scan("\"say \"\"hi\"\"\",\"\"\"\",\"\"")[0].fields, (Fields{"say \"hi\"", "\"", ""}));
}

TEST(CsvScanner, TakesABareQuoteInsideAFieldAsText) {
    EXPECT_EQ(scan("5\" pipe,a \"b\"")[0].fields, (Fields{"5\" pipe", "a \"b\""}));
}

TEST(CsvScanner, AllowsBlanksAfterAClosingQuote) {
    const auto rows = scan("\"a\"  ,b\n");
    EXPECT_EQ(rows[0].fault, CsvFault::none);
    EXPECT_EQ(rows[0].fields, (Fields{"a", "b"}));
}

TEST(CsvScanner, ReportsAnUnclosedQuoteWhereItsFieldBegan) {
    const auto rows = scan("a,b\nc,\"d\ne,f\n");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].fault, CsvFault::unclosed_quote);
    EXPECT_EQ(rows[1].fault_line, 2U);
    EXPECT_EQ(rows[2].fields, (Fields{"e", "f"})) << "no later line is swallowed";
    EXPECT_EQ(rows[2].line, 3U);
}

TEST(CsvScanner, ReportsTextAfterAClosingQuoteWhereItsFieldBegan) {
    const auto rows = scan("h\n\"x\ny\",\"d\"e\nf,g\n");
    EXPECT_EQ(rows[1].fault, CsvFault::text_after_quote);
    EXPECT_EQ(rows[1].line, 2U);
    EXPECT_EQ(rows[1].fault_line, 3U);
    EXPECT_EQ(rows.back().fields, (Fields{"f", "g"}));
    EXPECT_EQ(rows.back().line, 4U);
}

TEST(CsvScanner, KnowsBlankRows) {
    const auto rows = scan("\n , \t,\xC2\xA0\n\"\",\"\"\n0\n");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_TRUE(rows[0].blank && rows[1].blank && rows[2].blank);
    EXPECT_FALSE(rows[3].blank);
}

TEST(CsvScanner, RefusesFieldsThatNoTableHas) {
    const std::string longest(CsvScanner::kLongestField, 'x');
    EXPECT_EQ(scan(longest + ",a")[0].fault, CsvFault::none);
    EXPECT_EQ(scan(longest + "y,a")[0].fault, CsvFault::field_too_long);
}

TEST(CsvScanner, StaysLinearOnManyBrokenQuotes) {
    std::string text;
    for (int i = 0; i < 200000; ++i)
        text += "a,\"b\n";
    EXPECT_EQ(scan(text).size(), 200000U);
}

TEST(CsvScanner, GivesUpRowsThatSwallowOthersWhereTheHeaderIsKnown) {
    // the outer quotes stripped, as some exports do: every row would go on to the end of the file
    std::string text;
    for (int i = 0; i < 100000; ++i)
        text += "x\",\"y\n";
    CsvScanner scanner(text, ',');
    scanner.expect_fields(2);
    CsvRow row;
    std::size_t rows = 0;
    for (; scanner.next(row); ++rows)
        EXPECT_NE(row.fault, CsvFault::none);
    EXPECT_EQ(rows, 100000U);
}

TEST(CsvScanner, KeepsARowWithALineBreakAndManySeparatorsBehindIt) {
    const std::string text = "a,\"b\nc\"" + std::string(16000, ',') + "\n";
    CsvScanner scanner(text, ',');
    scanner.expect_fields(2);
    CsvRow row;
    ASSERT_TRUE(scanner.next(row));
    EXPECT_EQ(row.fault, CsvFault::none);
    EXPECT_EQ(row.fields.size(), 16002U);
}

TEST(CsvScanner, KnowsLongBlankRows) {
    const auto rows = scan(std::string(100, ' ') + ",\n");
    EXPECT_TRUE(rows.at(0).blank);
}

TEST(CsvScanner, FindsSeparatorsWhereverTheyStandInALongText) {
    // fields of every length up to 150, so that their ends meet every place of the blocks that are searched at once
    std::string text;
    std::vector<Fields> expected;
    for (std::size_t length = 0; length < 150; ++length) {
        expected.push_back({std::string(length, 'x'), "q", std::string(149 - length, 'y'), "a\"b"});
        text += expected.back()[0] + (length % 3 == 0 ? ",\"q\"," : ",q,") + expected.back()[2] + ",\"a\"\"b\"" +
                (length % 2 == 0 ? "\n" : "\r\n");
    }
    const auto rows = scan(text);
    ASSERT_EQ(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].fields, expected[i]) << i;
        EXPECT_EQ(rows[i].line, i + 1);
    }
}

} // namespace
} // namespace clusterbridge

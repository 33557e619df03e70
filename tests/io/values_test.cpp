#include "io/values.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

constexpr NumberStyle kPoint{false};
constexpr NumberStyle kComma{true};

TEST(Numbers, AreReadWithADecimalPoint) {
    EXPECT_EQ(parse_number("1.5", kPoint).value, 1.5);
    EXPECT_EQ(parse_number("+2e3", kPoint).value, 2000);
    EXPECT_EQ(parse_number(".5", kPoint).value, 0.5);
    EXPECT_EQ(parse_number("5.", kPoint).value, 5);
    EXPECT_EQ(parse_number("-0.25", kPoint).value, -0.25);
    EXPECT_EQ(parse_number("0", kPoint).value, 0);
}

TEST(Numbers, AreReadWithADecimalComma) {
    EXPECT_EQ(parse_number("1,5", kComma).value, 1.5);
    EXPECT_EQ(parse_number("1.234,56", kComma).value, 1234.56);
    EXPECT_EQ(parse_number("1.234", kComma).value, 1234);
    EXPECT_EQ(parse_number("1.234.567", kComma).value, 1234567);
    EXPECT_EQ(parse_number("0.123", kComma).value, 0.123) << "no group of thousands begins with 0";
    const auto mixed = parse_number("1.5", kComma);
    EXPECT_EQ(mixed.value, 1.5);
    EXPECT_TRUE(mixed.point_in_comma_column);
}

TEST(Numbers, RefuseWhatIsNone) {
    for (const char* text : {"NaN",
                             "nan",
                             "inf",
                             "-inf",
                             "Infinity",
                             "0x10",
                             "viele",
                             "1 000",
                             "1,5",
                             "1,234.5",
                             "",
                             "+",
                             "-",
                             ".",
                             "e5",
                             "1e",
                             "1e+",
                             "--1",
                             "\xE2\x88\x92"
                             "1",
                             "1.2.3",
                             "1_000",
                             "1f",
                             "5 %"})
        EXPECT_EQ(parse_number(text, kPoint).fault, NumberFault::not_a_number) << text;
    for (const char* text : {"1,2,3", "12.34,5", "1.2345,6", "1,234.5"})
        EXPECT_EQ(parse_number(text, kComma).fault, NumberFault::not_a_number) << text;
}

TEST(Numbers, KnowTheirLimits) {
    EXPECT_EQ(parse_number("1e400", kPoint).fault, NumberFault::too_large);
    EXPECT_EQ(parse_number("1e99999999999", kPoint).fault, NumberFault::too_large);
    EXPECT_EQ(parse_number(std::string(400, '9'), kPoint).fault, NumberFault::too_large);
    EXPECT_EQ(parse_number("1e-400", kPoint).fault, NumberFault::too_small);
    EXPECT_EQ(parse_number("1e-99999999999", kPoint).fault, NumberFault::too_small);
    EXPECT_EQ(parse_number("0e-99999999999", kPoint).value, 0);
    EXPECT_EQ(parse_number("1e0000000003", kPoint).value, 1000);
    EXPECT_EQ(parse_number("1.7976931348623157e308", kPoint).fault, NumberFault::none);
}

TEST(Numbers, KeepTheirExactDecimal) {
    EXPECT_EQ(parse_number("1.50", kPoint).exact, (Decimal{15, -1}));
    EXPECT_EQ(parse_number("0.1", kPoint).exact, (Decimal{1, -1}));
    EXPECT_EQ(parse_number("1.234,56", kComma).exact, (Decimal{123456, -2}));
    EXPECT_EQ(parse_number("2e3", kPoint).exact, (Decimal{2, 3}));
    EXPECT_EQ(parse_number("-12", kPoint).exact, (Decimal{-12, 0}));
    EXPECT_EQ(parse_number("1234567890123456789012", kPoint).exact, (Decimal{123456789012345678, 4}));
}

TEST(Numbers, HintAtThousandsPoints) {
    EXPECT_TRUE(parse_number("1.234", kPoint).maybe_thousands);
    for (const char* text : {"0.234", "1.23", "1.2345", "1234", "1.234e2"})
        EXPECT_FALSE(parse_number(text, kPoint).maybe_thousands) << text;
}

TEST(Numbers, CommaIsRecognisedInAColumn) {
    for (const char* text : {"1,5", " 0,25 ", "1.234,56", "-3,1", ",5"})
        EXPECT_TRUE(has_decimal_comma(text)) << text;
    for (const char* text : {"1.5", "a,b", "12", "", ",", "1,2,3"})
        EXPECT_FALSE(has_decimal_comma(text)) << text;
}

TEST(Ids, AreTrimmedComposedAndFreedOfInvisibleCharacters) {
    std::string scratch;
    EXPECT_EQ(clean_id(" \xC2\xA0 bw con\t", scratch).id, "bw con");
    EXPECT_EQ(clean_id("\u202Fbw con\u2007", scratch).id, "bw con");
    EXPECT_FALSE(clean_id("\u202Fbw con\u2007", scratch).zero_width_removed);
    EXPECT_EQ(clean_id("Ba\xCC\x88r", scratch).id, "Bär");
    const CleanId clean = clean_id("\xE2\x80\x8B \xEF\xBB\xBFid\xE2\x80\x8D x\xE2\x81\xA0", scratch);
    EXPECT_EQ(clean.id, "id x");
    EXPECT_TRUE(clean.zero_width_removed);
    EXPECT_FALSE(clean_id("Bär", scratch).zero_width_removed);
    for (const char* name : {"NA", "null", "#1", "007", "Bwcon"})
        EXPECT_EQ(clean_id(name, scratch).id, name);
}

TEST(Lists, AreSplitAtSemicolonAndBar) {
    EXPECT_EQ(clean_list(" a; b|c;;d, e "), (std::vector<std::string>{"a", "b", "c", "d, e"}));
}

TEST(InQuotes, IsShortAndSafe) {
    EXPECT_EQ(in_quotes("a\x1B[31m\n").en, "\"a\\x1B[31m\\n\"");
    EXPECT_EQ(in_quotes("ä").de, "„ä“");
    EXPECT_LT(in_quotes(std::string(100000, 'x')).en.size(), 80U);
}

} // namespace
} // namespace clusterbridge

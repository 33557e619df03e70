#include "base/text.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <string>

namespace clusterbridge {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(TextShortest, ReadsBackToTheSameDouble) {
    EXPECT_EQ(shortest(0.1), "0.1");
    EXPECT_EQ(shortest(1.0 / 3), "0.3333333333333333");
    EXPECT_EQ(shortest(3), "3");
    Random random(5);
    for (int i = 0; i < 2000; ++i) {
        const double value = std::bit_cast<double>(random.next());
        if (std::isfinite(value)) {
            EXPECT_EQ(parse_double(shortest(value)), value) << shortest(value);
        }
    }
}

TEST(TextShortest, UndefinedIsEmptyAndZeroHasNoSign) {
    EXPECT_EQ(shortest(std::nan("")), "");
    EXPECT_EQ(shortest(kInfinity), "");
    EXPECT_EQ(shortest(-kInfinity), "");
    EXPECT_EQ(shortest(-0.0), "0");
}

TEST(TextFixed, RoundsAndNeverShowsMinusZero) {
    EXPECT_EQ(fixed(2.345, 1), "2.3");
    EXPECT_EQ(fixed(-0.004, 2), "0.00");
    EXPECT_EQ(fixed(-0.006, 2), "-0.01");
    EXPECT_EQ(fixed(-0.4, 0), "0");
    EXPECT_EQ(fixed(1e21, 0), "1000000000000000000000");
    EXPECT_EQ(fixed(std::nan(""), 2), "");
}

TEST(TextFixed, TheLargestDoubleFits) {
    const std::string text = fixed(-std::numeric_limits<double>::max(), 17);
    EXPECT_TRUE(text.starts_with("-17976931348623157"));
    EXPECT_TRUE(text.ends_with(".00000000000000000"));
}

TEST(TextParseDouble, ReadsDecimalsWithPointAndExponent) {
    EXPECT_EQ(parse_double("1"), 1.0);
    EXPECT_EQ(parse_double("-1.5"), -1.5);
    EXPECT_EQ(parse_double("+2"), 2.0);
    EXPECT_EQ(parse_double(".5"), 0.5);
    EXPECT_EQ(parse_double("1."), 1.0);
    EXPECT_EQ(parse_double("1e3"), 1000.0);
    EXPECT_EQ(parse_double("1E-3"), 0.001);
    EXPECT_EQ(parse_double("007"), 7.0);
}

TEST(TextParseDouble, RefusesEverythingElse) {
    for (const char* text : {"",
                             " 1",
                             "1 ",
                             "1,5",
                             "0x10",
                             "inf",
                             "-inf",
                             "nan",
                             "NaN",
                             "infinity",
                             "1e",
                             "e5",
                             ".",
                             "-",
                             "+",
                             "+-1",
                             "-+1",
                             "++1",
                             "--1",
                             "1.2.3",
                             "viele",
                             "1_000",
                             "1'000",
                             "\xC2\xA0"
                             "1"})
        EXPECT_FALSE(parse_double(text)) << text;
}

TEST(TextParseDouble, OverflowIsNothingAndUnderflowIsZero) {
    const std::string zeros(400, '0');
    EXPECT_FALSE(parse_double("1e400"));
    EXPECT_FALSE(parse_double("-1e400"));
    EXPECT_FALSE(parse_double("1" + zeros));
    EXPECT_FALSE(parse_double("0.001e400"));
    EXPECT_FALSE(parse_double("1" + zeros + zeros + "e-10")) << "the mantissa outweighs the exponent";
    EXPECT_EQ(parse_double("1e-400"), 0.0);
    EXPECT_EQ(parse_double("0." + zeros + "1"), 0.0);
    EXPECT_EQ(parse_double("." + zeros + "1"), 0.0);
    EXPECT_EQ(parse_double("-." + zeros + "1"), 0.0);
    EXPECT_EQ(parse_double("0." + zeros + zeros + "1e10"), 0.0) << "the mantissa outweighs the exponent";
    EXPECT_EQ(parse_double("0e999999"), 0.0);
    EXPECT_FALSE(parse_double("1e99999999999999999999"));
    EXPECT_EQ(parse_double("1e-99999999999999999999"), 0.0);
    EXPECT_EQ(parse_double("4.9e-324"), 4.9e-324);
}

TEST(TextParseInteger, ReadsWholeNumbersOnly) {
    EXPECT_EQ(parse_integer("-12"), -12);
    EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
    for (const char* text : {"", "1.0", "9223372036854775808", "x", "1 ", "0x1"})
        EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(TextTrim, StripsBlanksAndNoBreakSpaces) {
    EXPECT_EQ(trim(" \t\xC2\xA0 a b\xC2\xA0\r\n"), "a b");
    EXPECT_EQ(trim("\xC2\xA0\xC2\xA0"), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\xC3\xA0"), "\xC3\xA0") << "à ends in the same byte and stays";
    EXPECT_EQ(trim("a\xC2\xA0z"), "a\xC2\xA0z");
}

TEST(TextTrim, StripsAllWhiteSpaceOfUnicodeAndNothingElse) {
    const auto utf8 = [](unsigned code) {
        std::string text;
        if (code < 0x80)
            return std::string(1, static_cast<char>(code));
        if (code >= 0x800)
            text += static_cast<char>(0xE0U | code >> 12U);
        text += static_cast<char>(code >= 0x800 ? 0x80U | (code >> 6U & 0x3FU) : 0xC0U | code >> 6U);
        return text + static_cast<char>(0x80U | (code & 0x3FU));
    };
    std::vector<unsigned> stripped;
    for (unsigned code = 1; code < 0x10000; ++code) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        const std::string blank = utf8(code);
        const std::string around = blank + "a" + blank + "b" + blank + blank;
        if (trim(around) == "a" + blank + "b")
            stripped.push_back(code);
        else
            ASSERT_EQ(trim(around), around) << code;
    }
    EXPECT_EQ(stripped, (std::vector<unsigned>{0x9,    0xA,    0xB,    0xC,    0xD,    0x20,   0x85,   0xA0,   0x1680,
                                               0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
                                               0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000}));
    EXPECT_EQ(trim("\u2007\u202F \u3000"), "");
    for (const std::string cut : {"\xE2", "\xE2\x80", "\xC2", "\xA0", "\x80\xAF"})
        EXPECT_EQ(trim(cut), cut) << "no whole character";
}

TEST(TextLists, SplitTrimsAndDropsEmptyParts) {
    EXPECT_EQ(split_list(" a; b|;; c ;", ";|"), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_TRUE(split_list("", ";").empty());
    EXPECT_TRUE(split_list(" ; ", ";").empty());
    EXPECT_EQ(join({"a", "", "c"}, ", "), "a, , c");
    EXPECT_EQ(join({}, ", "), "");
}

TEST(TextCase, AsciiOnly) {
    EXPECT_TRUE(equal_ignoring_ascii_case("Weight", "wEIGHT"));
    EXPECT_FALSE(equal_ignoring_ascii_case("a", "ab"));
    EXPECT_FALSE(equal_ignoring_ascii_case("Ä", "ä"));
    EXPECT_EQ(ascii_lower("ÄB"), "Äb");
}

TEST(TextEscape, ControlCharactersAreShownNotSent) {
    EXPECT_EQ(escape_control("a\nb\tc\rd"), "a\\nb\\tc\\rd");
    EXPECT_EQ(escape_control("\x1B[31m"), "\\x1B[31m");
    EXPECT_EQ(escape_control(std::string_view("\0", 1)), "\\x00");
    EXPECT_EQ(escape_control("\x7F"), "\\x7F");
    EXPECT_EQ(escape_control("\xC2\x9B"
                             "1m"),
              "\\xC2\\x9B"
              "1m")
        << "the one-character CSI";
    EXPECT_EQ(escape_control("Köln \xC2\xA0€"), "Köln \xC2\xA0€");
}

TEST(TextNearest, FindsTheWordThatWasMeant) {
    const std::vector<std::string> words = {"review", "rank", "render", "recommend"};
    EXPECT_EQ(nearest("reveiw", words), "review");
    EXPECT_EQ(nearest("RANK", words), "rank");
    EXPECT_EQ(nearest("recomend", words), "recommend");
    EXPECT_EQ(nearest("banana", words), std::nullopt);
    EXPECT_EQ(nearest("x", {}), std::nullopt);
    EXPECT_EQ(nearest("--met", {"--seed", "--metrics-file", "--metrics"}), "--metrics"); // begun, not misspelt
    EXPECT_EQ(nearest("help", {"review", "--help"}), "--help");
    EXPECT_EQ(nearest("re", words), std::nullopt); // too short to tell
    EXPECT_EQ(nearest("--", {"--metrics"}), std::nullopt);
}

TEST(TextNearest, FirstWinsTies) {
    EXPECT_EQ(nearest("bat", {"cat", "hat"}), "cat");
    EXPECT_EQ(nearest("bat", {"hat", "cat"}), "hat");
}

/// All edits spelled out, for short words: the slow twin.
std::size_t slow_distance(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty())
        return a.size() + b.size();
    std::size_t best = std::min(slow_distance(a.substr(1), b) + 1, slow_distance(a, b.substr(1)) + 1);
    best = std::min(best, slow_distance(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0U : 1U));
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
        best = std::min(best, slow_distance(a.substr(2), b.substr(2)) + 1);
    return best;
}

TEST(TextEditDistance, AgreesWithTheSlowTwin) {
    EXPECT_EQ(edit_distance("ab", "ba"), 1U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    Random random(3);
    for (int i = 0; i < 300; ++i) {
        std::string a(random.below(6), 'a');
        std::string b(random.below(6), 'a');
        for (char& c : a)
            c = static_cast<char>('a' + random.below(3));
        for (char& c : b)
            c = static_cast<char>('a' + random.below(3));
        EXPECT_EQ(edit_distance(a, b), slow_distance(a, b)) << a << " " << b;
        EXPECT_EQ(edit_distance(a, b), edit_distance(b, a)) << a << " " << b;
    }
}

TEST(Text, WritesEveryByteThatIsNotPlainAsHexadecimal) {
    EXPECT_EQ(with_hex_bytes("Uni \xC3\xBClm-1_a", '%', "-_"), "Uni%20%C3%BClm-1_a");
    EXPECT_EQ(with_hex_bytes("a_b/c", '_', "-"), "a_5Fb_2Fc");
    EXPECT_EQ(with_hex_bytes(std::string_view("\0\xFF", 2), '_', ""), "_00_FF");
    EXPECT_EQ(hex_byte(0x0A), "0A");
}

TEST(TextCountByte, CountsLikeTheLoopForEveryLength) {
    Random random(9);
    std::string text;
    for (int i = 0; i < 9000; ++i) {
        text += "\n\r,a\xC3"[random.below(5)];
        if (i < 70 || i % 997 == 0) {
            for (const char byte : {'\n', '\xC3', 'z'})
                ASSERT_EQ(count_byte(text, byte), static_cast<std::size_t>(std::count(text.begin(), text.end(), byte)));
        }
    }
    EXPECT_EQ(count_byte(std::string(100000, 'x'), 'x'), 100000U) << "more than a lane of eight bits counts";
}

} // namespace
} // namespace clusterbridge

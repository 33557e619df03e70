#include "base/unicode.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace clusterbridge {
namespace {

TEST(Utf8, ValidTextIsAccepted) {
    for (const std::string text : {"", "a", "Müller & Söhne", "\xE2\x82\xAC", "\xF0\x9F\x8F\xAD", "\xF4\x8F\xBF\xBF"})
        EXPECT_TRUE(is_valid_utf8(text)) << text;
    EXPECT_TRUE(is_valid_utf8(std::string("a\0b", 3)));
}

TEST(Utf8, InvalidBytesAreFoundWhereverTheyStand) {
    for (const std::string bad : {"\xFC", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82",
                                  "\xF8\x88\x80\x80\x80", "\xFF\xFE"}) {
        EXPECT_FALSE(is_valid_utf8(bad));
        EXPECT_FALSE(is_valid_utf8("abc" + bad));
        EXPECT_FALSE(is_valid_utf8("abc" + bad + "xyz"));
        EXPECT_FALSE(is_valid_utf8("ü" + bad + "ü"));
    }
}

TEST(Nfc, LettersAndMarksBecomeOneLetter) {
    EXPECT_EQ(nfc("u\xCC\x88"), "ü");
    EXPECT_EQ(nfc("ü"), "ü");
    EXPECT_EQ(nfc("plain"), "plain");
    EXPECT_EQ(nfc(""), "");
    EXPECT_EQ(nfc("\xE2\x84\xAB"), "Å") << "the ångström sign";
}

TEST(FoldToAscii, LettersOfManyAlphabetsBecomePlain) {
    EXPECT_EQ(fold_to_ascii("Größe ØRSTED Łódź"), "grosse orsted lodz");
    EXPECT_EQ(fold_to_ascii("U\xCC\x88"), "u");
    EXPECT_EQ(fold_to_ascii("Plain A-1"), "plain a-1");
}

TEST(FoldCase, ComparesWithoutCaseInBothForms) {
    EXPECT_EQ(fold_case("MÜLLER"), fold_case("müller"));
    EXPECT_EQ(fold_case("MU\xCC\x88LLER"), fold_case("müller"));
    EXPECT_EQ(fold_case("STRASSE"), fold_case("Straße"));
    EXPECT_NE(fold_case("Muller"), fold_case("Müller"));
    EXPECT_EQ(fold_case("I"), "i") << "not the dotless i, whatever the machine's language";
}

TEST(CodePoints, CountCharactersNotBytes) {
    EXPECT_EQ(code_points("Köln"), 4U);
    EXPECT_EQ(code_points(""), 0U);
    EXPECT_EQ(code_points("\xF0\x9F\x8F\xAD"), 1U);
    EXPECT_EQ(first_code_points("Köln", 2), "Kö");
    EXPECT_EQ(first_code_points("Köln", 0), "");
    EXPECT_EQ(first_code_points("Köln", 9), "Köln");
}

TEST(Decode, Windows1252) {
    EXPECT_EQ(decode("M\xFCller", "windows-1252"), "Müller");
    EXPECT_EQ(decode("\x80 \x84x\x93 \x96", "windows-1252"), "€ „x“ –");
    EXPECT_EQ(decode("", "windows-1252"), "");
}

TEST(Decode, BytesThatWindows1252DoesNotHaveAreRefused) {
    for (const char byte : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'})
        EXPECT_EQ(decode(std::string("a") + byte, "windows-1252"), std::nullopt)
            << std::hex << static_cast<int>(static_cast<unsigned char>(byte));
    // every other byte has a meaning
    for (int byte = 0; byte < 256; ++byte)
        if (std::string_view("\x81\x8D\x8F\x90\x9D").find(static_cast<char>(byte)) == std::string_view::npos) {
            EXPECT_TRUE(decode(std::string(1, static_cast<char>(byte)), "windows-1252")) << byte;
        }
}

TEST(Decode, Utf16InBothOrders) {
    EXPECT_EQ(decode(std::string("\xFC\0x\0", 4), "UTF-16LE"), "üx");
    EXPECT_EQ(decode(std::string("\0\xFC\0x", 4), "UTF-16BE"), "üx");
    EXPECT_EQ(decode(std::string("\x3C\xD8\xED\xDF", 4), "UTF-16LE"), "\xF0\x9F\x8F\xAD");
}

TEST(Decode, BrokenUtf16IsRefused) {
    EXPECT_FALSE(decode(std::string("\xFC\0x", 3), "UTF-16LE")) << "half a unit at the end";
    EXPECT_FALSE(decode(std::string("\x3C\xD8x\0", 4), "UTF-16LE")) << "half a pair";
    EXPECT_FALSE(decode(std::string("\xED\xDFx\0", 4), "UTF-16LE")) << "the other half";
}

TEST(Decode, PairsSurviveTheEdgesOfTheBuffer) {
    // a character of two units at every place around 2^16 units
    for (std::size_t before = 65533; before <= 65537; ++before) {
        std::string bytes;
        for (std::size_t i = 0; i < before; ++i)
            bytes += std::string("a\0", 2);
        bytes += std::string("\x3C\xD8\xED\xDF", 4) + std::string("z\0", 2);
        EXPECT_TRUE(decode(bytes, "UTF-16LE") == std::string(before, 'a') + "\xF0\x9F\x8F\xADz") << before;
    }
}

TEST(Decode, UnknownNamesAreNoCodePage) {
    EXPECT_FALSE(decode("x", "no-such-thing"));
    EXPECT_FALSE(is_known_code_page("no-such-thing"));
    EXPECT_FALSE(is_known_code_page(""));
    for (const char* name : {"windows-1252", "UTF-8", "utf-8", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "cp1252"})
        EXPECT_TRUE(is_known_code_page(name)) << name;
}

TEST(Collation, GermanPutsUmlautsBesideTheirVowels) {
    const Collation german(Language::de);
    std::vector<std::string> names = {"Zeiss", "Öhringen", "Oldenburg", "Ulm",    "Überlingen",
                                      "apfel", "Äpfel",    "Straße",    "Strasse"};
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return german.less(a, b); });
    EXPECT_EQ(names, (std::vector<std::string>{"apfel", "Äpfel", "Öhringen", "Oldenburg", "Strasse", "Straße",
                                               "Überlingen", "Ulm", "Zeiss"}));
}

TEST(Collation, EqualNamesAreOrderedByBytes) {
    const Collation english(Language::en);
    EXPECT_FALSE(english.less("a", "a"));
    const std::string composed = "ü";
    const std::string decomposed = "u\xCC\x88";
    EXPECT_NE(english.less(composed, decomposed), english.less(decomposed, composed));
}

} // namespace
} // namespace clusterbridge

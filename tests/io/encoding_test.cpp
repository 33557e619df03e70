#include "io/encoding.hpp"

#include "base/error.hpp"
#include "io/file_kind.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using namespace std::string_literals;

std::string utf16le(const std::string& ascii) {
    std::string out;
    for (const char c : ascii)
        out += {c, '\0'};
    return out;
}

TEST(Encoding, ReadsUtf8WithAndWithoutByteOrderMark) {
    EXPECT_EQ(decode_text("Bär").view(), "Bär");
    EXPECT_EQ(decode_text("\xEF\xBB\xBF"
                          "Bär")
                  .view(),
              "Bär");
    EXPECT_EQ(decode_text("Bär").encoding, "utf-8");
    EXPECT_FALSE(decode_text("Bär").decoded) << "UTF-8 is read where it lies";
}

TEST(Encoding, ReadsUtf16WithAndWithoutByteOrderMark) {
    EXPECT_EQ(decode_text("\xFF\xFE" + utf16le("id,x\n")).view(), "id,x\n");
    EXPECT_EQ(decode_text(utf16le("id,x\n")).view(), "id,x\n");
    EXPECT_EQ(decode_text("\xFE\xFF\0i\0d"s).view(), "id");
    EXPECT_EQ(decode_text("\0i\0d\0,\0x"s).view(), "id,x");
    EXPECT_EQ(decode_text(utf16le("id,x\n")).encoding, "utf-16le");
    EXPECT_EQ(decode_text("\xFF\xFE"s + "\xE4\x00"s).view(), "ä");
}

TEST(Encoding, FallsBackToWindows1252ForTheWholeFile) {
    const Text text = decode_text("B\xE4r \x80\n");
    EXPECT_EQ(text.view(), "Bär €\n");
    EXPECT_TRUE(text.guessed);
    EXPECT_EQ(text.encoding, "windows-1252");
}

TEST(Encoding, RefusesMixedEncodingsWithTheLine) {
    const Text text = decode_text("Bär\nB\xE4r\n");
    ASSERT_TRUE(text.refusal);
    EXPECT_EQ(text.refusal->rule, "encoding-mixed");
    EXPECT_EQ(text.refusal->line, 2U);
    EXPECT_TRUE(decode_text("B\xE4r\nBär\n").refusal) << "in either order";
}

TEST(Encoding, RefusesBytesThatWindows1252DoesNotHave) {
    for (const char byte : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'}) {
        EXPECT_TRUE(decode_text("a\nb"s + byte + "\n").refusal);
        EXPECT_TRUE(decode_text("a\nb"s + byte + "\n", "windows-1252").refusal);
    }
}

TEST(Encoding, RefusesNulBytes) {
    const Text text = decode_text("a,b\nc\0d,e\n"s);
    ASSERT_TRUE(text.refusal);
    EXPECT_EQ(text.refusal->rule, "nul-byte");
    EXPECT_EQ(text.refusal->line, 2U);
}

TEST(Encoding, DoesWhatItIsTold) {
    EXPECT_EQ(decode_text("B\xE4r", "iso-8859-1").view(), "Bär");
    EXPECT_EQ(decode_text("Bär", "utf8").view(), "Bär");
    EXPECT_TRUE(decode_text("B\xE4r", "utf-8").refusal);
    EXPECT_EQ(decode_text("B\x8Ar", "macintosh").view(), "Bär");
}

TEST(Encoding, UnknownNamesAreUsageErrorsWithTheNearest) {
    EXPECT_NO_THROW(check_encoding_name("UTF-8"));
    EXPECT_NO_THROW(check_encoding_name("cp850"));
    try {
        check_encoding_name("windows-1253x");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_NE(error.sentence().en.find("did you mean windows-125"), std::string::npos) << error.sentence().en;
    }
}

TEST(FileKind, NamesWhatAFileSeemsToBe) {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"\x89PNG\r\n\x1A\n", "PNG"},
        {"\xFF\xD8\xFF\xE0", "JPEG"},
        {"%PDF-1.7", "PDF"},
        {"\x1F\x8B\x08", "gzip"},
        {"PK\x03\x04 [Content_Types].xml xl/workbook.xml", "Excel workbook"},
        {"PK\x03\x04 organization.csv", "zip"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".xls"},
        {"\n <!DOCTYPE html><html>", "HTML"},
        {"<html><body>", "HTML"},
        {"<?xml version=\"1.0\"?>\n<graphml>", "GraphML"},
        {"<?xml version=\"1.0\"?>\n<gexf>", "GEXF"},
        {"*Vertices 3\n1 \"a\"\n", "Pajek"},
        {"strict graph {\n a -- b }", "DOT"},
        {"digraph G { a -> b }", "DOT"},
        {"{\"nodes\": []}", "JSON"},
    };
    for (const auto& [bytes, name] : files) {
        const auto found = foreign_format(bytes);
        ASSERT_TRUE(found) << name;
        EXPECT_NE(found->name.en.find(name), std::string::npos) << found->name.en;
        EXPECT_FALSE(found->name.de.empty());
    }
}

TEST(FileKind, LeavesTablesAlone) {
    for (const char* text : {"source,target\n", "graph,id\na,b", "<,>\n", "[id],x\n", "graph,id {\n1", ""})
        EXPECT_FALSE(foreign_format(text)) << text;
}

TEST(Encoding, LooksThroughLargeFilesInPartsWithoutAJoint) {
    const std::size_t part = std::size_t{1} << 18U;
    for (std::size_t before = part - 5; before < part + 3; ++before) {
        const std::string ascii(before, 'x');
        std::size_t passed = 0;
        const Text well = decode_text(ascii + "ä€\n" + ascii, {}, [&](std::string_view p) { passed += p.size(); });
        EXPECT_FALSE(well.refusal || well.decoded) << before;
        EXPECT_EQ(passed, 2 * before + 6);
        EXPECT_EQ(decode_text(ascii + "ä\n\xE4").refusal.value().rule, "encoding-mixed");
        EXPECT_TRUE(decode_text(ascii + "\xE4\n").guessed) << "windows-1252";
        const Text nul = decode_text("\xE4 " + ascii + "\n" + std::string(1, '\0'));
        EXPECT_EQ(nul.refusal.value().rule, "nul-byte") << "said before anything about encodings";
        EXPECT_EQ(nul.refusal.value().line, 2U);
    }
}

} // namespace
} // namespace clusterbridge

#include "io/xlsx_writer.hpp"

#include "base/error.hpp"
#include "io/zip_archive.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

SheetTable table_of(std::vector<std::string> columns, std::size_t rows,
                    std::function<void(std::size_t, SheetRow&)> fill) {
    SheetTable table;
    table.name = "Blatt";
    table.columns = std::move(columns);
    table.rows = rows;
    table.fill = std::move(fill);
    return table;
}

TEST(XlsxWriter, GivesTheSameBytesTwice) {
    const auto table =
        table_of({"a"}, 3, [](std::size_t at, SheetRow& into) { into.add_whole(static_cast<std::int64_t>(at)); });
    const std::string first = to_xlsx({table});
    EXPECT_EQ(first.substr(0, 4), "PK\x03\x04");
    EXPECT_EQ(to_xlsx({table}), first);
}

TEST(XlsxWriter, DressesColumnsAsAskedAndLeavesTheirValues) {
    auto table = table_of({"share", "verdict", "id"}, 2, [](std::size_t at, SheetRow& into) {
        into.add_number("0.125", 0.125);
        into.add_text(at == 0 ? "Lücke" : "offen");
        into.add_text("001");
    });
    table.looks = {{NumberLook::spaced_percent, true, {}}, {NumberLook::plain, false, {{"Lücke", 0xF4B6A6}}}};
    const std::string bytes = to_xlsx({table});
    ZipArchive archive(bytes);
    const auto part = [&](const char* name) { return archive.read_whole(*archive.find(name), 1U << 20U).value_or(""); };
    const std::string styles = part("xl/styles.xml");
    EXPECT_NE(styles.find("formatCode=\"0.0\\ %\""), std::string::npos) << styles;
    EXPECT_NE(styles.find("FFF4B6A6"), std::string::npos);
    const std::string sheet = part("xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("<conditionalFormatting sqref=\"A2:A3\">"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find("dataBar"), std::string::npos);
    EXPECT_NE(sheet.find("<conditionalFormatting sqref=\"B2:B3\">"), std::string::npos);
    EXPECT_NE(sheet.find("\"Lücke\""), std::string::npos);
    EXPECT_NE(sheet.find("<v>0.125</v>"), std::string::npos) << "a format rounds what is seen, not what is there";
}

TEST(XlsxWriter, WritesWhatXmlForbidsAsExcelDoes) {
    const std::string bytes = to_xlsx({table_of({"a"}, 3, [](std::size_t at, SheetRow& into) {
        into.add_text(at == 0 ? "a\xEF\xBF\xBE\x62\xEF\xBF\xBF" : at == 1 ? "\xEF\xBF\xBD" : "_xFFFE_");
    })});
    ZipArchive archive(bytes);
    std::string all;
    for (const char* name : {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})
        if (const auto part = archive.find(name))
            all += archive.read_whole(*part, 1U << 20U).value_or("");
    EXPECT_EQ(all.find("\xEF\xBF\xBE"), std::string::npos);
    EXPECT_EQ(all.find("\xEF\xBF\xBF"), std::string::npos);
    EXPECT_NE(all.find("a_xFFFE_b_xFFFF_"), std::string::npos) << all;
    EXPECT_NE(all.find("\xEF\xBF\xBD"), std::string::npos) << "the sign for what cannot be shown may stand";
    EXPECT_NE(all.find("_x005F_xFFFE_"), std::string::npos);
}

TEST(XlsxWriter, RefusesWhatExcelCannotHold) {
    const auto text = table_of({"a"}, 1, [](std::size_t, SheetRow& into) { into.add_text(std::string(32768, 'x')); });
    EXPECT_THROW(to_xlsx({text}), Error);
    const auto rows = table_of({"a"}, 1'048'576, [](std::size_t, SheetRow& into) { into.add_blank(); });
    EXPECT_THROW(to_xlsx({rows}), Error);
    const auto columns = table_of(std::vector<std::string>(16'385, "a"), 0, [](std::size_t, SheetRow&) {});
    EXPECT_THROW(to_xlsx({columns}), Error);
}

} // namespace
} // namespace clusterbridge

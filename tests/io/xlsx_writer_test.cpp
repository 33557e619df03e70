#include "io/xlsx_writer.hpp"

#include "base/error.hpp"

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

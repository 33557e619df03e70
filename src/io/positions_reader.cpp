#include "io/positions_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/input_tables.hpp"
#include "io/table.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

namespace clusterbridge {
namespace {

[[noreturn]] void refuse(const Table& table, std::uint64_t line, const Sentence& what) {
    const std::string place =
        escape_control(table.info.name) + ":" + std::to_string(std::max<std::uint64_t>(1, line)) + ": ";
    throw Error(ErrorCode::input, {place + what.en, place + what.de});
}

std::optional<std::size_t> column(const Table& table, std::string_view name) {
    for (std::size_t i = 0; i < table.headers.size(); ++i)
        if (plain_header(table.headers[i]) == name)
            return i;
    return {};
}

std::unique_ptr<Table> open_positions(const FileSystem& files, const std::string& path) {
    Diagnostics said; // about sheets that are none of ours
    auto tables = open_tables({path, files.read(path)}, {}, said, {});
    for (auto& table : tables)
        if (column(*table, "id") && column(*table, "x") && column(*table, "y"))
            return std::move(table);
    refuse(*tables.front(), tables.front()->header_line,
           {"a table of positions needs the columns id, x and y; found: " + list_headers(tables.front()->headers) +
                "; take the file that render --save-positions writes",
            "eine Tabelle mit Positionen braucht die Spalten id, x und y; gefunden: " +
                list_headers(tables.front()->headers) +
                "; nehmen Sie die Datei, die render --save-positions schreibt"});
}

struct PlaceCell {
    std::string text;
    bool number = false; ///< a number of a workbook, written with a point whatever the language
};

struct PlaceRow {
    std::string id;
    PlaceCell x, y;
    std::uint64_t line = 0;
};

double place_of(const Table& table, const PlaceCell& cell, NumberStyle style, std::uint64_t line) {
    constexpr double kFar = 1e6; // points: no sheet of paper is larger
    const std::string& text = cell.text;
    const ParsedNumber number = text.empty() ? ParsedNumber{NumberFault::not_a_number}
                                             : parse_number(text, cell.number ? NumberStyle{} : style);
    if (number.fault != NumberFault::none || std::abs(number.value) > kFar)
        refuse(
            table, line,
            {"a position is no number of points; found \"" + escape_control(text) + "\"; write a number such as 412.5",
             "eine Position ist keine Zahl in Punkten; gefunden: „" + escape_control(text) +
                 "“; schreiben Sie eine Zahl wie 412.5"});
    return number.value;
}

std::vector<PlaceRow> rows_of(Table& table) {
    const auto id = *column(table, "id"), x = *column(table, "x"), y = *column(table, "y");
    const RunControl run;
    TableRows rows(table, run);
    std::string scratch;
    std::vector<PlaceRow> all;
    const auto cell = [&](std::size_t at) { return PlaceCell{std::string(trim(rows[at])), rows.is_number(at)}; };
    while (rows.next())
        all.push_back({std::string(clean_id(rows[id], scratch).id), cell(x), cell(y), rows.line()});
    return all;
}

/// As a German spreadsheet saves them, in a file that does not part its columns by commas.
NumberStyle style_of(const std::vector<PlaceRow>& rows) {
    const auto speaks = [](const PlaceCell& cell) { return !cell.number && has_decimal_comma(cell.text); };
    return {std::any_of(rows.begin(), rows.end(), [&](const PlaceRow& row) { return speaks(row.x) || speaks(row.y); })};
}

} // namespace

std::vector<Position> read_positions(const FileSystem& files, const std::string& path) {
    const std::unique_ptr<Table> opened = open_positions(files, path);
    Table& table = *opened;
    const std::vector<PlaceRow> rows = rows_of(table);
    const NumberStyle style = style_of(rows);
    std::vector<Position> positions;
    std::map<std::string, std::uint64_t> seen;
    for (const PlaceRow& row : rows) {
        Position position{row.id, place_of(table, row.x, style, row.line), place_of(table, row.y, style, row.line),
                          row.line};
        const auto [before, fresh] = seen.emplace(position.id, position.line);
        if (!fresh)
            refuse(table, position.line,
                   {"an organisation stands twice; found \"" + escape_control(position.id) + "\" in line " +
                        std::to_string(before->second) + " too; keep one of the two rows",
                    "eine Organisation steht zweimal da; gefunden: „" + escape_control(position.id) +
                        "“ auch in Zeile " + std::to_string(before->second) + "; behalten Sie eine der beiden Zeilen"});
        positions.push_back(std::move(position));
    }
    const Diagnostics said = table.report.take();
    for (const Diagnostic& d : said.all())
        if (d.severity == Severity::error)
            refuse(table, d.line, d.message);
    return positions;
}

} // namespace clusterbridge

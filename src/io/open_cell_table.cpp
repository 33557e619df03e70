#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "io/table.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <utility>

namespace clusterbridge {
namespace {

/// Titles, dates and the like that people put above a table.
constexpr std::size_t kMostTitleRows = 20;

std::vector<std::string> headers_in(const CellTable& cells, std::size_t row) {
    std::vector<std::string> headers;
    for (std::size_t c = 0; c < cells.cells(row); ++c)
        headers.push_back(nfc(trim(cells.from_workbook ? plain_cell(cells.cell(row, c)) : cells.cell(row, c))));
    while (!headers.empty() && headers.back().empty())
        headers.pop_back();
    return headers;
}

/// How much a row looks like a header: 2 a known table, 1 nearly one or one of organisations perhaps, 0 no.
int likeness(const std::vector<std::string>& headers, const ColumnMap& map) {
    const ColumnMatch match = match_columns(headers, map);
    if (match.kind != TableKind::unknown && !match.only_if_ids_occur)
        return 2;
    return match.kind != TableKind::unknown || !match.missing.empty() ? 1 : 0;
}

std::size_t find_header(const CellTable& cells, const ColumnMap& map) {
    std::size_t best = 0;
    int most = 0;
    for (std::size_t row = 0; row < std::min(cells.rows(), kMostTitleRows + 1) && most < 2; ++row)
        if (const int like = likeness(headers_in(cells, row), map); like > most) {
            most = like;
            best = row;
        }
    return best;
}

void take_header_row(Table& table, const ColumnMap& map) {
    CellTable& cells = *table.cells;
    const std::size_t at = find_header(cells, map);
    table.headers = headers_in(cells, at);
    table.header_line = table.info.reading.header_line = cells.line(at);
    table.info.reading.title_rows = at;
    table.first_row = at + 1;
    if (at > 0)
        table.report.note(
            Severity::hint, table.header_line, "title-rows",
            {"the header stands in this row; rows above it were taken for a title, not for data; found: " +
                 in_quotes(cells.row_text(0)).en,
             "die Kopfzeile steht in dieser Zeile; was darüber steht, gilt als Titel, nicht als Daten; gefunden: " +
                 in_quotes(cells.row_text(0)).de});
    // blank rows are left out of the cells, so what is missing before the last row are blank rows
    const std::uint64_t last = cells.rows() == 0 ? table.header_line : cells.line(cells.rows() - 1);
    table.info.rows_skipped = last - 1 - (cells.rows() - table.first_row);
}

/// Cells under an empty header belong to nothing.
void warn_of_nameless_columns(Table& table) {
    std::vector<std::size_t> nameless;
    for (std::size_t c = 0; c < table.headers.size(); ++c)
        if (table.headers[c].empty())
            nameless.push_back(c);
    std::uint64_t first_line = 0;
    std::uint64_t count = 0;
    const CellTable& cells = *table.cells;
    for (std::size_t row = table.first_row; row < cells.rows() && !nameless.empty(); ++row)
        for (const std::size_t c : nameless)
            if (c < cells.cells(row) && !trim(cells.cell(row, c)).empty() && count++ == 0)
                first_line = cells.line(row);
    if (count > 0)
        table.report.note(Severity::warning, first_line, "column-without-header",
                          {"cells stand under an empty header and were left out, in this row first, cells: " +
                               std::to_string(count) + "; give their column a header",
                           "Zellen stehen unter einer leeren Überschrift und blieben weg, zuerst in dieser Zeile, "
                           "Zellen: " +
                               std::to_string(count) + "; geben Sie ihrer Spalte eine Überschrift"});
}

} // namespace

Table open_cell_table(std::string name, CellTable cells, const ReadOptions& options) {
    Table table(std::move(name), options.lenient);
    table.delimiter = '\0';
    table.info.encoding = "utf-8";
    table.info.decimal = ".";
    table.headers = cells.headers;
    table.header_line = cells.header_line;
    table.cells = std::move(cells);
    if (table.headers.empty() && table.cells->rows() > 0)
        take_header_row(table, options.columns);
    table.columns = match_columns(table.headers, options.columns);
    table.info.kind = table.columns.kind;
    note_columns(table);
    check_columns(table);
    if (table.columns.kind != TableKind::unknown)
        warn_of_nameless_columns(table);
    return table;
}

} // namespace clusterbridge

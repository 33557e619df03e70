#pragma once
#include "base/run_control.hpp"
#include "base/spreadsheet_text.hpp"
#include "graph/network.hpp"
#include "io/cell_table.hpp"
#include "io/columns.hpp"
#include "io/encoding.hpp"
#include "io/file_system.hpp"
#include "io/network_reader.hpp"
#include "io/row_report.hpp"
#include "io/row_scanner.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// One table, opened: a delimited file or member of an archive, a sheet, the nodes or edges of a network file; its
/// header and what the header means. Rows are read by `TableRows`.
struct Table {
    Table(std::string name, bool lenient) : report(name, lenient) { info.name = std::move(name); }

    InputFile info; ///< name, encoding, delimiter, hash; the counts of rows as they are read
    RowReport report;
    std::unique_ptr<FileBytes> bytes;
    Text text;
    std::size_t body_start = 0; ///< where the rows after the header begin in `text`
    std::uint64_t body_line = 1;
    std::uint64_t header_line = 0;
    std::vector<std::string> headers; ///< trimmed; empty ones at the end left out
    ColumnMatch columns;
    char delimiter = ',';                          ///< 0 where the table is no delimited text
    std::optional<CellTable> cells = std::nullopt; ///< instead of `text`
    std::size_t first_row = 0;                     ///< of `cells`, after the header
    std::string content;                           ///< equal where two tables have the same bytes
};

/// A table from delimited text. Decodes, finds the delimiter and reads the header. What forbids reading is said in the
/// table's report, and the table has no columns then. `options.columns` must name columns we have.
Table open_table(std::string name, std::unique_ptr<FileBytes> bytes, const ReadOptions& options,
                 const RunControl& run = {});

/// The same from cells. Where the header is among the rows, it is the first of the leading rows that names a known
/// table, else the first row; rows above it are said in a hint and count as skipped.
Table open_cell_table(std::string name, CellTable cells, const ReadOptions& options);

/// Says in the table's report what its header lacks or has twice.
void check_columns(Table& table);
/// Writes down which header was read as which column.
void note_columns(Table& table);

/// Walks over the rows of a table. Blank rows, broken quotes and ragged rows are dealt with here; every row that comes
/// out has a field for every header. Counts `rows_read`, `rows_skipped` and `rows_rejected`.
class TableRows {
  public:
    TableRows(Table& table, const RunControl& run)
        : table_(table), run_(run), scanner_(scanner_of(table)),
          apostrophes_(!table.cells || table.cells->from_workbook) {}

    bool next();
    /// For who reads rows of delimited text from a copy of the scanner (io/plain_ties.hpp); null where there is none.
    const CsvScanner* plain() { return scanner_.plain(); }
    /// So many rows were read elsewhere, up to there.
    void step_over(const CsvScanner::Place& end, std::size_t rows);
    std::uint64_t read_so_far() const { return table_.info.rows_read; }
    /// The field under one of our columns, not trimmed; empty where the table has no such column.
    std::string_view operator[](std::optional<std::size_t> column) const {
        return column ? field(*column) : std::string_view{};
    }
    /// The apostrophe that keeps a spreadsheet from running a cell is none of its text.
    std::string_view field(std::size_t header) const {
        return apostrophes_ ? plain_cell(row_.fields[header]) : row_.fields[header];
    }
    std::uint64_t line() const { return row_.line; }

    /// The row cannot be used: an error, or with --lenient a row left out.
    void bad(std::string rule, Sentence message);
    /// The row is left out without being wrong.
    void drop(std::string rule, Sentence message);

    std::string_view text() const { return row_.text; }

    /// No more rows than there are ends of lines.
    static std::size_t most_rows(const Table& table);

    bool is_number(std::optional<std::size_t> column) const { return column && scanner_.is_number(*column); }

    static RowScanner scanner_of(const Table& table) {
        if (table.cells)
            return {*table.cells, table.first_row, table.headers.size()};
        return {table.text.view().substr(table.body_start), table.delimiter, table.body_line, table.headers.size()};
    }

  private:
    static constexpr std::uint64_t kRowsBetweenLooks = 4096;

    bool is_whole();
    void look_up();
    void count_row() {
        if (++table_.info.rows_read % kRowsBetweenLooks == 0)
            look_up();
    }

    Table& table_;
    const RunControl& run_;
    RowScanner scanner_;
    bool apostrophes_; ///< a spreadsheet may have written the table
    CsvRow row_;
    std::size_t passed_ = 0; ///< of the text: what was given back
};

/// That a file was read as windows-1252 for want of anything better.
Sentence guessed_encoding();

/// "source, target, weight" for messages.
std::string list_headers(const std::vector<std::string>& headers);

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/network.hpp"
#include "io/columns.hpp"
#include "io/csv_scanner.hpp"
#include "io/encoding.hpp"
#include "io/file_system.hpp"
#include "io/network_reader.hpp"
#include "io/row_report.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// One delimited file, opened: its text, its header and what the header means. Rows are read by `TableRows`.
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
    char delimiter = ',';
};

/// Decodes, finds the delimiter and reads the header. What forbids reading is said in the table's report, and the table
/// has no columns then. `options.columns` must name columns we have.
Table open_table(std::string name, std::unique_ptr<FileBytes> bytes, const ReadOptions& options);

/// Walks over the rows of a table. Blank rows, broken quotes and ragged rows are dealt with here; every row that comes
/// out has a field for every header. Counts `rows_read`, `rows_skipped` and `rows_rejected`.
class TableRows {
  public:
    TableRows(Table& table, const RunControl& run) : table_(table), run_(run), scanner_(scanner_of(table)) {}

    bool next();
    /// The field under one of our columns, not trimmed; empty where the table has no such column.
    std::string_view operator[](std::optional<std::size_t> column) const {
        return column ? row_.fields[*column] : std::string_view{};
    }
    std::string_view field(std::size_t header) const { return row_.fields[header]; }
    std::uint64_t line() const { return row_.line; }

    /// The row cannot be used: an error, or with --lenient a row left out.
    void bad(std::string rule, Sentence message);
    /// The row is left out without being wrong.
    void drop(std::string rule, Sentence message);

    std::string_view text() const { return row_.text; }

    /// No more rows than there are ends of lines.
    static std::size_t most_rows(const Table& table);

    static CsvScanner scanner_of(const Table& table) {
        return {table.text.view().substr(table.body_start), table.delimiter, table.body_line};
    }

  private:
    bool is_whole();

    Table& table_;
    const RunControl& run_;
    CsvScanner scanner_;
    CsvRow row_;
};

/// "source, target, weight" for messages.
std::string list_headers(const std::vector<std::string>& headers);

} // namespace clusterbridge

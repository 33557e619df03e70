#pragma once
#include "base/diagnostics.hpp"
#include "io/encoding.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// A table that is no delimited text: a sheet of a workbook, the nodes or the edges of a network file. Cells are UTF-8
/// text; numbers are written with a point and the fewest digits that read back, dates as YYYY-MM-DD. All cells stand in
/// one string, so that a million of them cost no million allocations.
class CellTable {
  public:
    std::string part; ///< name inside the file: "Verbindungen", "edges"; empty where the file is the table
    std::vector<std::string> headers;
    std::uint64_t header_line = 0; ///< row of the sheet, or line of the file, 1-based
    bool from_workbook = false;    ///< day numbers of a workbook are dates in its date columns

    void begin_row(std::uint64_t line) {
        lines_.push_back(line);
        first_cell_.push_back(ends_.size());
    }
    void add_cell(std::string_view text) {
        text_ += text;
        ends_.push_back(text_.size());
    }

    std::size_t rows() const noexcept { return lines_.size(); }
    std::uint64_t line(std::size_t row) const { return lines_[row]; }
    /// May be fewer or more than there are headers: a ragged row.
    std::size_t cells(std::size_t row) const {
        return (row + 1 < first_cell_.size() ? first_cell_[row + 1] : ends_.size()) - first_cell_[row];
    }
    /// Lives as long as no cell is added.
    std::string_view cell(std::size_t row, std::size_t column) const {
        const std::size_t at = first_cell_[row] + column;
        const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
        return std::string_view(text_).substr(begin, ends_[at] - begin);
    }

  private:
    std::string text_;
    std::vector<std::size_t> ends_, first_cell_;
    std::vector<std::uint64_t> lines_;
};

/// What a reader of another format says beside its tables.
struct CellTableNote {
    Severity severity = Severity::hint;
    std::uint64_t line = 0;
    std::string rule;
    Sentence message;
};

/// Everything in a file of another format, or why it cannot be read. Headers are names that `match_columns` knows, or
/// the file's own where we have none.
struct CellTables {
    std::vector<CellTable> tables;
    std::vector<CellTableNote> notes;
    std::optional<TextRefusal> refusal;
};

} // namespace clusterbridge

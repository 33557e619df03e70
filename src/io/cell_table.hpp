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
    /// Empty: the header is one of the rows, and whoever reads the table looks for it (title rows may stand above it).
    std::vector<std::string> headers;
    std::uint64_t header_line = 0; ///< row of the sheet, or line of the file, 1-based
    bool from_workbook = false;    ///< day numbers of a workbook are dates in its date columns
    bool days_from_1904 = false;   ///< of a workbook from an old Macintosh

    void begin_row(std::uint64_t line) {
        lines_.push_back(line);
        first_cell_.push_back(ends_.size());
    }
    /// `number`: the file holds a number there, not text; its point is a decimal point whatever else the column says.
    void add_cell(std::string_view text, bool number = false) {
        text_ += text;
        ends_.push_back(text_.size());
        text_ += kBetween;
        numbers_.push_back(number);
    }

    std::size_t rows() const noexcept { return lines_.size(); }
    std::uint64_t line(std::size_t row) const { return lines_[row]; }
    /// May be fewer than there are headers (the others are empty) or more: a ragged row.
    std::size_t cells(std::size_t row) const { return cell_index(row + 1) - cell_index(row); }
    /// Lives as long as no cell is added.
    std::string_view cell(std::size_t row, std::size_t column) const {
        const std::size_t at = first_cell_[row] + column;
        const std::size_t begin = start_of(at);
        return std::string_view(text_).substr(begin, ends_[at] - begin);
    }
    bool is_number(std::size_t row, std::size_t column) const {
        const std::size_t at = first_cell_[row] + column;
        return at < cell_index(row + 1) && numbers_[at];
    }
    /// The cells of a row with a mark between them, for lists of rejected rows.
    std::string_view row_text(std::size_t row) const {
        const std::size_t first = first_cell_[row];
        const std::size_t last = cell_index(row + 1);
        const std::size_t begin = start_of(first);
        return last == first ? std::string_view{} : std::string_view(text_).substr(begin, ends_[last - 1] - begin);
    }
    /// Bytes in use.
    std::size_t memory() const noexcept {
        return text_.size() + ends_.size() * sizeof(std::size_t) + numbers_.size() / 8 + lines_.size() * 16;
    }

  private:
    static constexpr char kBetween = ';';

    std::size_t cell_index(std::size_t row) const { return row < first_cell_.size() ? first_cell_[row] : ends_.size(); }
    std::size_t start_of(std::size_t at) const { return at == 0 ? 0 : ends_[at - 1] + 1; }

    std::string text_;
    std::vector<std::size_t> ends_, first_cell_;
    std::vector<std::uint64_t> lines_;
    std::vector<bool> numbers_;
};

/// What a reader of another format says beside its tables.
struct CellTableNote {
    Severity severity = Severity::hint;
    std::uint64_t line = 0;
    std::string rule;
    Sentence message;
    std::string part = {}; ///< as in `CellTable`
};

/// Everything in a file of another format, or why it cannot be read. Headers are names that `match_columns` knows, or
/// the file's own where we have none.
struct CellTables {
    std::vector<CellTable> tables;
    std::vector<CellTableNote> notes;
    std::optional<TextRefusal> refusal;
    std::string refused_part = {}; ///< where the refusal is about one table
};

/// The most that the tables of one file may need in memory.
constexpr std::size_t kMostTableBytes = std::size_t{3} << 29U; // 1.5 GiB

} // namespace clusterbridge

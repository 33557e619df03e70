#pragma once
#include "io/cell_table.hpp"
#include "io/csv_scanner.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace clusterbridge {

/// The rows of a table, be it delimited text or cells of another format. Rows of cells are filled up with empty fields
/// to `width`, for formats leave out empty cells at the end of a row.
class RowScanner {
  public:
    RowScanner(std::string_view text, char delimiter, std::uint64_t first_line, std::size_t width)
        : csv_(text, delimiter, first_line) {
        csv_.expect_fields(width);
    }
    RowScanner(const CellTable& cells, std::size_t first_row, std::size_t width)
        : csv_({}, ','), cells_(&cells), next_row_(first_row), width_(width) {}

    bool next(CsvRow& row) { return cells_ == nullptr ? csv_.next(row) : next_cells(row); }
    /// Delimited text, of which rows can be read as `CsvScanner::next_plain` does.
    CsvScanner* plain() noexcept { return cells_ == nullptr ? &csv_ : nullptr; }
    /// How far the text was read; 0 where there is none.
    std::size_t position() const noexcept { return csv_.position(); }
    /// Whether the file holds a number there: of the row that `next` gave last; false in delimited text.
    bool is_number(std::size_t column) const { return cells_ != nullptr && cells_->is_number(next_row_ - 1, column); }

  private:
    bool next_cells(CsvRow& row);

    CsvScanner csv_;
    const CellTable* cells_ = nullptr;
    std::size_t next_row_ = 0, width_ = 0;
};

} // namespace clusterbridge

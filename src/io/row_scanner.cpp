#include "io/row_scanner.hpp"

#include "base/text.hpp"

namespace clusterbridge {

bool RowScanner::next_cells(CsvRow& row) {
    if (next_row_ >= cells_->rows())
        return false;
    const std::size_t at = next_row_++;
    row.fields.clear();
    row.line = cells_->line(at);
    row.text = cells_->row_text(at);
    row.fault = CsvFault::none;
    row.blank = true;
    for (std::size_t c = 0; c < cells_->cells(at); ++c) {
        const std::string_view cell = cells_->cell(at, c);
        row.blank = row.blank && trim(cell).empty();
        if (cell.size() > CsvScanner::kLongestField) {
            row.fault = CsvFault::field_too_long;
            row.fault_line = row.line;
            row.fault_text = row.text;
        }
        row.fields.push_back(cell);
    }
    if (row.fields.size() < width_)
        row.fields.resize(width_);
    return true;
}

} // namespace clusterbridge

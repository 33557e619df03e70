#pragma once
#include "base/column_look.hpp"
#include "base/date.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// A cell on its way out. `text` is what a CSV file shows: the text itself, a number in plain decimals, a day as
/// YYYY-MM-DD.
struct SheetCell {
    enum class Kind : std::uint8_t { empty, text, number, date };
    Kind kind = Kind::empty;
    std::string text;
    double number = 0; ///< of a number
    Date date;         ///< of a date
};

/// One row that is filled again and again, so that a long table costs no memory.
class SheetRow {
  public:
    void clear() { used_ = 0; }
    void add_text(std::string_view text);
    void add_number(std::string text, double value);
    void add_whole(std::int64_t value);
    void add_date(const std::optional<Date>& date);
    void add_blank() { next().kind = SheetCell::Kind::empty; }

    std::size_t size() const { return used_; }
    const SheetCell& operator[](std::size_t column) const { return cells_[column]; }

  private:
    SheetCell& next();

    std::vector<SheetCell> cells_;
    std::size_t used_ = 0;
};

/// A table on its way out, whose rows are made when they are asked for.
struct SheetTable {
    std::string name; ///< of the file without its ending, or of the sheet
    std::vector<std::string> columns;
    std::size_t rows = 0;
    bool exact_numbers = true;       ///< a workbook writes a number as text rather than round its seventeenth digit
    std::vector<ColumnLook> looks{}; ///< of each column, or none; a CSV file has no looks
    std::function<void(std::size_t row, SheetRow& into)> fill; ///< adds one cell for each column
};

/// UTF-8, RFC 4180, comma, LF, decimal point. Text cells that a spreadsheet would run are neutralised
/// (base/spreadsheet_text.hpp), headers too; our reader takes the apostrophe off again. O(bytes).
std::string to_csv(const SheetTable& table);

} // namespace clusterbridge

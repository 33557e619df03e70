#pragma once
#include "io/cell_table.hpp"
#include "io/xlsx_strings.hpp"
#include "io/xlsx_styles.hpp"
#include "io/xml_parser.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Cells that are shown as one.
struct MergedCells {
    std::uint64_t first_row = 0, last_row = 0;
    std::size_t first_column = 0, last_column = 0;
};

/// The place that a cell's name such as `AB12` means, column and row from 0 and 1; false for anything else.
bool parse_cell_name(std::string_view name, std::size_t& column, std::uint64_t& row);

/// The number of a cell as text: whole numbers as they stand (ids keep all of their digits), others in the shortest
/// form that reads back to the same double. False where it is no number.
bool number_text(std::string_view value, std::string& text);

/// A sheet's XML, as it streams by, to rows of cells. Rows and ends of rows without text are left out.
class SheetHandler final : public XmlHandler {
  public:
    SheetHandler(const SharedStrings& strings, const StylesHandler& styles, bool days_from_1904, std::size_t most_bytes)
        : strings_(strings), styles_(styles), most_bytes_(most_bytes) {
        table.from_workbook = true;
        table.days_from_1904 = days_from_1904;
    }
    void attach(XmlParser& parser) { parser_ = &parser; }
    /// The tables need too much memory.
    void too_large();
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    CellTable table;
    std::vector<MergedCells> merged; ///< those over more than one row
    std::uint64_t formulas_without_value = 0, first_formula_row = 0;
    std::uint64_t error_cells = 0, first_error_row = 0;

  private:
    enum class Kind : std::uint8_t { number, shared, text, boolean, error, date };
    struct Cell {
        std::size_t column = 0, begin = 0, end = 0;
        bool number = false;
    };

    void start_row(const XmlAttributes& attributes);
    void start_cell(const XmlAttributes& attributes);
    void end_cell();
    void end_row();
    void add_merged(std::string_view area);
    void damaged();
    void put(std::string_view text, bool number);
    void put_number();
    void put_shared();

    const SharedStrings& strings_;
    const StylesHandler& styles_;
    std::size_t most_bytes_;
    XmlParser* parser_ = nullptr;

    std::uint64_t row_ = 0;
    std::size_t next_column_ = 0, column_ = 0;
    std::size_t style_ = 0;
    Kind kind_ = Kind::number;
    bool in_cell_ = false, has_formula_ = false, in_inline_ = false, in_reading_ = false, listening_ = false;
    std::string value_, row_text_, number_;
    std::vector<Cell> cells_;
};

/// Gives every row of a merged area the value of its first one, in the area's first column: how a reader of the sheet
/// takes it. Returns how many areas did; nothing where the table would need more than `most_bytes`.
std::optional<std::size_t> fill_merged_rows(CellTable& table, std::vector<MergedCells> merged, std::size_t most_bytes);

} // namespace clusterbridge

#include "io/xlsx_sheet.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "io/csv_scanner.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostColumns = 16384;
constexpr std::uint64_t kMostRows = 1048576;
constexpr std::size_t kMostMerged = 1U << 20U;
constexpr double kDaysTo1904 = 1462;

bool is_integer(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The date as far as its format shows it, but never less than the cell holds.
std::string shown_date(Date date, DateForm form) {
    const std::string whole = iso(date);
    const std::string_view rest = std::string_view(whole).substr(4);
    if (form == DateForm::year && rest == "-01-01")
        return whole.substr(0, 4);
    if (form == DateForm::month && rest.ends_with("-01"))
        return whole.substr(0, 7);
    return whole;
}

} // namespace

bool parse_cell_name(std::string_view name, std::size_t& column, std::uint64_t& row) {
    std::size_t letters = 0;
    column = 0;
    for (; letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z'; ++letters)
        column = std::min(column * 26 + static_cast<std::size_t>(name[letters] - 'A' + 1), kMostColumns + 1);
    const auto number = parse_integer(name.substr(letters));
    if (letters == 0 || column > kMostColumns || !number || *number < 1)
        return false;
    --column;
    row = static_cast<std::uint64_t>(*number);
    return row <= kMostRows;
}

bool number_text(std::string_view value, std::string& text) {
    value = trim(value);
    if (is_integer(value)) {
        text = value;
        return true;
    }
    const auto number = parse_double(value);
    if (!number)
        return false;
    if (std::abs(*number) < 1e15 && *number == std::trunc(*number))
        text = std::to_string(static_cast<std::int64_t>(*number));
    else
        text = shortest(*number);
    return true;
}

void SheetHandler::damaged() {
    parser_->refuse(
        {"archive-damaged",
         row_,
         {"the workbook is damaged; found cells out of their order or pointing to nothing in this row; "
          "open it and save it again",
          "die Arbeitsmappe ist beschädigt; gefunden wurden in dieser Zeile Zellen außer der Reihe oder mit "
          "Verweisen ins Leere; öffnen und speichern Sie sie neu"}});
}

void SheetHandler::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "c")
        start_cell(attributes);
    else if (name == "row")
        start_row(attributes);
    else if (name == "mergeCell")
        add_merged(attributes["ref"]);
    else if (!in_cell_)
        return;
    else if (name == "v")
        listening_ = true;
    else if (name == "f")
        has_formula_ = true;
    else if (name == "is")
        in_inline_ = true;
    else if (name == "rPh")
        in_reading_ = true;
    else if (name == "t")
        listening_ = in_inline_ && !in_reading_;
}

void SheetHandler::end(std::string_view name) {
    if (name == "row")
        end_row();
    else if (!in_cell_)
        return;
    else if (name == "c")
        end_cell();
    else if (name == "v" || name == "t")
        listening_ = false;
    else if (name == "is")
        in_inline_ = false;
    else if (name == "rPh")
        in_reading_ = false;
}

void SheetHandler::text(std::string_view piece) {
    if (listening_ && value_.size() <= CsvScanner::kLongestField) // beyond that the row is refused anyway
        value_ += piece;
}

void SheetHandler::start_row(const XmlAttributes& attributes) {
    const auto stated = attributes.find("r");
    const auto number = stated ? parse_integer(*stated) : std::optional(static_cast<std::int64_t>(row_) + 1);
    cells_.clear();
    row_text_.clear();
    next_column_ = 0;
    if (number && *number > static_cast<std::int64_t>(kMostRows))
        parser_->refuse({"too-large",
                         row_,
                         {"rows follow on the last one that a sheet may have; a sheet has no more than 1,048,576 rows; "
                          "give the table as CSV",
                          "auf die letzte Zeile, die ein Blatt haben kann, folgen weitere; ein Blatt hat höchstens "
                          "1 048 576 Zeilen; geben Sie die Tabelle als CSV an"}});
    else if (!number || *number <= static_cast<std::int64_t>(row_))
        damaged();
    else
        row_ = static_cast<std::uint64_t>(*number);
}

void SheetHandler::start_cell(const XmlAttributes& attributes) {
    column_ = next_column_;
    std::uint64_t row = row_;
    if (const auto place = attributes.find("r"); place && (!parse_cell_name(*place, column_, row) || row != row_))
        damaged();
    if (column_ < next_column_ || column_ >= kMostColumns)
        damaged();
    next_column_ = column_ + 1;
    const std::string_view type = attributes["t"];
    kind_ = type == "s"                            ? Kind::shared
            : type == "str" || type == "inlineStr" ? Kind::text
            : type == "b"                          ? Kind::boolean
            : type == "e"                          ? Kind::error
            : type == "d"                          ? Kind::date
                                                   : Kind::number;
    style_ = static_cast<std::size_t>(std::max<std::int64_t>(0, parse_integer(attributes["s"]).value_or(0)));
    value_.clear();
    in_cell_ = true;
    has_formula_ = in_inline_ = in_reading_ = listening_ = false;
}

void SheetHandler::too_large() {
    parser_->refuse({"too-large",
                     row_,
                     {"the tables of the workbook need more than 1.5 GiB of memory, up to this row; give them as CSV, "
                      "or split them",
                      "die Tabellen der Arbeitsmappe brauchen bis zu dieser Zeile mehr als 1,5 GiB Speicher; geben Sie "
                      "sie als CSV an, oder teilen Sie sie auf"}});
}

void SheetHandler::put(std::string_view text, bool number) {
    if (trim(text).empty())
        return;
    if (row_text_.size() > most_bytes_) {
        too_large();
        return;
    }
    const std::size_t begin = row_text_.size();
    row_text_ += text;
    cells_.push_back({column_, begin, row_text_.size(), number});
}

void SheetHandler::put_number() {
    if (!number_text(value_, number_)) {
        put(value_, false);
        return;
    }
    const DateForm form = styles_.form_of(style_);
    if (form != DateForm::none)
        if (const auto serial = parse_double(number_))
            if (const auto date = from_excel_serial(*serial + (table.days_from_1904 ? kDaysTo1904 : 0))) {
                put(shown_date(*date, form), false);
                return;
            }
    put(number_, true);
}

void SheetHandler::put_shared() {
    const auto index = parse_integer(trim(value_));
    if (index && *index >= 0 && static_cast<std::size_t>(*index) < strings_.size())
        put(strings_[static_cast<std::size_t>(*index)], false);
    else
        damaged();
}

void SheetHandler::end_cell() {
    in_cell_ = false;
    if (value_.empty()) {
        if (has_formula_ && kind_ != Kind::text && formulas_without_value++ == 0)
            first_formula_row = row_;
        return;
    }
    switch (kind_) {
    case Kind::number:
        put_number();
        break;
    case Kind::shared:
        put_shared();
        break;
    case Kind::text:
        undo_escapes(value_);
        put(value_, false);
        break;
    case Kind::boolean:
        put(trim(value_) == "1" ? "true" : "false", false);
        break;
    case Kind::error:
        if (error_cells++ == 0)
            first_error_row = row_;
        put(value_, false);
        break;
    case Kind::date:
        put(std::string_view(value_).substr(0, 10), false);
        break;
    }
}

void SheetHandler::end_row() {
    if (cells_.empty())
        return;
    table.begin_row(row_);
    std::size_t column = 0;
    for (const Cell& cell : cells_) {
        for (; column < cell.column; ++column)
            table.add_cell({});
        table.add_cell(std::string_view(row_text_).substr(cell.begin, cell.end - cell.begin), cell.number);
        ++column;
    }
    cells_.clear();
    if (table.memory() > most_bytes_)
        too_large();
}

void SheetHandler::add_merged(std::string_view area) {
    const auto colon = area.find(':');
    MergedCells cells;
    if (colon != std::string_view::npos &&
        parse_cell_name(area.substr(0, colon), cells.first_column, cells.first_row) &&
        parse_cell_name(area.substr(colon + 1), cells.last_column, cells.last_row) && cells.last_row > cells.first_row)
        merged.push_back(cells);
    if (merged.size() > kMostMerged)
        too_large();
}

std::optional<std::size_t> fill_merged_rows(CellTable& table, std::vector<MergedCells> merged, std::size_t most_bytes) {
    std::sort(merged.begin(), merged.end(), [](const MergedCells& a, const MergedCells& b) {
        return std::pair(a.first_row, a.first_column) < std::pair(b.first_row, b.first_column);
    });
    struct Active {
        std::uint64_t last_row = 0;
        std::size_t source = 0; ///< row of `table`
        bool used = false;
    };
    std::map<std::size_t, Active> active; // by column
    CellTable filled;
    std::size_t areas = 0;
    std::size_t next = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::uint64_t line = table.line(row);
        std::erase_if(active, [&](const auto& a) { return a.second.last_row < line; });
        const auto value = [&](std::size_t column) {
            return column < table.cells(row) ? table.cell(row, column) : std::string_view{};
        };
        const std::size_t width = std::max(table.cells(row), active.empty() ? 0 : active.rbegin()->first + 1);
        filled.begin_row(line);
        for (std::size_t c = 0; c < width; ++c) {
            const auto above = active.find(c);
            const bool take = above != active.end() && value(c).empty();
            filled.add_cell(take ? table.cell(above->second.source, c) : value(c),
                            table.is_number(take ? above->second.source : row, c));
            areas += take && !std::exchange(above->second.used, true) ? 1U : 0U;
        }
        for (; next < merged.size() && merged[next].first_row <= line; ++next)
            if (const MergedCells& m = merged[next]; m.first_row == line && !value(m.first_column).empty())
                active[m.first_column] = {m.last_row, row, false};
        if (filled.memory() > most_bytes)
            return {};
    }
    filled.part = table.part;
    filled.from_workbook = table.from_workbook;
    filled.days_from_1904 = table.days_from_1904;
    table = std::move(filled);
    return areas;
}

} // namespace clusterbridge

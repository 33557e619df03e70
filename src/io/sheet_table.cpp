#include "io/sheet_table.hpp"

#include "base/spreadsheet_text.hpp"

#include <utility>

namespace clusterbridge {

SheetCell& SheetRow::next() {
    if (used_ == cells_.size())
        cells_.emplace_back();
    SheetCell& cell = cells_[used_++];
    cell.text.clear();
    return cell;
}

void SheetRow::add_text(std::string_view text) {
    SheetCell& cell = next();
    cell.kind = text.empty() ? SheetCell::Kind::empty : SheetCell::Kind::text;
    cell.text = text;
}

void SheetRow::add_number(std::string text, double value) {
    SheetCell& cell = next();
    cell.kind = SheetCell::Kind::number;
    cell.text = std::move(text);
    cell.number = value;
}

void SheetRow::add_whole(std::int64_t value) {
    add_number(std::to_string(value), static_cast<double>(value));
}

void SheetRow::add_date(const std::optional<Date>& date) {
    SheetCell& cell = next();
    cell.kind = date ? SheetCell::Kind::date : SheetCell::Kind::empty;
    if (date) {
        cell.text = iso(*date);
        cell.date = *date;
    }
}

std::string to_csv(const SheetTable& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out += (i > 0 ? "," : "") + csv_field(neutralised(table.columns[i]), ',');
    out += '\n';
    SheetRow row;
    for (std::size_t r = 0; r < table.rows; ++r) {
        row.clear();
        table.fill(r, row);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += ',';
            if (row[i].kind == SheetCell::Kind::text)
                out += csv_field(neutralised(row[i].text), ',');
            else
                out += row[i].text;
        }
        out += '\n';
    }
    return out;
}

} // namespace clusterbridge

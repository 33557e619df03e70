#include "io/attribute_table.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "io/columns.hpp"

#include <cmath>
#include <tuple>
#include <utility>

namespace clusterbridge {

AttributeTable::AttributeTable(std::string part, std::vector<std::string> columns) : first_columns_(columns.size()) {
    table_.part = std::move(part);
    table_.headers = std::move(columns);
    for (std::size_t i = 0; i < table_.headers.size(); ++i)
        places_.emplace(plain_header(table_.headers[i]), i);
}

std::size_t AttributeTable::column(const std::string& name) {
    const auto [at, is_new] = places_.emplace(plain_header(name), table_.headers.size());
    if (is_new)
        table_.headers.emplace_back(trim(name));
    return at->second;
}

std::size_t AttributeTable::other_column(const std::string& name) {
    const auto at = places_.find(plain_header(name));
    return column(at != places_.end() && at->second < first_columns_ ? name + " 2" : name);
}

void AttributeTable::begin(std::uint64_t line) {
    line_ = line;
    row_.clear();
}

void AttributeTable::suspend() {
    outer_.emplace_back(line_, std::move(row_));
    row_.clear();
}

void AttributeTable::resume() {
    std::tie(line_, row_) = std::move(outer_.back());
    outer_.pop_back();
}

void AttributeTable::set(std::size_t column, std::string_view text, bool number) {
    if (row_.size() <= column)
        row_.resize(column + 1);
    row_[column] = {std::string(text), number};
}

const std::string& AttributeTable::value(std::size_t column) const {
    static const std::string none;
    return column < row_.size() ? row_[column].text : none;
}

void AttributeTable::end() {
    table_.begin_row(line_);
    for (const Value& value : row_)
        table_.add_cell(value.text, value.number);
}

CellTable AttributeTable::take() {
    if (table_.header_line == 0)
        table_.header_line = 1;
    return std::move(table_);
}

void set_typed(AttributeTable& table, std::size_t column, std::string_view text) {
    text = trim(text);
    table.set(column, text, parse_double(text).has_value());
}

std::string year_or_date(std::string_view text) {
    text = trim(text);
    if (const auto number = parse_double(text)) // 3.2017 is a point in time of some kind, not a month
        return *number >= 1000 && *number < 10000 && std::trunc(*number) == *number
                   ? std::to_string(static_cast<int>(*number))
                   : std::string();
    return parse_date(text, DateEnd::first_day) ? std::string(text) : std::string();
}

TextRefusal too_large_network(std::uint64_t line) {
    return {"too-large",
            line,
            {"the network needs more than 1.5 GiB of memory, up to this line; give it as CSV",
             "das Netz braucht bis zu dieser Zeile mehr als 1,5 GiB Speicher; geben Sie es als CSV an"}};
}

} // namespace clusterbridge

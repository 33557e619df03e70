#include "report/data_table.hpp"

#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"
#include "report/json_text.hpp"

#include <cmath>

namespace clusterbridge {
namespace {

struct CsvCell {
    CsvDialect dialect;
    char delimiter;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const {
        const auto numbers = dialect == CsvDialect::excel_de ? CellNumbers::comma : CellNumbers::point;
        return csv_field(neutralised(text, numbers), delimiter);
    }
    std::string operator()(double value) const {
        std::string text = shortest(value);
        if (dialect == CsvDialect::excel_de)
            for (char& c : text)
                if (c == '.')
                    c = ',';
        return text;
    }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

struct JsonCell {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(const std::string& text) const { return json_string(text); }
    std::string operator()(double value) const { return std::isfinite(value) ? shortest(value) : "null"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

} // namespace

std::string to_csv(const DataTable& table, CsvDialect dialect, bool head) {
    const bool german = dialect == CsvDialect::excel_de;
    const CsvCell cell{dialect, german ? ';' : ','};
    const std::string_view line_end = german ? "\r\n" : "\n";
    std::string out = german && head ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = 0; head && i < table.columns.size(); ++i) {
        if (i > 0)
            out += cell.delimiter;
        out += cell(table.columns[i]);
    }
    if (head)
        out += line_end;
    for (const auto& row : table.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                line += cell.delimiter;
            line += std::visit(cell, row[i]);
        }
        // a blank line would be no row at all
        out += line.empty() ? "\"\"" : line;
        out += line_end;
    }
    return out;
}

std::string to_json(const DataTable& table) {
    std::vector<std::string> keys;
    for (const std::string& column : table.columns)
        keys.push_back(json_string(column) + ": ");
    std::string out = "[";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        out += r > 0 ? ",\n  {" : "\n  {";
        for (std::size_t i = 0; i < keys.size(); ++i)
            out += (i > 0 ? ", " : "") + keys[i] + std::visit(JsonCell{}, table.rows[r].at(i));
        out += '}';
    }
    return out + (table.rows.empty() ? "]\n" : "\n]\n");
}

} // namespace clusterbridge

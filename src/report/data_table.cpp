#include "report/data_table.hpp"

#include "base/text.hpp"
#include "report/json_text.hpp"

#include <cmath>

namespace clusterbridge {
namespace {

/// Spreadsheets run what begins like this. Numbers may: "-5" is a number, "-5+cmd|..." is not.
bool starts_a_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

bool is_number(std::string text, CsvDialect dialect) {
    if (parse_double(text))
        return true;
    if (dialect != CsvDialect::excel_de)
        return false;
    for (char& c : text)
        if (c == ',')
            c = '.';
    return parse_double(text).has_value();
}

std::string quoted(std::string_view text, char delimiter) {
    const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos && !text.starts_with(' ') &&
                       !text.ends_with(' ') && text.find(delimiter) == std::string_view::npos;
    if (plain)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

struct CsvCell {
    CsvDialect dialect;
    char delimiter;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const {
        const bool neutralise = starts_a_formula(text) && !is_number(text, dialect);
        return quoted(neutralise ? "'" + text : text, delimiter);
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

#include "io/columns_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/input_tables.hpp"
#include "io/table.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace clusterbridge {
namespace {

[[noreturn]] void refuse(const std::string& path, std::uint64_t line, const Sentence& what) {
    const std::string place = escape_control(path) + ":" + std::to_string(std::max<std::uint64_t>(1, line)) + ": ";
    throw Error(ErrorCode::input, {place + what.en, place + what.de});
}

std::optional<std::size_t> place_of(const Table& table, const std::string& column) {
    for (std::size_t i = 0; i < table.headers.size(); ++i)
        if (table.headers[i] == column)
            return i;
    return {};
}

} // namespace

std::vector<std::vector<std::string>> read_columns(const FileSystem& files, const std::string& path,
                                                   const std::vector<std::string>& columns) {
    Diagnostics said;
    ReadOptions options;
    options.delimiter = ",";
    auto tables = open_tables({path, files.read(path)}, options, said, {});
    Table& table = *tables.front();
    std::vector<std::size_t> places;
    for (const std::string& column : columns) {
        const auto place = place_of(table, column);
        if (!place)
            refuse(path, table.header_line,
                   {"the column " + column + " is missing; found: " + list_headers(table.headers) +
                        "; take the table as this program wrote it",
                    "die Spalte " + column + " fehlt; gefunden: " + list_headers(table.headers) +
                        "; nehmen Sie die Tabelle so, wie dieses Programm sie schrieb"});
        places.push_back(*place);
    }
    const RunControl run;
    TableRows rows(table, run);
    std::vector<std::vector<std::string>> result;
    while (rows.next()) {
        auto& cells = result.emplace_back();
        for (const std::size_t place : places)
            cells.emplace_back(rows.field(place));
    }
    const Diagnostics errors = table.report.take();
    for (const Diagnostic& d : errors.all())
        if (d.severity == Severity::error)
            refuse(path, d.line, d.message);
    return result;
}

} // namespace clusterbridge

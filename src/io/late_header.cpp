#include "io/late_header.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

/// Ties and participations are known by two columns that no remark has by chance. The other tables need less, so a row
/// of a table that is none of ours might look like their header: three known columns, or, where the row above has fewer
/// cells than this one, two.
bool convinces(const ColumnMatch& match, std::size_t filled, std::size_t filled_in_first) {
    if (match.kind == TableKind::unknown || match.only_if_ids_occur)
        return false;
    if (match.kind == TableKind::ties || match.kind == TableKind::participations)
        return true;
    const std::size_t known = match.position.size();
    return known >= 3 || (known == 2 && filled_in_first < filled);
}

std::size_t filled_fields(const CsvRow& row) {
    return static_cast<std::size_t>(std::count_if(
        row.fields.begin(), row.fields.end(), [](std::string_view field) { return !trim(plain_cell(field)).empty(); }));
}

} // namespace

std::optional<LateHeader> late_header(const Table& table, const ColumnMap& map) {
    constexpr std::size_t kMostRows = 21;
    if (table.cells || table.report.refused())
        return {};
    for (const char delimiter : {';', ',', '\t', '|'}) {
        CsvScanner scanner(table.text.view(), delimiter);
        CsvRow row;
        std::size_t filled_in_first = 0;
        std::uint64_t title_rows = 0;
        for (std::size_t rows = 0; rows < kMostRows && scanner.next(row); ++rows) {
            const std::size_t filled = filled_fields(row);
            if (row.line <= table.header_line) {
                filled_in_first = filled;
                title_rows = 1; // that row itself; blank ones and a line sep= stand above it
                continue;
            }
            LateHeader found{row.line, {}, delimiter, scanner.position(), scanner.line(), title_rows};
            for (const std::string_view field : row.fields)
                found.headers.push_back(nfc(trim(plain_cell(field))));
            while (!found.headers.empty() && found.headers.back().empty())
                found.headers.pop_back();
            if (convinces(match_columns(found.headers, map), filled, filled_in_first))
                return found;
            title_rows += filled > 0 ? 1U : 0U;
        }
    }
    return {};
}

bool refuse_late_header(Table& table, const ColumnMap& map) {
    const auto late = late_header(table, map);
    if (!late)
        return false;
    const std::string columns = list_headers(late->headers);
    table.report.refuse(late->line, "title-rows",
                        {"rows stand above the header; found the columns " + columns +
                             " in this line; delete the rows above it, or pass over them with --lenient",
                         "über der Kopfzeile stehen Zeilen; gefunden wurden die Spalten " + columns +
                             " in dieser Zeile; löschen Sie, was darüber steht, oder übergehen Sie es mit --lenient"});
    return true;
}

} // namespace clusterbridge

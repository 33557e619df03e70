#include "io/late_header.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace clusterbridge {

std::optional<LateHeader> late_header(const Table& table, const ColumnMap& map) {
    constexpr std::size_t kMostRows = 21;
    if (table.cells || table.report.refused())
        return {};
    for (const char delimiter : {';', ',', '\t', '|'}) {
        CsvScanner scanner(table.text.view(), delimiter);
        CsvRow row;
        for (std::size_t rows = 0; rows < kMostRows && scanner.next(row); ++rows) {
            LateHeader found{row.line, {}, delimiter, scanner.position(), scanner.line()};
            for (const std::string_view field : row.fields)
                found.headers.push_back(nfc(trim(plain_cell(field))));
            while (!found.headers.empty() && found.headers.back().empty())
                found.headers.pop_back();
            const ColumnMatch match = match_columns(found.headers, map);
            if (rows > 0 && (match.kind == TableKind::ties || match.kind == TableKind::participations))
                return found;
        }
    }
    return {};
}

} // namespace clusterbridge

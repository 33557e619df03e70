#pragma once
#include "io/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

struct LateHeader {
    std::uint64_t line = 0;
    std::vector<std::string> headers;
    char delimiter = ',';
    std::size_t end = 0;          ///< where the rows below it begin in the text
    std::uint64_t next_line = 0;  ///< their first line
    std::uint64_t title_rows = 0; ///< with text, above it
};

/// Where delimited text that is no known table has the header of one below its first row: titles, dates and the like
/// stand above it, as people leave them when they save a sheet as CSV. Looks at the first 21 rows, with every
/// delimiter. Ties and participations are told by their two ends; other tables by three known columns, or by two under
/// a first row with fewer cells. Nothing for other text, cells, and tables that are refused already. O(21 rows).
std::optional<LateHeader> late_header(const Table& table, const ColumnMap& map);

/// Refuses a table that has such a header, in its report: which rows are data is for people to say; with --lenient they
/// have said it. False where there is none.
bool refuse_late_header(Table& table, const ColumnMap& map);

} // namespace clusterbridge

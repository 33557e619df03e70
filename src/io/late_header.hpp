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
    std::size_t end = 0;         ///< where the rows below it begin in the text
    std::uint64_t next_line = 0; ///< their first line
};

/// Where delimited text that is no known table has the header of one below its first row: titles, dates and the like
/// stand above it, as people leave them when they save a sheet as CSV. Looks at the first 21 rows, with every
/// delimiter. For a message, since which rows are data is for people to say; with --lenient they have said it.
std::optional<LateHeader> late_header(const Table& table, const ColumnMap& map);

} // namespace clusterbridge

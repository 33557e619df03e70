#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A CSV reader for the tests alone: comma, RFC 4180 quotes, a header, nothing forgiven. Written apart from src/io, so
/// that the two can be held against each other.
namespace clusterbridge {

struct PlainTable {
    std::vector<std::string> header;
    struct Row {
        std::size_t line = 0; ///< 1-based line on which the row begins
        std::vector<std::string> cells;
    };
    std::vector<Row> rows;

    /// The cell of `row` under `column`; throws std::out_of_range where there is no such column.
    const std::string& at(const Row& row, std::string_view column) const;
    /// All cells under `column`, in row order.
    std::vector<std::string> column(std::string_view column) const;
};

/// Throws std::runtime_error that names the line for text after a closing quote, an unclosed quote, a bare quote or a
/// row with another number of cells than the header.
PlainTable read_plain_csv(std::string_view bytes);

/// The bytes of a file of the repository; throws std::runtime_error where it cannot be read.
std::string repository_file(const std::string& path);

} // namespace clusterbridge

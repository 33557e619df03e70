#include "io/edge_list_reader.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace clusterbridge {
namespace {

bool parts_fields(char c) {
    return c == ' ' || c == '\t' || c == ',' || c == ';';
}

/// The next id or number of a line; takes it and what parts it from the next away.
std::string_view take_field(std::string_view& line) {
    std::size_t begin = 0;
    std::size_t end = 0;
    if (line.starts_with('"') && line.find('"', 1) != std::string_view::npos) {
        begin = 1;
        end = line.find('"', 1);
    } else {
        while (end < line.size() && !parts_fields(line[end]))
            ++end;
    }
    const std::string_view field = line.substr(begin, end - begin);
    end += begin;
    while (end < line.size() && parts_fields(line[end]))
        ++end;
    line.remove_prefix(end);
    return field;
}

} // namespace

CellTables read_edge_list(std::string_view text) {
    CellTable edges;
    edges.headers = {"source", "target", "weight"};
    edges.header_line = 1;
    CellTables result;
    for (std::uint64_t line_number = 1; !text.empty(); ++line_number) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        std::string_view line = trim(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + (text.substr(end).starts_with("\r\n") ? 2 : 1)));
        if (line.empty() || (edges.rows() == 0 && (line[0] == '#' || line[0] == '%')))
            continue;
        edges.begin_row(line_number);
        while (!line.empty()) {
            const std::string_view field = take_field(line);
            edges.add_cell(field, parse_double(field).has_value());
        }
        if (edges.memory() > kMostTableBytes) {
            result.refusal = TextRefusal{"too-large",
                                         line_number,
                                         {"the list needs more than 1.5 GiB of memory, up to this line; give it as CSV",
                                          "die Liste braucht bis zu dieser Zeile mehr als 1,5 GiB Speicher; geben Sie "
                                          "sie als CSV an"}};
            return result;
        }
    }
    result.tables.push_back(std::move(edges));
    return result;
}

} // namespace clusterbridge

#pragma once
#include "io/file_system.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace clusterbridge {

/// Where an organisation stood in a picture, in points.
struct Position {
    std::string id;
    double x = 0, y = 0;
    std::uint64_t line = 0;
};

/// The rows of a table of positions (`id,x,y`), in the order of the file; further columns are passed over.
/// Numbers have a decimal point, or a decimal comma where any of the file has one. Throws
/// `Error` (input) at the first row that cannot be read: a column is missing, a number is none, an id stands twice.
std::vector<Position> read_positions(const FileSystem& files, const std::string& path);

} // namespace clusterbridge

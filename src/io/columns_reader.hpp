#pragma once
#include "io/file_system.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// The cells of some columns of one table, row by row, in the order asked; found by their headers in any order.
/// `Error` (input) that names the file where a column is missing or a row cannot be read. For tables that this program
/// wrote. O(bytes).
std::vector<std::vector<std::string>> read_columns(const FileSystem& files, const std::string& path,
                                                   const std::vector<std::string>& columns);

} // namespace clusterbridge

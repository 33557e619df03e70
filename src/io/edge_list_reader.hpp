#pragma once
#include "io/cell_table.hpp"

#include <string_view>

namespace clusterbridge {

/// Reads a plain list of edges (`.edges`, `.edgelist`): on every line two ids and, if there is one, a weight, parted by
/// blanks, tabs, commas or semicolons; ids with blanks stand in quotation marks. There is no header; lines that begin
/// with # or % before the first edge are remarks. Other lines are rows with another number of fields. O(bytes).
CellTables read_edge_list(std::string_view text);

} // namespace clusterbridge

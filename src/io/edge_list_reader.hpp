#pragma once
#include "io/cell_table.hpp"
#include "io/columns.hpp"

#include <optional>
#include <string_view>

namespace clusterbridge {

/// Reads a plain list of edges (`.edges`, `.edgelist`): on every line two ids and, if there is one, a weight, parted by
/// blanks, tabs, commas or semicolons; ids with blanks stand in quotation marks. There is no header; lines that begin
/// with # or % before the first edge are remarks, and so are later ones that begin with either and a blank. In place of
/// the weight, values in braces as networkx writes them are understood, `{'weight': 2.5}`; a note names those that are
/// no weight. Other lines are rows with another number of fields. O(bytes).
CellTables read_edge_list(std::string_view text);

/// The same for text of which nothing says that it is one, where nothing else is likely: blanks and tabs alone part two
/// or three fields on every line, the third is a number or stands in braces, and the first line is no header. It is an
/// edge where its ids are whole numbers, where it has a weight, or where one of its ids stands in another line too.
/// A first line that names the columns of a table of ties is its header. Nothing where it is no such list.
std::optional<CellTables> recognise_edge_list(std::string_view text, const ColumnMap& map);

} // namespace clusterbridge

#pragma once
#include "io/cell_table.hpp"

#include <string_view>

namespace clusterbridge {

/// Reads a Pajek network (`.net`, UTF-8): `*Vertices`, `*Arcs`, `*Edges`, `*Arcslist`, `*Edgeslist`, relations as
/// `*Arcs :2 "funds"`. The label of a vertex is its name; its id is the attribute `id` where it has one, else the
/// label, else its number; doubled labels get their number behind, with a warning. Two-mode networks (`*Vertices 14 5`)
/// become participations: the first mode are the organisations, the second the projects. Looks are passed over,
/// matrices are refused, other parts (`*Partition` ...) left out with a note. O(bytes).
CellTables read_pajek(std::string_view text);

} // namespace clusterbridge

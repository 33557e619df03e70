#pragma once
#include "io/cell_table.hpp"

#include <string_view>

namespace clusterbridge {

/// Reads GEXF 1.1 to 1.3 as a table of nodes (`id`, `label`, attributes) and a table of edges (`source`, `target`,
/// `weight`, `relation` from `kind`, `since`, `until`, attributes). Of values that change over time the last one
/// counts, with a note; spells of an edge become its first start and last end. Colours, sizes and positions are passed
/// over. `as_utf8`: the text was decoded before. O(bytes).
CellTables read_gexf(std::string_view xml, bool as_utf8);

} // namespace clusterbridge

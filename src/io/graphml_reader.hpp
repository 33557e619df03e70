#pragma once
#include "io/cell_table.hpp"

#include <string_view>

namespace clusterbridge {

/// Reads GraphML 1.0 as a table of nodes (`id`, `label`, attributes) and a table of edges (`source`, `target`,
/// attributes). Defaults of keys are filled in; labels of yEd are found. Nested graphs are read as one network, ports
/// dropped, both with a note; hyperedges are refused. `as_utf8`: the text was decoded before. O(bytes).
CellTables read_graphml(std::string_view xml, bool as_utf8);

} // namespace clusterbridge

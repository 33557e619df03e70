#pragma once
#include "io/cell_table.hpp"

#include <string_view>

namespace clusterbridge {

/// Reads a network in DOT, the language of Graphviz (UTF-8), as a table of nodes and one of edges. The label of a node
/// is its name; its id is the attribute `id` where it has one, else the name of the node. Defaults (`node [...]`, `edge
/// [...]`), chains, subgraphs as ends of edges, ports and comments are understood; what says how something looks is
/// passed over. Written by hand, because libcgraph keeps no line numbers and no two threads may use it. O(bytes log
/// nodes).
CellTables read_dot(std::string_view text);

} // namespace clusterbridge

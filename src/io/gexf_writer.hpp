#pragma once
#include "base/column.hpp"
#include "io/exchange_graph.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace clusterbridge {

/// How nodes look in a program that draws the file. A column that is empty says nothing.
struct NodeLooks {
    NodeColumn<std::array<std::uint8_t, 3>> colour; ///< red, green, blue
    NodeColumn<double> size;                        ///< diameter
    NodeColumn<double> x, y;                        ///< y upwards
};

/// GEXF 1.2, the version that all readers know, static and undirected, one edge for each pair with its weight; ids are
/// the user's, labels the names, and the other attributes those of the graph. Colours, sizes and positions stand in the viz elements that Gephi reads.
/// Characters and ids as in `to_graphml`. Same input, same bytes. O(bytes written).
std::string to_gexf(const ExchangeGraph& graph, const NodeLooks& looks = {});

} // namespace clusterbridge

#pragma once
#include "io/exchange_graph.hpp"

#include <string>

namespace clusterbridge {

/// An undirected graph in the DOT language. Nodes are called n1, n2 ... whatever the data says; `label` is the name,
/// `id` the user's id, and everything else an attribute. Every text stands in quotation marks with \" \\ \n \r \t, so
/// that no escape of DOT (\N, \G) and no HTML comes from data. Attributes named like one of Graphviz's own (`image`,
/// `URL`, `shape` ...) get "_2": data draws nothing and links nowhere. Same input, same bytes. O(bytes written).
std::string to_dot(const ExchangeGraph& graph);

} // namespace clusterbridge

#pragma once
#include "io/exchange_graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// GraphML 1.0, undirected, one edge for each pair. Nodes keep the user's ids and have their name as `label`; edges
/// have `weight`; the other attributes are those of the graph, with names that Gephi and Cytoscape show as they are.
/// Characters that XML cannot hold are written as U+FFFD; ids that become equal by that are told apart by "~2". Same
/// input, same bytes. O(bytes written).
std::string to_graphml(const ExchangeGraph& graph);

/// `text` for XML content or a quoted attribute: & < > " escaped, tab, line feed and carriage return as references,
/// characters that XML 1.0 forbids as U+FFFD.
std::string xml_escaped(std::string_view text);

/// The declaration and the root element up to its last attribute: the namespace `space`, whose schema lies at
/// `space` + `schema`; `more` are attributes between.
std::string xml_head(std::string_view root, std::string_view space, std::string_view schema, std::string_view more);
/// "double", "long", "string": in GraphML and GEXF alike.
const char* xml_type(ExchangeType type);

/// The ids as XML can hold them, still distinct.
std::vector<std::string> xml_ids(const ExchangeGraph& graph);

} // namespace clusterbridge

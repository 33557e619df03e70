#pragma once
#include "base/column.hpp"
#include "graph/graph_view.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace clusterbridge {

/// A value per organisation to be written beside its own data. NaN and empty texts are left out: undefined.
struct NodeAttribute {
    std::string name;
    std::variant<NodeColumn<double>, NodeColumn<std::int64_t>, NodeColumn<std::string>> values;
};

/// The analysed network as GraphML 1.0, undirected: one edge for each pair with `weight` (strength), `relations`
/// (distinct, sorted, joined by "; "; projects count as relation "project"), `rows` (tie rows behind it) and
/// `projects`. Nodes keep the user's ids and have `label`, `type`, `city`, `region`, `nuts3`, `nuts2`, `country`,
/// `lat`, `lon`, `themes`, `founded`, the unknown columns of the input, then `attributes`; a name that is taken gets
/// "_2". Attribute names are those that Gephi understands. Characters that XML cannot hold are written as U+FFFD; ids
/// that become equal by that are told apart by "~2". Same input, same bytes. O(nodes + edges + links).
std::string to_graphml(const Network& network, const GraphView& view,
                       const std::vector<NodeAttribute>& attributes = {});

/// `text` for XML content or a quoted attribute: & < > " escaped, tab, line feed and carriage return as references,
/// characters that XML 1.0 forbids as U+FFFD.
std::string xml_escaped(std::string_view text);

} // namespace clusterbridge

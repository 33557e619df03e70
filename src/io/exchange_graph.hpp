#pragma once
#include "base/column.hpp"
#include "graph/graph_view.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace clusterbridge {

/// A value per organisation to be written beside its own data. NaN and empty texts are left out: undefined.
struct NodeAttribute {
    std::string name;
    std::variant<NodeColumn<double>, NodeColumn<std::int64_t>, NodeColumn<std::string>> values;
};

enum class ExchangeType : std::uint8_t { text, number, whole };

/// One attribute of all nodes or of all edges; an empty text is undefined.
struct ExchangeColumn {
    std::string name;
    ExchangeType type = ExchangeType::text;
    std::vector<std::string> texts;
};

/// The analysed network as the writers of graph formats need it: one edge for each pair, everything as text.
struct ExchangeGraph {
    std::vector<std::string> ids, labels;     ///< of nodes: the user's ids, and names
    std::vector<ExchangeColumn> node_columns; ///< only those with a value
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<std::string> weights; ///< of edges, plain decimals
    std::vector<ExchangeColumn> edge_columns;
};

/// Nodes have `type`, `city`, `region`, `nuts3`, `nuts2`, `country`, `lat`, `lon`, `themes`, `founded`, `aliases`,
/// `source_key`, the unknown columns of the input, then `attributes`.
/// An edge has the weight of its pair (the sum of its rows, added as decimals where eighteen digits hold it) and, from
/// all rows and projects behind it: `relations` (distinct, sorted, joined by "; "; projects count as "project"),
/// `since` (the earliest), `until` (the latest; none where a row has no end), `theme`, `amount` (the sum, where all
/// have one unit), `amount_unit`, `source_key`, `confidence`, `note` and the unknown columns (distinct, joined by ";
/// "), `rows` (how many tie rows, where it is not one) and `projects` (how many, where there are any). Where all rows
/// run the same way, the edge does: source first. So a network with one row for each pair comes back as it was. A name
/// that reading would take for something else gets "_2". O(nodes + edges + links).
ExchangeGraph exchange_graph(const Network& network, const GraphView& view,
                             const std::vector<NodeAttribute>& attributes = {});

} // namespace clusterbridge

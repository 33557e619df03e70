#pragma once
#include "io/exchange_graph.hpp"
#include "io/gexf_writer.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace clusterbridge {

/// What VOSviewer shows beside items and links; each may be empty, and VOSviewer then finds its own.
struct VosChoices {
    std::vector<std::uint32_t> cluster;      ///< of node i, from 1; 0 = none. VOSviewer knows 1 to 1000
    std::vector<std::string> cluster_labels; ///< of cluster i + 1
    NodeLooks looks;                         ///< positions alone are used
};

/// The JSON file of VOSviewer: items with id, label, position, cluster and the weights Links and Total link strength;
/// links with their strength; clusters with their labels. O(bytes written).
std::string to_vosviewer_json(const ExchangeGraph& graph, const VosChoices& choices = {});

/// The pair of text files of VOSviewer, separated by tabs: the map (a header, then a line for each item) and the
/// network (two ids and a strength for each link, no header). Cells with a comma, semicolon or quotation mark stand in
/// quotation marks; line breaks and tabs in them become blanks, and ids that become equal by that are told apart by
/// "~2".
struct VosPair {
    std::string map, network;
};
VosPair to_vosviewer_pair(const ExchangeGraph& graph, const VosChoices& choices = {});

} // namespace clusterbridge

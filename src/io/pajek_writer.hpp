#pragma once
#include "io/exchange_graph.hpp"
#include "io/gexf_writer.hpp"

#include <string>

namespace clusterbridge {

/// A Pajek network: UTF-8 with byte order mark and CRLF, as Pajek expects. The label of a vertex is the organisation's
/// name; its id and everything else follow as attributes, a name and a text in quotation marks each, which Pajek passes
/// over and networkx and our reader know. The mark stands in a first line `*Network`, so that programs that do not know
/// it still find `*Vertices`. Edges are undirected, weights plain decimals without exponent. Coordinates between 0 and
/// 1 from `looks`, else 0. In texts a quotation mark is \", a backslash \\, a line break \n, \r, a tab \t. Attributes
/// named like a drawing word of Pajek get "_2". O(bytes written).
std::string to_pajek(const ExchangeGraph& graph, const NodeLooks& looks = {});

} // namespace clusterbridge

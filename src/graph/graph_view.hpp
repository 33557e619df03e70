#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "graph/link_index.hpp"
#include "graph/network.hpp"
#include "graph/pair_records.hpp"

#include <memory>

namespace clusterbridge {

/// The undirected weighted network that is analysed, with the way back from every edge to the rows behind it. Node ids
/// are those of the `Network` it was made from; organisations without ties are isolated nodes.
struct GraphView {
    Graph graph;
    EdgeColumn<double> weight;              ///< sum over links, in link order
    std::shared_ptr<const LinkIndex> links; ///< shared by copies

    /// Of an edge: tie rows in network order, then projects by id. The first call, on any thread, makes them all.
    Links links_of(EdgeId e) const { return links->of(e); }
};

/// Cost: O(rows + sum of k^2 over projects), plus sorting. Weights that overflow when added up, over a pair or over the
/// whole network (twice, as strengths do), are an `Error` (input) at the row that did it (the heaviest).
GraphView make_view(const Network& network, const ViewOptions& options = {}, const RunControl& run = {});

/// Sum of edge weights at each node (strength).
NodeColumn<double> strengths(const Graph& graph, const EdgeColumn<double>& weight);

} // namespace clusterbridge

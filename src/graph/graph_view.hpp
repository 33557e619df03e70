#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace clusterbridge {

/// How participations become ties (contract 3): `newman` adds 1/(k-1) per project of k partners to each pair (Newman
/// 2001, Phys. Rev. E 64, 016132), `count` adds 1, `none` makes no ties of them.
enum class Projection : std::uint8_t { newman, count, none };

struct ViewOptions {
    Projection projection = Projection::newman;
    std::size_t max_project_size = 0; ///< projects with more partners make no ties; 0 = no limit
};

enum class LinkKind : std::uint8_t { tie_row, project };

/// One record behind an edge: a row of Network::ties, or a project both ends took part in.
struct Link {
    LinkKind kind = LinkKind::tie_row;
    std::uint32_t record = 0; ///< index into Network::ties or Network::projects
    double weight = 0;        ///< its share of the edge's weight
};

/// The undirected weighted network that is analysed, with the way back from every edge to the rows behind it. Node ids
/// are those of the `Network` it was made from; organisations without ties are isolated nodes.
struct GraphView {
    Graph graph;
    EdgeColumn<double> weight;               ///< sum over links, in link order
    std::vector<std::uint64_t> link_offsets; ///< edge_count() + 1 entries
    std::vector<Link> links;                 ///< of an edge: tie rows in network order, then projects by id

    std::span<const Link> links_of(EdgeId e) const {
        return std::span(links).subspan(link_offsets[index(e)], link_offsets[index(e) + 1] - link_offsets[index(e)]);
    }
};

/// Cost: O(rows + sum of k^2 over projects), plus sorting. Weights that overflow when added up, over a pair or over the
/// whole network (twice, as strengths do), are an `Error` (input) at the row that did it (the heaviest).
GraphView make_view(const Network& network, const ViewOptions& options = {}, const RunControl& run = {});

/// Sum of edge weights at each node (strength).
NodeColumn<double> strengths(const Graph& graph, const EdgeColumn<double>& weight);

} // namespace clusterbridge

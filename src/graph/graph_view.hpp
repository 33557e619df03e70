#pragma once
#include "base/index_iterator.hpp"
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "graph/network.hpp"

#include <cstddef>
#include <cstdint>
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

class Links;

/// The undirected weighted network that is analysed, with the way back from every edge to the rows behind it. Node ids
/// are those of the `Network` it was made from; organisations without ties are isolated nodes.
struct GraphView {
    Graph graph;
    EdgeColumn<double> weight;               ///< sum over links, in link order
    std::vector<std::uint64_t> link_offsets; ///< edge_count() + 1 entries
    std::vector<std::uint32_t> link_records; ///< of an edge: tie rows in network order, then projects by id; see below
    std::vector<double> record_weight;       ///< what a record adds to each of its edges: all tie rows, then projects
    std::uint32_t tie_rows = 0;              ///< a record below this number is a tie row, others are projects

    Links links_of(EdgeId e) const;
    Link link(std::size_t at) const {
        const std::uint32_t record = link_records[at];
        const double share = record_weight[record];
        return record < tie_rows ? Link{LinkKind::tie_row, record, share}
                                 : Link{LinkKind::project, record - tie_rows, share};
    }
};

/// The links of one edge, made as they are asked for: one takes 4 bytes in the view.
class Links {
  public:
    using Iterator = IndexIterator<GraphView, Link, &GraphView::link>;

    Links(const GraphView& view, std::size_t first, std::size_t last) : view_(&view), first_(first), last_(last) {}
    Iterator begin() const { return {*view_, first_}; }
    Iterator end() const { return {*view_, last_}; }
    std::size_t size() const { return last_ - first_; }
    Link operator[](std::size_t at) const { return view_->link(first_ + at); }
    Link front() const { return view_->link(first_); }

  private:
    const GraphView* view_;
    std::size_t first_, last_;
};

inline Links GraphView::links_of(EdgeId e) const {
    return {*this, link_offsets[index(e)], link_offsets[index(e) + 1]};
}

/// Cost: O(rows + sum of k^2 over projects), plus sorting. Weights that overflow when added up, over a pair or over the
/// whole network (twice, as strengths do), are an `Error` (input) at the row that did it (the heaviest).
GraphView make_view(const Network& network, const ViewOptions& options = {}, const RunControl& run = {});

/// Sum of edge weights at each node (strength).
NodeColumn<double> strengths(const Graph& graph, const EdgeColumn<double>& weight);

} // namespace clusterbridge

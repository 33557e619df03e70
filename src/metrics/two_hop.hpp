#pragma once
#include "base/column.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <vector>

namespace clusterbridge {

/// One common partner of two nodes and its part of their two-hop score.
struct TwoHopShare {
    NodeId through{};
    double share = 0; ///< a_iz * a_zj / a_z.
};

/// Time-decayed resource allocation: who could introduce i to j.
///     R_ij = sum over common partners z of a_iz * a_zj / a_z.      with a_z. = sum of a over the partners of z
/// With a = 1 everywhere this is the resource allocation index (Zhou, Lu & Zhang 2009, Eur. Phys. J. B 71), with a
/// falling in time its weighted form. Each term is computed as (a_iz / sqrt(a_z.)) * (a_zj / sqrt(a_z.)) and terms are
/// added by ascending z, so that R_ij and R_ji agree to the last bit from whichever end they are computed.
/// Cost: a source costs the sum of its partners' degrees, all sources sum(k_z^2); memory O(n) per scratch, 12 bytes per
/// arc in all. Nodes without edges reach nobody. `a` must be positive and finite.
class TwoHop {
  public:
    TwoHop() = default;
    TwoHop(const Graph& graph, const EdgeColumn<double>& a);

    struct Scratch {
        std::vector<double> sum; ///< 0 wherever nothing was reached, also between two sources
        std::vector<NodeId> reached;
        std::size_t count = 0;
    };
    Scratch make_scratch() const;

    /// Calls visit(j, R_ij) for every j >= first that is neither `source` nor its neighbour and has R_ij > 0, in no
    /// particular order (it is fixed for a graph, though).
    template <class Visit> void visit(NodeId source, NodeId first, Scratch& scratch, Visit&& visit) const {
        accumulate(source, first, scratch);
        for (std::size_t k = 0; k < scratch.count; ++k) {
            const NodeId j = scratch.reached[k];
            const double r = scratch.sum[index(j)];
            scratch.sum[index(j)] = 0;
            if (r > 0)
                visit(j, r);
        }
    }

    struct Summary {
        double score = 0; ///< R_ij, the same bits as `visit` gives
        std::size_t partners = 0;
        NodeId strongest = kNoNode; ///< of equal shares the smallest
    };
    /// What a row of a list says of one pair, without a list of the partners. O(k_i + k_j).
    Summary summary(NodeId i, NodeId j) const;
    /// R_ij of one pair, the same bits as `visit` gives. O(k_i + k_j).
    double score(NodeId i, NodeId j) const;
    /// All common partners, largest share first, ties by id. O(k_i + k_j).
    std::vector<TwoHopShare> shares(NodeId i, NodeId j) const;
    /// a_z. : sum of a over the partners of z.
    double total(NodeId z) const { return total_[z]; }

  private:
    void accumulate(NodeId source, NodeId first, Scratch& scratch) const;
    template <class Use> void common(NodeId i, NodeId j, Use&& use) const;

    std::vector<std::size_t> offsets_{0}; // of the arcs of each node
    NodeColumn<double> total_;
    std::vector<NodeId> to_;    // by arc position: the neighbour, packed
    std::vector<double> out_;   // arc z -> j: a_zj / sqrt(a_z.)
    std::vector<double> enter_; // arc i -> z: a_iz / sqrt(a_z.), the same double as out_ of the arc z -> i
};

} // namespace clusterbridge

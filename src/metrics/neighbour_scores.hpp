#pragma once
#include "base/column.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <vector>

namespace clusterbridge {

/// The classical scores of a pair of nodes, from its common partners z with k_z partners each.
struct NeighbourScore {
    double common = 0;     ///< number of common partners (Newman 2001, Phys. Rev. E 64)
    double adamic = 0;     ///< sum of 1 / ln(k_z + 1) (Adamic & Adar 2003, Soc. Networks 25, with + 1)
    double allocation = 0; ///< sum of 1 / k_z (Zhou, Lu & Zhang 2009, Eur. Phys. J. B 71)
};

/// Baselines that every recommendation has to beat. Terms are added by ascending z, so that a pair has the same bits
/// from either end. Cost: a source costs the sum of its partners' degrees; memory O(n) per scratch. Nodes without edges
/// have score 0 with everybody. Unweighted: for closeness that falls in time see `TwoHop`.
class NeighbourScores {
  public:
    explicit NeighbourScores(const Graph& graph);

    struct Scratch {
        std::vector<NeighbourScore> score; ///< by node; only those of the loaded source are not 0
        std::vector<NodeId> reached;
    };
    Scratch make_scratch() const;
    /// Fills `score` for every node j >= first within two steps of the source (its partners and itself included), and
    /// clears what the source before had filled.
    void load(NodeId source, NodeId first, Scratch& scratch) const;
    /// k_i * k_j (preferential attachment)
    double degree_product(NodeId i, NodeId j) const {
        return static_cast<double>(graph_->degree(i)) * static_cast<double>(graph_->degree(j));
    }

  private:
    const Graph* graph_;
    NodeColumn<NeighbourScore> part_; // what a node gives to each pair of its partners
};

} // namespace clusterbridge

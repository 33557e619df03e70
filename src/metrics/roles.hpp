#pragma once
#include "graph/graph.hpp"
#include "graph/partition.hpp"

namespace clusterbridge {

struct Roles {
    NodeColumn<double> participation;   ///< NaN for isolated nodes
    NodeColumn<double> within_module_z; ///< NaN for nodes without community
};

/// Roles in a partition by strength (Guimerà & Amaral 2005, Nature 433). O(m + n).
/// participation = 1 - sum over communities c of (strength of i towards c / strength of i)^2; a neighbour without a
/// community counts as one of its own.
/// within_module_z = (k - mean) / deviation, where k is the strength of i towards its own community, and mean and
/// (population) standard deviation run over that community's k; 0 where all its k are alike.
Roles roles(const Graph& g, const EdgeColumn<double>& weight, const Partition& partition);

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

namespace clusterbridge {

struct StructuralHoles {
    NodeColumn<double> constraint;     ///< NaN for isolated nodes
    NodeColumn<double> effective_size; ///< NaN for isolated nodes
};

/// Burt (1992), Structural Holes, with tie weights. p_ij = w_ij / strength of i.
/// Constraint of i: sum over its neighbours j of (p_ij + sum over q of p_iq p_qj)^2.
/// Effective size of i: sum over its neighbours j of (1 - sum over q of p_iq m_jq), m_jq = w_jq / largest weight at j.
/// Both sums over q run over common neighbours of i and j. O(sum over edges of the smaller degree) time, O(n) memory
/// per thread. Undefined (NaN) for isolated nodes.
StructuralHoles constraint(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run = {});

} // namespace clusterbridge

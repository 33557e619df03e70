#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

namespace clusterbridge {

struct Closeness {
    NodeColumn<double> closeness; ///< (r-1)/sum d * (r-1)/(n-1); 0 for isolated nodes
    NodeColumn<double> harmonic;  ///< sum 1/d / (n-1); 0 for isolated nodes and n < 2
};

/// Exact closeness of every node over unweighted distances d: Wasserman & Faust (1994), r nodes reachable including
/// itself, and harmonic closeness (Rochat 2009; Boldi & Vigna 2014). Breadth-first searches from 256 sources at once
/// (Then et al. 2014, VLDB 8): O(n * m / 256 * levels) on small worlds, O(n * m) at worst; O(n) memory per block.
Closeness closeness(const Graph& g, const RunControl& run = {});

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

namespace clusterbridge {

/// Betweenness centrality of every node (Freeman 1977; Brandes 2001, J. Math. Sociol. 25(2)), exact and unweighted:
/// sum over unordered pairs {s, t} not containing v of the share of shortest s-t paths through v, divided by
/// (n-1)(n-2)/2; 0 everywhere for n < 3. Values that are equal but for rounding are made equal, so that ranks can be
/// compared. Numbers of paths of any size are right.
/// Twins are merged first; then 16 sources share each walk over the ties. O(n * m) time at worst,
/// O((threads * 16 + 32) * n) memory. For large graphs see betweenness_sampled.
NodeColumn<double> betweenness(const Graph& g, const RunControl& run = {});

/// Makes values equal that differ by less than 1e-12 of the larger: the largest of such a run stands for all.
void settle_ties(NodeColumn<double>& values);

} // namespace clusterbridge

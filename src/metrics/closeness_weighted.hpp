#pragma once
#include "metrics/closeness.hpp"

namespace clusterbridge {

/// `closeness` with 1 / weight as the length of a tie, so that strong ties are short (as in `betweenness_weighted`):
/// (r-1)/sum d * (r-1)/(n-1) with r nodes reachable including itself, and sum 1/d / (n-1); 0 for isolated nodes and
/// n < 2. In the unit of the weights: with all of them twice as large both are twice as large; neither is above the
/// largest weight. A distance beyond all doubles counts as the largest of them. Dijkstra's algorithm from every node
/// (Dijkstra 1959, Numer. Math. 1; Newman 2001, Phys. Rev. E 64, 016132): O(n m log n); O(n + m) memory per thread.
/// Same result on any number of threads. Without weights: closeness, much faster.
Closeness closeness_weighted(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run = {});

} // namespace clusterbridge

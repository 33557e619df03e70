#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstdint>

namespace clusterbridge {

/// Number of triangles through every node. O(m^1.5) time, O(n) memory per thread.
NodeColumn<std::uint64_t> triangles(const Graph& g, const RunControl& run = {});

/// Local clustering coefficient: triangles through v, divided by d(d-1)/2 pairs of neighbours (Watts & Strogatz 1998,
/// Nature 393); 0 for degree < 2. Unweighted.
NodeColumn<double> clustering(const Graph& g, const RunControl& run = {});

} // namespace clusterbridge

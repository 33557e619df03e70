#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstddef>

namespace clusterbridge {

struct PageRankOptions {
    double damping = 0.85;
    double tolerance = 1e-12; ///< of the sum of absolute changes (L1)
    std::size_t max_steps = 10000;
};

struct PageRankResult {
    NodeColumn<double> score; ///< sums to 1
    std::size_t steps = 0;
    double change = 0; ///< L1 change of the last step
};

/// PageRank (Brin & Page 1998) on the weighted undirected graph: a walk follows ties in proportion to their weight with
/// probability `damping`, else jumps to any node alike; from an isolated node it always jumps. Conjugate gradients on
/// the system scaled by the roots of strengths, which is symmetric, then steps of the walk until `change` is below
/// `tolerance`: O(steps * m), some twenty to sixty steps. Empty for the empty graph.
PageRankResult pagerank(const Graph& g, const EdgeColumn<double>& weight, const PageRankOptions& options = {},
                        const RunControl& run = {});

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstddef>

namespace clusterbridge {

struct EigenvectorOptions {
    std::size_t max_steps = 10000; ///< products with the matrix, per component
};

struct EigenvectorResult {
    NodeColumn<double> score; ///< empty where it did not converge
    bool converged = true;
    std::size_t steps = 0;
    double eigenvalue = 0; ///< in the unit of the weights
};

/// Eigenvector centrality (Bonacich 1972): the leading eigenvector of the weighted adjacency matrix, non-negative,
/// Euclidean norm 1. On a disconnected network that of the component with the largest eigenvalue (equal to 1e-10: the
/// larger component, then the one with the smallest node), 0 elsewhere; without any tie the first node gets 1.
/// Lanczos with thick restarts (Wu & Simon 2000, SIAM J. Matrix Anal. 22), then power steps that bring small entries to
/// full relative precision. O(steps * (m + 24 n)) time, 24 n memory.
EigenvectorResult eigenvector(const Graph& g, const EdgeColumn<double>& weight, const EigenvectorOptions& options = {},
                              const RunControl& run = {});

} // namespace clusterbridge

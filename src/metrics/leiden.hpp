#pragma once
#include "base/run_control.hpp"
#include "metrics/modularity.hpp"

#include <cstddef>
#include <cstdint>

namespace clusterbridge {

struct LeidenProblem; ///< what a run reads the graph as: metrics/leiden_climb.hpp

struct LeidenOptions {
    QualityFunction objective = QualityFunction::modularity;
    double resolution = 1;
    std::uint64_t seed = 1;
    std::uint64_t stream = 0;       ///< number of the run: each has chances of its own
    std::size_t max_iterations = 0; ///< 0 = until an iteration improves nothing
    double tolerance = 1e-10; ///< an iteration that gains less, as a share of the weight of all edges, is the last
    const Partition* start = nullptr; ///< begin here instead of every node alone
    /// Made by leiden_problem from the same graph, weights, objective and resolution: shared by many runs, which then
    /// need not make it each. Changes nothing but time.
    const LeidenProblem* problem = nullptr;
};

struct LeidenResult {
    Partition partition;        ///< by size, then smallest id; isolates in none
    double quality = 0;         ///< of the partition, computed anew from the graph
    std::size_t iterations = 0; ///< each is a whole climb: move, refine, aggregate, until nothing is left to aggregate
};

/// Communities by the Leiden algorithm: Traag, Waltman & van Eck (2019), Sci. Rep. 9, 5233.
/// Maximises `objective` (see metrics/modularity.hpp) by moving nodes from a queue of those whose surroundings changed,
/// splitting each community into well-connected parts, and going on with the parts as nodes; repeated from its own
/// result until that changes nothing. Parts grow by the best well-connected neighbour (the limit theta -> 0 of the
/// paper's random choice; chance lies in the order of visits), which needs no exponentials and so gives the same bytes
/// on every machine. Every community is connected, and the quality is never below that of `start`.
/// Cost about O(m) per iteration with a small constant, O(n + m) memory. No edges: no communities.
LeidenResult leiden(const Graph& graph, const EdgeColumn<double>& weight, const LeidenOptions& options = {},
                    const RunControl& run = {});

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "graph/partition.hpp"

#include <cstddef>
#include <cstdint>

namespace clusterbridge {

/// How many bits a step of a random walk takes, if each community has a code book of its own for its members and for
/// leaving it, and one more book names the community that is entered. Rosvall & Bergstrom (2008), PNAS 105, 1118; this
/// form: Rosvall, Axelsson & Bergstrom (2009), Eur. Phys. J. Spec. Top. 178, 13. With p the share of a node in all
/// strengths, q_i the share of weight that leaves community i (one direction), Q the sum of all q_i and h(x) = x log2
/// x:
///   L = h(Q) - 2 sum h(q_i) - sum h(p) + sum h(q_i + p_i).
/// One community: the entropy of p. Nodes without community count as communities of their own. Without edges 0.
/// Cost O(n + m).
double codelength(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition);

struct MapEquationOptions {
    std::uint64_t seed = 1;
    std::uint64_t stream = 0;         ///< number of the run: each has chances of its own
    std::size_t max_iterations = 0;   ///< 0 = until an iteration improves nothing
    double tolerance = 1e-10;         ///< an iteration that saves fewer bits is the last
    const Partition* start = nullptr; ///< begin here instead of every node alone
};

struct MapEquationResult {
    Partition partition;        ///< by size, then smallest id; isolates in none
    double codelength = 0;      ///< bits per step, computed anew from the graph
    double saved = 0;           ///< bits per step less than with one community for all; never below 0
    std::size_t iterations = 0; ///< whole climbs: move, refine, aggregate, until nothing is left to aggregate
};

/// Communities that keep a random walk for long: the partition with the shortest codelength, searched with the moves,
/// queue, refinement and aggregation of metrics/leiden.hpp. Unlike modularity it does not merge small communities in
/// large networks; where ties across outweigh those inside, it finds one community per component. Two levels,
/// undirected, weighted, without teleportation. Every community is connected (to split a disconnected one never makes
/// the code longer: h(a+b) - h(a) - h(b) grows with both, and what a part visits is no less than what leaves it). Not
/// worse than the components as communities, nor than `start`. Logarithms are computed here, by the same additions and
/// multiplications on every machine. Cost about O(m) per iteration, some five times that of Leiden, O(n + m) memory. No
/// edges: no communities.
MapEquationResult map_equation(const Graph& graph, const EdgeColumn<double>& weight,
                               const MapEquationOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

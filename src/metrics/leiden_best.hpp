#pragma once
#include "base/run_control.hpp"
#include "metrics/leiden.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace clusterbridge {

struct RecombinationOptions {
    QualityFunction objective = QualityFunction::modularity;
    double resolution = 1;
    std::uint64_t seed = 1;
    std::size_t population = 10; ///< of the best different runs, at least 2
    std::size_t rounds = 10;     ///< at most; each makes as many children as the population is large
    std::size_t patience = 2; ///< rounds without a better best before the search ends, fewer where children are known
    double tolerance = 1e-10; ///< a climb of a child that gains less, as a share of all weight, is its last
};

/// How hard to try where the graph has so many edges: small ones get a larger population and more patience, above
/// 100,000 edges a few children must do.
RecombinationOptions recombination_effort(std::size_t edges);

struct RecombinationResult {
    Partition partition;
    double quality = 0;     ///< of the partition, computed anew from the graph; never below that of the best run
    std::size_t rounds = 0; ///< made
    bool improved = false;  ///< better than the best run
};

/// A better partition than any of many runs, made from them: what two good partitions agree on is kept together, and
/// only the rest is decided anew. The groups of nodes that are together in both parents become the nodes of a smaller
/// graph; Leiden climbs there from single groups, and then on the graph itself.
/// Every fourth child comes from one parent alone, some of whose communities were dissolved, every eighth from a parent
/// and a run that is made for it. A child that arrives where somebody has climbed from before is dropped there, one
/// that falls behind all parents ends early. The best of parents and children, all different, are the next parents.
/// Ovelgönne & Geyer-Schulz (2013), in: Graph Partitioning and Graph Clustering, Contemp. Math. 588, 187 (core groups);
/// Biedermann et al. (2018), SEA, LIPIcs 103, 3 (memetic clustering). Chance depends on the seed and the number of the
/// child alone, so threads change nothing. `runs` must not be empty. Every community is connected. Cost about O(m) per
/// child, O(population * n + threads * m) memory beside the runs. No edges: no communities.
RecombinationResult recombine(const Graph& graph, const EdgeColumn<double>& weight, std::span<const LeidenResult> runs,
                              const RecombinationOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

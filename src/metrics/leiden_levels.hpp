#pragma once
#include "base/run_control.hpp"
#include "metrics/leiden.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

struct LevelOptions {
    QualityFunction objective = QualityFunction::modularity;
    double resolution = 1; ///< of the given partition; each level down has twice that of the one above
    std::uint64_t seed = 1;
    std::size_t depth = 1; ///< levels below the given partition
    std::size_t runs = 5;  ///< per level; the best counts
};

/// Communities within communities: each level divides every community of the one above it by Leiden at twice the
/// resolution, judged as in the whole graph (strengths and total weight are those of the whole graph). So levels are
/// nested, and what the next resolution of a plateau scan would cut across stays whole. A community that does not
/// divide is carried on. Every community is connected; isolated nodes are in none. No edges: levels without
/// communities. Cost about O(runs * m) per level.
std::vector<Partition> nested_levels(const Graph& graph, const EdgeColumn<double>& weight, const Partition& top,
                                     const LevelOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

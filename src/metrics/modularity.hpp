#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "graph/partition.hpp"

#include <cstdint>
#include <span>

namespace clusterbridge {

/// What a partition is judged by. `modularity` compares the weight inside communities with what the strengths of their
/// members would give by chance; `cpm` (constant Potts model) with a fixed weight per pair.
enum class QualityFunction : std::uint8_t { modularity, cpm };

/// Weighted modularity at a resolution: sum over communities of W_in / W - resolution * (S / 2W)^2, with W the weight
/// of all edges, W_in that of the edges inside, S the strengths of the members (strengths always count all edges).
/// Newman & Girvan (2004), Phys. Rev. E 69, 026113; Newman (2004), 70, 056131; Reichardt & Bornholdt (2006), 74,
/// 016110. Nodes without community count as communities of their own. Without edges 0. Cost O(n + m); threads change
/// nothing else.
double modularity(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition,
                  double resolution = 1, const RunControl& run = {});

/// Constant Potts model: sum over communities of W_in - resolution * s (s - 1) / 2, s members (not normalised).
/// Traag, Van Dooren & Nesterov (2011), Phys. Rev. E 84, 016114. A community is worth having where the mean weight per
/// pair inside is above `resolution`, which therefore has the unit of a weight. Cost O(n + m).
double constant_potts(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition,
                      double resolution, const RunControl& run = {});

/// One or the other.
double quality(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition,
               QualityFunction function, double resolution, const RunControl& run = {});

/// A partition from any labels (one per node): communities numbered from 0 by size, largest first, then by smallest
/// member; isolated nodes get none. Cost O(n log n).
Partition number_communities(const Graph& graph, std::span<const std::uint32_t> labels);

} // namespace clusterbridge

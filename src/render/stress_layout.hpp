#pragma once
#include "base/run_control.hpp"
#include "render/scene.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace clusterbridge {

using LayoutTies = std::vector<std::pair<std::size_t, std::size_t>>;

/// Points whose distances follow the steps between nodes: least stress
///     sum over pairs i < j of (|x_i - x_j| - d_ij)^2 / d_ij^2,   d_ij = steps on the shortest path, length 1 a tie,
/// by majorisation (Gansner, Koren & North 2005, LNCS 3383), one node after the other, over-relaxed. Start: pivot
/// multidimensional scaling (Brandes & Pich 2007, LNCS 4372) from 50 pivots. Above 2,000 nodes the first steps, and
/// above 4,000 nodes or 127 steps from a pivot, all of them, are taken on the sparse model (Ortmann, Klimenta &
/// Brandes 2017, JGAA 21): forces from partners and from pivots alone, each pivot standing for the nodes around it.
/// (Alone it costs a few percent of stress on dense networks, which the springs that follow take back, and less than
/// half the time.) Shape: one point per node in the unit of a tie's length, around the origin. Same input and seed,
/// same bits: all arithmetic is in float, added in fixed lanes. Cost: O(n^2) time per step (15) and n^2 bytes where all
/// pairs are used, else O(m + 200 n) per step. The graph has to be connected (else an internal `Error`). No node:
/// nothing; one: the origin. Loops and repeated ties change nothing.
std::vector<Point> stress_layout(std::size_t nodes, const LayoutTies& ties, std::uint64_t seed, const RunControl& run);

/// How much stress points have beyond what a change of scale mends, as a mean over pairs: 0 where every distance is
/// proportional to the steps, near 0.15-0.2 for networks with short ways. Pairs without a way between them do not
/// count. O(n m) time, O(n) memory: for measuring.
double scaled_stress(const std::vector<Point>& points, const LayoutTies& ties);

} // namespace clusterbridge

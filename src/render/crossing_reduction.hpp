#pragma once
#include "base/run_control.hpp"
#include "render/step_distances.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Moves single nodes of a settled layout to where fewer of their drawn ties cross others. Node by node, those with few
/// partners first, three places at most a quarter of a tie's mean length away are drawn by lot (the reach shrinks by a
/// tenth each round); the best is taken if crossings get fewer and the energy of the springs (those of
/// render/spring_forces.hpp: r^3 / 3 a tie, and for every pair a push of r^-1.5, as strong as balances all ties by the
/// virial theorem) rises by no more than 0.08 for each crossing that goes, lengths in mean ties. So the shape stays,
/// and with it nearly all of the stress. Radermacher et al. (2018), ALENEX, 129 (moving vertices one by one; there
/// all places of the plane are looked at). Rounds end when nobody moves, after 20, or when 20,000
/// pairs of ties a node were compared, in the middle of a round too; networks with more than 200 sqrt(n) drawn ties
/// stay as they are. Ties are looked at in blocks of 16 that lie together; a block out of reach counts as one pair.
/// Crossings are counted in float; ties with a common end do not cross. `springs` and `drawn` number the same nodes; a
/// tie that is no spring holds nothing together, a spring that is not drawn crosses nothing. Same input and seed, same
/// bits. O(n + m) memory. Points may coincide; without ties nothing moves.
void reduce_crossings(std::vector<float>& x, std::vector<float>& y, const StepGraph& springs, const StepGraph& drawn,
                      std::uint64_t seed, const RunControl& run);

} // namespace clusterbridge

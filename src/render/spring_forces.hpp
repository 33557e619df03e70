#pragma once
#include "base/run_control.hpp"
#include "render/step_distances.hpp"

#include <vector>

namespace clusterbridge {

/// Moves points until springs and repulsion balance, from where they are: a tie of length r pulls with r^2 / K, two
/// nodes r apart push each other with 0.1 K^2.5 / r^1.5, K the mean length of a tie at the start (the spring-electrical
/// model, Hu 2005, Mathematica Journal 10; the exponent above 1 keeps far parts of the network where they are). 240
/// steps, no node farther in one than a temperature that begins at 3 K and falls to a sixtieth (Fruchterman & Reingold
/// 1991). A step is three fifths the last one, as a heavy ball goes on (Polyak 1964), and two fifths what the forces
/// want; pushes are added up anew for every second step. After places of least stress it trades some of the stress for
/// fewer crossings of ties: bench/layout.py, docs/performance.md. Up to 300 nodes all pairs push, O(n^2) a step; above,
/// groups of far nodes push as one (Barnes & Hut 1986, Nature 324, opening at 1), O(n log n + m). Float arithmetic in
/// one order: same input, same bits. Points may coincide; a graph without ties stays as it is.
void settle_springs(std::vector<float>& x, std::vector<float>& y, const StepGraph& graph, const RunControl& run);

} // namespace clusterbridge

#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "metrics/exact_weights.hpp"

namespace clusterbridge {

/// Betweenness (Brandes 2001) with length = 1 / weight of a tie, normalised as in `betweenness`. Whether two paths are
/// equally long is decided exactly, on the fractions that the weights are. Lengths are multiplied up to whole numbers
/// of 32, 64 or 128 bits where that fits (the first two with nodes waiting in buckets, unless lengths are very far
/// apart); else compared in floating point with an exact verdict on near ties. O(n * m) time, O(n * (m + n log n))
/// without buckets, more with many near ties; O(n + m) memory per thread. 0 everywhere for n < 3. Numbers of paths of
/// any size are right.
NodeColumn<double> betweenness_weighted(const Graph& g, const ExactWeights& weights, const RunControl& run = {});

} // namespace clusterbridge

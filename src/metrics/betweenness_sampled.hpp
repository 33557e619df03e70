#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>

namespace clusterbridge {

struct SamplingOptions {
    double epsilon = 0.01;   ///< largest error of any node's value ...
    double confidence = 0.9; ///< ... with at least this probability
    std::uint64_t seed = 1;
};

struct SampledBetweenness {
    NodeColumn<double> score;
    std::size_t samples = 0;
    double epsilon = 0, confidence = 0; ///< the promise that holds
};

/// Betweenness of every node (normalised as in `betweenness`) estimated from shortest paths between random pairs:
/// KADABRA, Borassi & Natale (2016), ESA. With probability `confidence` no value is off by more than `epsilon`.
/// Sampling ends as soon as their bounds say so, node by node, and at the latest after as many samples as the VC
/// dimension asks for (Riondato & Kornaropoulos 2016, Data Min. Knowl. Disc. 30): 0.5 / epsilon^2 * (floor(log2(d - 2))
/// + 1 + ln(2 / (1 - confidence))), d an upper bound on the nodes of a shortest path; each of the two ends of sampling
/// gets half of the doubt. A first twenty-fifth as many samples decide how the doubt is shared out among nodes and
/// counts for nothing else. Searches run from both ends at once. Same seed, same result, whatever the threads.
/// O(samples * m) time at worst, usually far less; O(threads * n) memory.
SampledBetweenness betweenness_sampled(const Graph& g, const SamplingOptions& options = {}, const RunControl& run = {});

/// How many samples `options` needs on `g` at most. O(n + m).
std::size_t samples_needed(const Graph& g, const SamplingOptions& options);

} // namespace clusterbridge

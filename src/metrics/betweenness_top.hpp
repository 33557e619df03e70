#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

struct TopOptions {
    std::size_t count = 10;  ///< how many nodes
    double epsilon = 0.01;   ///< two values nearer than this may stand in either order ...
    double confidence = 0.9; ///< ... and all that is said holds with at least this probability
    std::uint64_t seed = 1;
};

struct TopNode {
    NodeId id{};
    double score = 0;         ///< estimate, normalised as in `betweenness`
    double low = 0, high = 0; ///< the true value lies between
    bool separated = false;   ///< the true value is not below that of any node that comes later or is left out
};

struct TopBetweenness {
    std::vector<TopNode> nodes; ///< by falling estimate, equal ones by id; fewer than `count` only where n is
    std::size_t samples = 0;
    std::size_t most = 0;               ///< samples after which it would have ended anyway
    double epsilon = 0, confidence = 0; ///< the promise that holds
};

/// The nodes of highest betweenness in order, without computing it: KADABRA's top-k form, Borassi & Natale (2016), ESA,
/// on the sampling and the bounds of `betweenness_sampled`. With probability `confidence`, no node that comes later
/// or is left out has a value above that of one before it by more than `epsilon`, and all intervals hold. Sampling ends
/// as soon as each of the `count` nodes is either separated from all that follow or tied with them within epsilon; the
/// doubt is shared out by the gaps that a first twenty-fifth of the samples shows, so wide gaps end it early. At the
/// latest it ends after the samples that the VC dimension asks for at epsilon / 2. Same seed, same result, whatever the
/// threads. No path can have an inner node (n < 3, no component of three): the first nodes by id, all 0, no samples.
/// O(samples * m) time at worst, usually far less; O(threads * n) memory. For every node's value: betweenness_sampled.
TopBetweenness betweenness_top(const Graph& g, const TopOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

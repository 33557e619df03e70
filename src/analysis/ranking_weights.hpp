#pragma once
#include "graph/graph_view.hpp"
#include "metrics/exact_weights.hpp"

namespace clusterbridge {

/// The weights of a view's edges as fractions: the decimals of its tie rows and 1/(k-1) (or 1) of its projects, added
/// without rounding. O(links + m log m) operations on fractions.
ExactWeights exact_weights(const Network& network, const GraphView& view, const ViewOptions& options);

} // namespace clusterbridge

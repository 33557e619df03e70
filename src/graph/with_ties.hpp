#pragma once
#include "graph/network.hpp"

#include <span>
#include <utility>

namespace clusterbridge {

/// The network with these pairs tied as well. `as_projects`: a new tie is a project of the two, without date and theme,
/// because that is what people do where ties come from projects, and what gaps between groups are counted by there;
/// else it is a row of weight 1 without relation. The new records come from no row of any file. Pairs must be of two
/// organisations, each once; their order changes nothing. O(records + pairs log pairs).
Network with_ties(const Network& network, std::span<const std::pair<NodeId, NodeId>> pairs, bool as_projects);

} // namespace clusterbridge

#pragma once
#include "graph/graph.hpp"
#include "graph/groups.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace clusterbridge {

/// A network at one time, with its groups.
struct GroupedNetwork {
    const Network* network = nullptr;
    const Graph* graph = nullptr;
    const Groups* groups = nullptr;
};

/// An organisation that tied groups which nobody ties any more.
struct LostBroker {
    NodeId organisation{};                                      ///< of the network before
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs; ///< groups of before, a < b
};

/// A common neighbour of two groups is an organisation in neither, tied to a member of each (the brokers of gaps). Lost
/// are the common neighbours of two groups that had some and have none now. Groups are known by their keys, must be
/// there at both times and have had at least three organisations. An organisation that has joined one of the two groups
/// and is still tied to the other (or joined both) is not lost: it is the contact now. By organisation. O(sum over
/// organisations of the square of the groups they touch); memory one bit per pair of groups.
std::vector<LostBroker> lost_brokers(const GroupedNetwork& before, const GroupedNetwork& after);

} // namespace clusterbridge

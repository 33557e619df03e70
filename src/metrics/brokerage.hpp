#pragma once
#include "base/run_control.hpp"
#include "graph/graph.hpp"

#include <cstdint>

namespace clusterbridge {

struct Brokerage {
    NodeColumn<std::uint64_t> coordinator, itinerant, gatekeeper, liaison;
};

/// Brokerage roles of Gould & Fernandez (1989), Sociological Methodology 19, for undirected ties. For every pair {a, b}
/// of neighbours of v that are not tied themselves: coordinator if all three are in one group, itinerant if a and b
/// share a group and v is in another, gatekeeper (= representative, as ties have no direction) if v shares its group
/// with exactly one of them, liaison if all three groups differ. The four sum to the number of such pairs.
/// `group`: any numbering of groups below 2^32. O(m^1.5) time, O(n) memory per thread; exact integers.
Brokerage brokerage(const Graph& g, const NodeColumn<std::uint32_t>& group, const RunControl& run = {});

} // namespace clusterbridge

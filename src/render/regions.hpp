#pragma once
#include "render/layout.hpp"

#include <vector>

namespace clusterbridge {

/// One piece of the land of a group.
struct Region {
    std::uint32_t group = kNoGroup;
    std::vector<Point> outline;
    double area = 0;
};

/// The land of each group, as on a map: its nodes' Voronoi cells, cut with a closing of discs around the nodes, then
/// smoothed. Regions never overlap, since cells do not and smoothing only takes land away within them. Groups of fewer
/// than `smallest` nodes have none. `scale`: the usual distance between nodes. Ordered by group, larger pieces first.
std::vector<Region> regions_of(const std::vector<Body>& bodies, const Box& area, double scale,
                               std::size_t smallest = 3);

} // namespace clusterbridge

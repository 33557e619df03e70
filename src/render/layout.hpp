#pragma once
#include "base/run_control.hpp"
#include "render/scene.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// Where nodes go: a stress layout, then steps of our own that make room for nodes and for print.
namespace clusterbridge {

inline constexpr std::uint32_t kNoGroup = 0xFFFFFFFFU;
inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct LayoutGraph {
    std::size_t nodes = 0;
    std::vector<std::pair<std::size_t, std::size_t>> ties;
    std::vector<std::uint32_t> group; ///< of each node, or kNoGroup
};

/// Positions by `stress_layout`, `settle_springs` and `reduce_crossings`. Two invisible anchors per group, tied to all
/// its members, pull the groups apart (leaving cross ties out instead put unrelated groups side by side). Parts that
/// hang on nothing are tied to the largest group, so that they stay near. The longer axis lies level. Same input, same
/// points.
std::vector<Point> force_layout(const LayoutGraph& graph, std::uint64_t seed, const RunControl& run);

/// Stretches the points to fill the box; one axis at most `stretch` times more than the other.
void fit_into(std::vector<Point>& points, const Box& box, double stretch);

struct Body {
    Point at;
    double radius = 3; ///< half of its box
    std::uint32_t group = kNoGroup;
    double mobility = 1; ///< 0 = stays
};

/// A box that nodes leave, except the one that owns it.
struct Obstacle {
    Box box;
    std::size_t owner = static_cast<std::size_t>(-1);
};

/// Gives every group its own ground before `spread`: groups become discs as large as their members need, discs are
/// pushed apart where they overlap, and members move with their disc. Neighbourhoods of the force layout stay, groups
/// no longer lie through one another. `spacing`: the usual distance between nodes.
void part_groups(std::vector<Body>& bodies, const Box& area, double spacing);

struct SpreadOptions {
    double gap = 3;       ///< between nodes
    double group_gap = 0; ///< more, between nodes of different groups
    int rounds = 60;
};

/// Pushes bodies apart until the gaps hold or the rounds end, inside the area. Deterministic. O(rounds * n) with a
/// grid.
void spread(std::vector<Body>& bodies, const Box& area, const std::vector<Obstacle>& obstacles,
            const SpreadOptions& options);

inline Box box_of(const Body& body, double gap = 0) {
    const double r = body.radius + gap;
    return {body.at.x - r, body.at.y - r, body.at.x + r, body.at.y + r};
}

} // namespace clusterbridge

#include "render/overview_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace clusterbridge {

namespace {

/// Pinned places by body; scaled to the area where they do not fit it, as after a change of paper.
std::vector<std::optional<Point>> pins_of(const Overview& o) {
    std::vector<std::optional<Point>> pins(o.bodies.size());
    Box all{1e300, 1e300, -1e300, -1e300};
    std::size_t count = 0, outside = 0;
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        const auto& pin = o.picture.nodes[o.node_of[b]].pinned;
        if (!pin)
            continue;
        const Point at{pin->first, pin->second};
        pins[b] = at;
        all = {std::min(all.left, at.x), std::min(all.top, at.y), std::max(all.right, at.x),
               std::max(all.bottom, at.y)};
        ++count;
        outside += around(at, 0).within(o.area) ? 0U : 1U;
    }
    const bool scaled = outside * 20 > count;
    for (std::size_t b = 0; b < pins.size(); ++b) {
        if (!pins[b])
            continue;
        Point& at = *pins[b];
        if (scaled) {
            const double x = all.width() > 0 ? (at.x - all.left) / all.width() : 0.5;
            const double y = all.height() > 0 ? (at.y - all.top) / all.height() : 0.5;
            at = {o.area.left + (0.04 + 0.92 * x) * o.area.width(), o.area.top + (0.04 + 0.92 * y) * o.area.height()};
        }
        const double r = o.bodies[b].radius;
        at = {std::clamp(at.x, o.area.left + r, o.area.right - r), std::clamp(at.y, o.area.top + r, o.area.bottom - r)};
    }
    return pins;
}

/// Newcomers take the middle of their placed partners, a little apart; a few rounds reach those behind newcomers.
void place_newcomers(Overview& o, std::vector<std::uint8_t> placed) {
    const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
    for (int round = 0; round < 6; ++round) {
        std::vector<Point> sum(o.bodies.size());
        std::vector<double> weight(o.bodies.size());
        for (const auto& tie : o.picture.ties) {
            const std::size_t a = o.body_of[tie.a], b = o.body_of[tie.b];
            for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}})
                if (placed[from] && !placed[to]) {
                    sum[to].x += tie.weight * o.bodies[from].at.x;
                    sum[to].y += tie.weight * o.bodies[from].at.y;
                    weight[to] += tie.weight;
                }
        }
        bool any = false;
        for (std::size_t b = 0; b < o.bodies.size(); ++b) {
            if (placed[b] || weight[b] <= 0)
                continue;
            const double angle = golden * static_cast<double>(b);
            o.bodies[b].at = {sum[b].x / weight[b] + 0.5 * o.spacing * std::cos(angle),
                              sum[b].y / weight[b] + 0.5 * o.spacing * std::sin(angle)};
            placed[b] = 1;
            any = true;
        }
        if (!any)
            return;
    }
}

} // namespace

bool pin_bodies(Overview& o) {
    const auto pins = pins_of(o);
    std::vector<std::uint8_t> placed(o.bodies.size());
    for (std::size_t b = 0; b < pins.size(); ++b)
        if (pins[b]) {
            o.bodies[b].at = *pins[b];
            o.bodies[b].mobility = 0;
            placed[b] = 1;
        }
    if (std::find(placed.begin(), placed.end(), std::uint8_t{1}) == placed.end())
        return false;
    o.fixed = placed;
    place_newcomers(o, std::move(placed));
    return true;
}

} // namespace clusterbridge

#include "render/groups_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace clusterbridge {

namespace {

/// The middle of the places that a circle's members had last time.
std::vector<std::optional<Point>> pinned_middles(const Circles& o) {
    std::vector<Point> sum(o.circles.size());
    std::vector<double> count(o.circles.size());
    for (std::size_t i = 0; i < o.picture.nodes.size(); ++i)
        if (const auto& pin = o.picture.nodes[i].pinned; pin && o.circle_of[i] < o.circles.size()) {
            sum[o.circle_of[i]].x += pin->first;
            sum[o.circle_of[i]].y += pin->second;
            ++count[o.circle_of[i]];
        }
    std::vector<std::optional<Point>> middles(o.circles.size());
    for (std::size_t b = 0; b < middles.size(); ++b)
        if (count[b] > 0)
            middles[b] = Point{std::clamp(sum[b].x / count[b], o.area.left, o.area.right),
                               std::clamp(sum[b].y / count[b], o.area.top, o.area.bottom)};
    return middles;
}

} // namespace

void lay_out(Circles& o, const RunControl& run, const Charge& charge) {
    charge("layout");
    LayoutGraph graph;
    graph.nodes = o.circles.size();
    graph.group.assign(o.circles.size(), kNoGroup);
    for (const std::size_t t : o.shown)
        graph.ties.emplace_back(o.ties[t].a, o.ties[t].b);
    auto points = force_layout(graph, o.picture.seed, run);
    charge("overlap");
    double total = 0;
    for (const auto& circle : o.circles)
        total += circle.members;
    const double room = o.area.width() * o.area.height();
    const double unit = std::sqrt((o.rings ? 0.07 : 0.15) * room / (std::numbers::pi * std::max(total, 1.0)));
    const double line = line_height(o.paper.initiative);
    fit_into(points, {o.area.left + 30, o.area.top + 30, o.area.right - 30, o.area.bottom - 30}, 1.6);
    const auto pinned = pinned_middles(o);
    for (std::size_t b = 0; b < o.circles.size(); ++b) {
        Body body;
        body.at = pinned[b].value_or(points[b]);
        body.mobility = pinned[b] ? 0.1 : 1;
        body.radius = std::clamp(unit * std::sqrt(o.circles[b].members), (o.rings ? 0.7 : 0.5) * line,
                                 (o.rings ? 0.09 : 0.17) * std::min(o.area.width(), o.area.height()));
        body.group = static_cast<std::uint32_t>(b);
        o.bodies.push_back(body);
    }
    const double free = std::sqrt(room / static_cast<double>(std::max<std::size_t>(o.bodies.size(), 6)));
    spread(o.bodies, o.area, {}, {o.rings ? std::max(2.6 * line, 0.62 * free) : 2.6 * line, 0, o.rings ? 300 : 120});
}

std::vector<PieSlice> slices_of(const std::vector<std::size_t>& counts) {
    std::size_t total = 0;
    for (const std::size_t count : counts)
        total += count;
    std::vector<PieSlice> slices;
    for (std::size_t order = 0; order < counts.size(); ++order)
        if (counts[order] > 0)
            slices.push_back({order == kKindStyles - 1 ? "#D8D8D8" : style_at(order).fill,
                              static_cast<double>(counts[order]) / static_cast<double>(total)});
    return slices;
}

} // namespace clusterbridge

#include "render/ego_parts.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

namespace {

/// Row of a partner, counted from the top of its side.
std::size_t row_of(const Ego& o, std::size_t partner) {
    return partner < o.right_rows ? partner : o.left_rows - 1 - (partner - o.right_rows);
}

/// Places among the partners of those who introduce, in the order of the suggestion.
std::vector<std::size_t> introducing_partners(const Ego& o, const PictureSuggestion& suggestion) {
    std::vector<std::size_t> found;
    for (const std::size_t i : suggestion.introducers)
        if (const auto at = std::find(o.partners.begin(), o.partners.end(), i); at != o.partners.end())
            found.push_back(static_cast<std::size_t>(at - o.partners.begin()));
    return found;
}

/// Lanes this near to the top and to the foot of the ring would lead past the name in the middle.
constexpr double kUsed = 0.8;

std::size_t within_reach(std::size_t gap, std::size_t rows) {
    if (rows < 2)
        return gap;
    const auto least = static_cast<std::size_t>(std::ceil((1 - kUsed) / 2 * static_cast<double>(rows)));
    return std::clamp(gap, least, rows - least);
}

/// The lane beside the first introducer of this side, on the side of it that is nearer to `height`; else the one at
/// that height.
std::size_t gap_for(const Ego& o, const Outer& outer, double height) {
    const std::size_t rows = outer.right ? o.right_rows : o.left_rows;
    for (const std::size_t partner : introducing_partners(o, o.suggestions[outer.suggestion]))
        if ((partner < o.right_rows) == outer.right) {
            const std::size_t row = row_of(o, partner);
            const bool above = on_ring(o, static_cast<double>(partner)).y - o.area.centre().y > height;
            return within_reach(above ? row : row + 1, rows);
        }
    const double share = std::clamp(0.5 + height / o.area.height(), 0.0, 1.0);
    return within_reach(static_cast<std::size_t>(std::lround(share * static_cast<double>(rows))), rows);
}

} // namespace

void choose_lanes(Ego& o) {
    const Point c = o.area.centre();
    std::vector<std::pair<double, Outer>> all; // by how far right
    for (std::size_t s = 0; s < o.suggestions.size(); ++s) {
        Outer outer;
        outer.suggestion = s;
        outer.node = o.suggestions[s].a == o.focus ? o.suggestions[s].b : o.suggestions[s].a;
        double side = 0;
        for (const std::size_t partner : introducing_partners(o, o.suggestions[s])) {
            const Point at = on_ring(o, static_cast<double>(partner));
            side += at.x - c.x;
            outer.height += at.y - c.y;
        }
        all.emplace_back(side, outer);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const std::size_t half = (all.size() + 1) / 2;
    for (std::size_t k = 0; k < all.size(); ++k) {
        all[k].second.right = k < half;
        o.outer.push_back(all[k].second);
    }
    std::stable_sort(o.outer.begin(), o.outer.end(),
                     [](const Outer& a, const Outer& b) { return a.right != b.right ? a.right : a.height < b.height; });
    for (std::size_t k = 0; k < o.outer.size(); ++k) {
        const std::size_t first = k < half ? 0 : half, count = k < half ? half : o.outer.size() - half;
        const double even =
            o.area.height() * ((static_cast<double>(k - first) + 0.5) / static_cast<double>(count) - 0.5);
        o.outer[k].gap = gap_for(o, o.outer[k], even);
        if (k > first) // lanes do not cross
            o.outer[k].gap = std::max(o.outer[k].gap, o.outer[k - 1].gap);
        ++(o.outer[k].right ? o.right_lanes : o.left_lanes)[o.outer[k].gap];
    }
}

namespace {

/// Those of one side: lanes in order, then places as near to their lanes as their names allow.
void measure_side(Ego& o, std::size_t first, std::size_t last) {
    const auto rows = static_cast<double>(o.outer[first].right ? o.right_rows : o.left_rows);
    const auto count = static_cast<double>(last - first);
    const double row = rows > 0 ? (2 * o.ring_y - o.lane_height * count) / rows : 0;
    const double badge = 1.62 * std::max(7.0, o.paper.text * 0.92);
    const double top = o.area.top + 1.5 * badge, bottom = o.area.bottom - badge;
    const double step = std::min((bottom - top) / std::max(count - 1, 1.0), 58 * o.unit);
    for (std::size_t k = first; k < last; ++k) {
        Outer& outer = o.outer[k];
        const double above =
            row * static_cast<double>(outer.gap) + o.lane_height * (static_cast<double>(k - first) + 0.5);
        outer.lane = o.area.centre().y - o.ring_y + above;
        if (rows < 2) // there is room within the only row
            outer.lane = o.area.centre().y + kUsed * (above - o.ring_y);
        outer.y = std::max(outer.lane, k > first ? o.outer[k - 1].y + step : top);
    }
    double limit = bottom;
    for (std::size_t k = last; k-- > first; limit = o.outer[k].y - step)
        o.outer[k].y = std::min(o.outer[k].y, limit);
}

} // namespace

void measure_outer(Ego& o) {
    for (std::size_t first = 0, last = 0; first < o.outer.size(); first = last) {
        while (last < o.outer.size() && o.outer[last].right == o.outer[first].right)
            ++last;
        measure_side(o, first, last);
    }
}

namespace {

void go_straight(std::vector<Point>& curve, Point to) {
    const Point from = curve.back();
    curve.push_back({from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3});
    curve.push_back({from.x + 2 * (to.x - from.x) / 3, from.y + 2 * (to.y - from.y) / 3});
    curve.push_back(to);
}

/// From the lane's end to whom it leads to, leaving it level.
void go_outside(const Ego& o, std::vector<Point>& curve, const Outer& outer) {
    const Point to = o.out.places[outer.node], from = curve.back();
    curve.push_back({from.x + 0.3 * (to.x - from.x), from.y});
    curve.push_back({from.x + 0.3 * (to.x - from.x), to.y});
    curve.push_back(to);
}

/// Where the lane meets the ring, and where the names beside it end.
double lane_start(const Ego& o, const Outer& outer) {
    const double t = std::clamp((outer.lane - o.area.centre().y) / o.ring_y, -1.0, 1.0);
    return o.ring_x * ring_width(t);
}
double lane_end(const Ego& o) {
    return o.outer_x - 12 * o.unit;
}

} // namespace

std::vector<Point> lane_curve(const Ego& o, const Outer& outer) {
    const Point c = o.out.places[o.focus];
    const double way = outer.right ? 1 : -1, start = lane_start(o, outer);
    std::vector<Point> curve{c};
    double out = 0; // past the name below the middle
    if (outer.lane > c.y) {
        out = o.name_half + 4;
        go_straight(curve, {c.x + way * out, c.y});
    }
    const double rest = std::max(0.0, start - out);
    curve.insert(curve.end(), {{c.x + way * (out + 0.85 * rest), c.y},
                               {c.x + way * (out + 0.6 * rest), outer.lane},
                               {c.x + way * (out + rest), outer.lane}});
    go_straight(curve, {c.x + way * std::max(out + rest, lane_end(o)), outer.lane});
    go_outside(o, curve, outer);
    return curve;
}

std::vector<Point> introduction_curve(const Ego& o, const Outer& outer, std::size_t introducer) {
    const Point c = o.area.centre(), from = o.out.places[introducer];
    const double way = outer.right ? 1 : -1, start = lane_start(o, outer);
    const double y = outer.lane + (from.y > outer.lane ? 1 : -1) * 0.32 * o.lane_height; // beside the dashes
    const bool near = std::abs(from.y - outer.lane) < o.row && (from.x > c.x) == outer.right;
    std::vector<Point> curve{from};
    if (near) { // past its own name: first along the ring
        const double x = from.x + way * 4 * o.unit;
        curve.insert(curve.end(), {{from.x, y}, {from.x, y}, {x, y}});
    } else {
        go_straight(curve, {c.x + way * std::max(0.0, start - 16 * o.unit), y}); // inside the ring
    }
    go_straight(curve, {c.x + way * std::max(start + 4 * o.unit, lane_end(o)), y});
    go_outside(o, curve, outer);
    return curve;
}

} // namespace clusterbridge

#include "render/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace clusterbridge {

namespace {

double overlap(const Box& a, const Box& b) {
    const double w = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double h = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return w > 0 && h > 0 ? w * h : 0;
}

bool free_of(const Box& box, const std::vector<Box>& taken, double gap) {
    return std::none_of(taken.begin(), taken.end(), [&](const Box& t) { return box.overlaps(t, gap); });
}

/// The label's box in direction `angle` at distance `ring` from the body's edge.
Box beside(const Body& body, const LabelWish& wish, double angle, double ring) {
    const double ux = std::cos(angle), uy = std::sin(angle);
    const double reach = body.radius + 1.6 + ring;
    double x = body.at.x + ux * reach, y = body.at.y + uy * reach;
    if (ux > 0.3)
        x += wish.width / 2;
    else if (ux < -0.3)
        x -= wish.width / 2;
    if (std::abs(ux) <= 0.3)
        y += uy > 0 ? wish.height / 2 : -wish.height / 2;
    else
        y += uy * wish.height / 2;
    return {x - wish.width / 2, y - wish.height / 2, x + wish.width / 2, y + wish.height / 2};
}

struct Crowd {
    double covered = 0;  ///< area of foreign nodes under the box
    double nearness = 0; ///< nodes so close that the label might be read as theirs
};

Crowd crowd_under(const Box& box, std::size_t own, const std::vector<Body>& bodies) {
    Crowd crowd;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const auto& body = bodies[i];
        const double reach = body.radius + 3;
        if (body.at.x + reach < box.left || body.at.x - reach > box.right || body.at.y + reach < box.top ||
            body.at.y - reach > box.bottom)
            continue;
        const double covered = overlap(box, box_of(body, 0.4));
        if (i == own) {
            crowd.covered += covered * 0.2;
            continue;
        }
        crowd.covered += covered;
        crowd.nearness += 1;
    }
    return crowd;
}

// right, left, above, below before the slanted ones
constexpr std::array<double, 16> kDirectionCost{0, 6, 8, 6, 4, 6, 8, 5, 2, 5, 8, 6, 4, 6, 8, 6};

double ring_distance(int ring) {
    return ring < 2 ? 4.0 * ring : 9.0 * (ring - 1);
}

std::optional<PlacedLabel> best_place(const LabelWish& wish, const std::vector<Body>& bodies,
                                      const std::vector<Box>& taken, const Box& area, const PlacingOptions& options) {
    const auto& body = bodies[wish.body];
    std::optional<PlacedLabel> best;
    double best_cost = std::numeric_limits<double>::infinity();
    const int rings = wish.must ? 7 : 2;
    for (int ring = 0; ring < rings; ++ring) {
        for (std::size_t k = 0; k < 16; ++k) {
            const Box box = beside(body, wish, std::numbers::pi / 8 * static_cast<double>(k), ring_distance(ring));
            if (!box.within(area) || !free_of(box, taken, options.gap))
                continue;
            const Crowd crowd = crowd_under(box, wish.body, bodies);
            if (options.hard && crowd.covered > 0)
                continue;
            const double cost = kDirectionCost[k] + 14 * ring + 6 * crowd.nearness + 2.5 * crowd.covered;
            if (cost < best_cost) {
                best_cost = cost;
                best = PlacedLabel{box, ring >= 2};
            }
        }
        if (best && best_cost < 14 * (ring + 1))
            break;
    }
    return best;
}

} // namespace

std::vector<LabelPlace> free_places(const LabelWish& wish, const std::vector<Body>& bodies,
                                    const std::vector<Box>& taken, const Box& area, double gap) {
    std::vector<LabelPlace> places;
    const int rings = wish.must ? 7 : 2;
    for (int ring = 0; ring < rings; ++ring)
        for (std::size_t k = 0; k < 16; ++k) {
            const Box box =
                beside(bodies[wish.body], wish, std::numbers::pi / 8 * static_cast<double>(k), ring_distance(ring));
            if (!box.within(area) || !free_of(box, taken, gap))
                continue;
            const Crowd crowd = crowd_under(box, wish.body, bodies);
            if (crowd.covered <= 0)
                places.push_back({{box, ring >= 2}, kDirectionCost[k] + 14 * ring + 6 * crowd.nearness});
        }
    return places;
}

std::vector<std::optional<PlacedLabel>> place_labels(const std::vector<LabelWish>& wishes,
                                                     const std::vector<Body>& bodies, const std::vector<Box>& taken,
                                                     const Box& area, const PlacingOptions& options) {
    std::vector<std::optional<PlacedLabel>> placed;
    std::vector<Box> boxes = taken;
    for (const auto& wish : wishes) {
        placed.push_back(best_place(wish, bodies, boxes, area, options));
        if (placed.back())
            boxes.push_back(placed.back()->box);
    }
    return placed;
}

namespace {

struct GroupShape {
    Point middle;
    Box box;
    std::size_t members = 0;
};

GroupShape shape_of(std::uint32_t group, const std::vector<Body>& bodies) {
    GroupShape shape;
    for (const auto& body : bodies) {
        if (body.group != group)
            continue;
        const Box box = box_of(body);
        shape.box = shape.members == 0
                        ? box
                        : Box{std::min(shape.box.left, box.left), std::min(shape.box.top, box.top),
                              std::max(shape.box.right, box.right), std::max(shape.box.bottom, box.bottom)};
        shape.middle.x += body.at.x;
        shape.middle.y += body.at.y;
        ++shape.members;
    }
    if (shape.members > 0) {
        shape.middle.x /= static_cast<double>(shape.members);
        shape.middle.y /= static_cast<double>(shape.members);
    }
    return shape;
}

constexpr double kForeignLand = 500; ///< a title wholly on another's land is read as the other's
constexpr double kRounding = 1e-6;   ///< sums of the same parts in another order differ by less

struct TitleCost {
    double value = 0;
    bool covers = false;
};

/// Nothing is said of a cost of `limit` or more but that it is so high.
TitleCost title_cost(const Box& box, std::uint32_t group, const GroupShape& shape, const std::vector<Body>& bodies,
                     double limit) {
    TitleCost cost;
    double own = std::numeric_limits<double>::infinity(), other = own;
    const Point c = box.centre();
    for (const auto& body : bodies) {
        const double covered = overlap(box, box_of(body, 0.6));
        if (covered > 0) {
            cost.covers = true;
            cost.value += 10 + covered;
            if (cost.value >= limit)
                return cost;
        }
        // distance to the box, not to its middle: a wide title belongs to what lies at its ends too
        const double dx = std::max({box.left - body.at.x, 0.0, body.at.x - box.right});
        const double dy = std::max({box.top - body.at.y, 0.0, body.at.y - box.bottom});
        const double to_x = std::abs(body.at.x - c.x);
        const double to_y = std::abs(body.at.y - c.y);
        double& nearest = body.group == group ? own : other;
        if (std::max(dx, dy) + 0.25 * std::max(to_x, to_y) >= nearest)
            continue; // no nearer than that, and most are not: roots are dear
        nearest = std::min(nearest, std::sqrt(dx * dx + dy * dy) + 0.25 * std::sqrt(to_x * to_x + to_y * to_y));
    }
    if (other < own)
        cost.value += 60 + 2 * (own - other);
    cost.value += 1.2 * std::max(0.0, own - 12);
    cost.value += 0.35 * std::abs(c.x - shape.middle.x);
    cost.value += 0.25 * std::abs(c.y - shape.box.top); // a heading stands above
    return cost;
}

} // namespace

std::vector<std::optional<PlacedTitle>> place_titles(const std::vector<TitleWish>& wishes,
                                                     const std::vector<Body>& bodies, const Land& land,
                                                     const std::vector<Box>& taken, const Box& area,
                                                     const PlacingOptions& options) {
    std::vector<std::optional<PlacedTitle>> placed;
    std::vector<Box> boxes = taken;
    for (const auto& wish : wishes) {
        const GroupShape shape = shape_of(wish.group, bodies);
        std::optional<PlacedTitle> best;
        double best_cost = options.limit;
        const double step_x = std::max(5.0, (shape.box.width() + wish.width) / 28);
        const double step_y = std::max(3.0, (shape.box.height() + 4 * wish.height) / 34);
        for (double y = shape.box.top - 2 * wish.height; y <= shape.box.bottom + 2 * wish.height; y += step_y)
            for (double x = shape.box.left - wish.width / 2; x <= shape.box.right + wish.width / 2; x += step_x) {
                const Box box{x - wish.width / 2, y - wish.height / 2, x + wish.width / 2, y + wish.height / 2};
                // the parts of the cost that need no look at the nodes
                const double away = 0.35 * std::abs(x - shape.middle.x) + 0.25 * std::abs(y - shape.box.top);
                if (away >= best_cost || !box.within(area) || !free_of(box, boxes, options.gap))
                    continue;
                const double foreign = kForeignLand * land.foreign_share(box, wish.group);
                if (away + foreign >= best_cost + kRounding)
                    continue;
                TitleCost cost = title_cost(box, wish.group, shape, bodies, best_cost);
                cost.value += foreign;
                if ((options.hard && cost.covers) || cost.value >= best_cost)
                    continue;
                best_cost = cost.value;
                best = PlacedTitle{box, cost.value};
            }
        placed.push_back(best);
        if (best)
            boxes.push_back(best->box);
    }
    return placed;
}

} // namespace clusterbridge

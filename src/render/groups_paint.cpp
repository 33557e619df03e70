#include "render/groups_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace clusterbridge {

void write_circles(Circles& o) {
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        const Circle& circle = o.circles[b];
        Mark mark;
        mark.role = MarkRole::group;
        mark.at = o.bodies[b].at;
        mark.shape = Shape::pie;
        mark.width = mark.height = 2 * o.bodies[b].radius;
        mark.line = o.rings ? "#6E6E6E" : "#FFFFFF";
        mark.line_width = o.rings ? 0.5 : 1;
        mark.slices = circle.slices;
        mark.fill = "#E4E4E4";
        mark.id = circle.id;
        mark.css = circle.css;
        mark.title = circle.title;
        mark.description = circle.description;
        o.out.scene.marks.push_back(std::move(mark));
    }
    for (std::size_t b = 0; b < o.bodies.size() && o.rings; ++b) {
        Mark middle;
        middle.role = MarkRole::guide;
        middle.at = o.bodies[b].at;
        middle.width = middle.height = 1.1 * o.bodies[b].radius;
        middle.line = "#6E6E6E";
        middle.line_width = 0.5;
        o.out.scene.marks.push_back(std::move(middle));
    }
}

/// How many circles of others a curve touches, or one more where it leaves the page.
std::size_t touched_by(const Circles& o, std::size_t a, std::size_t b, const std::vector<Point>& curve) {
    constexpr int kSteps = 60;
    constexpr double kGap = 2; // points
    std::vector<Point> points;
    bool outside = false;
    for (int k = 1; k < kSteps; ++k) {
        points.push_back(on_curve(curve, static_cast<double>(k) / kSteps));
        const Point p = points.back();
        outside |= p.x < o.area.left || p.x > o.area.right || p.y < o.area.top || p.y > o.area.bottom;
    }
    std::size_t touched = outside ? 1 : 0;
    for (std::size_t i = 0; i < o.bodies.size(); ++i) {
        const Body& body = o.bodies[i];
        touched += i != a && i != b &&
                           std::any_of(points.begin(), points.end(),
                                       [&](Point p) {
                                           return std::hypot(p.x - body.at.x, p.y - body.at.y) < body.radius + kGap;
                                       })
                       ? 1U
                       : 0U;
    }
    return touched;
}

/// Bent as wanted, or the other way, or more: the first that touches nobody else's circle, else the fewest.
std::vector<Point> past_others(const Circles& o, std::size_t a, std::size_t b, double bend) {
    std::vector<Point> best;
    std::size_t fewest = o.bodies.size() + 2;
    for (int more = 0; more < 5 && fewest > 0; ++more)
        for (const double side : {1.0, -1.0}) {
            std::vector<Point> curve = bent(o.bodies[a].at, o.bodies[b].at, side * (bend - 0.06 * more));
            if (const std::size_t touched = touched_by(o, a, b, curve); touched < fewest) {
                fewest = touched;
                best = std::move(curve);
            }
        }
    return best;
}

std::vector<Box> write_ties(Circles& o) {
    double strongest = 0;
    for (const std::size_t t : o.shown)
        strongest = std::max(strongest, o.ties[t].weight);
    auto order = o.shown;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return o.ties[a].weight < o.ties[b].weight; });
    const auto title = [&](std::size_t a, std::size_t b) { return o.circles[a].title + " – " + o.circles[b].title; };
    for (const std::size_t t : order) {
        const auto& tie = o.ties[t];
        Stroke stroke;
        stroke.bezier = bent(o.bodies[tie.a].at, o.bodies[tie.b].at, 0.05);
        const bool significant = tie.stands_out == TieWeight::significant;
        stroke.colour = significant ? "#1F3A5FB8" : "#5566775C";
        stroke.width = 0.6 + (o.rings ? 2.4 : 6) * std::sqrt(tie.weight / std::max(strongest, 1e-12));
        stroke.from = o.first_mark + tie.a;
        stroke.to = o.first_mark + tie.b;
        stroke.css = significant ? "tie significant" : "tie";
        stroke.title = title(tie.a, tie.b);
        stroke.description = printable(tie.tooltip);
        o.out.scene.strokes.push_back(std::move(stroke));
    }
    std::vector<Box> taken, badges;
    for (const auto& body : o.bodies)
        taken.push_back(box_of(body));
    std::map<std::pair<std::size_t, std::size_t>, int> repeated;
    const double size = std::max(7.0, o.paper.text);
    for (const auto& s : o.suggestions) {
        const std::size_t a = o.circle_of[s.a], b = o.circle_of[s.b];
        if (a == kNowhere || b == kNowhere)
            continue;
        std::vector<Point> curve = bent(o.bodies[a].at, o.bodies[b].at, -0.07);
        if (a != b) {
            curve = past_others(o, a, b, -0.07 - 0.05 * repeated[std::minmax(a, b)]++);
            Stroke stroke;
            stroke.bezier = curve;
            stroke.colour = s.tentative ? std::string(kRecommended) + "90" : kRecommended;
            stroke.width = 0.24 * o.paper.text;
            stroke.dashed = true;
            stroke.from = o.first_mark + a;
            stroke.to = o.first_mark + b;
            stroke.css = "tie recommended";
            stroke.title = std::to_string(s.number) + ": " +
                           printable(o.picture.nodes[s.a].name + " – " + o.picture.nodes[s.b].name);
            o.out.scene.strokes.push_back(std::move(stroke));
        }
        Mark badge = badge_mark(badge_place(curve, 1.62 * size, taken, o.area), s.number, size);
        const Box box{badge.at.x - badge.width / 2, badge.at.y - badge.height / 2, badge.at.x + badge.width / 2,
                      badge.at.y + badge.height / 2};
        taken.push_back(box);
        badges.push_back(box);
        o.out.scene.badges.push_back(std::move(badge));
    }
    return badges;
}

Composition draw_circles(Circles& o, const Legend& legend, const std::vector<std::string>& notes,
                         const std::function<void()>& place, const RunControl& run, const Charge& charge) {
    const PageFrame frame = set_page(o.out.scene, o.picture, o.paper, legend, notes);
    o.area = frame.area;
    o.suggestions.assign(o.picture.suggestions.begin(),
                         o.picture.suggestions.begin() + static_cast<std::ptrdiff_t>(frame.listed));
    lay_out(o, run, charge);
    run.throw_if_stopped();
    make_room(o);
    place();
    charge("overlap");
    o.first_mark = o.out.scene.marks.size();
    write_circles(o);
    const auto badges = write_ties(o);
    write_names(o, badges);
    return std::move(o.out);
}

} // namespace clusterbridge

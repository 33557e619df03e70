#include "render/ego_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clusterbridge {

double ring_width(double t) {
    return std::sqrt(std::max(0.0, 1 - std::pow(std::clamp(t, -1.0, 1.0) * 0.97, 2)));
}

namespace {

/// Downwards from the middle: `at` rows from the top of a side, with the lanes above them.
double row_height(const Ego& o, bool right, double at) {
    const auto& lanes = right ? o.right_lanes : o.left_lanes;
    const auto rows = static_cast<double>(right ? o.right_rows : o.left_rows);
    const auto all = std::accumulate(lanes.begin(), lanes.end(), std::size_t{0});
    std::size_t above = 0;
    for (std::size_t gap = 0; gap < lanes.size() && static_cast<double>(gap) <= at; ++gap)
        above += lanes[gap];
    const double free = 2 * o.ring_y - o.lane_height * static_cast<double>(all);
    const double row = rows > 0 ? free / rows : 0;
    return at * row + o.lane_height * static_cast<double>(above) - o.ring_y;
}

double print_size(const Ego& o) {
    return std::max(7.0, o.paper.text * 0.92);
}

} // namespace

void choose_partners(Ego& o) {
    const auto& p = o.picture;
    o.weight_of.assign(p.nodes.size(), 0);
    std::vector<std::size_t> all;
    for (const auto& tie : p.ties)
        if (tie.a == o.focus || tie.b == o.focus) {
            const std::size_t other = tie.a == o.focus ? tie.b : tie.a;
            if (o.weight_of[other] <= 0)
                all.push_back(other);
            o.weight_of[other] = std::max(o.weight_of[other], std::max(tie.weight, 1e-9));
        }
    std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
        if (o.introducer[a] != o.introducer[b])
            return o.introducer[a] > o.introducer[b];
        return std::pair(-o.weight_of[a], a) < std::pair(-o.weight_of[b], b);
    });
    if (all.size() > kEgoPartners) {
        o.left_out = all.size() - kEgoPartners;
        all.resize(kEgoPartners);
    }
    std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            return std::tuple(style_of(p.nodes[i].kind).order, p.nodes[i].group, -o.weight_of[i], i);
        };
        return key(a) < key(b);
    });
    o.partners = std::move(all);
}

Point on_ring(const Ego& o, double s, double scale) {
    const Point c = o.area.centre();
    const auto right = static_cast<double>(o.right_rows), left = static_cast<double>(o.left_rows);
    const bool is_right = s < right - 0.5 || left == 0;
    const double at = (is_right ? s : left - 1 - (s - right)) + 0.5; // left rows count upwards
    const double t = row_height(o, is_right, at) / o.ring_y;
    return {c.x + (is_right ? 1 : -1) * o.ring_x * scale * ring_width(t),
            c.y + o.ring_y * scale * std::clamp(t, -1.0, 1.0)};
}

void measure_ring(Ego& o) {
    const std::size_t n = o.partners.size();
    o.right_rows = (n + 1) / 2;
    o.left_rows = n / 2;
    const double half_width = o.area.width() / 2, half_height = o.area.height() / 2;
    const bool outside = !o.suggestions.empty();
    o.unit = std::clamp(half_height / 230, 0.85, 1.5);
    o.ring_x = half_width * (!outside ? 0.5 : o.paper.upright() ? 0.32 : 0.38);
    o.outer_x = half_width * (o.paper.upright() ? 0.66 : 0.715);
    const double wanted = 24 * o.unit * static_cast<double>(std::max<std::size_t>(o.right_rows, 4));
    o.ring_y = std::min(half_height - 2, wanted);
    o.lane_height = 6 * o.unit;
    o.right_lanes.assign(o.right_rows + 1, 0);
    o.left_lanes.assign(o.left_rows + 1, 0);
    o.row = 2 * o.ring_y / static_cast<double>(std::max<std::size_t>(o.right_rows, 1));
    choose_lanes(o);
    const std::size_t lanes = std::max(std::accumulate(o.right_lanes.begin(), o.right_lanes.end(), std::size_t{0}),
                                       std::accumulate(o.left_lanes.begin(), o.left_lanes.end(), std::size_t{0}));
    const double for_lanes = o.lane_height * static_cast<double>(lanes);
    o.ring_y = std::min(half_height - 2, wanted + for_lanes / 2);
    o.row = (2 * o.ring_y - for_lanes) / static_cast<double>(std::max<std::size_t>(o.right_rows, 1));
    measure_outer(o);
}

namespace {

double radius_of(const Ego& o, const PictureNode& node) {
    const double degree = std::sqrt(std::max(0.0, node.size));
    const double wanted = o.unit * (style_of(node.kind).base_radius * 0.7 + 0.55 * degree);
    return std::clamp(wanted, 2.4, std::max(2.6, std::min(9.0 * o.unit, 0.42 * o.row)));
}

std::size_t add_node(Ego& o, std::size_t i, Point at, double radius) {
    const auto& node = o.picture.nodes[i];
    const auto& style = style_of(node.kind);
    at = {std::round(at.x * 10) / 10, std::round(at.y * 10) / 10};
    Mark mark;
    mark.shape = style.shape;
    mark.at = at;
    mark.width = mark.height = 2 * radius;
    if (style.shape == Shape::box)
        mark.height *= 0.7;
    mark.fill = style.fill;
    mark.line = o.introducer[i] ? kRecommended : style.rim;
    mark.line_width = o.introducer[i] ? 1.5 * o.unit : 0.8;
    mark.id = svg_id(node.id);
    mark.css = std::string(style.css) + (i == o.focus ? " focus" : o.introducer[i] ? " introducer" : "");
    mark.title = printable(node.name);
    mark.description = printable(node.tooltip);
    o.out.places[i] = at;
    o.radius[i] = radius;
    o.mark_of[i] = o.out.scene.marks.size();
    o.out.scene.marks.push_back(std::move(mark));
    return o.mark_of[i];
}

/// The name beside a node, away from the middle, within `room` points.
void add_side_name(Ego& o, std::size_t i, bool right, double gap, double room, double height, double size) {
    const auto& node = o.picture.nodes[i];
    const FontWeight weight = node.kind == ActorKind::cluster_initiative ? FontWeight::semibold : FontWeight::regular;
    const auto lines = static_cast<std::size_t>(std::clamp(std::floor(height / line_height(size)), 1.0, 3.0));
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    std::vector<std::string> set = wrapped(name, weight, size, room, lines);
    const auto cut = [](const std::string& line) { return line.ends_with("…"); };
    if (size > 7 && std::any_of(set.begin(), set.end(), cut)) { // smaller print before a cut name
        size = 7;
        set = wrapped(name, weight, size, room,
                      static_cast<std::size_t>(std::clamp(std::floor(height / line_height(size)), 1.0, 4.0)));
    }
    TextMark text = text_mark(MarkRole::label, std::move(set), size, weight);
    const Point at = o.out.places[i];
    text.at = {right ? at.x + gap : at.x - gap - text.width, at.y - text.height() / 2};
    text.colour = node.kind == ActorKind::cluster_initiative ? "#111111" : "#333333";
    text.card = true;
    text.data_for = svg_id(node.id);
    o.out.scene.texts.push_back(std::move(text));
}

} // namespace

void place_partners(Ego& o) {
    const Point c = o.area.centre();
    for (std::size_t k = 0; k < o.partners.size(); ++k) {
        const std::size_t i = o.partners[k];
        const double radius = radius_of(o, o.picture.nodes[i]);
        add_node(o, i, on_ring(o, static_cast<double>(k)), radius);
        const bool right = k < o.right_rows;
        const double limit = o.suggestions.empty() ? o.area.width() / 2 : o.outer_x - 12 * o.unit;
        const double room = limit - std::abs(o.out.places[i].x - c.x) - radius - 4;
        add_side_name(o, i, right, radius + 2.5, room, o.row - 1.5, print_size(o));
    }
}

void place_outer(Ego& o) {
    const Point c = o.area.centre();
    const double size = print_size(o), badge = 1.62 * size;
    for (std::size_t k = 0; k < o.outer.size(); ++k) {
        const Outer& outer = o.outer[k];
        const bool first = k == 0 || o.outer[k - 1].right != outer.right;
        const bool last = k + 1 == o.outer.size() || o.outer[k + 1].right != outer.right;
        const double above = first ? 2 * (outer.y - badge - o.area.top) : outer.y - o.outer[k - 1].y;
        const double below = last ? 2 * (o.area.bottom - outer.y) : o.outer[k + 1].y - outer.y;
        const double radius = std::min(radius_of(o, o.picture.nodes[outer.node]), 8.0 * o.unit);
        add_node(o, outer.node, {c.x + (outer.right ? 1 : -1) * o.outer_x, outer.y}, radius);
        const double gap = std::max(radius, badge / 2) + 2.5; // the name passes by the badge too
        const double room = o.area.width() / 2 - o.outer_x - gap - 2;
        add_side_name(o, outer.node, outer.right, gap, room, std::min(above, below) - badge, size);
        const Point at = o.out.places[outer.node];
        o.out.scene.badges.push_back(
            badge_mark({at.x, at.y - radius - badge / 2 - 1}, o.suggestions[outer.suggestion].number, size));
    }
}

void write_focus(Ego& o) {
    const auto& node = o.picture.nodes[o.focus];
    const double size = print_size(o) * 1.3;
    const double radius = 13 * o.unit;
    add_node(o, o.focus, o.area.centre(), radius);
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    TextMark text =
        text_mark(MarkRole::label, wrapped(name, FontWeight::bold, size, o.ring_x * (o.outer.empty() ? 1.35 : 0.85), 4),
                  size, FontWeight::bold);
    text.card = true;
    text.data_for = svg_id(node.id);
    o.name_half = text.width / 2;
    text.at = {o.area.centre().x - text.width / 2, o.area.centre().y + radius + 3};
    o.out.scene.texts.push_back(std::move(text));
    if (o.partners.empty()) {
        TextMark none = text_mark(
            MarkRole::note, {sentence("No ties in the data", "Keine Verbindung in den Daten").in(o.picture.language)},
            print_size(o), FontWeight::regular);
        none.at = {o.area.centre().x - none.width / 2, o.area.centre().y - radius - 4 - none.height()};
        o.out.scene.texts.push_back(std::move(none));
    }
}

} // namespace clusterbridge

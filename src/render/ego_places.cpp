#include "render/ego_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

namespace {

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
    const double rows = is_right ? right : left;
    const double at = is_right ? s : left - 1 - (s - right); // left rows count upwards
    const double t = rows > 0 ? (2 * (at + 0.5) / rows - 1) : 0;
    const double x = std::sqrt(std::max(0.0, 1 - std::pow(std::clamp(t, -1.0, 1.0) * 0.97, 2)));
    return {c.x + (is_right ? 1 : -1) * o.ring_x * scale * x, c.y + o.ring_y * scale * std::clamp(t, -1.0, 1.0)};
}

void measure_ring(Ego& o) {
    const std::size_t n = o.partners.size();
    o.right_rows = (n + 1) / 2;
    o.left_rows = n / 2;
    const double half_width = o.area.width() / 2, half_height = o.area.height() / 2;
    const bool outside = !o.suggestions.empty();
    o.unit = std::clamp(half_height / 230, 0.85, 1.5);
    o.ring_x = half_width * (outside ? 0.38 : 0.5);
    o.outer_x = half_width * 0.715;
    const double wanted = 24 * o.unit * static_cast<double>(std::max<std::size_t>(o.right_rows, 4));
    o.ring_y = std::min(half_height - 2, wanted);
    o.row = 2 * o.ring_y / static_cast<double>(std::max<std::size_t>(o.right_rows, 1));
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
    TextMark text = text_mark(MarkRole::label, wrapped(name, weight, size, room, lines), size, weight);
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

namespace {

struct Outer {
    std::size_t suggestion = 0, node = 0;
    double side = 0, height = 0; ///< where its introducers are
};

} // namespace

void place_outer(Ego& o) {
    std::vector<Outer> all;
    for (std::size_t s = 0; s < o.suggestions.size(); ++s) {
        Outer outer{s, o.suggestions[s].a == o.focus ? o.suggestions[s].b : o.suggestions[s].a, 0, 0};
        for (const std::size_t i : o.suggestions[s].introducers)
            if (i < o.mark_of.size() && o.mark_of[i] != kNowhere) {
                outer.side += o.out.places[i].x - o.area.centre().x;
                outer.height += o.out.places[i].y - o.area.centre().y;
            }
        all.push_back(outer);
    }
    std::stable_sort(all.begin(), all.end(), [](const Outer& a, const Outer& b) { return a.side > b.side; });
    const std::size_t half = (all.size() + 1) / 2;
    const Point c = o.area.centre();
    const double size = print_size(o), badge = 1.62 * size;
    for (const bool right : {true, false}) {
        std::vector<Outer> side(all.begin() + (right ? 0 : static_cast<std::ptrdiff_t>(half)),
                                right ? all.begin() + static_cast<std::ptrdiff_t>(half) : all.end());
        std::stable_sort(side.begin(), side.end(), [](const Outer& a, const Outer& b) { return a.height < b.height; });
        const double step = (o.area.height() - badge) / static_cast<double>(std::max<std::size_t>(side.size(), 1));
        for (std::size_t k = 0; k < side.size(); ++k) {
            const double y = o.area.top + badge + (static_cast<double>(k) + 0.5) * step;
            const double radius = std::min(radius_of(o, o.picture.nodes[side[k].node]), 8.0 * o.unit);
            add_node(o, side[k].node, {c.x + (right ? 1 : -1) * o.outer_x, y}, radius);
            const double gap = std::max(radius, badge / 2) + 2.5; // the name passes by the badge too
            const double room = o.area.width() / 2 - o.outer_x - gap - 2;
            add_side_name(o, side[k].node, right, gap, room, step - badge, size);
            const Point at = o.out.places[side[k].node];
            o.out.scene.badges.push_back(
                badge_mark({at.x, at.y - radius - badge / 2 - 1}, o.suggestions[side[k].suggestion].number, size));
        }
    }
}

void write_focus(Ego& o) {
    const auto& node = o.picture.nodes[o.focus];
    const double size = print_size(o) * 1.3;
    const double radius = 13 * o.unit;
    add_node(o, o.focus, o.area.centre(), radius);
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    TextMark text =
        text_mark(MarkRole::label, wrapped(name, FontWeight::bold, size, o.ring_x * 1.35, 3), size, FontWeight::bold);
    text.card = true;
    text.data_for = svg_id(node.id);
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

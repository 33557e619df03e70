#include "render/layers_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

namespace {

TextMark name_of(const Layers& o, std::size_t i, double width, double height) {
    const auto& node = o.picture.nodes[i];
    const bool initiative = node.kind == ActorKind::cluster_initiative;
    const FontWeight weight = initiative || node.layer == 1 ? FontWeight::semibold : FontWeight::regular;
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    double size = std::max(7.0, o.paper.label);
    const auto lines_in = [&](double s) {
        return static_cast<std::size_t>(std::clamp(std::floor(height / line_height(s)), 1.0, 3.0));
    };
    auto lines = wrapped(name, weight, size, width, lines_in(size));
    if (lines.back().ends_with("…") && size > 7) { // smaller print before a cut name
        size = 7;
        lines = wrapped(name, weight, size, width, lines_in(size));
    }
    TextMark text = text_mark(MarkRole::label, std::move(lines), size, weight);
    text.colour = initiative ? "#111111" : "#333333";
    text.card = true;
    text.data_for = svg_id(node.id);
    return text;
}

void write_node(Layers& o, std::size_t i) {
    const auto& node = o.picture.nodes[i];
    const KindStyle& style = style_of(node.kind);
    Mark mark;
    mark.shape = style.shape;
    mark.at = o.out.places[i];
    mark.width = mark.height = 2 * o.radius[i];
    if (style.shape == Shape::box)
        mark.height *= 0.7;
    mark.fill = style.fill;
    mark.line = style.rim;
    mark.line_width = 0.6;
    mark.id = svg_id(node.id);
    mark.css = style.css + std::string(node.layer == 1 && !o.picture.suggestions.empty() ? " introducer" : "");
    mark.title = printable(node.name);
    mark.description = printable(node.tooltip);
    o.mark_of[i] = o.out.scene.marks.size();
    o.out.scene.marks.push_back(std::move(mark));
}

} // namespace

void write_columns(Layers& o) {
    o.mark_of.assign(o.picture.nodes.size(), 0);
    for (std::size_t c = 0; c < 3; ++c)
        for (const std::size_t i : o.columns[c]) {
            write_node(o, i);
            const Point at = o.out.places[i];
            const double r = o.radius[i];
            TextMark text;
            if (c == 1) { // below its symbol, both in one row
                text = name_of(o, i, 0.8 * (o.x[2] - o.x[0]), o.row[1] - 2 * r - 1.5);
                const double height = text.height() + 2 * r + 0.5;
                const double shift = std::max(0.0, (height - 2 * r) / 2);
                o.out.places[i].y = std::round((at.y - shift) * 10) / 10;
                o.out.scene.marks.back().at = o.out.places[i];
                text.at = {at.x - text.width / 2, o.out.places[i].y + r + 0.5};
            } else if (c == 0) {
                text = name_of(o, i, at.x - r - 4 - o.area.left, o.row[0]);
                text.at = {at.x - r - 3 - text.width, at.y - text.height() / 2};
            } else {
                text = name_of(o, i, o.area.right - at.x - r - 4, o.row[2]);
                text.at = {at.x + r + 3, at.y - text.height() / 2};
            }
            o.labels.push_back(text.box());
            o.out.scene.texts.push_back(std::move(text));
        }
}

namespace {

/// Leaves and arrives level.
std::vector<Point> swung(Point a, Point b) {
    const double reach = 0.45 * (b.x - a.x);
    return {a, {a.x + reach, a.y}, {b.x - reach, b.y}, b};
}

Point free_on(const std::vector<Point>& curve, double size, const std::vector<Box>& taken, const Box& area) {
    for (const double middle : {0.22, 0.78, 0.5})
        for (int step = 0; step < 24; ++step) {
            const double t = middle + 0.006 * ((step + 1) / 2) * (step % 2 == 0 ? 1 : -1);
            const Box box = around(on_curve(curve, t), size);
            if (box.within(area) &&
                std::none_of(taken.begin(), taken.end(), [&](const Box& b) { return box.overlaps(b, 0.8); }))
                return on_curve(curve, t);
        }
    return badge_place(curve, size, taken, area);
}

} // namespace

void write_layer_ties(Layers& o) {
    const auto& p = o.picture;
    const bool meeting = !p.suggestions.empty();
    const double thin = std::clamp(o.paper.text / 9, 0.8, 1.3);
    for (const auto& tie : p.ties) {
        std::size_t a = tie.a, b = tie.b;
        if (o.out.places[a].x > o.out.places[b].x)
            std::swap(a, b);
        Stroke stroke;
        stroke.bezier = swung(o.out.places[a], o.out.places[b]);
        stroke.colour = meeting ? "#5566778C" : "#55667766";
        stroke.width = thin * (meeting ? 1.0 : 0.75);
        stroke.from = o.mark_of[a];
        stroke.to = o.mark_of[b];
        stroke.css = "tie";
        stroke.title = printable(p.nodes[a].name + " – " + p.nodes[b].name);
        stroke.description = printable(tie.tooltip);
        o.out.scene.strokes.push_back(std::move(stroke));
    }
    std::vector<Box> taken = o.labels;
    for (std::size_t i = 0; i < p.nodes.size(); ++i)
        taken.push_back(around(o.out.places[i], 2 * o.radius[i]));
    const double size = std::max(7.0, o.paper.text);
    for (const auto& s : p.suggestions) {
        std::size_t a = s.a, b = s.b;
        if (o.out.places[a].x > o.out.places[b].x)
            std::swap(a, b);
        Stroke stroke;
        stroke.bezier = swung(o.out.places[a], o.out.places[b]);
        stroke.colour = kRecommended;
        stroke.width = 0.2 * o.paper.text;
        stroke.dashed = true;
        stroke.from = o.mark_of[a];
        stroke.to = o.mark_of[b];
        stroke.css = "tie recommended";
        stroke.title = std::to_string(s.number) + ": " + printable(p.nodes[a].name + " – " + p.nodes[b].name);
        const Point at = free_on(stroke.bezier, 1.62 * size, taken, o.area);
        taken.push_back(around(at, 1.62 * size));
        o.out.scene.badges.push_back(badge_mark(at, s.number, size));
        o.out.scene.strokes.push_back(std::move(stroke));
    }
}

} // namespace clusterbridge

#include "render/map_parts.hpp"

#include "base/text.hpp"
#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/label_choice.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace clusterbridge {

namespace {

double graticule_step(double span) {
    for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0})
        if (span / step <= 6)
            return step;
    return 30;
}

std::string degrees(double value, const char* positive, const char* negative, double step, Language language) {
    std::string text = fixed(std::abs(value), step < 1 ? 1 : 0);
    if (language == Language::de)
        std::replace(text.begin(), text.end(), '.', ',');
    return text + "° " + (value >= 0 ? positive : negative);
}

void add_line(Map& o, Point a, Point b, const std::string& words, bool upright) {
    Area line;
    line.outline = {a, b, a};
    line.line = "#D3DAE0";
    line.line_width = 0.5;
    line.css = "graticule";
    o.out.scene.areas.push_back(std::move(line));
    TextMark text = text_mark(MarkRole::note, {words}, std::max(7.0, o.paper.note), FontWeight::regular);
    text.colour = "#5C6670";
    text.at =
        upright ? Point{b.x - text.width / 2, b.y - text.height() - 1.5} : Point{a.x + 3, a.y - text.height() / 2};
    const Box box = text.box();
    const auto crosses = [&](const Box& t) { return box.overlaps(t, 2); };
    if (!box.within(o.area) || std::any_of(o.taken.begin(), o.taken.end(), crosses) ||
        std::any_of(o.bodies.begin(), o.bodies.end(), [&](const Body& body) { return crosses(box_of(body)); }))
        return;
    o.taken.push_back(box);
    o.out.scene.texts.push_back(std::move(text));
}

} // namespace

void write_graticule(Map& o) {
    Area ground = rectangle(o.area, "#F8FAFB", "#C9D1D8", 0.8);
    ground.css = "ground";
    o.out.scene.areas.push_back(std::move(ground));
    const auto& p = o.projection;
    const double half_lat = o.area.height() / 2 / p.stretch, half_lon = o.area.width() / 2 / p.stretch / p.narrow;
    const double lat = (p.south + p.north) / 2, lon = (p.west + p.east) / 2;
    const double step = graticule_step(std::max(half_lat, half_lon * p.narrow) * 2);
    const bool german = o.picture.language == Language::de;
    for (double k = std::ceil((lat - half_lat) / step); k * step < lat + half_lat; ++k) {
        const double y = p({k * step, lon}).y;
        if (y > o.area.top && y < o.area.bottom)
            add_line(o, {o.area.left, y}, {o.area.right, y}, degrees(k * step, "N", "S", step, o.picture.language),
                     false);
    }
    for (double k = std::ceil((lon - half_lon) / step); k * step < lon + half_lon; ++k) {
        const double x = p({lat, k * step}).x;
        if (x > o.area.left && x < o.area.right)
            add_line(o, {x, o.area.top}, {x, o.area.bottom},
                     degrees(k * step, german ? "O" : "E", "W", step, o.picture.language), true);
    }
}

namespace {

std::string town_title(const Map& o, std::size_t t) {
    return printable(o.towns[t].name) + " (" + count_text(o.towns[t].nodes.size(), o.picture.language) + ')';
}

void write_symbols(Map& o, std::size_t t) {
    Mark disc;
    disc.role = MarkRole::guide;
    disc.at = o.bodies[t].at;
    disc.width = disc.height = 2 * o.bodies[t].radius;
    disc.fill = o.towns[t].far ? "#DADDE0" : "#FFFFFF";
    disc.line = "#8C97A3";
    disc.line_width = 0.6;
    disc.css = o.towns[t].far ? "town far" : "town";
    disc.id = "town-" + std::to_string(t + 1);
    disc.title = town_title(o, t);
    o.out.scene.marks.push_back(std::move(disc));
    auto nodes = o.towns[t].nodes; // the larger kinds inside
    std::stable_sort(nodes.begin(), nodes.end(), [&](std::size_t a, std::size_t b) {
        return style_of(o.picture.nodes[a].kind).order < style_of(o.picture.nodes[b].kind).order;
    });
    const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
    const auto count = static_cast<double>(nodes.size());
    const double reach = count > 1 ? o.bodies[t].radius - 1.2 * o.dot : 0;
    for (std::size_t k = 0; k < nodes.size(); ++k) {
        const auto& node = o.picture.nodes[nodes[k]];
        const auto& style = style_of(node.kind);
        const double r =
            reach * std::sqrt((static_cast<double>(k) + (count > 1 ? 0.35 : 0)) / std::max(count - 0.5, 1.0));
        const double angle = golden * static_cast<double>(k);
        Mark mark;
        mark.shape = style.shape;
        mark.at = {o.bodies[t].at.x + r * std::cos(angle), o.bodies[t].at.y + r * std::sin(angle)};
        mark.width = mark.height = 2 * o.dot;
        if (style.shape == Shape::box)
            mark.height *= 0.7;
        mark.fill = style.fill;
        mark.line = style.rim;
        mark.line_width = 0.3;
        mark.id = svg_id(node.id);
        mark.css = style.css;
        mark.title = printable(node.name);
        mark.description = printable(node.tooltip);
        o.out.places[nodes[k]] = mark.at;
        o.out.scene.marks.push_back(std::move(mark));
    }
}

void write_circle(Map& o, std::size_t t) {
    std::vector<std::size_t> counts(kKindStyles);
    Mark mark;
    for (const std::size_t i : o.towns[t].nodes) {
        ++counts[style_of(o.picture.nodes[i].kind).order];
        mark.description += (mark.description.empty() ? "" : "; ") + printable(o.picture.nodes[i].name);
        o.out.places[i] = o.bodies[t].at;
    }
    mark.role = MarkRole::group;
    mark.shape = Shape::pie;
    mark.at = o.bodies[t].at;
    mark.width = mark.height = 2 * o.bodies[t].radius;
    mark.line = "#FFFFFF";
    mark.line_width = 0.6;
    for (std::size_t order = 0; order < kKindStyles; ++order)
        if (counts[order] > 0)
            mark.slices.push_back({order == kKindStyles - 1 ? "#D8D8D8" : style_at(order).fill,
                                   static_cast<double>(counts[order]) / static_cast<double>(o.towns[t].nodes.size())});
    mark.id = group_svg_id(o.towns[t].name + "-" + std::to_string(t + 1));
    mark.title = town_title(o, t);
    o.out.scene.marks.push_back(std::move(mark));
}

std::string name_id(const Map& o, std::size_t t) {
    if (!o.symbols)
        return group_svg_id(o.towns[t].name + "-" + std::to_string(t + 1));
    return o.towns[t].nodes.size() == 1 ? svg_id(o.picture.nodes[o.towns[t].nodes.front()].id)
                                        : "town-" + std::to_string(t + 1);
}

} // namespace

void write_towns(Map& o) {
    o.first_mark = o.out.scene.marks.size();
    for (std::size_t t = 0; t < o.towns.size(); ++t)
        o.symbols ? write_symbols(o, t) : write_circle(o, t);
}

void write_arcs(Map& o) {
    const double most = o.shown.empty() ? 1 : static_cast<double>(o.shown.front().count);
    std::vector<std::size_t> mark(o.towns.size());
    std::size_t next = o.first_mark;
    for (std::size_t t = 0; t < o.towns.size(); ++t) {
        mark[t] = next;
        next += o.symbols ? o.towns[t].nodes.size() + 1 : 1;
    }
    for (std::size_t k = o.shown.size(); k-- > 0;) { // the strongest last
        const auto& tie = o.shown[k];
        Stroke stroke;
        stroke.bezier = bent(o.bodies[tie.a].at, o.bodies[tie.b].at, 0.08);
        stroke.colour = "#41587066";
        stroke.width = 0.4 + 4 * std::sqrt(static_cast<double>(tie.count) / most) * (tie.count == 1 ? 0.5 : 1.0);
        stroke.from = mark[tie.a];
        stroke.to = mark[tie.b];
        stroke.css = "tie";
        stroke.title = town_title(o, tie.a) + " – " + town_title(o, tie.b);
        stroke.description = count_text(tie.count, o.picture.language);
        o.out.scene.strokes.push_back(std::move(stroke));
    }
}

void write_town_names(Map& o) {
    std::vector<std::size_t> order(o.towns.size());
    for (std::size_t t = 0; t < order.size(); ++t)
        order[t] = t;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return o.towns[a].nodes.size() > o.towns[b].nodes.size(); });
    std::vector<LabelTask> tasks;
    std::vector<std::vector<TextMark>> texts;
    for (const std::size_t t : order) {
        const std::size_t count = o.towns[t].nodes.size();
        const bool large = count >= 8;
        LabelTask task{t, {}, 20 + 6 * static_cast<double>(count), count >= 4};
        texts.emplace_back();
        for (const auto& [width, lines, scale, cost] :
             {std::tuple{24.0, 1, 1.0, 0.0}, std::tuple{12.0, 2, 1.0, 3.0}, std::tuple{24.0, 1, 0.85, 9.0}}) {
            const double size = std::max(7.0, scale * (large ? 1.2 * o.paper.initiative : o.paper.label));
            const FontWeight weight = large ? FontWeight::semibold : FontWeight::regular;
            const std::string name = count > 1 ? town_title(o, t) : printable(o.towns[t].name);
            TextMark text =
                text_mark(MarkRole::label, wrapped(name, weight, size, width * size, static_cast<std::size_t>(lines)),
                          size, weight);
            text.card = true;
            text.colour = large ? "#111111" : "#333333";
            text.data_for = name_id(o, t);
            task.forms.push_back({text.width, text.height(), cost});
            texts.back().push_back(std::move(text));
        }
        tasks.push_back(std::move(task));
    }
    const auto chosen = choose_labels(tasks, o.bodies, o.taken, o.area, o.picture.seed);
    for (std::size_t k = 0; k < tasks.size(); ++k) {
        if (!chosen[k])
            continue;
        TextMark text = std::move(texts[k][chosen[k]->form]);
        const Box& box = chosen[k]->place.box;
        text.at = {box.left, box.top};
        if (chosen[k]->place.guided) {
            const Point from = o.bodies[tasks[k].body].at;
            Stroke guide;
            guide.bezier =
                bent(from, {std::clamp(from.x, box.left, box.right), std::clamp(from.y, box.top, box.bottom)}, 0);
            guide.colour = "#777777";
            guide.width = 0.5;
            guide.from = guide.to = 0;
            guide.css = "guide";
            o.out.scene.strokes.push_back(std::move(guide));
        }
        o.out.scene.texts.push_back(std::move(text));
    }
}

} // namespace clusterbridge

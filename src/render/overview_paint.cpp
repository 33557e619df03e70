#include "render/overview_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/regions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace clusterbridge {

void write_regions(Overview& o) {
    std::vector<Point> middles(o.picture.groups.size());
    std::vector<double> members(middles.size());
    for (const auto& body : o.bodies)
        if (body.group != kNoGroup) {
            middles[body.group].x += body.at.x;
            middles[body.group].y += body.at.y;
            ++members[body.group];
        }
    for (std::size_t g = 0; g < middles.size(); ++g)
        if (members[g] > 0)
            middles[g] = {middles[g].x / members[g], middles[g].y / members[g]};
    std::vector<std::optional<std::size_t>> kept;
    for (const PictureGroup& group : o.picture.groups)
        kept.push_back(group.tone);
    o.tone = tones_of(middles, kept);
    o.out.tones = o.tone;
    std::vector<std::uint8_t> named(middles.size());
    for (const auto& region : regions_of(o.bodies, o.area, o.spacing)) {
        const auto& tone = group_tones()[o.tone[region.group]];
        Area area;
        area.outline = region.outline;
        area.fill = tone.fill;
        area.line = tone.line;
        area.css = "region";
        area.title = printable(o.picture.groups[region.group].title);
        if (!named[region.group])
            area.id = "region-" + std::to_string(region.group + 1);
        named[region.group] = 1;
        o.out.scene.areas.push_back(std::move(area));
    }
}

std::vector<std::size_t> write_nodes(Overview& o) {
    std::vector<std::size_t> order(o.picture.nodes.size()), mark_of(order.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return style_of(o.picture.nodes[a].kind).base_radius < style_of(o.picture.nodes[b].kind).base_radius;
    });
    for (const std::size_t i : order) {
        const auto& node = o.picture.nodes[i];
        const auto& style = style_of(node.kind);
        const double radius = o.body_of[i] == kNowhere ? 3 : o.bodies[o.body_of[i]].radius;
        if (o.body_of[i] != kNowhere)
            o.out.places[i] = o.bodies[o.body_of[i]].at;
        Mark mark;
        mark.shape = style.shape;
        mark.at = o.out.places[i];
        mark.width = mark.height = 2 * radius;
        if (style.shape == Shape::box)
            mark.height *= 0.7;
        mark.fill = style.fill;
        mark.line = style.rim;
        mark.line_width = std::clamp(0.14 * radius, 0.5, 1.2);
        mark.id = svg_id(node.id);
        mark.css = style.css;
        if (node.core) {
            mark.line = "#111111";
            mark.css += " core";
        }
        if (node.change != NodeChange::none) {
            mark.line = node.change == NodeChange::appeared ? kOpened : kLost;
            mark.line_width = std::clamp(0.34 * radius, 1.2, 2.4);
            mark.css += node.change == NodeChange::appeared ? " appeared" : " bridge-lost";
        }
        if (node.stands_for_group) {
            mark.role = MarkRole::group;
            mark.shape = Shape::circle;
            mark.fill = "#E2E5E8";
            mark.line = "#6B6B6B";
            mark.id = group_svg_id(node.id);
            mark.css = "";
        }
        mark.title = printable(node.name);
        mark.description = printable(node.tooltip);
        mark_of[i] = o.out.scene.marks.size();
        o.out.scene.marks.push_back(std::move(mark));
    }
    return mark_of;
}

namespace {

std::string pair_title(const Picture& picture, std::size_t a, std::size_t b) {
    return printable(picture.nodes[a].name + " – " + picture.nodes[b].name);
}

} // namespace

void write_ties(Overview& o, const std::vector<std::size_t>& mark_of) {
    auto order = o.ties;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        const auto& s = o.picture.ties[x];
        const auto& t = o.picture.ties[y];
        return std::tuple(s.change, s.across_groups, s.weight) < std::tuple(t.change, t.across_groups, t.weight);
    });
    const double thin = std::clamp(o.spacing / 33, 0.6, 1.2);
    double strongest = 0;
    for (const std::size_t t : order)
        strongest = std::max(strongest, o.picture.ties[t].weight);
    for (const std::size_t t : order) {
        const auto& tie = o.picture.ties[t];
        const double share = strongest > 0 ? std::sqrt(std::max(0.0, tie.weight) / strongest) : 0;
        Stroke stroke;
        stroke.bezier = bent(o.out.places[tie.a], o.out.places[tie.b], tie.across_groups ? 0.08 : 0.03);
        stroke.colour = tie.across_groups ? "#3A3A3A48" : "#55667744";
        stroke.width = thin * ((tie.across_groups ? 0.6 : 0.5) + 0.9 * share);
        if (tie.change != TieChange::none) {
            const bool lost = tie.change == TieChange::lost;
            stroke.colour = lost ? kLost : kOpened;
            stroke.width = std::max(stroke.width, thin * 1.3);
            stroke.dashed = lost;
        }
        stroke.from = mark_of[tie.a];
        stroke.to = mark_of[tie.b];
        stroke.css = tie.across_groups ? "tie across" : "tie";
        if (tie.change != TieChange::none)
            stroke.css += tie.change == TieChange::lost ? " lost" : " opened";
        stroke.title = pair_title(o.picture, tie.a, tie.b);
        stroke.description = printable(tie.tooltip);
        o.out.scene.strokes.push_back(std::move(stroke));
    }
    for (const auto& s : o.suggestions) {
        Stroke stroke;
        stroke.bezier = suggestion_curve(o, s);
        stroke.colour = kRecommended;
        stroke.width = o.paper.text * 0.24;
        stroke.dashed = true;
        stroke.from = mark_of[s.a];
        stroke.to = mark_of[s.b];
        stroke.css = "tie recommended";
        stroke.title = std::to_string(s.number) + ": " + pair_title(o.picture, s.a, s.b);
        o.out.scene.strokes.push_back(std::move(stroke));
    }
}

} // namespace clusterbridge

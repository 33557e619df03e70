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
        const std::size_t g = o.drawn[b];
        std::vector<std::size_t> counts(kKindStyles);
        std::string who;
        for (const std::size_t i : o.members[g]) {
            const auto& node = o.picture.nodes[i];
            ++counts[style_of(node.kind).order];
            who += (who.empty() ? "" : "; ") + node.name + (node.name == node.id ? "" : " (" + node.id + ")");
        }
        Mark mark;
        mark.role = MarkRole::group;
        mark.at = o.bodies[b].at;
        mark.shape = Shape::pie;
        mark.width = mark.height = 2 * o.bodies[b].radius;
        mark.line = "#FFFFFF";
        mark.line_width = 1;
        for (std::size_t order = 0; order < kKindStyles; ++order)
            if (counts[order] > 0)
                mark.slices.push_back({order == kKindStyles - 1 ? "#D8D8D8" : style_at(order).fill,
                                       static_cast<double>(counts[order]) / static_cast<double>(o.members[g].size())});
        mark.id = group_svg_id(o.picture.groups[g].id);
        mark.title =
            printable(o.picture.groups[g].title) + " (" + count_text(o.members[g].size(), o.picture.language) + ')';
        mark.description = printable(who);
        o.out.scene.marks.push_back(std::move(mark));
    }
}

std::vector<Box> write_ties(Circles& o) {
    double strongest = 0;
    for (const std::size_t t : o.shown)
        strongest = std::max(strongest, o.ties[t].weight);
    auto order = o.shown;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return o.ties[a].weight < o.ties[b].weight; });
    const auto title = [&](std::size_t a, std::size_t b) {
        return printable(o.picture.groups[o.drawn[a]].title + " – " + o.picture.groups[o.drawn[b]].title);
    };
    for (const std::size_t t : order) {
        const auto& tie = o.ties[t];
        Stroke stroke;
        stroke.bezier = bent(o.bodies[tie.a].at, o.bodies[tie.b].at, 0.05);
        stroke.colour = "#5566775C";
        stroke.width = 0.6 + 6 * std::sqrt(tie.weight / std::max(strongest, 1e-12));
        stroke.from = o.first_mark + tie.a;
        stroke.to = o.first_mark + tie.b;
        stroke.css = "tie";
        stroke.title = title(tie.a, tie.b);
        o.out.scene.strokes.push_back(std::move(stroke));
    }
    std::vector<Box> taken, badges;
    for (const auto& body : o.bodies)
        taken.push_back(box_of(body));
    std::map<std::pair<std::size_t, std::size_t>, int> repeated;
    const double size = std::max(7.0, o.paper.text);
    for (const auto& s : o.suggestions) {
        const auto ga = o.picture.nodes[s.a].group, gb = o.picture.nodes[s.b].group;
        const std::size_t a = ga < o.body_of.size() ? o.body_of[ga] : kNowhere;
        const std::size_t b = gb < o.body_of.size() ? o.body_of[gb] : kNowhere;
        if (a == kNowhere || b == kNowhere)
            continue;
        std::vector<Point> curve = bent(o.bodies[a].at, o.bodies[b].at, -0.07);
        if (a != b) {
            curve = bent(o.bodies[a].at, o.bodies[b].at, -0.07 - 0.05 * repeated[std::minmax(a, b)]++);
            Stroke stroke;
            stroke.bezier = curve;
            stroke.colour = kRecommended;
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

} // namespace clusterbridge

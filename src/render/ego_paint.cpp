#include "render/ego_parts.hpp"

#include "base/text.hpp"
#include "render/drawing.hpp"
#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace clusterbridge {

namespace {

std::string tint(const char* colour) {
    const auto channel = [&](std::size_t at) {
        const auto value = std::stoul(std::string(colour + at, 2), nullptr, 16);
        return 255 - (255 - value) * 13 / 100;
    };
    std::string out = "#";
    for (const std::size_t at : {std::size_t{1}, std::size_t{3}, std::size_t{5}})
        out += hex_byte(static_cast<unsigned char>(channel(at)));
    return out;
}

} // namespace

void write_sectors(Ego& o) {
    const Point c = o.area.centre();
    for (std::size_t first = 0; first < o.partners.size();) {
        const auto& style = style_of(o.picture.nodes[o.partners[first]].kind);
        std::size_t last = first;
        while (last < o.partners.size() && style_of(o.picture.nodes[o.partners[last]].kind).order == style.order)
            ++last;
        Area area;
        area.outline.push_back(c);
        const int steps = 8 * static_cast<int>(last - first);
        for (int k = 0; k <= steps; ++k) {
            const double s = static_cast<double>(first) - 0.5 + k / 8.0;
            area.outline.push_back(on_ring(o, s, 0.985));
        }
        area.fill = tint(style.fill);
        area.line = "#FFFFFF";
        area.css = "sector";
        area.title = style.name.in(o.picture.language);
        if (o.partners.size() > 2)
            o.out.scene.areas.push_back(std::move(area));
        first = last;
    }
}

namespace {

Stroke stroke_between(const Ego& o, std::size_t a, std::size_t b, double bend) {
    Stroke stroke;
    stroke.bezier = bent(o.out.places[a], o.out.places[b], bend);
    stroke.from = o.mark_of[a];
    stroke.to = o.mark_of[b];
    stroke.css = "tie";
    stroke.title = printable(o.picture.nodes[a].name + " – " + o.picture.nodes[b].name);
    return stroke;
}

/// Of a tie between somebody to meet and who is named as able to introduce it: the two, in this order. More red lines
/// would hide these.
std::pair<const Outer*, std::size_t> introduction(const Ego& o, std::size_t a, std::size_t b) {
    for (const Outer& outer : o.outer) {
        const auto& introducers = o.suggestions[outer.suggestion].introducers;
        const std::size_t inner = outer.node == a ? b : a;
        if ((outer.node == a || outer.node == b) &&
            std::find(introducers.begin(), introducers.end(), inner) != introducers.end())
            return {&outer, inner};
    }
    return {nullptr, 0};
}

} // namespace

void write_ties(Ego& o) {
    std::vector<std::uint8_t> outer(o.picture.nodes.size());
    for (const auto& s : o.suggestions)
        outer[s.a == o.focus ? s.b : s.a] = 1;
    double strongest = 0;
    for (const std::size_t i : o.partners)
        strongest = std::max(strongest, o.weight_of[i]);
    std::vector<Stroke> faint, spokes, bridges;
    for (const auto& tie : o.picture.ties) {
        if (o.mark_of[tie.a] == kNowhere || o.mark_of[tie.b] == kNowhere)
            continue;
        Stroke stroke = stroke_between(o, tie.a, tie.b, 0);
        stroke.description = printable(tie.tooltip);
        if (tie.a == o.focus || tie.b == o.focus) {
            const std::size_t other = tie.a == o.focus ? tie.b : tie.a;
            stroke.width = o.unit * (0.6 + 1.9 * std::sqrt(std::max(0.0, tie.weight) / strongest));
            stroke.colour = o.introducer[other] ? "#C1121F99" : "#5566779A";
            spokes.push_back(std::move(stroke));
        } else if (outer[tie.a] != outer[tie.b]) {
            const auto [met, introducer] = introduction(o, tie.a, tie.b);
            if (met == nullptr)
                continue;
            stroke.bezier = introduction_curve(o, *met, introducer);
            stroke.width = 1.1 * o.unit;
            stroke.colour = "#C1121F99";
            bridges.push_back(std::move(stroke));
        } else if (!outer[tie.a]) {
            stroke.width = 0.5 * o.unit;
            stroke.colour = "#5566772C";
            faint.push_back(std::move(stroke));
        }
    }
    auto& strokes = o.out.scene.strokes;
    for (auto* part : {&faint, &spokes, &bridges})
        for (auto& stroke : *part)
            strokes.push_back(std::move(stroke));
    for (const Outer& met : o.outer) {
        const auto& s = o.suggestions[met.suggestion];
        Stroke stroke = stroke_between(o, o.focus, met.node, 0);
        stroke.bezier = lane_curve(o, met);
        stroke.colour = kRecommended;
        stroke.width = 1.7 * o.unit;
        stroke.dashed = true;
        stroke.css = "tie recommended";
        stroke.title = std::to_string(s.number) + ": " + stroke.title;
        strokes.push_back(std::move(stroke));
    }
}

void drop_collisions(Ego& o) {
    std::vector<TextMark> kept;
    std::vector<Box> boxes;
    for (const auto& badge : o.out.scene.badges)
        boxes.push_back({badge.at.x - badge.width / 2, badge.at.y - badge.height / 2, badge.at.x + badge.width / 2,
                         badge.at.y + badge.height / 2});
    const auto clear = [&](const TextMark& text) {
        const Box box = text.box();
        for (const auto& taken : boxes)
            if (box.overlaps(taken))
                return false;
        for (const auto& mark : o.out.scene.marks)
            if (mark.role == MarkRole::node && mark.id != text.data_for &&
                box.overlaps({mark.at.x - mark.width / 2, mark.at.y - mark.height / 2, mark.at.x + mark.width / 2,
                              mark.at.y + mark.height / 2}))
                return false;
        return true;
    };
    const std::string focus = svg_id(o.picture.nodes[o.focus].id);
    for (const bool names_focus : {true, false})
        for (const auto& text : o.out.scene.texts) {
            if ((text.data_for == focus) != names_focus)
                continue;
            if (text.role == MarkRole::label && !clear(text))
                continue;
            boxes.push_back(text.box());
            kept.push_back(text);
        }
    o.out.scene.texts = std::move(kept);
}

} // namespace clusterbridge

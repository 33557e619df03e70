#include "render/overview_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/labels.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {

namespace {

TextMark title_text(const Overview& o, std::size_t group, double size, double width_in_sizes, std::size_t lines) {
    TextMark text = text_mark(
        MarkRole::group_title,
        wrapped(printable(o.picture.groups[group].title), FontWeight::bold, size, width_in_sizes * size, lines), size,
        FontWeight::bold);
    text.data_for = "region-" + std::to_string(group + 1);
    return text;
}

} // namespace

void wish_titles(Overview& o) {
    std::vector<std::size_t> members(o.picture.groups.size());
    for (const auto& body : o.bodies)
        if (body.group != kNoGroup)
            ++members[body.group];
    for (std::size_t g = 0; g < members.size(); ++g) {
        if (members[g] < 3 || o.picture.groups[g].title.empty())
            continue;
        const double size = members[g] >= 12 ? o.paper.group_title : std::max(7.4, o.paper.group_title * 0.8);
        TextMark text = title_text(o, g, size, 13, 2);
        o.title_wishes.push_back({static_cast<std::uint32_t>(g), text.width + 3, text.height()});
        o.title_texts.push_back(std::move(text));
    }
}

std::vector<NamedBody> names_wanted(const Overview& o) {
    std::vector<std::size_t> order(o.bodies.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return o.picture.nodes[o.node_of[a]].importance > o.picture.nodes[o.node_of[b]].importance;
    });
    std::vector<std::uint8_t> taken(o.bodies.size());
    std::vector<NamedBody> wanted;
    const auto take = [&](std::size_t b, bool must) {
        if (!taken[b])
            wanted.push_back({b, must});
        taken[b] = 1;
    };
    for (const std::size_t b : order)
        if (o.picture.nodes[o.node_of[b]].kind == ActorKind::cluster_initiative)
            take(b, true);
    for (const auto& s : o.suggestions)
        take(o.body_of[s.a], true), take(o.body_of[s.b], true);
    // the first of each kind in each group, then whoever is important
    std::size_t rest = o.paper.labels;
    std::vector<std::pair<std::uint32_t, std::size_t>> seen;
    for (int round = 0; round < 2; ++round)
        for (const std::size_t b : order) {
            if (taken[b] || rest == 0)
                continue;
            const std::pair key{o.bodies[b].group, style_of(o.picture.nodes[o.node_of[b]].kind).order};
            if (round == 0 && std::find(seen.begin(), seen.end(), key) != seen.end())
                continue;
            seen.push_back(key);
            take(b, false);
            --rest;
        }
    return wanted;
}

TextMark name_text(const Overview& o, std::size_t body, double width_in_sizes, std::size_t lines, double scale) {
    const auto& node = o.picture.nodes[o.node_of[body]];
    const bool initiative = node.kind == ActorKind::cluster_initiative;
    const double size = std::max(7.0, scale * (initiative ? o.paper.initiative : o.paper.label));
    const FontWeight weight = initiative ? FontWeight::semibold : FontWeight::regular;
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    TextMark text = text_mark(MarkRole::label, wrapped(name, weight, size, width_in_sizes * size, lines), size, weight);
    text.colour = initiative ? "#111111" : "#333333";
    text.card = true;
    text.data_for = svg_id(node.id);
    return text;
}

void write_titles(Overview& o) {
    std::vector<Box> taken = o.badges;
    o.title_boxes = place_titles(o.title_wishes, o.bodies, taken, o.area, {});
    for (const auto& box : o.title_boxes)
        if (box)
            taken.push_back(*box);
    const double small = std::max(7.2, 0.8 * o.paper.group_title);
    struct Form {
        double size, width;
        std::size_t lines;
    };
    const Form forms[] = {{small, 20, 1}, {small, 8, 3}, {7.2, 20, 1}, {7.2, 8, 3}};
    for (std::size_t t = 0; t < o.title_boxes.size(); ++t)
        for (const auto& form : forms) {
            if (o.title_boxes[t])
                break;
            const std::uint32_t group = o.title_wishes[t].group;
            TextMark text = title_text(o, group, form.size, form.width, form.lines);
            o.title_boxes[t] =
                place_titles({{group, text.width + 3, text.height()}}, o.bodies, taken, o.area, {}).front();
            if (o.title_boxes[t]) {
                taken.push_back(*o.title_boxes[t]);
                o.title_texts[t] = std::move(text);
            }
        }
    for (const auto& box : o.title_boxes)
        if (box)
            o.titles.push_back(*box);
}

namespace {

void add_guide(Overview& o, const Body& body, const Box& box, std::size_t mark) {
    const Point to{std::clamp(body.at.x, box.left, box.right), std::clamp(body.at.y, box.top, box.bottom)};
    Stroke guide;
    guide.bezier = bent(body.at, to, 0);
    guide.colour = "#777777";
    guide.width = 0.5;
    guide.from = guide.to = mark;
    guide.css = "guide";
    o.out.scene.strokes.push_back(std::move(guide));
}

} // namespace

void write_names(Overview& o, const std::vector<NamedBody>& wanted, const std::vector<std::size_t>& mark_of) {
    std::vector<Box> taken = o.badges;
    taken.insert(taken.end(), o.titles.begin(), o.titles.end());
    for (const auto& name : wanted) {
        struct Form {
            double width;
            std::size_t lines;
            double scale;
        };
        const Form forms[] = {{12, 2, 1}, {8, 3, 1}, {9, 1, 1}, {9, 2, 0.8}, {7, 3, 0.8}, {7, 1, 0.8}};
        for (const auto& form : forms) {
            TextMark text = name_text(o, name.body, form.width, form.lines, form.scale);
            const auto placed =
                place_labels({{name.body, text.width, text.height(), name.must}}, o.bodies, taken, o.area, {}).front();
            if (!placed) {
                if (!name.must)
                    break;
                continue;
            }
            text.at = {placed->box.left, placed->box.top};
            taken.push_back(placed->box);
            if (placed->guided)
                add_guide(o, o.bodies[name.body], placed->box, mark_of[o.node_of[name.body]]);
            o.out.scene.texts.push_back(std::move(text));
            ++o.labelled;
            break;
        }
    }
}

} // namespace clusterbridge

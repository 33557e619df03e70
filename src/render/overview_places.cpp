#include "render/overview_parts.hpp"

#include "render/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clusterbridge {

void choose_bodies(Overview& o) {
    const auto& p = o.picture;
    std::vector<std::uint8_t> tied(p.nodes.size());
    for (const auto& tie : p.ties)
        tied[tie.a] = tied[tie.b] = 1;
    for (const auto& suggestion : p.suggestions)
        tied[suggestion.a] = tied[suggestion.b] = 1;
    o.body_of.assign(p.nodes.size(), kNowhere);
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        if (!tied[i]) {
            o.lonely.push_back(i);
            continue;
        }
        o.body_of[i] = o.bodies.size();
        o.node_of.push_back(i);
        Body body;
        body.group = p.nodes[i].group < p.groups.size() ? p.nodes[i].group : kNoGroup;
        o.bodies.push_back(body);
    }
}

void place_lonely(Overview& o) {
    if (o.lonely.empty())
        return;
    const auto& p = o.picture;
    const double step = 9;
    const std::string count = count_text(o.lonely.size(), p.language);
    TextMark text = text_mark(MarkRole::note, {sentence("Without ties: ", "Ohne Verbindung: ").in(p.language) + count},
                              o.paper.note, FontWeight::regular);
    const double first = o.area.left + text.width + 10;
    const auto per_row = static_cast<std::size_t>(std::max(1.0, std::floor((o.area.right - first) / step)));
    const std::size_t rows = (o.lonely.size() + per_row - 1) / per_row;
    const double top = o.area.bottom - static_cast<double>(rows) * step;
    text.at = {o.area.left, o.area.bottom - static_cast<double>(rows) * step / 2 - text.height() / 2};
    text.centred = false;
    text.colour = "#4A4A4A";
    o.out.scene.texts.push_back(std::move(text));
    for (std::size_t k = 0; k < o.lonely.size(); ++k) {
        const std::size_t row = k / per_row;
        o.out.places[o.lonely[k]] = {first + (static_cast<double>(k % per_row) + 0.5) * step,
                                     top + (static_cast<double>(row) + 0.5) * step};
    }
    o.area.bottom = top - 5;
}

void size_bodies(Overview& o) {
    const double room = std::max(1.0, o.area.width() * o.area.height());
    o.spacing = std::sqrt(room / static_cast<double>(std::max<std::size_t>(o.bodies.size(), 12)));
    const double scale = std::clamp(o.spacing / 33, 0.5, 1.5);
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        const auto& node = o.picture.nodes[o.node_of[b]];
        const double degree = std::sqrt(std::max(0.0, node.size));
        if (node.stands_for_group) {
            o.bodies[b].radius = std::clamp(0.9 * degree, 6.0, 0.05 * std::min(o.area.width(), o.area.height()));
            continue;
        }
        o.bodies[b].radius = scale * std::min(style_of(node.kind).base_radius * 0.85 + 0.8 * degree, 15.0);
    }
}

void lay_out(Overview& o, const RunControl& run) {
    LayoutGraph graph;
    graph.nodes = o.bodies.size();
    for (const auto& tie : o.picture.ties)
        graph.ties.emplace_back(o.body_of[tie.a], o.body_of[tie.b]);
    for (const auto& body : o.bodies)
        graph.group.push_back(body.group);
    auto points = force_layout(graph, o.picture.seed, run);
    const double edge = 0.6 * o.spacing;
    fit_into(points, {o.area.left + edge, o.area.top + edge, o.area.right - edge, o.area.bottom - edge}, 1.45);
    for (std::size_t b = 0; b < points.size(); ++b)
        o.bodies[b].at = points[b];
}

std::vector<Point> suggestion_curve(const Overview& o, const PictureSuggestion& s) {
    return bent(o.bodies[o.body_of[s.a]].at, o.bodies[o.body_of[s.b]].at, -0.07);
}

namespace {

double badge_size(const Overview& o) {
    return 1.62 * std::max(7.0, o.paper.text);
}

} // namespace

void place_badges(Overview& o, bool final_places) {
    std::vector<Box> taken;
    if (final_places)
        for (const auto& body : o.bodies)
            taken.push_back(box_of(body));
    o.badges.clear();
    for (const auto& s : o.suggestions) {
        const Point at = badge_place(suggestion_curve(o, s), badge_size(o), taken, o.area);
        o.badges.push_back(around(at, badge_size(o)));
        taken.push_back(o.badges.back());
    }
}

void make_room(Overview& o, const std::vector<NamedBody>& wanted) {
    std::vector<LabelWish> wishes;
    for (const auto& name : wanted) {
        const TextMark text = name_text(o, name.body, full_label(o, name.body), 12, name.must ? 3 : 2);
        wishes.push_back({name.body, text.width, text.height(), name.must});
    }
    for (auto& body : o.bodies)
        body.mobility = 1;
    for (const auto& name : wanted)
        o.bodies[name.body].mobility = name.must ? 0.2 : 0.45;
    for (std::size_t b = 0; b < o.fixed.size(); ++b)
        if (o.fixed[b])
            o.bodies[b].mobility = 0;
    for (int round = 0; round < 4; ++round) {
        place_badges(o, false);
        PlacingOptions soft;
        soft.hard = false;
        const Land land(o.bodies, o.area, 1.2 * o.spacing);
        const auto titles = place_titles(o.title_wishes, o.bodies, land, o.badges, o.area, soft);
        std::vector<Box> taken = o.badges;
        std::vector<Obstacle> obstacles;
        for (const auto& badge : o.badges)
            obstacles.push_back({badge, kNowhere});
        for (const auto& title : titles)
            if (title) {
                taken.push_back(title->box);
                obstacles.push_back({title->box, kNowhere});
            }
        const auto labels = place_labels(wishes, o.bodies, taken, o.area, soft);
        for (std::size_t w = 0; w < wishes.size(); ++w)
            if (labels[w])
                obstacles.push_back({labels[w]->box, wishes[w].body});
        spread(o.bodies, o.area, obstacles, {0.12 * o.spacing, 0.1 * o.spacing, 14});
    }
}

} // namespace clusterbridge

#include "render/overview_parts.hpp"

#include "render/drawing.hpp"
#include "render/tie_budget.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace clusterbridge {

namespace {

bool is_outside(const Overview& o, std::size_t body) {
    return o.picture.nodes[o.node_of[body]].stands_for_group;
}

Legend community_legend(const Picture& p) {
    const Language language = p.language;
    Legend legend;
    legend.kind_counts = kind_counts(p.nodes);
    legend.lines.push_back(
        {"#AAB3BC", 1.2, false, sentence("Tie within the community", "Verbindung in der Gemeinschaft").in(language)});
    if (std::any_of(p.nodes.begin(), p.nodes.end(), [](const auto& n) { return n.stands_for_group; }))
        legend.lines.push_back(
            {"#6B6B6B", 1.4, false,
             sentence("Bridge to another community", "Brücke zu einer anderen Gemeinschaft").in(language)});
    legend.remarks.push_back(sentence("Dark rim = core: tied most densely among themselves",
                                      "Dunkler Rand = Kern: am dichtesten untereinander verbunden")
                                 .in(language));
    legend.remarks.push_back(sentence("Grey circle = another community, with the number of its organisations",
                                      "Grauer Kreis = andere Gemeinschaft mit der Zahl ihrer Organisationen")
                                 .in(language));
    legend.remarks.push_back(
        sentence("Size = number of partners in the whole network", "Größe = Zahl der Partner im ganzen Netz")
            .in(language));
    return legend;
}

/// The members alone; other communities lie around them, each in the direction of those who are tied to it.
void lay_out_members(Overview& o, const RunControl& run) {
    std::vector<std::size_t> member_of(o.bodies.size(), kNowhere), members;
    for (std::size_t b = 0; b < o.bodies.size(); ++b)
        if (!is_outside(o, b)) {
            member_of[b] = members.size();
            members.push_back(b);
        }
    LayoutGraph graph;
    graph.nodes = members.size();
    graph.group.assign(members.size(), kNoGroup);
    for (const auto& tie : o.picture.ties) {
        const std::size_t a = member_of[o.body_of[tie.a]], b = member_of[o.body_of[tie.b]];
        if (a != kNowhere && b != kNowhere)
            graph.ties.emplace_back(a, b);
    }
    auto points = force_layout(graph, o.picture.seed, run);
    const double side = members.size() < o.bodies.size() ? 0.17 : 0.03;
    const double dx = side * o.area.width(), dy = side * o.area.height();
    fit_into(points, {o.area.left + dx, o.area.top + dy, o.area.right - dx, o.area.bottom - dy}, 1.45);
    for (std::size_t m = 0; m < members.size(); ++m)
        o.bodies[members[m]].at = points[m];
}

void place_outside(Overview& o) {
    struct Outside {
        std::size_t body = 0;
        double angle = 0;
    };
    std::vector<Outside> all;
    const Point c = o.area.centre();
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        if (!is_outside(o, b))
            continue;
        Point sum;
        for (const auto& tie : o.picture.ties)
            if (o.body_of[tie.a] == b || o.body_of[tie.b] == b) {
                const Point at = o.bodies[o.body_of[tie.a] == b ? o.body_of[tie.b] : o.body_of[tie.a]].at;
                sum.x += tie.weight * (at.x - c.x) / o.area.width();
                sum.y += tie.weight * (at.y - c.y) / o.area.height();
            }
        all.push_back({b, std::atan2(sum.y, sum.x)});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.angle < b.angle; });
    const double n = static_cast<double>(all.size());
    double shift = 0; // the turn that brings even places nearest to the wanted ones
    for (std::size_t k = 0; k < all.size(); ++k)
        shift += (all[k].angle - (-std::numbers::pi + 2 * std::numbers::pi * (static_cast<double>(k) + 0.5) / n)) / n;
    for (std::size_t k = 0; k < all.size(); ++k) {
        const double angle = shift - std::numbers::pi + 2 * std::numbers::pi * (static_cast<double>(k) + 0.5) / n;
        auto& body = o.bodies[all[k].body];
        body.group = kNoGroup;
        const double margin = body.radius + 6;
        body.at = {c.x + (o.area.width() / 2 - margin) * std::cos(angle),
                   c.y + (o.area.height() / 2 - margin) * std::sin(angle)};
    }
}

} // namespace

Composition compose_community(const Picture& picture, const RunControl& run, const Charge& charge) {
    Overview o{picture, style_of(picture), {}, {}, {}, {}, {}, {}, {}, {}, 30, {}, {}, {}, {}, {}, {}, 0, 0};
    o.out.places.resize(picture.nodes.size());
    o.ties = chosen_ties(picture.ties, picture.nodes.size(), o.paper.tie_budget);
    auto notes = o.picture.footnotes;
    if (std::string note = tie_note(picture, o.ties.size()); !note.empty())
        notes.push_back(std::move(note));
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, community_legend(picture), notes);
    o.area = frame.area;
    choose_bodies(o);
    place_lonely(o);
    size_bodies(o);
    for (std::size_t b = 0; b < o.bodies.size(); ++b)
        o.bodies[b].radius *= is_outside(o, b) ? 1 : 0.7; // names need the room
    charge("layout");
    lay_out_members(o, run);
    place_outside(o);
    charge("overlap");
    run.throw_if_stopped();
    o.fixed.assign(o.bodies.size(), 0);
    for (std::size_t b = 0; b < o.bodies.size(); ++b)
        if (is_outside(o, b)) {
            o.fixed[b] = 1;
            o.bodies[b].mobility = 0;
        }
    spread(o.bodies, o.area, {}, {0.42 * o.spacing, 0.3 * o.spacing, 70});
    const auto wanted = names_wanted(o);
    make_room(o, wanted);
    for (auto& body : o.bodies)
        body.at = {std::round(body.at.x * 10) / 10, std::round(body.at.y * 10) / 10};
    charge("overlap");
    write_regions(o);
    const auto mark_of = write_nodes(o);
    write_ties(o, mark_of);
    write_names(o, wanted, mark_of);
    return std::move(o.out);
}

} // namespace clusterbridge

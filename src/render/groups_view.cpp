#include "render/groups_parts.hpp"

#include "render/tie_budget.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace clusterbridge {

namespace {

void choose_groups(Circles& o) {
    const auto& p = o.picture;
    o.members.resize(p.groups.size());
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        if (p.nodes[i].group < p.groups.size())
            o.members[p.nodes[i].group].push_back(i);
        else
            ++o.ungrouped;
    }
    std::vector<std::size_t> order(p.groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return o.members[a].size() > o.members[b].size(); });
    o.body_of.assign(p.groups.size(), kNowhere);
    const std::size_t smallest = std::max<std::size_t>(3, p.nodes.size() / 2000); // crumbs would crowd the rest
    for (const std::size_t g : order) {
        if (o.members[g].empty())
            continue;
        if (o.drawn.size() < o.paper.super_nodes && (o.members[g].size() >= smallest || o.drawn.size() < 12)) {
            o.body_of[g] = o.drawn.size();
            o.drawn.push_back(g);
        } else {
            ++o.left_out;
            o.left_out_members += o.members[g].size();
        }
    }
}

void gather_ties(Circles& o) {
    std::map<std::pair<std::size_t, std::size_t>, double> between;
    const auto body = [&](std::size_t node) {
        const auto g = o.picture.nodes[node].group;
        return g < o.body_of.size() ? o.body_of[g] : kNowhere;
    };
    for (const auto& tie : o.picture.ties) {
        const std::size_t a = body(tie.a), b = body(tie.b);
        if (a != kNowhere && b != kNowhere && a != b)
            between[std::minmax(a, b)] += tie.weight;
    }
    for (const auto& [pair, weight] : between) {
        PictureTie tie;
        tie.a = pair.first;
        tie.b = pair.second;
        tie.weight = weight;
        o.ties.push_back(std::move(tie));
    }
    o.shown = chosen_ties(o.ties, o.drawn.size(), 3 * o.drawn.size());
}

void lay_out(Circles& o, const RunControl& run, const Charge& charge) {
    charge("layout");
    LayoutGraph graph;
    graph.nodes = o.drawn.size();
    graph.group.assign(o.drawn.size(), kNoGroup);
    for (const std::size_t t : o.shown)
        graph.ties.emplace_back(o.ties[t].a, o.ties[t].b);
    auto points = force_layout(graph, o.picture.seed, run);
    charge("overlap");
    double total = 0;
    for (const std::size_t g : o.drawn)
        total += static_cast<double>(o.members[g].size());
    const double room = o.area.width() * o.area.height();
    const double unit = std::sqrt(0.15 * room / (std::numbers::pi * std::max(total, 1.0)));
    const double line = line_height(o.paper.initiative);
    fit_into(points, {o.area.left + 30, o.area.top + 30, o.area.right - 30, o.area.bottom - 30}, 1.6);
    for (std::size_t b = 0; b < o.drawn.size(); ++b) {
        Body body;
        body.at = points[b];
        body.radius = std::clamp(unit * std::sqrt(static_cast<double>(o.members[o.drawn[b]].size())), 0.5 * line,
                                 0.17 * std::min(o.area.width(), o.area.height()));
        body.group = static_cast<std::uint32_t>(b);
        o.bodies.push_back(body);
    }
    spread(o.bodies, o.area, {}, {2.6 * line, 0, 120});
}

/// Where each organisation would stand: evenly inside its circle, by the golden angle; those without one in a row
/// below.
void place_members(Circles& o) {
    const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
    std::vector<std::uint8_t> placed(o.picture.nodes.size());
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        const auto& list = o.members[o.drawn[b]];
        for (std::size_t k = 0; k < list.size(); ++k) {
            const double share = (static_cast<double>(k) + 0.5) / static_cast<double>(list.size());
            const double r = 0.94 * o.bodies[b].radius * std::sqrt(share), angle = golden * static_cast<double>(k);
            o.out.places[list[k]] = {o.bodies[b].at.x + r * std::cos(angle), o.bodies[b].at.y + r * std::sin(angle)};
            placed[list[k]] = 1;
        }
    }
    const auto rest = static_cast<double>(std::count(placed.begin(), placed.end(), std::uint8_t{0}));
    double k = 0.5;
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (!placed[i])
            o.out.places[i] = {o.area.left + o.area.width() * k++ / rest, o.area.bottom};
}

} // namespace

Composition compose_groups(const Picture& picture, const RunControl& run, const Charge& charge) {
    Circles o{picture, style_of(picture.paper), {}, {}, {}, {}, {}, {}, {}, {}, 0, 0, 0, {}, 0};
    o.out.places.resize(picture.nodes.size());
    choose_groups(o);
    gather_ties(o);
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, legend_of(o), notes_of(o));
    o.area = frame.area;
    o.suggestions.assign(picture.suggestions.begin(),
                         picture.suggestions.begin() + static_cast<std::ptrdiff_t>(frame.listed));
    lay_out(o, run, charge);
    run.throw_if_stopped();
    make_room(o);
    place_members(o);
    charge("drawing");
    o.first_mark = o.out.scene.marks.size();
    write_circles(o);
    const auto badges = write_ties(o);
    write_names(o, badges);
    return std::move(o.out);
}

} // namespace clusterbridge

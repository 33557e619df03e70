#include "render/groups_words.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/tie_budget.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace clusterbridge {

namespace {

void choose_groups(GroupsPicture& g) {
    Circles& o = g.circles;
    const auto& p = o.picture;
    g.members.resize(p.groups.size());
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        if (p.nodes[i].group < p.groups.size())
            g.members[p.nodes[i].group].push_back(i);
        else
            ++g.ungrouped;
    }
    std::vector<std::size_t> order(p.groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return g.members[a].size() > g.members[b].size(); });
    o.circle_of.assign(p.nodes.size(), kNowhere);
    const std::size_t smallest = std::max<std::size_t>(3, p.nodes.size() / 2000); // crumbs would crowd the rest
    for (const std::size_t group : order) {
        if (g.members[group].empty())
            continue;
        if (g.drawn.size() < o.paper.super_nodes && (g.members[group].size() >= smallest || g.drawn.size() < 12)) {
            for (const std::size_t i : g.members[group])
                o.circle_of[i] = g.drawn.size();
            g.drawn.push_back(group);
        } else {
            ++g.left_out;
            g.left_out_members += g.members[group].size();
        }
    }
}

void make_circles(GroupsPicture& g) {
    const auto& p = g.circles.picture;
    for (const std::size_t group : g.drawn) {
        Circle circle;
        std::vector<std::size_t> counts(kKindStyles);
        for (const std::size_t i : g.members[group]) {
            const auto& node = p.nodes[i];
            ++counts[style_of(node.kind).order];
            circle.description += (circle.description.empty() ? "" : "; ") + node.name +
                                  (node.name == node.id ? "" : " (" + node.id + ")");
        }
        circle.id = group_svg_id(p.groups[group].id);
        circle.members = static_cast<double>(g.members[group].size());
        circle.name = printable(p.groups[group].title) + " (" + count_text(g.members[group].size(), p.language) + ')';
        circle.title = circle.name;
        circle.description = printable(circle.description);
        circle.slices = slices_of(counts);
        g.circles.circles.push_back(std::move(circle));
    }
}

void gather_ties(GroupsPicture& g) {
    Circles& o = g.circles;
    std::map<std::pair<std::size_t, std::size_t>, double> between;
    for (const auto& tie : o.picture.ties) {
        const std::size_t a = o.circle_of[tie.a], b = o.circle_of[tie.b];
        if (a != kNowhere && b != kNowhere && a != b)
            between[std::minmax(a, b)] += tie.weight;
    }
    std::vector<std::size_t> circle_of_group(o.picture.groups.size(), kNowhere);
    for (std::size_t c = 0; c < g.drawn.size(); ++c)
        circle_of_group[g.drawn[c]] = c;
    std::map<std::pair<std::size_t, std::size_t>, const PictureTie*> known;
    for (const PictureTie& tie : o.picture.group_ties)
        known[std::minmax(circle_of_group[tie.a], circle_of_group[tie.b])] = &tie;
    for (const auto& [pair, weight] : between) {
        PictureTie tie;
        tie.a = pair.first;
        tie.b = pair.second;
        tie.weight = weight;
        if (const auto found = known.find(pair); found != known.end()) {
            tie.chance = found->second->chance;
            tie.stands_out = found->second->stands_out;
        }
        o.ties.push_back(std::move(tie));
    }
    o.shown = chosen_ties(o.ties, o.circles.size(), 3 * o.circles.size());
}

/// Where each organisation would stand: evenly inside its circle, by the golden angle; those without one in a row
/// below.
void place_members(GroupsPicture& g) {
    Circles& o = g.circles;
    const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
    std::vector<std::uint8_t> placed(o.picture.nodes.size());
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        const auto& list = g.members[g.drawn[b]];
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
    GroupsPicture g{{picture, style_of(picture), {}, {}, false, {}, {}, {}, {}, {}, {}, 0}, {}, {}, 0, 0, 0};
    Circles& o = g.circles;
    o.out.places.resize(picture.nodes.size());
    choose_groups(g);
    make_circles(g);
    gather_ties(g);
    return draw_circles(
        o, legend_of(o), notes_of(g), [&] { place_members(g); }, run, charge);
}

} // namespace clusterbridge

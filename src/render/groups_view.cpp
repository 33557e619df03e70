#include "render/overview.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/furniture.hpp"
#include "render/labels.hpp"
#include "render/layout.hpp"
#include "render/tie_budget.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace clusterbridge {

namespace {

/// A network too large for single symbols: every group a circle, its kinds of organisation as slices.
struct Circles {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    std::vector<std::vector<std::size_t>> members; ///< of every group of the picture
    std::vector<std::size_t> drawn;                ///< groups, largest first
    std::vector<std::size_t> body_of;              ///< of a group, or kNowhere
    std::vector<Body> bodies;                      ///< one per drawn group
    std::vector<PictureTie> ties;                  ///< between bodies, all
    std::vector<std::size_t> shown;                ///< those drawn
    std::size_t left_out = 0, left_out_members = 0, ungrouped = 0;
    std::vector<PictureSuggestion> suggestions;
    std::size_t first_mark = 0; ///< of the circles, in the scene
};

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

Sentence sentence(const char* en, const char* de) {
    return {en, de};
}

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

std::vector<std::string> notes_of(const Circles& o) {
    const auto& p = o.picture;
    const Language language = p.language;
    std::vector<std::string> notes = p.footnotes;
    const auto count = [&](std::size_t n) { return count_text(n, language); };
    std::string text = Sentence{"Each circle is a community; its number counts its organisations.",
                                "Jeder Kreis ist eine Gemeinschaft; die Zahl nennt ihre Organisationen."}
                           .in(language);
    if (o.left_out > 0)
        text += Sentence{" Not drawn: " + count(o.left_out) + " smaller communities with " + count(o.left_out_members) +
                             " organisations together.",
                         " Nicht gezeichnet: " + count(o.left_out) + " kleinere Gemeinschaften mit zusammen " +
                             count(o.left_out_members) + " Organisationen."}
                    .in(language);
    if (o.ungrouped > 0)
        text += Sentence{" In no community: " + count(o.ungrouped) + '.',
                         " In keiner Gemeinschaft: " + count(o.ungrouped) + '.'}
                    .in(language);
    notes.push_back(text);
    if (o.shown.size() < o.ties.size())
        notes.push_back(
            Sentence{"Drawn are " + count(o.shown.size()) + " of " + count(o.ties.size()) +
                         " connections: the strongest of every community, then the strongest of all.",
                     "Gezeichnet sind " + count(o.shown.size()) + " von " + count(o.ties.size()) +
                         " Verbindungen: von jeder Gemeinschaft die stärkste, dann die stärksten insgesamt."}
                .in(language));
    return notes;
}

Legend legend_of(const Circles& o) {
    const Language language = o.picture.language;
    Legend legend;
    legend.list_heading = sentence("Recommended new ties", "Empfohlene neue Kooperationen").in(language);
    legend.kind_counts = kind_counts(o.picture.nodes);
    legend.counts_shown = true;
    legend.slices = true;
    legend.lines.push_back({"#8C97A3", 2.2, false,
                            sentence("Ties between communities; the thicker, the stronger",
                                     "Verbindungen zwischen Gemeinschaften; je dicker, desto stärker")
                                .in(language)});
    if (!o.picture.suggestions.empty())
        legend.lines.push_back(
            {kRecommended, 2.2, true, sentence("recommended, missing so far", "empfohlen, fehlt bisher").in(language)});
    legend.remarks.push_back(
        sentence("Area of a circle = number of organisations", "Fläche eines Kreises = Zahl der Organisationen")
            .in(language));
    legend.remarks.push_back(
        sentence("A number beside a circle: both ends lie in it", "Nummer neben einem Kreis: beide Seiten liegen darin")
            .in(language));
    return legend;
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

struct Name {
    TextMark text;
    bool inside = false;
};

Name name_of(const Circles& o, std::size_t body, double width_in_sizes) {
    const auto& group = o.picture.groups[o.drawn[body]];
    const double radius = o.bodies[body].radius;
    const double size = radius > 4 * o.paper.initiative ? o.paper.group_title * 0.85 : o.paper.initiative;
    const std::string count = " (" + count_text(o.members[o.drawn[body]].size(), o.picture.language) + ')';
    Name name{text_mark(MarkRole::label,
                        wrapped(printable(group.title) + count, FontWeight::semibold, size, width_in_sizes * size, 3),
                        size, FontWeight::semibold),
              false};
    name.text.card = true;
    name.text.colour = "#111111";
    name.text.data_for = group_svg_id(group.id);
    name.inside = std::hypot(name.text.width, name.text.height()) < 1.9 * radius;
    return name;
}

Box centred_on(const Circles& o, std::size_t body, const TextMark& text) {
    const Point c = o.bodies[body].at;
    return {c.x - text.width / 2, c.y - text.height() / 2, c.x + text.width / 2, c.y + text.height() / 2};
}

bool is_free(const Circles& o, std::size_t own, const Box& box, const std::vector<Box>& taken) {
    for (const auto& t : taken)
        if (box.overlaps(t, 1))
            return false;
    for (std::size_t b = 0; b < o.bodies.size(); ++b)
        if (b != own && box.overlaps(box_of(o.bodies[b])))
            return false;
    return box.within(o.area);
}

/// Close beside its circle; else across it; else farther off, with a guide line.
void write_name_beside(Circles& o, std::size_t b, std::vector<Box>& taken) {
    for (const int attempt : {0, 1, 2, 3, 4, 5}) {
        Name name = name_of(o, b, attempt % 3 == 0 ? 11.0 : attempt % 3 == 1 ? 7.5 : 15.0);
        const Box across = centred_on(o, b, name.text);
        const bool far = attempt >= 3;
        auto placed =
            place_labels({{b, name.text.width, name.text.height(), far}}, o.bodies, taken, o.area, {}).front();
        if (!placed && is_free(o, b, across, taken))
            placed = PlacedLabel{across, false};
        if (!placed)
            continue;
        name.text.at = {placed->box.left, placed->box.top};
        taken.push_back(placed->box);
        if (placed->guided) {
            const auto& body = o.bodies[b];
            Stroke guide;
            guide.bezier = bent(body.at,
                                {std::clamp(body.at.x, placed->box.left, placed->box.right),
                                 std::clamp(body.at.y, placed->box.top, placed->box.bottom)},
                                0);
            guide.colour = "#777777";
            guide.width = 0.6;
            guide.from = guide.to = o.first_mark + b;
            guide.css = "guide";
            o.out.scene.strokes.push_back(std::move(guide));
        }
        o.out.scene.texts.push_back(std::move(name.text));
        return;
    }
}

/// Names inside their circle where it is large enough, else beside it; circles make room first.
void write_names(Circles& o, const std::vector<Box>& badges) {
    std::vector<Box> taken = badges;
    std::vector<std::size_t> beside;
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        Name name = name_of(o, b, 11);
        if (!name.inside) {
            beside.push_back(b);
            continue;
        }
        const Box box = centred_on(o, b, name.text);
        name.text.at = {box.left, box.top};
        taken.push_back(box);
        o.out.scene.texts.push_back(std::move(name.text));
    }
    for (const std::size_t b : beside)
        write_name_beside(o, b, taken);
}

void make_room(Circles& o) {
    for (int round = 0; round < 4; ++round) {
        std::vector<LabelWish> wishes;
        for (std::size_t b = 0; b < o.bodies.size(); ++b) {
            const Name name = name_of(o, b, 11);
            if (!name.inside)
                wishes.push_back({b, name.text.width, name.text.height(), true});
        }
        PlacingOptions soft;
        soft.hard = false;
        const auto placed = place_labels(wishes, o.bodies, {}, o.area, soft);
        std::vector<Obstacle> obstacles;
        for (std::size_t w = 0; w < wishes.size(); ++w)
            if (placed[w])
                obstacles.push_back({placed[w]->box, wishes[w].body});
        spread(o.bodies, o.area, obstacles, {6, 0, 14});
    }
    for (auto& body : o.bodies)
        body.at = {std::round(body.at.x * 10) / 10, std::round(body.at.y * 10) / 10};
}

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

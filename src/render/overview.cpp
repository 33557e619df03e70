#include "render/overview.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/furniture.hpp"
#include "render/labels.hpp"
#include "render/layout.hpp"
#include "render/regions.hpp"
#include "render/tie_budget.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clusterbridge {

namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// Everything on its way from a Picture to a Scene.
struct Overview {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    std::vector<std::size_t> ties;    ///< drawn
    std::vector<Body> bodies;         ///< one per organisation with ties
    std::vector<std::size_t> node_of; ///< of a body
    std::vector<std::size_t> body_of; ///< of a node, or kNowhere
    std::vector<std::size_t> lonely;  ///< nodes without ties
    std::vector<PictureSuggestion> suggestions;
    double spacing = 30; ///< usual distance between nodes
    std::vector<Box> badges, titles;
    std::vector<TitleWish> title_wishes;
    std::vector<TextMark> title_texts;
    std::vector<std::optional<Box>> title_boxes;
    std::vector<std::size_t> tone; ///< by group
    std::size_t labelled = 0, initiatives_without = 0;
};

Sentence sentence(const char* en, const char* de) {
    return {en, de};
}

std::vector<std::string> notes_of(const Overview& o) {
    const auto& p = o.picture;
    std::vector<std::string> notes = p.footnotes;
    if (o.ties.size() < p.ties.size()) {
        const std::string drawn = count_text(o.ties.size(), p.language), all = count_text(p.ties.size(), p.language);
        notes.push_back(
            Sentence{"Drawn are " + drawn + " of " + all +
                         " ties: the strongest of every organisation, then the strongest of all.",
                     "Gezeichnet sind " + drawn + " von " + all +
                         " Verbindungen: von jeder Organisation die stärkste, dann die stärksten insgesamt."}
                .in(p.language));
    }
    notes.push_back(sentence("Names stand at cluster initiatives, at the ends of recommended ties and at the "
                             "best-connected organisations, wherever there is room.",
                             "Namen stehen an Clusterinitiativen, an den Enden empfohlener Verbindungen und an den "
                             "am besten vernetzten Organisationen, soweit Platz ist.")
                        .in(p.language));
    return notes;
}

Legend legend_of(const Overview& o) {
    const auto& p = o.picture;
    Legend legend;
    legend.list_heading = sentence("Recommended new ties", "Empfohlene neue Kooperationen").in(p.language);
    legend.kind_counts = kind_counts(p.nodes);
    const bool grouped = !p.groups.empty();
    const bool across = std::any_of(p.ties.begin(), p.ties.end(), [](const auto& t) { return t.across_groups; });
    legend.lines.push_back({"#AAB3BC", 1.2, false,
                            grouped && across
                                ? sentence("Tie within a community", "Verbindung in einer Gemeinschaft").in(p.language)
                                : sentence("Tie", "Verbindung").in(p.language)});
    if (grouped && across)
        legend.lines.push_back(
            {"#6B6B6B", 1.4, false,
             sentence("Tie between communities", "Verbindung zwischen Gemeinschaften").in(p.language)});
    if (!p.suggestions.empty())
        legend.lines.push_back({kRecommended, 2.2, true,
                                sentence("recommended, missing so far", "empfohlen, fehlt bisher").in(p.language)});
    legend.remarks.push_back(sentence("Size = number of partners", "Größe = Zahl der Partner").in(p.language));
    if (grouped)
        legend.remarks.push_back(
            sentence("Area = community found in the ties", "Fläche = in den Verbindungen erkannte Gemeinschaft")
                .in(p.language));
    return legend;
}

/// Which nodes have a place in the layout; the others stand in a row below.
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

/// Organisations without ties, in rows at the foot of the area.
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
    for (std::size_t k = 0; k < o.lonely.size(); ++k)
        o.out.places[o.lonely[k]] = {first + (static_cast<double>(k % per_row) + 0.5) * step,
                                     top + (static_cast<double>(k / per_row) + 0.5) * step};
    o.area.bottom = top - 5;
}

void size_bodies(Overview& o) {
    const double room = std::max(1.0, o.area.width() * o.area.height());
    o.spacing = std::sqrt(room / static_cast<double>(std::max<std::size_t>(o.bodies.size(), 12)));
    const double scale = std::clamp(o.spacing / 33, 0.5, 1.5);
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        const auto& node = o.picture.nodes[o.node_of[b]];
        const double degree = std::sqrt(std::max(0.0, node.size));
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

TextMark title_text(const Overview& o, std::size_t group, double size, double width_in_sizes, std::size_t lines) {
    TextMark text = text_mark(
        MarkRole::group_title,
        wrapped(printable(o.picture.groups[group].title), FontWeight::bold, size, width_in_sizes * size, lines), size,
        FontWeight::bold);
    text.data_for = "region-" + std::to_string(group + 1);
    return text;
}

/// Titles of groups that have enough members, with their print.
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

std::vector<Point> suggestion_curve(const Overview& o, const PictureSuggestion& s) {
    return bent(o.bodies[o.body_of[s.a]].at, o.bodies[o.body_of[s.b]].at, -0.07);
}

double badge_size(const Overview& o) {
    return 1.62 * std::max(7.0, o.paper.text);
}

Box around(Point p, double size) {
    return {p.x - size / 2, p.y - size / 2, p.x + size / 2, p.y + size / 2};
}

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

struct NamedBody {
    std::size_t body = 0;
    bool must = false;
};

/// Who is to be named, most important first.
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

TextMark name_text(const Overview& o, std::size_t body, double width_in_sizes, std::size_t lines, double scale = 1) {
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

/// Makes room: labels and titles take their likely places, nodes leave them.
void make_room(Overview& o, const std::vector<NamedBody>& wanted) {
    std::vector<LabelWish> wishes;
    for (const auto& name : wanted) {
        const TextMark text = name_text(o, name.body, 12, 2);
        wishes.push_back({name.body, text.width, text.height(), name.must});
    }
    for (auto& body : o.bodies)
        body.mobility = 1;
    for (const auto& name : wanted)
        o.bodies[name.body].mobility = name.must ? 0.2 : 0.45;
    for (int round = 0; round < 4; ++round) {
        place_badges(o, false);
        PlacingOptions soft;
        soft.hard = false;
        const auto titles = place_titles(o.title_wishes, o.bodies, o.badges, o.area, soft);
        std::vector<Box> taken = o.badges;
        std::vector<Obstacle> obstacles;
        for (const auto& badge : o.badges)
            obstacles.push_back({badge, kNowhere});
        for (const auto& title : titles)
            if (title) {
                taken.push_back(*title);
                obstacles.push_back({*title, kNowhere});
            }
        const auto labels = place_labels(wishes, o.bodies, taken, o.area, soft);
        for (std::size_t w = 0; w < wishes.size(); ++w)
            if (labels[w])
                obstacles.push_back({labels[w]->box, wishes[w].body});
        spread(o.bodies, o.area, obstacles, {0.12 * o.spacing, 0.1 * o.spacing, 14});
    }
}

/// Titles on free ground; one that finds none is set smaller and in other lines before it is given up.
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
    o.tone = tones_of(middles);
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

/// Small kinds first, cluster initiatives on top.
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
        mark.title = printable(node.name);
        mark.description = printable(node.tooltip);
        mark_of[i] = o.out.scene.marks.size();
        o.out.scene.marks.push_back(std::move(mark));
    }
    return mark_of;
}

std::string pair_title(const Picture& picture, std::size_t a, std::size_t b) {
    return printable(picture.nodes[a].name + " – " + picture.nodes[b].name);
}

void write_ties(Overview& o, const std::vector<std::size_t>& mark_of) {
    auto order = o.ties;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        const auto& s = o.picture.ties[x];
        const auto& t = o.picture.ties[y];
        return std::pair(s.across_groups, s.weight) < std::pair(t.across_groups, t.weight);
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
        stroke.from = mark_of[tie.a];
        stroke.to = mark_of[tie.b];
        stroke.css = tie.across_groups ? "tie across" : "tie";
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

} // namespace

Composition compose_overview(const Picture& picture, const RunControl& run, const Charge& charge) {
    Overview o{picture, style_of(picture.paper), {}, {}, {}, {}, {}, {}, {}, {}, 30, {}, {}, {}, {}, {}, {}, 0, 0};
    o.out.places.resize(picture.nodes.size());
    o.ties = chosen_ties(picture.ties, picture.nodes.size(), o.paper.tie_budget);
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, legend_of(o), notes_of(o));
    o.area = frame.area;
    o.suggestions.assign(picture.suggestions.begin(),
                         picture.suggestions.begin() + static_cast<std::ptrdiff_t>(frame.listed));
    choose_bodies(o);
    place_lonely(o);
    size_bodies(o);
    charge("layout");
    lay_out(o, run);
    charge("overlap");
    run.throw_if_stopped();
    part_groups(o.bodies, o.area, o.spacing);
    spread(o.bodies, o.area, {}, {0.42 * o.spacing, 0.3 * o.spacing, 70});
    wish_titles(o);
    const auto wanted = names_wanted(o);
    make_room(o, wanted);
    for (auto& body : o.bodies)
        body.at = {std::round(body.at.x * 10) / 10, std::round(body.at.y * 10) / 10};
    charge("drawing");
    run.throw_if_stopped();
    write_regions(o);
    place_badges(o, true);
    write_titles(o);
    for (std::size_t t = 0; t < o.title_boxes.size(); ++t)
        if (const auto& box = o.title_boxes[t]) {
            auto& text = o.title_texts[t];
            text.at = {box->left + 1.5, box->top};
            text.colour = group_tones()[o.tone[o.title_wishes[t].group]].text;
            o.out.scene.texts.push_back(text);
        }
    const auto mark_of = write_nodes(o);
    write_ties(o, mark_of);
    write_names(o, wanted, mark_of);
    for (std::size_t s = 0; s < o.suggestions.size(); ++s) {
        Mark badge = badge_mark(o.badges[s].centre(), o.suggestions[s].number, std::max(7.0, o.paper.text));
        o.out.scene.badges.push_back(std::move(badge));
    }
    return std::move(o.out);
}

} // namespace clusterbridge

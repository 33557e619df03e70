#include "render/overview.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/furniture.hpp"
#include "render/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace clusterbridge {

namespace {

/// One organisation, its partners on a ring around it, and outside those it should meet. Partners stand in rows of one
/// height, right side downwards, then left side upwards: each name has its row for itself, so none can meet another.
struct Ego {
    const Picture& picture;
    const PaperStyle& paper;
    Composition out;
    Box area;
    std::size_t focus = 0;
    std::vector<std::size_t> partners; ///< in the order around the ring
    std::vector<double> weight_of;     ///< of the tie to the focus, by node
    std::vector<PictureSuggestion> suggestions;
    std::size_t left_out = 0;
    double ring_x = 100, ring_y = 100, outer_x = 200, unit = 1;
    std::size_t right_rows = 0, left_rows = 0;
    double row = 20;
    std::vector<double> radius;           ///< by node; 0 = not drawn
    std::vector<std::size_t> mark_of;     ///< by node
    std::vector<std::uint8_t> introducer; ///< by node
};

Sentence sentence(const char* en, const char* de) {
    return {en, de};
}

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

double print_size(const Ego& o) {
    return std::max(7.0, o.paper.text * 0.92);
}

/// The strongest partners and those that introduce somebody; by kind, then group, then strength.
void choose_partners(Ego& o) {
    const auto& p = o.picture;
    o.weight_of.assign(p.nodes.size(), 0);
    std::vector<std::size_t> all;
    for (const auto& tie : p.ties)
        if (tie.a == o.focus || tie.b == o.focus) {
            const std::size_t other = tie.a == o.focus ? tie.b : tie.a;
            if (o.weight_of[other] <= 0)
                all.push_back(other);
            o.weight_of[other] = std::max(o.weight_of[other], std::max(tie.weight, 1e-9));
        }
    std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
        if (o.introducer[a] != o.introducer[b])
            return o.introducer[a] > o.introducer[b];
        return std::pair(-o.weight_of[a], a) < std::pair(-o.weight_of[b], b);
    });
    if (all.size() > kEgoPartners) {
        o.left_out = all.size() - kEgoPartners;
        all.resize(kEgoPartners);
    }
    std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            return std::tuple(style_of(p.nodes[i].kind).order, p.nodes[i].group, -o.weight_of[i], i);
        };
        return key(a) < key(b);
    });
    o.partners = std::move(all);
}

Legend legend_of(const Ego& o) {
    const auto& p = o.picture;
    Legend legend;
    legend.list_heading = sentence("Recommended new partners", "Empfohlene neue Partner").in(p.language);
    std::vector<PictureNode> shown{p.nodes[o.focus]};
    for (const std::size_t i : o.partners)
        shown.push_back(p.nodes[i]);
    for (const auto& s : p.suggestions)
        shown.push_back(p.nodes[s.a == o.focus ? s.b : s.a]);
    legend.kind_counts = kind_counts(shown);
    legend.lines.push_back(
        {"#8494A4", 2, false,
         sentence("Tie; the thicker, the stronger", "Verbindung; je dicker, desto stärker").in(p.language)});
    legend.lines.push_back(
        {"#C9D0D6", 0.8, false, sentence("Tie between partners", "Verbindung unter Partnern").in(p.language)});
    if (!p.suggestions.empty()) {
        legend.lines.push_back(
            {kRecommended, 2, true, sentence("recommended, missing so far", "empfohlen, fehlt bisher").in(p.language)});
        legend.lines.push_back(
            {"#D9737B", 1.2, false,
             sentence("can introduce them (red rim)", "kann vermitteln (roter Rand)").in(p.language)});
    }
    legend.remarks.push_back(
        sentence("Size = number of partners in the whole network", "Größe = Zahl der Partner im ganzen Netz")
            .in(p.language));
    return legend;
}

std::vector<std::string> notes_of(const Ego& o) {
    std::vector<std::string> notes = o.picture.footnotes;
    if (o.left_out > 0) {
        const std::string shown = count_text(o.partners.size(), o.picture.language),
                          all = count_text(o.partners.size() + o.left_out, o.picture.language);
        notes.push_back(Sentence{"Shown are " + shown + " of " + all +
                                     " partners: those who can introduce somebody, then "
                                     "those with the strongest ties.",
                                 "Gezeigt sind " + shown + " von " + all +
                                     " Partnern: wer vermitteln kann, dann die mit den stärksten Verbindungen."}
                            .in(o.picture.language));
    }
    return notes;
}

/// A place on the ring; whole numbers are the middles of rows.
Point on_ring(const Ego& o, double s, double scale = 1) {
    const Point c = o.area.centre();
    const auto right = static_cast<double>(o.right_rows), left = static_cast<double>(o.left_rows);
    const bool is_right = s < right - 0.5 || left == 0;
    const double rows = is_right ? right : left;
    const double at = is_right ? s : left - 1 - (s - right); // left rows count upwards
    const double t = rows > 0 ? (2 * (at + 0.5) / rows - 1) : 0;
    const double x = std::sqrt(std::max(0.0, 1 - std::pow(std::clamp(t, -1.0, 1.0) * 0.97, 2)));
    return {c.x + (is_right ? 1 : -1) * o.ring_x * scale * x, c.y + o.ring_y * scale * std::clamp(t, -1.0, 1.0)};
}

void measure_ring(Ego& o) {
    const std::size_t n = o.partners.size();
    o.right_rows = (n + 1) / 2;
    o.left_rows = n / 2;
    const double half_width = o.area.width() / 2, half_height = o.area.height() / 2;
    const bool outside = !o.suggestions.empty();
    o.unit = std::clamp(half_height / 230, 0.85, 1.5);
    o.ring_x = half_width * (outside ? 0.38 : 0.5);
    o.outer_x = half_width * 0.715;
    const double wanted = 24 * o.unit * static_cast<double>(std::max<std::size_t>(o.right_rows, 4));
    o.ring_y = std::min(half_height - 2, wanted);
    o.row = 2 * o.ring_y / static_cast<double>(std::max<std::size_t>(o.right_rows, 1));
}

double radius_of(const Ego& o, const PictureNode& node) {
    const double degree = std::sqrt(std::max(0.0, node.size));
    const double wanted = o.unit * (style_of(node.kind).base_radius * 0.7 + 0.55 * degree);
    return std::clamp(wanted, 2.4, std::max(2.6, std::min(9.0 * o.unit, 0.42 * o.row)));
}

std::string tint(const char* colour) {
    const auto channel = [&](std::size_t at) {
        const auto value = std::stoul(std::string(colour + at, 2), nullptr, 16);
        return 255 - (255 - value) * 13 / 100;
    };
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out = "#";
    for (const std::size_t at : {std::size_t{1}, std::size_t{3}, std::size_t{5}}) {
        out += kDigits[channel(at) / 16];
        out += kDigits[channel(at) % 16];
    }
    return out;
}

/// A faint sector behind each run of partners of one kind.
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

std::size_t add_node(Ego& o, std::size_t i, Point at, double radius) {
    const auto& node = o.picture.nodes[i];
    const auto& style = style_of(node.kind);
    at = {std::round(at.x * 10) / 10, std::round(at.y * 10) / 10};
    Mark mark;
    mark.shape = style.shape;
    mark.at = at;
    mark.width = mark.height = 2 * radius;
    if (style.shape == Shape::box)
        mark.height *= 0.7;
    mark.fill = style.fill;
    mark.line = o.introducer[i] ? kRecommended : style.rim;
    mark.line_width = o.introducer[i] ? 1.5 * o.unit : 0.8;
    mark.id = svg_id(node.id);
    mark.css = std::string(style.css) + (i == o.focus ? " focus" : o.introducer[i] ? " introducer" : "");
    mark.title = printable(node.name);
    mark.description = printable(node.tooltip);
    o.out.places[i] = at;
    o.radius[i] = radius;
    o.mark_of[i] = o.out.scene.marks.size();
    o.out.scene.marks.push_back(std::move(mark));
    return o.mark_of[i];
}

/// The name beside a node, away from the middle, within `room` points.
void add_side_name(Ego& o, std::size_t i, bool right, double gap, double room, double height, double size) {
    const auto& node = o.picture.nodes[i];
    const FontWeight weight = node.kind == ActorKind::cluster_initiative ? FontWeight::semibold : FontWeight::regular;
    const auto lines = static_cast<std::size_t>(std::clamp(std::floor(height / line_height(size)), 1.0, 3.0));
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    TextMark text = text_mark(MarkRole::label, wrapped(name, weight, size, room, lines), size, weight);
    const Point at = o.out.places[i];
    text.at = {right ? at.x + gap : at.x - gap - text.width, at.y - text.height() / 2};
    text.colour = node.kind == ActorKind::cluster_initiative ? "#111111" : "#333333";
    text.card = true;
    text.data_for = svg_id(node.id);
    o.out.scene.texts.push_back(std::move(text));
}

void place_partners(Ego& o) {
    const Point c = o.area.centre();
    for (std::size_t k = 0; k < o.partners.size(); ++k) {
        const std::size_t i = o.partners[k];
        const double radius = radius_of(o, o.picture.nodes[i]);
        add_node(o, i, on_ring(o, static_cast<double>(k)), radius);
        const bool right = k < o.right_rows;
        const double limit = o.suggestions.empty() ? o.area.width() / 2 : o.outer_x - 12 * o.unit;
        const double room = limit - std::abs(o.out.places[i].x - c.x) - radius - 4;
        add_side_name(o, i, right, radius + 2.5, room, o.row - 1.5, print_size(o));
    }
}

struct Outer {
    std::size_t suggestion = 0, node = 0;
    double side = 0, height = 0; ///< where its introducers are
};

/// Those to meet, each on the side of who can introduce it, in the order of their introducers' rows.
void place_outer(Ego& o) {
    std::vector<Outer> all;
    for (std::size_t s = 0; s < o.suggestions.size(); ++s) {
        Outer outer{s, o.suggestions[s].a == o.focus ? o.suggestions[s].b : o.suggestions[s].a, 0, 0};
        for (const std::size_t i : o.suggestions[s].introducers)
            if (i < o.mark_of.size() && o.mark_of[i] != kNowhere) {
                outer.side += o.out.places[i].x - o.area.centre().x;
                outer.height += o.out.places[i].y - o.area.centre().y;
            }
        all.push_back(outer);
    }
    std::stable_sort(all.begin(), all.end(), [](const Outer& a, const Outer& b) { return a.side > b.side; });
    const std::size_t half = (all.size() + 1) / 2;
    const Point c = o.area.centre();
    const double size = print_size(o), badge = 1.62 * size;
    for (const bool right : {true, false}) {
        std::vector<Outer> side(all.begin() + (right ? 0 : static_cast<std::ptrdiff_t>(half)),
                                right ? all.begin() + static_cast<std::ptrdiff_t>(half) : all.end());
        std::stable_sort(side.begin(), side.end(), [](const Outer& a, const Outer& b) { return a.height < b.height; });
        const double step = (o.area.height() - badge) / static_cast<double>(std::max<std::size_t>(side.size(), 1));
        for (std::size_t k = 0; k < side.size(); ++k) {
            const double y = o.area.top + badge + (static_cast<double>(k) + 0.5) * step;
            const double radius = std::min(radius_of(o, o.picture.nodes[side[k].node]), 8.0 * o.unit);
            add_node(o, side[k].node, {c.x + (right ? 1 : -1) * o.outer_x, y}, radius);
            const double gap = std::max(radius, badge / 2) + 2.5; // the name passes by the badge too
            const double room = o.area.width() / 2 - o.outer_x - gap - 2;
            add_side_name(o, side[k].node, right, gap, room, step - badge, size);
            const Point at = o.out.places[side[k].node];
            o.out.scene.badges.push_back(
                badge_mark({at.x, at.y - radius - badge / 2 - 1}, o.suggestions[side[k].suggestion].number, size));
        }
    }
}

Stroke stroke_between(const Ego& o, std::size_t a, std::size_t b, double bend) {
    Stroke stroke;
    stroke.bezier = bent(o.out.places[a], o.out.places[b], bend);
    stroke.from = o.mark_of[a];
    stroke.to = o.mark_of[b];
    stroke.css = "tie";
    stroke.title = printable(o.picture.nodes[a].name + " – " + o.picture.nodes[b].name);
    return stroke;
}

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
            const std::size_t inner = outer[tie.a] ? tie.b : tie.a;
            if (!o.introducer[inner])
                continue;
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
    for (const auto& s : o.suggestions) {
        const std::size_t other = s.a == o.focus ? s.b : s.a;
        Stroke stroke = stroke_between(o, o.focus, other, 0);
        stroke.colour = kRecommended;
        stroke.width = 1.7 * o.unit;
        stroke.dashed = true;
        stroke.css = "tie recommended";
        stroke.title = std::to_string(s.number) + ": " + stroke.title;
        strokes.push_back(std::move(stroke));
    }
}

void write_focus(Ego& o) {
    const auto& node = o.picture.nodes[o.focus];
    const double size = print_size(o) * 1.3;
    const double radius = 13 * o.unit;
    add_node(o, o.focus, o.area.centre(), radius);
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    TextMark text =
        text_mark(MarkRole::label, wrapped(name, FontWeight::bold, size, o.ring_x * 1.35, 3), size, FontWeight::bold);
    text.card = true;
    text.data_for = svg_id(node.id);
    text.at = {o.area.centre().x - text.width / 2, o.area.centre().y + radius + 3};
    o.out.scene.texts.push_back(std::move(text));
    if (o.partners.empty()) {
        TextMark none = text_mark(
            MarkRole::note, {sentence("No ties in the data", "Keine Verbindung in den Daten").in(o.picture.language)},
            print_size(o), FontWeight::regular);
        none.at = {o.area.centre().x - none.width / 2, o.area.centre().y - radius - 4 - none.height()};
        o.out.scene.texts.push_back(std::move(none));
    }
}

/// The promise of every picture: no text on another, nor on a node that it does not name. Rows keep it in every
/// ordinary case; what a strange case still breaks is taken out, the name of the focus last.
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

} // namespace

Composition compose_ego(const Picture& picture, const RunControl& run, const Charge& charge) {
    charge("layout");
    run.throw_if_stopped();
    Ego o{picture, style_of(picture.paper), {}, {}, *picture.focus, {}, {}, {}, 0, 100, 100, 200, 1, 0, 0, 20, {}, {},
          {}};
    const std::size_t n = picture.nodes.size();
    o.out.places.resize(n);
    o.radius.assign(n, 0);
    o.mark_of.assign(n, kNowhere);
    o.introducer.assign(n, 0);
    for (const auto& s : picture.suggestions)
        for (const std::size_t i : s.introducers)
            if (i < n && i != o.focus)
                o.introducer[i] = 1;
    choose_partners(o);
    const PageFrame frame = set_page(o.out.scene, picture, o.paper, legend_of(o), notes_of(o));
    o.area = frame.area;
    for (std::size_t s = 0; s < frame.listed; ++s)
        o.suggestions.push_back(picture.suggestions[s]);
    measure_ring(o);
    write_sectors(o);
    place_partners(o);
    place_outer(o);
    write_focus(o);
    charge("drawing");
    write_ties(o);
    drop_collisions(o);
    return std::move(o.out);
}

} // namespace clusterbridge

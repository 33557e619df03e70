#include "render/overview_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/label_choice.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {

namespace {

bool is_cut(const TextMark& text) {
    return std::any_of(text.lines.begin(), text.lines.end(), [](const auto& line) { return line.ends_with("…"); });
}

struct TitleForm {
    double size, width; ///< width in sizes
    std::size_t lines;
    double cost;
};

std::vector<TitleForm> title_forms(const Overview& o, double size) {
    const double small = std::max(7.2, 0.8 * o.paper.group_title);
    std::vector<TitleForm> forms{{size, 13, 2, 0}, {size, 24, 1, 4}, {size, 9, 3, 10}, {size, 18, 2, 4}};
    if (small < size)
        forms.insert(forms.end(), {{small, 24, 1, 40}, {small, 13, 2, 40}, {small, 9, 3, 45}});
    forms.insert(forms.end(), {{7.2, 24, 1, 160}, {7.2, 13, 2, 160}, {7.2, 9, 4, 165}});
    return forms;
}

/// The dot between theme and region stays with the theme when the title is broken.
std::string bound_dots(std::string title) {
    for (std::size_t at = 0; (at = title.find(" ·", at)) != std::string::npos;)
        title.replace(at, 1, "\xC2\xA0");
    return title;
}

TextMark title_text(const Overview& o, std::size_t group, double size, double width_in_sizes, std::size_t lines) {
    TextMark text = text_mark(MarkRole::group_title,
                              wrapped(bound_dots(printable(o.picture.groups[group].title)), FontWeight::bold, size,
                                      width_in_sizes * size, lines),
                              size, FontWeight::bold);
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
        TextMark text = title_text(o, g, size, 13, 3);
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
        if (const auto& node = o.picture.nodes[o.node_of[b]];
            node.kind == ActorKind::cluster_initiative || node.stands_for_group)
            take(b, true);
    for (const auto& s : o.suggestions)
        take(o.body_of[s.a], true), take(o.body_of[s.b], true);
    for (auto& name : wanted)
        name.end = o.picture.nodes[o.node_of[name.body]].stands_for_group ||
                   std::any_of(o.suggestions.begin(), o.suggestions.end(), [&](const auto& s) {
                       return o.body_of[s.a] == name.body || o.body_of[s.b] == name.body;
                   });
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

std::string full_label(const Overview& o, std::size_t body) {
    const auto& node = o.picture.nodes[o.node_of[body]];
    return printable(node.label.empty() ? node.name : node.label);
}

TextMark name_text(const Overview& o, std::size_t body, const std::string& name, double width_in_sizes,
                   std::size_t lines, double scale) {
    const auto& node = o.picture.nodes[o.node_of[body]];
    const bool initiative = node.kind == ActorKind::cluster_initiative;
    const double size = std::max(7.0, scale * (initiative ? o.paper.initiative : o.paper.label));
    const FontWeight weight = initiative ? FontWeight::semibold : FontWeight::regular;
    TextMark text = text_mark(MarkRole::label, wrapped(name, weight, size, width_in_sizes * size, lines), size, weight);
    text.colour = initiative ? "#111111" : "#333333";
    text.card = true;
    text.data_for = node.stands_for_group ? group_svg_id(node.id) : svg_id(node.id);
    return text;
}

void write_titles(Overview& o) {
    std::vector<Box> taken = o.badges;
    for (const auto& s : o.suggestions) { // a red line through a title would strike it out
        const auto curve = suggestion_curve(o, s);
        for (int k = 1; k < 40; ++k)
            taken.push_back(around(on_curve(curve, k / 40.0), 2));
    }
    PlacingOptions options;
    const Land land(o.bodies, o.area, 1.2 * o.spacing);
    o.title_boxes.assign(o.title_wishes.size(), std::nullopt);
    for (std::size_t t = 0; t < o.title_boxes.size(); ++t) {
        const std::uint32_t group = o.title_wishes[t].group;
        double best = 1e12;
        for (const auto& form : title_forms(o, o.title_texts[t].size)) {
            TextMark text = title_text(o, group, form.size, form.width, form.lines);
            if (is_cut(text))
                continue;
            options.limit = best - form.cost;
            const auto placed =
                place_titles({{group, text.width + 3, text.height()}}, o.bodies, land, taken, o.area, options).front();
            if (!placed)
                continue;
            best = placed->cost + form.cost;
            o.title_boxes[t] = placed->box;
            o.title_texts[t] = std::move(text);
        }
        if (o.title_boxes[t]) {
            taken.push_back(*o.title_boxes[t]);
            o.titles.push_back(*o.title_boxes[t]);
        }
    }
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

namespace {

/// A name without what stands behind a dash, a bracket or a slash; empty where that leaves too little.
std::string first_part(const std::string& name) {
    std::size_t end = name.size();
    for (const char* mark : {" - ", " – ", " (", " / "})
        end = std::min(end, name.find(mark));
    return end >= 4 && end < name.size() ? name.substr(0, end) : std::string();
}

struct Setting {
    double width; ///< in sizes of the print
    std::size_t lines;
    double scale, cost;
};
constexpr Setting kSettings[] = {{12, 2, 1, 0},    {16, 1, 1, 1},     {8, 3, 1, 3},    {16, 2, 1, 4},
                                 {11, 3, 1, 5},    {7, 4, 1, 9},      {24, 1, 1, 10},  {12, 2, 0.85, 14},
                                 {8, 3, 0.85, 16}, {16, 2, 0.85, 17}, {7, 4, 0.85, 22}};
constexpr double kShorter = 45, kCut = 120; ///< costs of a first part, of an ellipsis
constexpr double kWorthOfEnd = 1000, kWorthOfInitiative = 260, kWorthOfOther = 38;

/// What stands in brackets at the end of a name where it is a short form of it: one word, or less than half as long.
std::string alias_of(const std::string& name) {
    const auto bracket = name.rfind(" (");
    if (!name.ends_with(')') || bracket == std::string::npos || bracket < 4)
        return {};
    const std::string inside = name.substr(bracket + 2, name.size() - bracket - 3);
    const bool is_word = inside.find(' ') == std::string::npos;
    return inside.size() >= 4 && (is_word || 2 * inside.size() < bracket) ? inside : std::string();
}

/// The ways to set one name, and what they would look like.
struct NameForms {
    LabelTask task;
    std::vector<TextMark> texts;
};

void add_forms(const Overview& o, NameForms& forms, const std::string& name, double extra, bool may_cut) {
    for (const Setting& setting : kSettings) {
        if ((!forms.task.must && setting.scale < 1) || (may_cut && setting.lines < 2))
            continue;
        TextMark text = name_text(o, forms.task.body, name, setting.width, setting.lines, setting.scale);
        const bool known = std::any_of(forms.texts.begin(), forms.texts.end(), [&](const TextMark& t) {
            return t.lines == text.lines && t.size >= text.size && t.size < text.size * 1.01;
        });
        if (known || is_cut(text) != may_cut)
            continue;
        forms.task.forms.push_back({text.width, text.height(), setting.cost + extra});
        forms.texts.push_back(std::move(text));
    }
}

/// A whole name before a shorter one, a shorter one before a cut one. On small sheets only the ends of recommended ties
/// are cut: there, few whole names say more than many beginnings.
NameForms forms_of(const Overview& o, const NamedBody& wanted) {
    NameForms forms;
    forms.task.body = wanted.body;
    forms.task.must = wanted.must;
    forms.task.worth = wanted.end ? kWorthOfEnd : wanted.must ? kWorthOfInitiative : kWorthOfOther;
    const auto& node = o.picture.nodes[o.node_of[wanted.body]];
    const std::string name = full_label(o, wanted.body);
    // only initiatives are sure to mean themselves in brackets; companies put their town there
    const std::string alias =
        node.kind == ActorKind::cluster_initiative ? alias_of(printable(node.name)) : std::string();
    const std::string first = alias.empty() ? first_part(name) : alias;
    add_forms(o, forms, name, 0, false);
    if (!first.empty())
        add_forms(o, forms, first, kShorter, false);
    if (wanted.end || (wanted.must && (o.picture.paper == Paper::a3 || forms.texts.empty())))
        add_forms(o, forms, name, kCut, true);
    return forms;
}

} // namespace

void write_names(Overview& o, const std::vector<NamedBody>& wanted, const std::vector<std::size_t>& mark_of) {
    std::vector<Box> taken = o.badges;
    taken.insert(taken.end(), o.titles.begin(), o.titles.end());
    std::vector<NameForms> names;
    std::vector<LabelTask> tasks;
    for (const auto& name : wanted) {
        names.push_back(forms_of(o, name));
        tasks.push_back(names.back().task);
    }
    const auto chosen = choose_labels(tasks, o.bodies, taken, o.area, o.picture.seed);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!chosen[i])
            continue;
        TextMark text = std::move(names[i].texts[chosen[i]->form]);
        const PlacedLabel& place = chosen[i]->place;
        text.at = {place.box.left, place.box.top};
        if (place.guided)
            add_guide(o, o.bodies[wanted[i].body], place.box, mark_of[o.node_of[wanted[i].body]]);
        o.out.scene.texts.push_back(std::move(text));
        ++o.labelled;
    }
}

} // namespace clusterbridge

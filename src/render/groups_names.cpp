#include "render/groups_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"
#include "render/label_choice.hpp"
#include "render/labels.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

namespace {

struct Name {
    TextMark text;
    bool inside = false;
};

Name name_of(const Circles& o, std::size_t body, double width_in_sizes) {
    const Circle& circle = o.circles[body];
    const double radius = o.bodies[body].radius;
    const double size = radius > 4 * o.paper.initiative ? o.paper.group_title * 0.85 : o.paper.initiative;
    Name name{text_mark(MarkRole::label, wrapped(circle.name, FontWeight::semibold, size, width_in_sizes * size, 3),
                        size, FontWeight::semibold),
              false};
    name.text.card = true;
    name.text.colour = "#111111";
    name.text.data_for = circle.id;
    name.inside = !o.rings && std::hypot(name.text.width, name.text.height()) < 1.9 * radius;
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

void add_guide(Circles& o, std::size_t b, const Box& box) {
    const auto& body = o.bodies[b];
    Stroke guide;
    guide.bezier =
        bent(body.at, {std::clamp(body.at.x, box.left, box.right), std::clamp(body.at.y, box.top, box.bottom)}, 0);
    guide.colour = "#777777";
    guide.width = 0.6;
    guide.from = guide.to = o.first_mark + b;
    guide.css = "guide";
    o.out.scene.strokes.push_back(std::move(guide));
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
        if (placed->guided)
            add_guide(o, b, placed->box);
        o.out.scene.texts.push_back(std::move(name.text));
        return;
    }
}

struct NameForm {
    double width, size; ///< width in sizes; size as a share of the usual one
    std::size_t lines;
    double cost;
};
constexpr NameForm kForms[] = {{14, 1, 2, 0},     {22, 1, 1, 1},     {10, 1, 3, 3},    {18, 1, 2, 4},
                               {14, 0.85, 2, 14}, {26, 0.85, 1, 15}, {10, 0.85, 4, 18}};

/// Rings keep their middle free: all names choose their places together.
void write_names_of_rings(Circles& o, const std::vector<Box>& badges) {
    std::vector<LabelTask> tasks;
    std::vector<std::vector<TextMark>> texts;
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        LabelTask task{b, {}, 500 + o.circles[b].members, true};
        texts.emplace_back();
        for (const NameForm& form : kForms) {
            const double size = std::max(7.0, form.size * o.paper.initiative);
            TextMark text = text_mark(
                MarkRole::label, wrapped(o.circles[b].name, FontWeight::semibold, size, form.width * size, form.lines),
                size, FontWeight::semibold);
            const bool cut = std::any_of(text.lines.begin(), text.lines.end(),
                                         [](const std::string& line) { return line.ends_with("…"); });
            text.card = true;
            text.colour = "#111111";
            text.data_for = o.circles[b].id;
            task.forms.push_back({text.width, text.height(), form.cost + (cut ? 120 : 0)});
            texts.back().push_back(std::move(text));
        }
        tasks.push_back(std::move(task));
    }
    const auto chosen = choose_labels(tasks, o.bodies, badges, o.area, o.picture.seed);
    std::vector<Box> taken = badges;
    for (const auto& label : chosen)
        if (label)
            taken.push_back(label->place.box);
    for (std::size_t b = 0; b < o.bodies.size(); ++b) {
        if (!chosen[b]) {
            write_name_beside(o, b, taken);
            continue;
        }
        TextMark text = std::move(texts[b][chosen[b]->form]);
        text.at = {chosen[b]->place.box.left, chosen[b]->place.box.top};
        if (chosen[b]->place.guided)
            add_guide(o, b, chosen[b]->place.box);
        o.out.scene.texts.push_back(std::move(text));
    }
}

} // namespace

void write_names(Circles& o, const std::vector<Box>& badges) {
    if (o.rings) {
        write_names_of_rings(o, badges);
        return;
    }
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

} // namespace clusterbridge

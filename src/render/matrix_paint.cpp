#include "render/matrix_parts.hpp"

#include "render/drawing.hpp"
#include "render/fonts.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

namespace {

constexpr const char* kHatch = "#9A9A9A";
constexpr double kMark = 5; // half of a row's symbol

} // namespace

std::size_t ratio_step(double ratio) {
    constexpr double kSteps[] = {0.35, 0.7, 1.4, 2.8};
    return static_cast<std::size_t>(std::upper_bound(std::begin(kSteps), std::end(kSteps), ratio) - kSteps);
}

const char* ratio_fill(std::size_t step) {
    constexpr const char* kFills[] = {"#B35806", "#FDBF6F", "#F2F2F2", "#BFB8DC", "#5E3C99"};
    return kFills[std::min<std::size_t>(step, 4)];
}

void write_fields(Matrix& o) {
    std::vector<const PictureSuggestion*> numbered(o.rows.size() * o.columns.size(), nullptr);
    const auto slot = [&](std::size_t a, std::size_t b) {
        std::size_t row = o.place[a], column = o.place[b];
        if (o.triangle && row < column)
            std::swap(row, column);
        return std::pair(row, column);
    };
    for (const auto& s : o.picture.suggestions) {
        const auto [row, column] = slot(s.a, s.b);
        numbered[row * o.columns.size() + column] = &s;
    }
    const double print = std::clamp(0.34 * std::min(o.cell_width, 1.2 * o.cell_height), 7.0, 1.15 * o.paper.text);
    std::vector<Area> frames;
    for (const auto& cell : o.picture.cells) {
        const auto [row, column] = slot(cell.row, cell.column);
        const Box box = o.field(row, column);
        const std::size_t step = ratio_step(cell.ratio);
        const bool judged = cell.state == CellState::judged;
        const bool contact = cell.state == CellState::unknown_with_contact;
        const Box inner{box.left + 0.8, box.top + 0.8, box.right - 0.8, box.bottom - 0.8};
        Area area = judged ? rectangle(box, ratio_fill(step), "#FFFFFF", 0.8)
                           : rectangle(inner, contact ? "#CFE3F2" : "#FFFFFF", "#BDBDBD", 0.5);
        area.css = judged ? "cell judged" : contact ? "cell unknown contact" : "cell unknown";
        area.title = printable(cell.tooltip);
        o.out.scene.areas.push_back(std::move(area));
        if (!judged) {
            Area lines = hatching(inner, std::max(4.0, o.cell_height / 4.5), kHatch);
            lines.css = "hatch";
            o.out.scene.areas.push_back(std::move(lines));
        }
        if (cell.certain) {
            frames.push_back(
                rectangle({box.left + 0.9, box.top + 0.9, box.right - 0.9, box.bottom - 0.9}, "", "#222222", 1.5));
            frames.back().css = "certain";
        }
        if (const auto* s = numbered[row * o.columns.size() + column]) {
            const double size = std::clamp(std::min(o.cell_width, o.cell_height) / 1.9, 7.0, o.paper.text);
            o.out.scene.badges.push_back(badge_mark(box.centre(), s->number, size));
        } else if (judged && !cell.text.empty()) {
            TextMark text = text_mark(MarkRole::note, {cell.text}, print, FontWeight::regular);
            text.at = {box.centre().x - text.width / 2, box.centre().y - text.height() / 2};
            text.colour = step == 0 || step == 4 ? "#FFFFFF" : "#222222";
            if (text.width < o.cell_width - 2 && text.size < o.cell_height)
                o.out.scene.texts.push_back(std::move(text));
        }
    }
    for (auto& frame : frames)
        o.out.scene.areas.push_back(std::move(frame));
}

namespace {

std::string id_of(const PictureNode& node) {
    return node.stands_for_group && !node.initiative ? group_svg_id(node.id) : svg_id(node.id);
}

void write_symbol(Matrix& o, std::size_t i, Point at) {
    const auto& node = o.picture.nodes[i];
    const KindStyle& style = style_at(0);
    Mark mark;
    mark.role = MarkRole::group;
    mark.shape = node.initiative ? style.shape : node.layer == 0 ? Shape::circle : Shape::diamond;
    mark.fill = node.initiative ? style.fill : "#5B6770";
    mark.at = at;
    mark.width = mark.height = 2 * std::min(kMark, 0.4 * o.cell_height);
    mark.id = id_of(node);
    mark.css = node.initiative ? style.css : "";
    mark.title = printable(node.name);
    mark.description = printable(node.tooltip);
    o.out.places[i] = at;
    o.out.scene.marks.push_back(std::move(mark));
}

TextMark name_of(const Matrix& o, std::size_t i, double width, double height) {
    const auto& node = o.picture.nodes[i];
    const std::string name = printable(node.label.empty() ? node.name : node.label);
    const FontWeight weight = node.layer == 0 ? FontWeight::semibold : FontWeight::regular;
    double size = std::clamp(0.4 * height, std::max(7.0, o.paper.label), 1.15 * o.paper.text);
    const auto lines_for = [&](double s) {
        return static_cast<std::size_t>(std::clamp(std::floor(height / line_height(s)), 1.0, 3.0));
    };
    auto lines = wrapped(name, weight, size, width, lines_for(size));
    if (lines.back().ends_with("…") && size > 7) {
        size = 7;
        lines = wrapped(name, weight, size, width, lines_for(size));
    }
    TextMark text = text_mark(MarkRole::label, std::move(lines), size, weight);
    text.centred = false;
    text.colour = "#111111";
    text.data_for = id_of(node);
    return text;
}

void write_step(Matrix& o, std::size_t c) {
    const double line = line_height(std::max(7.0, o.paper.label));
    const double x = o.grid.left + (static_cast<double>(c) + 0.5) * o.cell_width;
    const double y = o.grid.top - 8 - static_cast<double>(c + 1) * line;
    TextMark text = name_of(o, o.columns[c], x - o.area.left - 4, line);
    text.at = {x - 3 - text.width, y};
    Area guide;
    guide.outline = {{x - 1.5, y + line / 2}, {x, y + line / 2}, {x, o.grid.top - 2}, {x, y + line / 2}};
    guide.line = "#9A9A9A";
    guide.line_width = 0.6;
    guide.css = "guide";
    o.out.scene.areas.push_back(std::move(guide));
    o.out.places[o.columns[c]] = {x, o.grid.top - 4};
    write_symbol(o, o.columns[c], {x, o.grid.top - 4});
    o.out.scene.marks.back().width = o.out.scene.marks.back().height = 5;
    o.out.scene.texts.push_back(std::move(text));
}

} // namespace

void write_matrix_names(Matrix& o) {
    for (std::size_t r = 0; r < o.rows.size(); ++r) {
        const Box first = o.field(r, 0);
        if (o.triangle) {
            const Box own = o.field(r, r);
            write_symbol(o, o.rows[r], own.centre());
            TextMark text = name_of(o, o.rows[r], o.area.right - own.right, o.cell_height);
            text.at = {own.right, own.centre().y - text.height() / 2};
            o.out.scene.texts.push_back(std::move(text));
        } else {
            const double x = o.grid.left - 3 - kMark;
            write_symbol(o, o.rows[r], {x, first.centre().y});
            TextMark text = name_of(o, o.rows[r], x - kMark - 3 - o.area.left, o.cell_height);
            text.at = {x - kMark - 3 - text.width, first.centre().y - text.height() / 2};
            o.out.scene.texts.push_back(std::move(text));
        }
    }
    if (!o.triangle)
        for (std::size_t c = 0; c < o.columns.size(); ++c)
            write_step(o, c);
}

} // namespace clusterbridge

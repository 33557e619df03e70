#include "render/furniture.hpp"

#include "render/fonts.hpp"

#include <algorithm>

namespace clusterbridge {

std::string count_text(std::size_t count, Language language) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, 1, language == Language::de ? '.' : ',');
    return digits;
}

TextMark text_mark(MarkRole role, std::vector<std::string> lines, double size, FontWeight weight) {
    TextMark mark;
    mark.role = role;
    mark.width = widest(lines, weight, size);
    mark.lines = std::move(lines);
    mark.size = size;
    mark.weight = weight;
    return mark;
}

Area rectangle(const Box& box, std::string fill, std::string line, double line_width) {
    Area area;
    area.outline = {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
    area.fill = std::move(fill);
    area.line = std::move(line);
    area.line_width = line_width;
    return area;
}

Area hatching(const Box& box, double step, const char* colour) {
    Area area;
    area.line = colour;
    area.line_width = 0.5;
    const double w = box.width(), h = box.height();
    const auto on_left_or_bottom = [&](double d) {
        return d <= h ? Point{box.left, box.top + d} : Point{box.left + d - h, box.bottom};
    };
    const auto on_top_or_right = [&](double d) {
        return d <= w ? Point{box.left + d, box.top} : Point{box.right, box.top + d - w};
    };
    const auto corner = [&](double from, double to, double limit, Point at) {
        if (from < limit && to > limit)
            area.outline.push_back(at);
    };
    bool up = true;
    for (double d = step; d < w + h - 0.1; d += step, up = !up) {
        const Point low = on_left_or_bottom(d), high = on_top_or_right(d);
        area.outline.push_back(up ? low : high);
        area.outline.push_back(up ? high : low);
        if (d + step < w + h - 0.1) { // along the edge to the next line
            if (up)
                corner(d, d + step, w, {box.right, box.top});
            else
                corner(d, d + step, h, {box.left, box.bottom});
        }
    }
    for (std::size_t k = area.outline.size(); k-- > 1;) // back on the same way, so that nothing closes across
        area.outline.push_back(area.outline[k - 1]);
    return area;
}

Mark badge_mark(Point at, int number, double text_size) {
    Mark mark;
    mark.role = MarkRole::badge;
    mark.shape = Shape::circle;
    mark.at = at;
    mark.text = std::to_string(number);
    mark.text_size = mark.text.size() > 2 ? text_size * 0.8 : text_size;
    mark.width = mark.height = text_size * 1.62;
    mark.fill = kRecommended;
    mark.line = "#FFFFFF";
    mark.line_width = 1;
    mark.text_colour = "#FFFFFF";
    return mark;
}

std::vector<std::size_t> kind_counts(const std::vector<PictureNode>& nodes) {
    std::vector<std::size_t> counts(kKindStyles);
    for (const auto& node : nodes)
        if (!node.stands_for_group)
            ++counts[style_of(node.kind).order];
    return counts;
}

namespace {

/// Writes down a column, keeping the pen's place.
class Column {
  public:
    Column(Scene& scene, const PaperStyle& paper, double left, double top)
        : scene_(scene), paper_(paper), left_(left), y_(top) {}
    double y() const { return y_; }
    void skip(double points) { y_ += points; }

    void block(MarkRole role, std::vector<std::string> lines, double size, FontWeight weight, const char* colour,
               double indent) {
        TextMark mark = text_mark(role, std::move(lines), size, weight);
        mark.at = {left_ + indent, y_};
        mark.centred = false;
        mark.colour = colour;
        y_ += mark.height();
        scene_.texts.push_back(std::move(mark));
    }
    void heading(const std::string& text) {
        block(MarkRole::heading, wrapped(text, FontWeight::bold, paper_.heading, paper_.column, 2), paper_.heading,
              FontWeight::bold, "#111111", 0);
        skip(0.35 * paper_.heading);
    }
    void symbol(const KindStyle& style, bool slice) {
        Mark mark;
        mark.role = MarkRole::legend;
        mark.shape = slice ? Shape::square : style.shape;
        mark.fill = slice && style.order == kKindStyles - 1 ? "#D8D8D8" : style.fill;
        mark.line = slice ? "#FFFFFF" : style.rim;
        mark.line_width = 0.8;
        mark.width = mark.height = 1.15 * paper_.text;
        if (mark.shape == Shape::box)
            mark.height *= 0.7;
        mark.at = {left_ + 0.7 * paper_.text, y_ + 0.6 * paper_.text};
        scene_.marks.push_back(std::move(mark));
    }
    void line(const LineSample& sample) {
        const double length = 1.7 * paper_.text;
        const int dashes = sample.dashed ? 3 : 1;
        for (int k = 0; k < dashes; ++k) {
            Mark mark;
            mark.role = MarkRole::legend;
            mark.shape = Shape::box;
            mark.fill = sample.colour;
            mark.width = sample.dashed ? length / 4.2 : length;
            mark.height = std::max(0.8, sample.width);
            mark.at = {left_ - 0.15 * paper_.text + (sample.dashed ? (k + 0.5) * length / 3 : length / 2),
                       y_ + 0.6 * paper_.text};
            scene_.marks.push_back(std::move(mark));
        }
    }
    void field(const FieldSample& sample) {
        const double size = 1.15 * paper_.text;
        const Point at{left_ + 0.7 * paper_.text, y_ + 0.6 * paper_.text};
        const Box box{at.x - size * 0.75, at.y - size / 2, at.x + size * 0.75, at.y + size / 2};
        Area area = rectangle(box, sample.fill, sample.framed ? "#222222" : "#B8B8B8", sample.framed ? 1.4 : 0.5);
        area.css = "legend";
        scene_.areas.push_back(std::move(area));
        if (sample.hatched) {
            Area lines = hatching(box, 3.4, "#8C8C8C");
            lines.css = "legend";
            scene_.areas.push_back(std::move(lines));
        }
    }
    double indent() const { return 2.1 * paper_.text; }

  private:
    Scene& scene_;
    const PaperStyle& paper_;
    double left_, y_;
};

double legend_text_width(const PaperStyle& paper) {
    return paper.column - 2.1 * paper.text;
}

std::string kind_text(std::size_t order, const Legend& legend, Language language) {
    const bool renamed = style_at(order).shape == Shape::diamond && !legend.diamond.empty();
    std::string text = renamed ? legend.diamond : style_at(order).name.in(language);
    if (legend.counts_shown)
        text += " (" + count_text(legend.kind_counts[order], language) + ")";
    return text;
}

/// The legend, from the pen downwards.
void write_legend(Column& column, const PaperStyle& paper, const Legend& legend, Language language) {
    column.heading(language == Language::de ? "Legende" : "Legend");
    const double row_gap = 0.42 * paper.text;
    const auto explained = [&](const std::string& words) {
        column.block(MarkRole::legend, wrapped(words, FontWeight::regular, paper.text, legend_text_width(paper), 2),
                     paper.text, FontWeight::regular, "#222222", column.indent());
        column.skip(row_gap);
    };
    for (std::size_t order = 0; order < kKindStyles; ++order) {
        if (order >= legend.kind_counts.size() || legend.kind_counts[order] == 0)
            continue;
        column.symbol(style_at(order), legend.slices);
        explained(kind_text(order, legend, language));
    }
    for (const auto& sample : legend.fields) {
        column.field(sample);
        explained(sample.text);
    }
    for (const auto& sample : legend.lines) {
        column.line(sample);
        explained(sample.text);
    }
    for (const auto& remark : legend.remarks) {
        column.block(MarkRole::legend, wrapped(remark, FontWeight::regular, paper.note, paper.column, 3), paper.note,
                     FontWeight::regular, "#4A4A4A", 0);
        column.skip(0.15 * paper.note);
    }
}

double legend_height(const PaperStyle& paper, const Legend& legend, Language language) {
    Scene trial;
    Column column(trial, paper, 0, 0);
    write_legend(column, paper, legend, language);
    return column.y();
}

std::vector<std::string> entry_lines(const PictureSuggestion& suggestion, const PaperStyle& paper,
                                     const std::string& lead) {
    const double width = legend_text_width(paper);
    std::vector<std::string> lines = wrapped(printable(suggestion.text_a), FontWeight::regular, paper.text, width, 2);
    if (!suggestion.text_b.empty())
        for (auto& line : wrapped(lead + printable(suggestion.text_b), FontWeight::regular, paper.text, width, 2))
            lines.push_back(std::move(line));
    return lines;
}

std::size_t write_list(Column& column, Scene& scene, const PaperStyle& paper, const Picture& picture,
                       const Legend& legend, double bottom, double left) {
    const double more = line_height(paper.note);
    column.heading(legend.list_heading);
    std::size_t listed = 0;
    for (const auto& suggestion : picture.suggestions) {
        auto lines = entry_lines(suggestion, paper, legend.list_lead);
        const double height = line_height(paper.text) * static_cast<double>(lines.size());
        if (listed >= (legend.list_most > 0 ? legend.list_most : paper.listed) || column.y() + height > bottom - more)
            break;
        Mark badge =
            badge_mark({left + 0.75 * paper.text, column.y() + 0.8 * paper.text}, suggestion.number, 0.92 * paper.text);
        badge.text_size = std::max(7.0, badge.text_size);
        scene.badges.push_back(std::move(badge));
        column.block(MarkRole::list, std::move(lines), paper.text, FontWeight::regular, "#222222", column.indent());
        column.skip(0.45 * paper.text);
        ++listed;
    }
    if (listed < picture.suggestions.size()) {
        const std::string rest = count_text(picture.suggestions.size() - listed, picture.language);
        const bool german = picture.language == Language::de;
        const std::string where = !legend.list_rest.empty() ? legend.list_rest
                                  : german                  ? "in der Liste der Empfehlungen"
                                                            : "in the list of recommendations";
        column.block(MarkRole::note, {(german ? "und " + rest + " weitere " : "and " + rest + " more ") + where},
                     paper.note, FontWeight::regular, "#4A4A4A", column.indent());
    }
    return listed;
}

} // namespace

PageFrame set_page(Scene& scene, const Picture& picture, const PaperStyle& paper, const Legend& legend,
                   const std::vector<std::string>& notes) {
    scene.width = paper.width;
    scene.height = paper.height;
    scene.language = picture.language;
    scene.title = printable(picture.title);
    scene.description = printable(picture.description.empty() ? picture.subtitle : picture.description);
    const double full = paper.width - 2 * paper.margin;
    const double left = paper.margin, right = paper.width - paper.margin - paper.column;

    Column head(scene, paper, left, paper.margin);
    if (!picture.title.empty())
        head.block(MarkRole::heading, wrapped(scene.title, FontWeight::bold, paper.title, full, 2), paper.title,
                   FontWeight::bold, "#000000", 0);
    if (!picture.subtitle.empty())
        head.block(MarkRole::heading,
                   wrapped(printable(picture.subtitle), FontWeight::regular, paper.subtitle, full, 2), paper.subtitle,
                   FontWeight::regular, "#4A4A4A", 0);
    head.skip(0.6 * paper.subtitle);

    std::vector<std::string> note_lines;
    for (const auto& note : notes)
        for (auto& line : wrapped(printable(note), FontWeight::regular, paper.note, right - left - 18, 2))
            note_lines.push_back(std::move(line));
    if (note_lines.size() > 5)
        note_lines.resize(5);
    const double bottom = paper.height - paper.margin;
    double picture_bottom = bottom;
    if (!note_lines.empty()) {
        const double height = line_height(paper.note) * static_cast<double>(note_lines.size());
        Column foot(scene, paper, left, bottom - height);
        foot.block(MarkRole::note, std::move(note_lines), paper.note, FontWeight::regular, "#4A4A4A", 0);
        picture_bottom -= height + 6;
    }

    Column side(scene, paper, right, head.y());
    PageFrame frame;
    const double legend_top = bottom - legend_height(paper, legend, picture.language);
    if (!picture.suggestions.empty()) {
        frame.listed = write_list(side, scene, paper, picture, legend, legend_top - 1.2 * paper.heading, right);
        side.skip(1.2 * paper.heading);
    }
    write_legend(side, paper, legend, picture.language);
    frame.area = {left, head.y(), right - 18, picture_bottom};
    return frame;
}

} // namespace clusterbridge

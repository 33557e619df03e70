#include "render/furniture.hpp"

#include "render/fonts.hpp"
#include "render/furniture_columns.hpp"

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

/// What the head and foot of the page leave to a logo in a corner.
struct LogoRoom {
    double head_left = 0, head_right = 0, head_height = 0; ///< beside and below the title
    double foot_left = 0, foot_right = 0, foot_height = 0; ///< beside and above the notes
    double column_height = 0;                              ///< at the foot of the column
};

/// Places the logo and says what it takes. Beside the title it takes at most half of the width.
LogoRoom place_logo(Scene& scene, const Picture& picture, const PaperStyle& paper) {
    LogoRoom room;
    if (!picture.logo)
        return room;
    const PictureLogo& logo = *picture.logo;
    double height = logo.height > 0 ? logo.height : paper.height / 15, width = height * logo.aspect;
    if (width > paper.column) {
        height *= paper.column / width;
        width = paper.column;
    }
    const bool left = logo.corner == Corner::top_left || logo.corner == Corner::bottom_left;
    const bool top = logo.corner == Corner::top_left || logo.corner == Corner::top_right;
    const double x = left ? paper.margin : paper.width - paper.margin - width;
    const double y = top ? paper.margin : paper.height - paper.margin - height;
    scene.logo = SceneLogo{{x, y, x + width, y + height}, logo.bytes, logo.vector};
    const double gap = 1.4 * paper.subtitle;
    if (top) {
        (left ? room.head_left : room.head_right) = width + gap;
        room.head_height = height;
    } else if (left || paper.upright()) {
        (left ? room.foot_left : room.foot_right) = width + gap;
        room.foot_height = height + 0.5 * gap;
    } else {
        room.column_height = height + gap;
    }
    return room;
}

/// Title and subtitle; where the page goes on below.
double write_head(Scene& scene, const Picture& picture, const PaperStyle& paper, const LogoRoom& logo) {
    const double full = paper.width - 2 * paper.margin - logo.head_left - logo.head_right;
    Column head(scene, paper, paper.margin + logo.head_left, paper.margin);
    if (!picture.title.empty()) {
        double size = paper.title;
        auto lines = balanced(scene.title, FontWeight::bold, size, full, 2);
        for (const double smaller : {0.86, 0.74}) // before it is cut
            if (lines.back().ends_with("…") && !scene.title.ends_with("…")) {
                size = smaller * paper.title;
                lines = balanced(scene.title, FontWeight::bold, size, full, 2);
            }
        head.block(MarkRole::heading, std::move(lines), size, FontWeight::bold, "#000000", 0);
    }
    if (!picture.subtitle.empty())
        head.block(MarkRole::heading,
                   wrapped(printable(picture.subtitle), FontWeight::regular, paper.subtitle, full, 2), paper.subtitle,
                   FontWeight::regular, "#4A4A4A", 0);
    head.skip(std::max(0.0, paper.margin + logo.head_height - head.y()));
    head.skip(0.6 * paper.subtitle);
    return head.y();
}

/// The notes, `width` points wide at the foot; where what stands above them must end.
double write_foot(Scene& scene, const std::vector<std::string>& notes, const PaperStyle& paper, const LogoRoom& logo,
                  double width) {
    std::vector<std::string> lines;
    for (const auto& note : notes)
        for (auto& line :
             wrapped(printable(note), FontWeight::regular, paper.note, width - logo.foot_left - logo.foot_right, 2))
            lines.push_back(std::move(line));
    if (lines.size() > 5)
        lines.resize(5);
    const double bottom = paper.height - paper.margin;
    double end = bottom - logo.foot_height;
    if (!lines.empty()) {
        const double height = line_height(paper.note) * static_cast<double>(lines.size());
        Column foot(scene, paper, paper.margin + logo.foot_left, bottom - height);
        foot.block(MarkRole::note, std::move(lines), paper.note, FontWeight::regular, "#4A4A4A", 0);
        end = std::min(end, bottom - height - 6);
    }
    return end;
}

constexpr double kBetween = 18; ///< the picture and the columns

/// List and legend side by side below the picture.
PageFrame set_upright(Scene& scene, const Picture& picture, const PaperStyle& paper, const Legend& legend,
                      const std::vector<std::string>& notes, const LogoRoom& logo) {
    const double left = paper.margin, right = paper.width - paper.margin, middle = left + paper.column + kBetween;
    const double top = write_head(scene, picture, paper, logo);
    const double bottom = write_foot(scene, notes, paper, logo, right - left);
    const double most = 0.3 * paper.height, beside = legend_height(paper, legend, picture.language);
    const double band = std::max(beside, std::min(list_height(paper, picture, legend), most));
    const double begin = bottom - band - 4;
    PageFrame frame;
    double legend_left = left;
    if (!picture.suggestions.empty()) {
        Column list(scene, paper, left, begin);
        frame.listed = write_list(list, scene, paper, picture, legend, begin + band + line_height(paper.note), left);
        legend_left = middle;
    }
    Column side(scene, paper, legend_left, begin);
    write_legend(side, paper, legend, picture.language);
    frame.area = {left, top, right, begin - kBetween / 2};
    return frame;
}

/// List and legend one above the other, right of the picture.
PageFrame set_level(Scene& scene, const Picture& picture, const PaperStyle& paper, const Legend& legend,
                    const std::vector<std::string>& notes, const LogoRoom& logo) {
    const double left = paper.margin, right = paper.width - paper.margin - paper.column;
    const double top = write_head(scene, picture, paper, logo);
    const double end = write_foot(scene, notes, paper, logo, right - left - kBetween);
    Column side(scene, paper, right, top);
    PageFrame frame;
    const double legend_top =
        paper.height - paper.margin - logo.column_height - legend_height(paper, legend, picture.language);
    if (!picture.suggestions.empty()) {
        frame.listed = write_list(side, scene, paper, picture, legend, legend_top - 1.2 * paper.heading, right);
        side.skip(1.2 * paper.heading);
    }
    write_legend(side, paper, legend, picture.language);
    frame.area = {left, top, right - kBetween, end};
    return frame;
}

} // namespace

PageFrame set_page(Scene& scene, const Picture& picture, const PaperStyle& paper, const Legend& legend,
                   const std::vector<std::string>& notes) {
    scene.width = paper.width;
    scene.height = paper.height;
    scene.language = picture.language;
    scene.title = printable(picture.title);
    scene.description = printable(picture.description.empty() ? picture.subtitle : picture.description);
    const LogoRoom logo = place_logo(scene, picture, paper);
    return (paper.upright() ? set_upright : set_level)(scene, picture, paper, legend, notes, logo);
}

} // namespace clusterbridge

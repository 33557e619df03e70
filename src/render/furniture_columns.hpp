#pragma once
#include "render/fonts.hpp"
#include "render/furniture.hpp"

#include <string>
#include <vector>

/// The columns of a page: list of recommended ties, legend.
namespace clusterbridge {

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

/// The legend, from the pen downwards.
void write_legend(Column& column, const PaperStyle& paper, const Legend& legend, Language language);
double legend_height(const PaperStyle& paper, const Legend& legend, Language language);

/// As many entries of the list as end above `bottom`, with a line on how many are left; their number.
std::size_t write_list(Column& column, Scene& scene, const PaperStyle& paper, const Picture& picture,
                       const Legend& legend, double bottom, double left);
/// Of the list with all entries that it may have.
double list_height(const PaperStyle& paper, const Picture& picture, const Legend& legend);

} // namespace clusterbridge

#pragma once
#include "base/language.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A finished page: everything has its place in points, y downwards from the upper left corner. Layouts make scenes;
/// `print_scene` turns one into files. Nothing here knows what a network is.
namespace clusterbridge {

struct Point {
    double x = 0, y = 0;
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    bool overlaps(const Box& other, double gap = 0) const {
        return left < other.right + gap && other.left < right + gap && top < other.bottom + gap &&
               other.top < bottom + gap;
    }
    bool within(const Box& other) const {
        return left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom;
    }
};

inline Box around(Point middle, double size) {
    return {middle.x - size / 2, middle.y - size / 2, middle.x + size / 2, middle.y + size / 2};
}

enum class FontWeight : std::uint8_t { regular, semibold, bold };

/// From baseline to baseline. Whole points: Graphviz cuts the fraction off.
inline double line_height(double text_size) {
    return std::floor(1.2 * text_size);
}

/// What an element is, for readers of the SVG: becomes the class and the way it is grouped there.
enum class MarkRole : std::uint8_t { node, group, label, group_title, badge, heading, legend, list, note, guide };

enum class Shape : std::uint8_t {
    none,
    circle,
    square,
    hexagon,
    diamond,
    triangle,
    inverted_triangle,
    pentagon,
    octagon,
    box,
    pie
};

struct PieSlice {
    std::string colour;
    double share = 0;
};

/// A drawn thing with an outline, and perhaps a short text in its middle.
struct Mark {
    MarkRole role = MarkRole::node;
    Shape shape = Shape::circle;
    Point at;
    double width = 0, height = 0;
    std::string fill = "#FFFFFF", line = "#FFFFFF";
    double line_width = 0;
    std::vector<PieSlice> slices; ///< of a pie
    std::string id;               ///< in SVG; empty = none
    std::string css;              ///< further class names
    std::string title, description;
    std::string text; ///< one line in the middle
    double text_size = 0;
    std::string text_colour = "#000000";
};

/// Lines of one size, one below the other. `at` is the upper left corner.
struct TextMark {
    MarkRole role = MarkRole::label;
    std::vector<std::string> lines;
    Point at;
    double width = 0; ///< the widest line as measured
    double size = 9;
    FontWeight weight = FontWeight::regular;
    std::string colour = "#222222";
    bool centred = true;
    bool card = false;    ///< a translucent white card behind the text
    std::string data_for; ///< SVG id of the thing that the text names
    double height() const { return line_height(size) * static_cast<double>(lines.size()); }
    Box box() const { return {at.x, at.y, at.x + width, at.y + height()}; }
};

struct Stroke {
    std::vector<Point> bezier; ///< 3k + 1 points
    std::string colour = "#556677";
    double width = 1;
    bool dashed = false;
    std::size_t from = 0, to = 0; ///< indices into Scene::marks
    std::string css;
    std::string title, description;
};

struct Area {
    std::vector<Point> outline;
    std::string fill, line; ///< without a fill only the outline is drawn
    std::string id, css, title;
    double line_width = 0.8;
};

/// A picture within the picture.
struct SceneLogo {
    Box box;
    std::string bytes;
    bool vector = false; ///< SVG, else PNG
};

struct Scene {
    double width = 0, height = 0;
    Language language = Language::de;
    std::string title, description;
    std::optional<SceneLogo> logo; ///< not in GV
    std::vector<Area> areas;       ///< painted first
    std::vector<Stroke> strokes;   ///< then these, in order
    std::vector<Mark> marks;       ///< then these
    std::vector<TextMark> texts;   ///< then these
    std::vector<Mark> badges;      ///< on top
};

} // namespace clusterbridge

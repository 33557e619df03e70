#include "render/stroke_painter.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace clusterbridge {
namespace {

constexpr double kDash = 6; // points

std::uint32_t colour_of(const std::string& text) {
    std::uint32_t value = 0;
    const bool named = (text.size() == 7 || text.size() == 9) && text.front() == '#';
    const char* const end = text.data() + text.size();
    ensure(named && std::from_chars(text.data() + 1, end, value, 16).ptr == end, "the colour of a stroke is #RRGGBB");
    return text.size() == 7 ? value << 8U | 0xffU : value;
}

double distance(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// The curve as a line that leaves it by less than a twentieth of a pixel.
std::vector<Point> flattened(std::span<const Point> bezier) {
    std::vector<Point> line{bezier.front()};
    for (std::size_t k = 0; k + 3 < bezier.size(); k += 3) {
        const Point a = bezier[k], b = bezier[k + 1], c = bezier[k + 2], d = bezier[k + 3];
        const double bend = std::max(std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y),
                                     std::hypot(b.x - 2 * c.x + d.x, b.y - 2 * c.y + d.y));
        const double parts = std::clamp(std::ceil(std::sqrt(bend * 6 / 8 / 0.05)), 1.0, 500.0);
        for (double i = 1; i <= parts; ++i) {
            const double t = i / parts, s = 1 - t;
            const double f[] = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
            const Point p{f[0] * a.x + f[1] * b.x + f[2] * c.x + f[3] * d.x,
                          f[0] * a.y + f[1] * b.y + f[2] * c.y + f[3] * d.y};
            if (distance(line.back(), p) > 1e-6)
                line.push_back(p);
        }
    }
    return line;
}

/// The pieces of a line that a pen draws which is down and up for `dash` by turns.
std::vector<std::vector<Point>> dashes_of(const std::vector<Point>& line, double dash) {
    std::vector<std::vector<Point>> pieces{{line.front()}};
    bool down = true;
    double left = dash;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = distance(line[i - 1], line[i]);
        double gone = 0;
        while (length - gone > left) {
            gone += left;
            const double t = gone / length;
            const Point at{line[i - 1].x + t * (line[i].x - line[i - 1].x),
                           line[i - 1].y + t * (line[i].y - line[i - 1].y)};
            if (down)
                pieces.back().push_back(at);
            else
                pieces.push_back({at});
            down = !down;
            left = dash;
        }
        left -= length - gone;
        if (down)
            pieces.back().push_back(line[i]);
    }
    return pieces;
}

/// Half the width across the line at each of its points; where two parts meet, along the line between them.
std::vector<Point> sides_of(std::span<const Point> line, double half_width) {
    std::vector<Point> normals, sides;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = distance(line[i - 1], line[i]);
        normals.push_back({(line[i - 1].y - line[i].y) / length, (line[i].x - line[i - 1].x) / length});
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Point before = normals[i == 0 ? 0 : i - 1], after = normals[std::min(i, normals.size() - 1)];
        const Point sum{before.x + after.x, before.y + after.y};
        const double square = std::max(0.5, (sum.x * sum.x + sum.y * sum.y) / 2); // blunt where the line turns back
        sides.push_back({sum.x * half_width / square, sum.y * half_width / square});
    }
    return sides;
}

/// `under` of 256 where `over` covers `share` of 65,536.
std::uint32_t mixed(std::uint32_t under, std::uint32_t over, std::int32_t share) {
    std::uint32_t result = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const auto below = static_cast<std::int32_t>(under >> shift & 0xffU);
        const auto above = static_cast<std::int32_t>(over >> shift & 0xffU);
        result |= static_cast<std::uint32_t>(below + (((above - below) * share + 32768) >> 16)) << shift;
    }
    return result;
}

} // namespace

StrokePainter::StrokePainter(std::span<const Stroke> strokes, const PixelFrame& frame)
    : frame_(frame), stride_(frame.width + 2) {
    for (const Stroke& stroke : strokes) {
        std::vector<Point> bezier;
        for (const Point& p : stroke.bezier)
            bezier.push_back({(p.x - frame.origin.x) * frame.scale, (p.y - frame.origin.y) * frame.scale});
        const std::vector<Point> line = flattened(bezier);
        const std::uint32_t colour = colour_of(stroke.colour);
        Ribbon model;
        model.colour = colour >> 8U;
        model.opacity = static_cast<float>(colour & 0xffU) / 255;
        const double half_width = stroke.width * frame.scale / 2;
        if (stroke.dashed)
            for (const auto& dash : dashes_of(line, kDash * frame.scale))
                add_ribbon(dash, half_width, model);
        else
            add_ribbon(line, half_width, model);
    }
}

void StrokePainter::add_ribbon(std::span<const Point> line, double half_width, const Ribbon& model) {
    if (line.size() < 2 || half_width <= 0)
        return;
    const auto sides = sides_of(line, half_width);
    Ribbon ribbon = model;
    ribbon.first = vertices_.size();
    const auto add = [&](double x, double y) {
        const double within = std::clamp(x, 0.0, static_cast<double>(frame_.width)); // there is no pixel beyond
        vertices_.push_back({static_cast<float>(within), static_cast<float>(y)});
    };
    for (std::size_t i = 0; i < line.size(); ++i)
        add(line[i].x + sides[i].x, line[i].y + sides[i].y);
    for (std::size_t i = line.size(); i-- > 0;)
        add(line[i].x - sides[i].x, line[i].y - sides[i].y);
    ribbon.end = vertices_.size();
    ribbon.top = std::numeric_limits<float>::max();
    ribbon.bottom = std::numeric_limits<float>::lowest();
    for (std::size_t i = ribbon.first; i < ribbon.end; ++i) {
        ribbon.top = std::min(ribbon.top, vertices_[i].y);
        ribbon.bottom = std::max(ribbon.bottom, vertices_[i].y);
    }
    ribbons_.push_back(ribbon);
}

/// Adds how the cover to the right of an edge changes in the rows of the stripe: in every row its height there, spread
/// over the columns that it crosses by the area beside it.
void StrokePainter::add_edge(Vertex from, Vertex to) {
    const float sign = from.y < to.y ? 1.0F : -1.0F;
    if (from.y > to.y)
        std::swap(from, to);
    const auto end = static_cast<float>(rows_);
    if (from.y == to.y || to.y <= 0 || from.y >= end)
        return;
    const float slope = (to.x - from.x) / (to.y - from.y);
    const float low = std::min(from.x, to.x), high = std::max(from.x, to.x);
    const float start = std::max(from.y, 0.0F), stop = std::min(to.y, end);
    float x = std::clamp(from.x + (start - from.y) * slope, low, high);
    for (auto row = static_cast<std::int32_t>(start); static_cast<float>(row) < stop; ++row) {
        const float height = std::min(static_cast<float>(row + 1), stop) - std::max(static_cast<float>(row), start);
        const float next = std::clamp(x + slope * height, low, high);
        const float left = std::min(x, next), right = std::max(x, next);
        const auto first = static_cast<std::int32_t>(left);
        const auto last = std::max(first, static_cast<std::int32_t>(std::ceil(right)) - 1);
        float* const cover = cover_.data() + static_cast<std::size_t>(row) * stride_;
        Extent& touched = touched_[static_cast<std::size_t>(row)];
        touched.low = std::min(touched.low, first);
        touched.high = std::max(touched.high, last + 1);
        const float change = sign * height;
        if (first == last) {
            const float beside = change * ((left + right) / 2 - static_cast<float>(first));
            cover[first] += change - beside;
            cover[first + 1] += beside;
        } else {
            // Within a column the edge passes `part` of its height; what of it lies to the right counts in the next
            // one.
            const float per_column = change / (right - left);
            float at = left, carried = 0;
            for (std::int32_t column = first; column <= last; ++column) {
                const float until = std::min(static_cast<float>(column + 1), right);
                const float part = per_column * (until - at);
                const float beside = part * ((at + until) / 2 - static_cast<float>(column));
                cover[column] += carried + part - beside;
                carried = beside;
                at = until;
            }
            cover[last + 1] += carried;
        }
        x = next;
    }
}

void StrokePainter::blend(const Ribbon& ribbon, std::span<std::uint32_t> pixels, std::size_t first_row,
                          std::size_t end_row) {
    const float scale = ribbon.opacity * 65536;
    for (std::size_t row = first_row; row < end_row; ++row) {
        Extent& touched = touched_[row];
        float* const cover = cover_.data() + row * stride_;
        std::uint32_t* const to = pixels.data() + row * frame_.width;
        const std::int32_t end = std::min(touched.high + 1, static_cast<std::int32_t>(frame_.width));
        float sum = 0;
        for (std::int32_t column = touched.low; column < end; ++column) {
            sum += cover[column];
            cover[column] = 0;
            const auto share = static_cast<std::int32_t>(std::min(std::abs(sum), 1.0F) * scale + 0.5F);
            if (share >= 128) // less changes no colour by half a step
                to[column] = mixed(to[column], ribbon.colour, share);
        }
        for (std::int32_t column = std::max(end, touched.low); column <= touched.high; ++column)
            cover[column] = 0;
        touched = {std::numeric_limits<std::int32_t>::max(), -1};
    }
}

void StrokePainter::paint(std::span<std::uint32_t> pixels, std::size_t top) {
    rows_ = pixels.size() / frame_.width;
    cover_.resize(rows_ * stride_);
    touched_.resize(rows_, {std::numeric_limits<std::int32_t>::max(), -1});
    const auto begin = static_cast<float>(top), end = static_cast<float>(top + rows_);
    for (const Ribbon& ribbon : ribbons_) {
        if (ribbon.bottom <= begin || ribbon.top >= end)
            continue;
        Vertex from = vertices_[ribbon.end - 1];
        from.y -= begin;
        for (std::size_t i = ribbon.first; i < ribbon.end; ++i) {
            const Vertex to{vertices_[i].x, vertices_[i].y - begin};
            add_edge(from, to);
            from = to;
        }
        const float first = std::max(ribbon.top - begin, 0.0F);
        const float last = std::min(ribbon.bottom - begin, static_cast<float>(rows_));
        blend(ribbon, pixels, static_cast<std::size_t>(first), static_cast<std::size_t>(std::ceil(last)));
    }
}

} // namespace clusterbridge

#include "render/layout.hpp"

#include "render/crossing_reduction.hpp"
#include "render/spring_forces.hpp"
#include "render/stress_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace clusterbridge {

namespace {

class Parts { // union-find
  public:
    explicit Parts(std::size_t n) : of_(n) { std::iota(of_.begin(), of_.end(), std::size_t{0}); }
    std::size_t find(std::size_t i) {
        while (of_[i] != i)
            i = of_[i] = of_[of_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = find(a), b = find(b);
        if (a != b)
            of_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::size_t> of_;
};

constexpr double kTieLength = 43; ///< points

double rounded(double value) {
    return std::round(value * 10) / 10;
}

/// Nodes, then two anchors per group, then ties; all that the layout is to see.
LayoutGraph with_anchors(const LayoutGraph& graph) {
    LayoutGraph all = graph;
    std::uint32_t groups = 0;
    for (const auto g : graph.group)
        if (g != kNoGroup)
            groups = std::max(groups, g + 1);
    std::vector<std::size_t> members(groups);
    const std::size_t first = graph.nodes;
    all.nodes += 2 * std::size_t{groups};
    Parts parts(all.nodes);
    for (const auto& [a, b] : graph.ties)
        parts.join(a, b);
    for (std::size_t i = 0; i < graph.nodes; ++i)
        if (const auto g = graph.group[i]; g != kNoGroup) {
            ++members[g];
            for (std::size_t k = 0; k < 2; ++k) {
                all.ties.emplace_back(i, first + std::size_t{2} * g + k);
                parts.join(i, first + std::size_t{2} * g + k);
            }
        }
    std::size_t centre = 0;
    if (groups > 0)
        centre =
            first + 2 * static_cast<std::size_t>(std::max_element(members.begin(), members.end()) - members.begin());
    std::vector<std::uint8_t> tied(all.nodes);
    tied[parts.find(centre)] = 1;
    for (std::size_t i = 0; i < all.nodes; ++i) {
        const bool empty_anchor = i >= first && members[(i - first) / 2] == 0;
        if (!empty_anchor && !tied[parts.find(i)]) {
            tied[parts.find(i)] = 1;
            all.ties.emplace_back(centre, i);
        }
    }
    return all;
}

/// Turns the points so that their longer axis lies level.
void turn_level(std::vector<Point>& points) {
    double mx = 0, my = 0;
    for (const auto& p : points)
        mx += p.x, my += p.y;
    const auto n = static_cast<double>(points.size());
    mx /= n, my /= n;
    double xx = 0, xy = 0, yy = 0;
    for (const auto& p : points)
        xx += (p.x - mx) * (p.x - mx), xy += (p.x - mx) * (p.y - my), yy += (p.y - my) * (p.y - my);
    const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
    const double c = std::cos(-angle), s = std::sin(-angle);
    for (auto& p : points) {
        const double x = p.x - mx, y = p.y - my;
        p = {rounded(c * x - s * y), rounded(s * x + c * y)};
    }
}

} // namespace

std::vector<Point> force_layout(const LayoutGraph& graph, std::uint64_t seed, const RunControl& run) {
    std::vector<Point> points(graph.nodes);
    if (graph.nodes <= 1)
        return points;
    run.throw_if_stopped();
    const LayoutGraph all = with_anchors(graph);
    const auto laid = stress_layout(all.nodes, all.ties, seed, run);
    std::vector<float> x, y;
    for (const Point& point : laid) {
        x.push_back(static_cast<float>(point.x));
        y.push_back(static_cast<float>(point.y));
    }
    const StepGraph steps(all.nodes, all.ties);
    settle_springs(x, y, steps, run);
    reduce_crossings(x, y, steps, StepGraph(all.nodes, graph.ties), seed, run);
    for (std::size_t i = 0; i < graph.nodes; ++i)
        points[i] = {kTieLength * static_cast<double>(x[i]), kTieLength * static_cast<double>(y[i])};
    turn_level(points);
    return points;
}

void fit_into(std::vector<Point>& points, const Box& box, double stretch) {
    if (points.empty())
        return;
    Box has{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const auto& p : points)
        has = {std::min(has.left, p.x), std::min(has.top, p.y), std::max(has.right, p.x), std::max(has.bottom, p.y)};
    double sx = has.width() > 1e-9 ? box.width() / has.width() : 1;
    double sy = has.height() > 1e-9 ? box.height() / has.height() : 1;
    if (has.width() <= 1e-9)
        sx = sy;
    if (has.height() <= 1e-9)
        sy = sx;
    sx = std::min(sx, sy * stretch);
    sy = std::min(sy, sx * stretch);
    const Point from = has.centre(), to = box.centre();
    for (auto& p : points)
        p = {to.x + (p.x - from.x) * sx, to.y + (p.y - from.y) * sy};
}

namespace {

/// Cells at least as wide as the farthest reach, so that neighbours stand in the nine around.
class Grid {
  public:
    Grid(const std::vector<Body>& bodies, const Box& area, double reach) : area_(area), cell_(std::max(reach, 4.0)) {
        columns_ = static_cast<std::size_t>(std::max(1.0, std::ceil(area.width() / cell_)));
        rows_ = static_cast<std::size_t>(std::max(1.0, std::ceil(area.height() / cell_)));
        cells_.resize(columns_ * rows_);
        for (std::size_t i = 0; i < bodies.size(); ++i)
            cells_[cell(bodies[i].at)].push_back(i);
    }
    template <class F> void near(Point p, F f) const {
        const std::size_t c = column(p.x), r = row(p.y);
        for (std::size_t y = r > 0 ? r - 1 : 0; y <= std::min(r + 1, rows_ - 1); ++y)
            for (std::size_t x = c > 0 ? c - 1 : 0; x <= std::min(c + 1, columns_ - 1); ++x)
                for (const std::size_t i : cells_[y * columns_ + x])
                    f(i);
    }

  private:
    std::size_t column(double x) const { return place(x - area_.left, columns_); }
    std::size_t row(double y) const { return place(y - area_.top, rows_); }
    std::size_t place(double offset, std::size_t count) const {
        return static_cast<std::size_t>(std::clamp(offset / cell_, 0.0, static_cast<double>(count - 1)));
    }
    std::size_t cell(Point p) const { return row(p.y) * columns_ + column(p.x); }
    Box area_;
    double cell_;
    std::size_t columns_ = 1, rows_ = 1;
    std::vector<std::vector<std::size_t>> cells_;
};

void push_apart(Body& a, Body& b, double wanted, std::size_t i, std::size_t j) {
    double dx = b.at.x - a.at.x, dy = b.at.y - a.at.y;
    double d = std::hypot(dx, dy);
    if (d >= wanted)
        return;
    if (d < 1e-6) { // on one spot: part in a direction that depends on the two alone
        const double angle = static_cast<double>(i * 7 + j * 13);
        dx = std::cos(angle), dy = std::sin(angle), d = 1;
    }
    const double mobility = a.mobility + b.mobility;
    if (mobility <= 0)
        return;
    const double step = 0.6 * (wanted - std::min(d, wanted)) / d / mobility;
    a.at = {a.at.x - dx * step * a.mobility, a.at.y - dy * step * a.mobility};
    b.at = {b.at.x + dx * step * b.mobility, b.at.y + dy * step * b.mobility};
}

/// Out by the nearest side that lies inside the area.
void leave(Body& body, const Box& box, const Box& area, double gap) {
    const double r = body.radius + gap;
    const Box wide{box.left - r, box.top - r, box.right + r, box.bottom + r};
    const Point p = body.at;
    if (p.x <= wide.left || p.x >= wide.right || p.y <= wide.top || p.y >= wide.bottom)
        return;
    const double out[4] = {p.x - wide.left, wide.right - p.x, p.y - wide.top, wide.bottom - p.y};
    const bool possible[4] = {wide.left > area.left + r, wide.right<area.right - r, wide.top> area.top + r,
                              wide.bottom < area.bottom - r};
    std::size_t best = 4;
    for (std::size_t k = 0; k < 4; ++k)
        if (possible[k] && (best == 4 || out[k] < out[best]))
            best = k;
    if (best == 4)
        return;
    const double step = (out[best] + 0.3) * body.mobility;
    if (best == 0)
        body.at.x -= step;
    else if (best == 1)
        body.at.x += step;
    else if (best == 2)
        body.at.y -= step;
    else
        body.at.y += step;
}

} // namespace

void spread(std::vector<Body>& bodies, const Box& area, const std::vector<Obstacle>& obstacles,
            const SpreadOptions& options) {
    double largest = 0;
    for (const auto& body : bodies)
        largest = std::max(largest, body.radius);
    const double reach = 2 * largest + options.gap + options.group_gap;
    const auto clamp = [&](Body& body) {
        const double r = body.radius;
        body.at.x = std::clamp(body.at.x, area.left + r, std::max(area.left + r, area.right - r));
        body.at.y = std::clamp(body.at.y, area.top + r, std::max(area.top + r, area.bottom - r));
    };
    for (auto& body : bodies)
        clamp(body);
    for (int round = 0; round < options.rounds; ++round) {
        const Grid grid(bodies, area, reach);
        for (std::size_t i = 0; i < bodies.size(); ++i)
            grid.near(bodies[i].at, [&](std::size_t j) {
                if (j <= i)
                    return;
                const bool other = bodies[i].group != bodies[j].group;
                const double wanted =
                    bodies[i].radius + bodies[j].radius + options.gap + (other ? options.group_gap : 0);
                push_apart(bodies[i], bodies[j], wanted, i, j);
            });
        for (const auto& obstacle : obstacles)
            for (std::size_t i = 0; i < bodies.size(); ++i)
                if (i != obstacle.owner)
                    leave(bodies[i], obstacle.box, area, 1);
        for (auto& body : bodies)
            clamp(body);
    }
}

void part_groups(std::vector<Body>& bodies, const Box& area, double spacing) {
    std::map<std::uint32_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < bodies.size(); ++i)
        if (bodies[i].group != kNoGroup)
            members[bodies[i].group].push_back(i);
    if (members.size() < 2)
        return;
    std::vector<Body> discs;
    std::vector<double> reach; // mean distance of members from the middle
    for (const auto& [group, list] : members) {
        Body disc;
        const auto n = static_cast<double>(list.size());
        for (const std::size_t i : list)
            disc.at = {disc.at.x + bodies[i].at.x / n, disc.at.y + bodies[i].at.y / n};
        double mean = 0;
        for (const std::size_t i : list)
            mean += std::hypot(bodies[i].at.x - disc.at.x, bodies[i].at.y - disc.at.y) / n;
        disc.radius = 0.5 * spacing * std::sqrt(n);
        disc.group = group;
        disc.mobility = 1 / n; // large groups hold their place
        discs.push_back(disc);
        reach.push_back(mean);
    }
    const auto before = discs;
    spread(discs, area, {}, {0.3 * spacing, 0, 400});
    std::size_t d = 0;
    for (const auto& [group, list] : members) {
        const double shrink = reach[d] > 0 ? std::min(1.6, 0.62 * discs[d].radius / reach[d]) : 1;
        for (const std::size_t i : list)
            bodies[i].at = {discs[d].at.x + (bodies[i].at.x - before[d].at.x) * shrink,
                            discs[d].at.y + (bodies[i].at.y - before[d].at.y) * shrink};
        ++d;
    }
}

} // namespace clusterbridge

#include "render/overview.hpp"
#include "render/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace clusterbridge {

std::vector<Point> bent(Point a, Point b, double bend) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const Point q{(a.x + b.x) / 2 - 2 * dy * bend, (a.y + b.y) / 2 + 2 * dx * bend};
    const auto towards = [](Point from, Point to) {
        return Point{from.x + 2.0 / 3 * (to.x - from.x), from.y + 2.0 / 3 * (to.y - from.y)};
    };
    return {a, towards(a, q), towards(b, q), b};
}

Point on_curve(const std::vector<Point>& bezier, double t) {
    const double s = 1 - t;
    const std::array<double, 4> f{s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
    Point p;
    for (std::size_t k = 0; k < 4; ++k) {
        p.x += f[k] * bezier[k].x;
        p.y += f[k] * bezier[k].y;
    }
    return p;
}

Point badge_place(const std::vector<Point>& curve, double size, const std::vector<Box>& taken, const Box& area) {
    const auto is_free = [&](Point p) {
        const Box box{p.x - size / 2, p.y - size / 2, p.x + size / 2, p.y + size / 2};
        return box.within(area) &&
               std::none_of(taken.begin(), taken.end(), [&](const Box& t) { return box.overlaps(t, 0.8); });
    };
    for (int step = 0; step < 60; ++step) {
        const int away = (step + 1) / 2;
        const double offset = 0.0065 * away * (step % 2 == 0 ? 1 : -1);
        if (const Point p = on_curve(curve, 0.5 + offset); is_free(p))
            return p;
    }
    const Point middle = on_curve(curve, 0.5);
    for (double radius = size * 0.5; radius < size * 14; radius += size * 0.35)
        for (int k = 0; k < 24; ++k) {
            const double angle = k * 0.2617993877991494;
            const Point p{middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)};
            if (is_free(p))
                return p;
        }
    return middle;
}

std::vector<std::size_t> tones_of(const std::vector<Point>& middles,
                                  const std::vector<std::optional<std::size_t>>& kept) {
    const std::size_t tones = group_tones().size();
    std::vector<std::size_t> tone(middles.size());
    std::vector<std::uint8_t> has(middles.size(), 0);
    for (std::size_t g = 0; g < std::min(kept.size(), middles.size()); ++g)
        if (kept[g]) {
            tone[g] = *kept[g] % tones;
            has[g] = 1;
        }
    for (std::size_t g = 0; g < middles.size(); ++g) {
        if (has[g] != 0)
            continue;
        has[g] = 1;
        // how near the nearest group of each tone is; the farthest wins, the first among equals
        std::vector<double> distance(tones, 1e12);
        for (std::size_t h = 0; h < middles.size(); ++h)
            if (has[h] != 0 && h != g)
                distance[tone[h]] =
                    std::min(distance[tone[h]], std::hypot(middles[g].x - middles[h].x, middles[g].y - middles[h].y));
        tone[g] = static_cast<std::size_t>(std::max_element(distance.begin(), distance.end()) - distance.begin());
    }
    return tone;
}

} // namespace clusterbridge

#pragma once
#include "graph/network.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clusterbridge {

/// Kilometres along the great circle: haversine on a sphere of the Earth's mean radius.
inline double distance_km(const Coordinates& a, const Coordinates& b) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double dlat = std::sin(radians(b.lat - a.lat) / 2);
    const double dlon = std::sin(radians(b.lon - a.lon) / 2);
    const double h = dlat * dlat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * dlon * dlon;
    return 2 * 6371.0088 * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

} // namespace clusterbridge

#include "metrics/false_discovery.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace clusterbridge {

std::vector<double> false_discovery(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return p[a] == p[b] ? a < b : p[a] < p[b]; });
    std::vector<double> q(p.size());
    const auto tests = static_cast<double>(p.size());
    double least = 1;
    for (std::size_t k = order.size(); k > 0; --k) {
        const double value = p[order[k - 1]];
        ensure(value >= 0 && value <= 1, "a p value lies between 0 and 1");
        least = std::min(least, value * (tests / static_cast<double>(k)));
        q[order[k - 1]] = least;
    }
    return q;
}

} // namespace clusterbridge

#pragma once
#include "base/large_pages.hpp"
#include "base/parallel.hpp"
#include "graph/graph.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace clusterbridge {

/// A factor 2^power that no power makes infinite or 0 for numbers whose product is neither: as exact as std::scalbn,
/// and many times as fast.
class PowerOfTwo {
  public:
    explicit PowerOfTwo(int power) : half_(std::scalbn(1.0, power / 2)), rest_(std::scalbn(1.0, power - power / 2)) {}
    friend double operator*(const PowerOfTwo& factor, double x) { return x * factor.half_ * factor.rest_; }

  private:
    double half_, rest_;
};

/// The weights divided by the power of two that brings the largest into [1, 2): exact but for weights more than 300
/// decades below it, and sums of squares of them cannot overflow. For kernels whose result does not depend on the unit.
inline EdgeColumn<double> unit_weights(const EdgeColumn<double>& weight, const RunControl& run = {}) {
    double largest = 0;
    for (const double w : weight)
        largest = std::max(largest, w);
    const PowerOfTwo scale(largest > 0 ? -std::ilogb(largest) : 0);
    std::vector<double> scaled = large_vector<double>(weight.size());
    for_items_in_blocks(weight.size(), std::max<std::size_t>(1, weight.size() / 65536), {run.threads, run.stop, {}},
                        [&](std::size_t e) { scaled[e] = scale * weight[edge(e)]; });
    return EdgeColumn<double>(std::move(scaled));
}

} // namespace clusterbridge

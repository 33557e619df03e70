#pragma once
#include "graph/graph.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

/// The weights divided by the power of two that brings the largest into [1, 2): exact but for weights more than 300
/// decades below it, and sums of squares of them cannot overflow. For kernels whose result does not depend on the unit.
inline EdgeColumn<double> unit_weights(const EdgeColumn<double>& weight) {
    double largest = 0;
    for (const double w : weight)
        largest = std::max(largest, w);
    EdgeColumn<double> scaled = weight;
    const int exponent = largest > 0 ? std::ilogb(largest) : 0;
    if (exponent != 0)
        for (double& w : scaled)
            w = std::scalbn(w, -exponent);
    return scaled;
}

} // namespace clusterbridge

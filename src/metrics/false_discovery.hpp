#pragma once
#include <span>
#include <vector>

namespace clusterbridge {

/// Benjamini–Hochberg q values: calling everything with q <= x a discovery keeps the expected share of false ones at or
/// below x where tests are independent or positively dependent. Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57.
///     q_(i) = min over k >= i of p_(k) * m / k,   at most 1;   p_(1) <= ... <= p_(m)
/// Equal p values get equal q values. Cost O(m log m). No p values, no q values; each p must lie in [0, 1].
std::vector<double> false_discovery(std::span<const double> p);

} // namespace clusterbridge

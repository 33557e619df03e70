#pragma once
#include "base/random.hpp"
#include "render/stress_layout.hpp"

/// Ties for tests of layouts, made by recipe.
namespace clusterbridge {

/// Connected: a random tree, and `more` ties of which seven in ten stay within one of ten groups.
inline LayoutTies grouped(std::size_t n, std::size_t more, std::uint64_t seed) {
    Random random(seed);
    LayoutTies ties;
    for (std::size_t i = 1; i < n; ++i)
        ties.emplace_back(i, i > 10 ? i - 10 * (1 + static_cast<std::size_t>(random.below(i / 10))) : i - 1);
    while (more-- > 0) {
        const auto a = static_cast<std::size_t>(random.below(n));
        const auto b = random.chance(0.7) ? static_cast<std::size_t>(random.below(n / 10)) * 10 + a % 10
                                          : static_cast<std::size_t>(random.below(n));
        ties.emplace_back(a, b);
    }
    return ties;
}

/// Pairs of ties that cross inside both.
inline std::size_t crossings(const std::vector<Point>& at, const LayoutTies& ties) {
    const auto side = [&](std::size_t p, std::size_t q, std::size_t r) {
        return (at[q].x - at[p].x) * (at[r].y - at[p].y) - (at[q].y - at[p].y) * (at[r].x - at[p].x);
    };
    std::size_t count = 0;
    for (std::size_t i = 0; i < ties.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto [a, b] = ties[i];
            const auto [c, d] = ties[j];
            count += side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0 ? 1U : 0U;
        }
    return count;
}

} // namespace clusterbridge

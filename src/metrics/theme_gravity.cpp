#include "metrics/theme_gravity.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

ThemeGravity::ThemeGravity(const ThemeGravityInput& input)
    : participations_(input.participations), total_(std::max(input.total, 1.0)) {
    ensure(input.counts.size() == input.participations.size(), "counts and participations of the same nodes");
    for (const double total : input.theme_totals)
        roots_.push_back(std::sqrt(std::max(total, 1.0)));
    for (const auto& themes : input.counts) {
        for (const ThemeCount& item : themes)
            items_.push_back({item.theme, item.count / roots_[item.theme]});
        offsets_.push_back(static_cast<std::uint32_t>(items_.size()));
    }
}

void ThemeGravity::load(NodeId source, Scratch& scratch) const {
    const auto fill = [&](NodeId v, bool clear) {
        for (std::uint32_t k = offsets_[index(v)]; k < offsets_[index(v) + 1]; ++k)
            scratch.loaded[items_[k].theme] = clear ? 0 : items_[k].count;
    };
    if (scratch.source != kNoNode)
        fill(scratch.source, true);
    fill(source, false);
    scratch.source = source;
}

double ThemeGravity::of(NodeId i, NodeId j) const {
    Scratch scratch = make_scratch();
    load(i, scratch);
    return of(scratch, j);
}

std::vector<ThemeShare> ThemeGravity::shared(NodeId i, NodeId j) const {
    std::vector<ThemeShare> result;
    std::uint32_t x = offsets_[index(i)];
    std::uint32_t y = offsets_[index(j)];
    while (x < offsets_[index(i) + 1] && y < offsets_[index(j) + 1]) {
        const ThemeCount& a = items_[x];
        const ThemeCount& b = items_[y];
        if (a.theme == b.theme) {
            const double root = roots_[a.theme];
            result.push_back({a.theme, std::round(a.count * root), std::round(b.count * root), a.count * b.count});
        }
        x += a.theme <= b.theme ? 1U : 0U;
        y += b.theme <= a.theme ? 1U : 0U;
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const ThemeShare& a, const ThemeShare& b) { return a.part > b.part; });
    return result;
}

} // namespace clusterbridge

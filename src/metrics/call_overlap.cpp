#include "metrics/call_overlap.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

CallOverlap::CallOverlap(const CallOverlapInput& input) : calls_(input.call_totals.size()) {
    std::vector<double> rarity;
    for (const double total : input.call_totals) {
        ensure(total > 0 && total <= input.projects, "a call has projects, and not more than there are");
        rarity.push_back(std::log(input.projects / total));
    }
    for (const auto& calls : input.counts) {
        const std::size_t first = items_.size();
        double squares = 0;
        for (const ThemeCount& call : calls) {
            const double x = std::log1p(call.count) * rarity[call.theme];
            if (x <= 0)
                continue;
            items_.push_back({call.theme, x});
            counts_.push_back(call.count);
            squares += x * x;
        }
        const double norm = std::sqrt(squares);
        for (std::size_t k = first; k < items_.size(); ++k)
            items_[k].count /= norm;
        offsets_.push_back(static_cast<std::uint32_t>(items_.size()));
    }
}

void CallOverlap::load(NodeId source, Scratch& scratch) const {
    const auto fill = [&](NodeId v, bool clear) {
        for (std::uint32_t k = offsets_[index(v)]; k < offsets_[index(v) + 1]; ++k)
            scratch.loaded[items_[k].theme] = clear ? 0 : items_[k].count;
    };
    if (calls_ == 0)
        return;
    if (scratch.source != kNoNode)
        fill(scratch.source, true);
    fill(source, false);
    scratch.source = source;
}

double CallOverlap::of(NodeId i, NodeId j) const {
    Scratch scratch = make_scratch();
    load(i, scratch);
    return of(scratch, j);
}

std::vector<ThemeShare> CallOverlap::shared(NodeId i, NodeId j) const {
    std::vector<ThemeShare> result;
    if (calls_ == 0)
        return result;
    std::uint32_t x = offsets_[index(i)];
    std::uint32_t y = offsets_[index(j)];
    while (x < offsets_[index(i) + 1] && y < offsets_[index(j) + 1]) {
        const ThemeCount& a = items_[x];
        const ThemeCount& b = items_[y];
        if (a.theme == b.theme)
            result.push_back({a.theme, counts_[x], counts_[y], a.count * b.count});
        x += a.theme <= b.theme ? 1U : 0U;
        y += b.theme <= a.theme ? 1U : 0U;
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const ThemeShare& a, const ThemeShare& b) { return a.part > b.part; });
    return result;
}

} // namespace clusterbridge

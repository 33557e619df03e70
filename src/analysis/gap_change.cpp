#include "analysis/gap_change.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr double kDraws = 1000, kErrors = 4;

bool meet(GapVerdict verdict) {
    return verdict == GapVerdict::balanced || verdict == GapVerdict::surplus;
}

bool only_the_draw(const GapCell& before, const GapCell& after) {
    const double error = std::hypot(before.deviation, after.deviation) / std::sqrt(kDraws);
    return before.observed == after.observed && std::abs(before.expected - after.expected) <= kErrors * error;
}

} // namespace

double deviation_of(double observed, double expected, double z) {
    return std::isfinite(z) && z != 0 ? (observed - expected) / z : 0;
}

GapCells cells_of(const GapStudy& study) {
    GapCells cells;
    for (const Gap& gap : study.rows)
        if (gap.theme == Symbol{})
            cells[std::minmax(study.groups.groups[gap.a].key, study.groups.groups[gap.b].key)] = {
                gap.verdict, static_cast<double>(gap.observed), gap.expected,
                deviation_of(gap.observed, gap.expected, gap.z)};
    return cells;
}

GapChange gap_change(const GapCell& before, const GapCell& after) {
    const bool closed = is_gap(before.verdict) && meet(after.verdict);
    const bool opened = meet(before.verdict) && is_gap(after.verdict);
    if ((!closed && !opened) || only_the_draw(before, after))
        return GapChange::none;
    return closed ? GapChange::closed : GapChange::opened;
}

} // namespace clusterbridge

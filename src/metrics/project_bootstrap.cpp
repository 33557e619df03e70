#include "metrics/project_bootstrap.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/random.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kBlocks = 64;

double sum_of(const ProjectSum& figure, const std::vector<std::uint32_t>& drawn) {
    double sum = 0;
    for (const ProjectSum::Part& part : figure.parts)
        sum += part.value * static_cast<double>(drawn[part.project]);
    return sum;
}

Interval interval_of(const std::vector<double>& values, const BootstrapOptions& options) {
    return {quantile_of(values, options.low), quantile_of(values, options.high)};
}

} // namespace

double quantile_of(std::vector<double> values, double q) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double at = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

BootstrapResult project_bootstrap(std::size_t projects, std::span<const ProjectSum> figures,
                                  const BootstrapOptions& options, const RunControl& run) {
    const std::size_t n = figures.size();
    BootstrapResult result{std::vector<Interval>(n), std::vector<Interval>(n)};
    if (projects == 0 || options.draws == 0)
        return result;
    std::vector<std::vector<double>> value(n, std::vector<double>(options.draws));
    const auto make_drawn = [&] { return std::vector<std::uint32_t>(projects); };
    for_blocks(std::min(kBlocks, options.draws), run, make_drawn, [&](std::size_t block, auto& drawn) {
        const auto range = block_range(block, std::min(kBlocks, options.draws), options.draws);
        for (std::size_t draw = range.first; draw < range.last; ++draw) {
            std::fill(drawn.begin(), drawn.end(), 0U);
            Random random(options.seed, draw);
            for (std::size_t i = 0; i < projects; ++i)
                ++drawn[static_cast<std::size_t>(random.below(projects))];
            for (std::size_t f = 0; f < n; ++f)
                value[f][draw] = sum_of(figures[f], drawn);
        }
    });
    for (std::size_t f = 0; f < n; ++f) {
        result.own[f] = interval_of(value[f], options);
        const std::size_t reference = figures[f].reference;
        if (reference == ProjectSum::kNone)
            continue;
        ensure(reference < n, "the reference of a figure is one of the figures");
        std::vector<double> difference(options.draws);
        for (std::size_t draw = 0; draw < options.draws; ++draw)
            difference[draw] = value[f][draw] - value[reference][draw];
        result.difference[f] = interval_of(difference, options);
    }
    return result;
}

} // namespace clusterbridge

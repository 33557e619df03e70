#pragma once
#include "base/run_control.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace clusterbridge {

/// A figure that is a sum over test projects: what each project contributes to it. Projects ascending, each once.
struct ProjectSum {
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    struct Part {
        std::uint32_t project = 0;
        double value = 0;
    };
    std::vector<Part> parts;
    std::size_t reference = kNone; ///< the figure to which the paired difference is taken
};

struct Interval {
    double low = 0, high = 0;
};

struct BootstrapOptions {
    std::size_t draws = 1000;
    std::uint64_t seed = 1;
    double low = 0.05, high = 0.95; ///< quantiles: a 90 % interval
};

struct BootstrapResult {
    std::vector<Interval> own;        ///< per figure
    std::vector<Interval> difference; ///< figure minus its reference, from the same draws; 0 to 0 without one
};

/// How far figures would scatter with other test projects (Efron 1979, Ann. Stat. 7; clusters drawn whole, Field &
/// Welsh 2007, J. R. Stat. Soc. B 69). Each draw takes `projects` projects with replacement; a figure of a draw is the
/// sum of its parts, each as often as its project was drawn. All figures share the draws, so that differences are
/// paired. Pairs of one consortium are no independent draws: a project with 100 partners makes thousands of them, and
/// drawing pairs would make every interval far too narrow. Quantiles are interpolated linearly.
/// Cost O(draws * (projects + parts)); each draw has its own stream of chance. No projects: all intervals are 0 to 0.
BootstrapResult project_bootstrap(std::size_t projects, std::span<const ProjectSum> figures,
                                  const BootstrapOptions& options = {}, const RunControl& run = {});

/// The quantile q in [0, 1] of values in any order, interpolated linearly between neighbours; 0 for no values.
double quantile_of(std::vector<double> values, double q);

} // namespace clusterbridge

#include "metrics/leiden_levels.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "metrics/leiden_climb.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::uint64_t kLevelStream = std::uint64_t{8} << 32U;

struct Division {
    Labels labels;
    double quality = 0;
};

/// Only the ties inside communities; masses stay, so that chance is that of the whole graph.
void cut_between(Level& level, const Partition& partition) {
    Level inside;
    for (std::uint32_t v = 0; v < level.size(); ++v) {
        level.for_arcs(v, [&](LevelArc arc) {
            if (partition.of[node(v)] == partition.of[node(arc.to)])
                inside.arcs.push_back(arc);
        });
        inside.offsets.push_back(static_cast<std::uint32_t>(inside.arcs.size()));
    }
    inside.mass = std::move(level.mass);
    level = std::move(inside);
}

Division divide(const LeidenProblem& problem, Random random, const RunControl& run) {
    Division found{Labels(problem.base.size()), 0};
    std::iota(found.labels.begin(), found.labels.end(), 0U);
    LeidenClimb climber(problem, random);
    while (climber.climb(found.labels, run) > kRelativeNoise * problem.total) {}
    const std::size_t count = compact(found.labels, found.labels.size());
    found.quality = scaled_quality(problem, found.labels, count);
    return found;
}

} // namespace

std::vector<Partition> nested_levels(const Graph& graph, const EdgeColumn<double>& weight, const Partition& top,
                                     const LevelOptions& options, const RunControl& run) {
    ensure(top.of.size() == graph.node_count(), "the partition fits the graph");
    std::vector<Partition> levels;
    double resolution = options.resolution;
    for (std::size_t depth = 0; depth < options.depth; ++depth) {
        const Partition& above = depth == 0 ? top : levels.back();
        if (graph.edge_count() == 0) {
            levels.push_back(above);
            continue;
        }
        resolution *= 2;
        LeidenProblem problem = leiden_problem(graph, weight, options.objective, resolution);
        cut_between(problem.base, above);
        std::vector<Division> found(std::max<std::size_t>(1, options.runs));
        for_blocks(
            found.size(), run, [] { return 0; },
            [&](std::size_t block, int&) {
                const std::uint64_t stream = kLevelStream + depth * found.size() + block;
                found[block] = divide(problem, Random(options.seed, stream), {.stop = run.stop});
            });
        const auto best = std::max_element(found.begin(), found.end(),
                                           [](const Division& a, const Division& b) { return a.quality < b.quality; });
        levels.push_back(number_communities(graph, split_into_connected(graph, best->labels)));
    }
    return levels;
}

} // namespace clusterbridge

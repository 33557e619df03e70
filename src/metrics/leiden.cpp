#include "metrics/leiden.hpp"

#include "base/error.hpp"
#include "metrics/leiden_climb.hpp"

#include <limits>
#include <optional>

namespace clusterbridge {

LeidenResult leiden(const Graph& graph, const EdgeColumn<double>& weight, const LeidenOptions& options,
                    const RunControl& run) {
    ensure(weight.size() == graph.edge_count(), "one weight per edge");
    LeidenResult result;
    Labels labels = starting_labels(graph, options.start);
    if (graph.edge_count() > 0) {
        std::optional<LeidenProblem> own;
        if (options.problem == nullptr)
            own = leiden_problem(graph, weight, options.objective, options.resolution, run);
        const LeidenProblem& problem = own ? *own : *options.problem;
        ensure(problem.base.size() == graph.node_count(), "the problem is one of this graph");
        LeidenClimb optimiser(problem, Random(options.seed, options.stream));
        if (options.start != nullptr)
            labels = split_into_connected(graph, labels);
        double gained = std::numeric_limits<double>::infinity(); // the first iteration is always made
        while (gained > options.tolerance * problem.total &&
               (options.max_iterations == 0 || result.iterations < options.max_iterations)) {
            gained = optimiser.climb(labels, run);
            ++result.iterations;
        }
        if (!optimiser.all_connected())
            labels = split_into_connected(graph, labels);
    }
    result.partition = number_communities(graph, labels);
    result.quality = quality(graph, weight, result.partition, options.objective, options.resolution, run);
    return result;
}

} // namespace clusterbridge

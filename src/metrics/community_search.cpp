#include "metrics/community_search.hpp"

#include "metrics/label_propagation.hpp"
#include "metrics/map_equation.hpp"

#include <utility>

namespace clusterbridge {

LeidenResult search_communities(const Graph& graph, const EdgeColumn<double>& weight, SearchMethod method,
                                const LeidenOptions& options, const RunControl& run) {
    if (method == SearchMethod::map_equation) {
        MapEquationResult found = map_equation(graph, weight,
                                               {.seed = options.seed,
                                                .stream = options.stream,
                                                .max_iterations = options.max_iterations,
                                                .start = options.start},
                                               run);
        return {std::move(found.partition), found.saved, found.iterations};
    }
    if (method == SearchMethod::label_propagation) {
        LabelPropagationResult found = label_propagation(
            graph, weight, {.seed = options.seed, .stream = options.stream, .start = options.start}, run);
        const double q = modularity(graph, weight, found.partition, options.resolution);
        return {std::move(found.partition), q, 1};
    }
    return leiden(graph, weight, options, run);
}

} // namespace clusterbridge

#include "metrics/label_propagation.hpp"

#include "base/error.hpp"
#include "base/random.hpp"
#include "metrics/community_levels.hpp"
#include "metrics/modularity.hpp"

#include <numeric>
#include <span>
#include <utility>

namespace clusterbridge {
namespace {

/// Position of every node, and so of the label it began with, in the order of the run.
Labels places(const Labels& order) {
    Labels place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    return place;
}

} // namespace

LabelPropagationResult label_propagation(const Graph& graph, const EdgeColumn<double>& weight,
                                         const LabelPropagationOptions& options, const RunControl& run) {
    ensure(weight.size() == graph.edge_count(), "one weight per edge");
    LabelPropagationResult result;
    const std::size_t n = graph.node_count();
    Labels labels = starting_labels(graph, options.start);
    const Level level = first_level(graph, weight).level;
    Labels order(n);
    std::iota(order.begin(), order.end(), 0U);
    Random random(options.seed, options.stream);
    random.shuffle(std::span(order));
    const Labels place = places(order);
    VisitQueue queue(std::move(order));
    Surroundings around(n);
    for (; !queue.empty(); ++result.visits) {
        if (result.visits % 65536 == 0)
            run.throw_if_stopped();
        const std::uint32_t v = queue.next();
        level.for_arcs(v, [&](LevelArc arc) { around.add(labels[arc.to], static_cast<double>(arc.weight)); });
        std::uint32_t best = labels[v];
        for (const std::uint32_t label : around.touched()) {
            const double noise = kRelativeNoise * around[best];
            if (around[label] > around[best] + noise ||
                (best != labels[v] && around[label] >= around[best] - noise && place[label] < place[best]))
                best = label;
        }
        if (!(around[best] > around[labels[v]] * (1 + kRelativeNoise)))
            best = labels[v];
        around.clear();
        if (best == labels[v])
            continue;
        labels[v] = best;
        level.for_arcs(v, [&](LevelArc arc) {
            if (labels[arc.to] != best)
                queue.put(arc.to);
        });
    }
    result.partition = number_communities(graph, split_into_connected(graph, labels));
    return result;
}

} // namespace clusterbridge

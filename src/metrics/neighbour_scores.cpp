#include "metrics/neighbour_scores.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {

NeighbourScores::NeighbourScores(const Graph& graph) : graph_(&graph), part_(graph.node_count()) {
    for (std::size_t z = 0; z < graph.node_count(); ++z) {
        const auto k = static_cast<double>(graph.degree(node(z)));
        if (k > 0)
            part_[node(z)] = {1, 1 / std::log(k + 1), 1 / k};
    }
}

NeighbourScores::Scratch NeighbourScores::make_scratch() const {
    return {std::vector<NeighbourScore>(part_.size()), {}};
}

void NeighbourScores::load(NodeId source, NodeId first, Scratch& scratch) const {
    for (const NodeId j : scratch.reached)
        scratch.score[index(j)] = {};
    scratch.reached.clear();
    const auto before = [](const Arc& arc, NodeId wanted) { return arc.to < wanted; };
    for (const Arc& step : graph_->arcs(source)) {
        const NeighbourScore part = part_[step.to];
        const auto arcs = graph_->arcs(step.to);
        for (auto at = std::lower_bound(arcs.begin(), arcs.end(), first, before); at != arcs.end(); ++at) {
            NeighbourScore& score = scratch.score[index(at->to)];
            if (score.common == 0)
                scratch.reached.push_back(at->to);
            score.common += part.common;
            score.adamic += part.adamic;
            score.allocation += part.allocation;
        }
    }
}

} // namespace clusterbridge

#include "analysis/cluster_change.hpp"

namespace clusterbridge {

ClusterPast past_of(const Network& network, const ClusterStudy& study) {
    ClusterPast past;
    for (const ClusterScorecard& card : study.rows) {
        const Organisation& o = network.organisations[card.initiative];
        past[o.id] = {o.name(), {card.figures, card.ranks}};
    }
    return past;
}

ClusterMove move_of(const ClusterPlaces& before, const ClusterPlaces& now, ClusterFigure figure) {
    const ClusterRank &was = before.ranks[static_cast<std::size_t>(figure)],
                      &is = now.ranks[static_cast<std::size_t>(figure)];
    const double change = change_of(before, now, figure);
    if (was.low == 0 || is.low == 0)
        return ClusterMove::none;
    if (is.high < was.low && change > 0)
        return ClusterMove::up;
    return is.low > was.high && change < 0 ? ClusterMove::down : ClusterMove::none;
}

double change_of(const ClusterPlaces& before, const ClusterPlaces& now, ClusterFigure figure) {
    return now.figures[figure] - before.figures[figure]; // NaN stays NaN
}

void remember(const ClusterPast& past, const Sentence& period, const Network& network, ClusterStudy& study) {
    study.earlier = period;
    for (ClusterScorecard& card : study.rows) {
        const auto at = past.find(network.organisations[card.initiative].id);
        if (at != past.end())
            card.before = at->second.places;
    }
}

} // namespace clusterbridge

#pragma once
#include "analysis/cluster_scorecards.hpp"
#include "base/language.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace clusterbridge {

/// The figures of the cluster initiatives at one time, by id of the initiative.
struct ClusterRecord {
    std::string name;
    ClusterPlaces places;
};
using ClusterPast = std::map<std::string, ClusterRecord>;
ClusterPast past_of(const Network& network, const ClusterStudy& study);

/// Whether a rank changed by more than its uncertainty.
enum class ClusterMove : std::uint8_t { none, up, down };

/// `up` or `down` where the 90 % intervals of the two ranks have nothing in common (1 is the top) and the figure itself
/// went that way: who stands still while others appear has not moved. `none` without both intervals.
ClusterMove move_of(const ClusterPlaces& before, const ClusterPlaces& now, ClusterFigure figure);
/// Now minus before; NaN where either is not defined.
double change_of(const ClusterPlaces& before, const ClusterPlaces& now, ClusterFigure figure);

/// Puts the figures of an earlier period, called so in words, beside those of the same initiatives. Initiatives that
/// the earlier period does not know have no `before`.
void remember(const ClusterPast& past, const Sentence& period, const Network& network, ClusterStudy& study);

} // namespace clusterbridge

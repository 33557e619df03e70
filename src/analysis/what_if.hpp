#pragma once
#include "analysis/community_study.hpp"
#include "analysis/gaps.hpp"
#include "analysis/introductions.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// What is taken out: 1 = gone. Sizes are those of the network.
struct Removal {
    NodeColumn<std::uint8_t> organisations;
    std::vector<std::uint8_t> ties, participations; ///< with a removed end they go anyway

    explicit Removal(const Network& network)
        : organisations(network.size(), 0), ties(network.ties.size(), 0),
          participations(network.participations.size(), 0) {}
};
Network without(const Network& network, const Removal& removal);

struct WhatIfOptions {
    std::vector<std::pair<NodeId, NodeId>> added; ///< ties that are new; of organisations that stay, not tied yet
    IntroductionOptions introductions;            ///< budget 0: none are proposed
    CommunityOptions communities;
    GapOptions gaps;
    ViewOptions view;
    /// Told which step is being worked on ("communities", "gaps", "recommend" ...), for --timings and progress; gives
    /// what the step may use. May be empty.
    std::function<RunControl(const std::string&)> begin;
};

/// Figures of one state of the network.
struct NetworkMeasures {
    std::size_t organisations = 0, ties = 0;
    std::size_t components = 0; ///< isolates count
    std::size_t largest_component = 0;
    std::size_t isolates = 0;          ///< organisations without ties
    double harmonic_mean_distance = 0; ///< n(n-1)/2 over the sum of 1/d over pairs; NaN where nothing reaches anything
    double modularity = 0;             ///< of its own communities
};

/// The network before and after, every figure worked out anew on the changed network: nothing is carried over, so the
/// figures are those that the other commands give there.
struct WhatIf {
    NetworkMeasures before, after;
    std::size_t groups_compared = 0; ///< groups large enough to look for gaps between them, before
    std::size_t gaps_before = 0;     ///< pairs of groups that are gaps (is_gap), all themes together
    /// Of these, the pairs of the same groups (less their removed members) that are closed afterwards (gap_change.hpp).
    std::size_t gaps_closed = 0;
    std::vector<std::pair<std::string, std::string>> closed; ///< keys of their groups
    std::string group_by;
    std::vector<NodeId> removed;    ///< of the network that was given, as all nodes here
    std::vector<NodeId> left_alone; ///< stay, had ties and have none left
    std::vector<std::pair<NodeId, NodeId>> added;
    Introductions introductions; ///< nodes of the network that was given
};

/// What the network would be without some of it and with new ties. O(two reviews' worth of communities and gaps, n * m
/// for distances).
WhatIf what_if(const Network& network, const Removal& removal, const WhatIfOptions& options);

/// Figures of one network; `communities` is its own study. O(n * m).
NetworkMeasures measure_network(const GraphView& view, const CommunityStudy& communities, const RunControl& run = {});

} // namespace clusterbridge

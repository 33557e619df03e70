#include "analysis/what_if.hpp"

#include "analysis/gap_change.hpp"
#include "analysis/gap_groups.hpp"
#include "graph/filter.hpp"
#include "graph/with_ties.hpp"
#include "metrics/closeness.hpp"
#include "metrics/components.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace clusterbridge {
namespace {

using Pair = std::pair<NodeId, NodeId>;

std::vector<std::uint8_t> kept(const std::vector<std::uint8_t>& gone) {
    std::vector<std::uint8_t> keep(gone.size());
    std::transform(gone.begin(), gone.end(), keep.begin(),
                   [](std::uint8_t flag) { return static_cast<std::uint8_t>(flag == 0); });
    return keep;
}

RunControl begin(const WhatIfOptions& options, const std::string& step) {
    return options.begin ? options.begin(step) : RunControl{};
}

/// The same groups in the network of which only some organisations are left.
Groups those_left(const Groups& groups, const Network& before, const Network& after) {
    Groups left = groups.without_groups(after.size());
    for (const Groups::Group& group : groups.groups) {
        Groups::Group rest{group.key, group.label, {}};
        for (const NodeId member : group.members)
            if (const NodeId found = after.find(before.organisations[member].id); found != kNoNode)
                rest.members.push_back(found);
        std::sort(rest.members.begin(), rest.members.end());
        left.groups.push_back(std::move(rest));
    }
    for (std::uint32_t g = 0; g < left.groups.size(); ++g)
        for (const NodeId member : left.groups[g].members)
            left.groups_of[member].push_back(g);
    return left;
}

/// What becomes of the gaps of the network as it is.
void compare_gaps(const GapStudy& before, const GapStudy& after, WhatIf& result) {
    const GapCells now = cells_of(after);
    for (const auto& [keys, cell] : cells_of(before)) {
        if (!is_gap(cell.verdict))
            continue;
        ++result.gaps_before;
        const auto at = now.find(keys);
        if (at != now.end() && gap_change(cell, at->second) == GapChange::closed)
            result.closed.push_back(keys);
    }
    result.gaps_closed = result.closed.size();
}

bool ties_come_from_projects(const Network& network) {
    return std::any_of(network.projects.begin(), network.projects.end(),
                       [&](const Project& project) { return network.partners_of(project).size() >= 2; });
}

/// Nodes of one network in another one, by id.
struct Translation {
    const Network& from;
    const Network& to;
    NodeId operator()(NodeId v) const { return to.find(from.organisations[v].id); }
    Pair operator()(Pair pair) const { return {(*this)(pair.first), (*this)(pair.second)}; }
};

void tell_who(const Network& network, const GraphView& before, const Network& changed, const GraphView& after,
              const Removal& removal, WhatIf& result) {
    for (std::size_t i = 0; i < network.size(); ++i) {
        const NodeId v = node(i);
        if (removal.organisations[v] != 0) {
            result.removed.push_back(v);
            continue;
        }
        if (before.graph.degree(v) > 0 && after.graph.degree(changed.find(network.organisations[v].id)) == 0)
            result.left_alone.push_back(v);
    }
}

struct Changed {
    Network network;
    GraphView view;
};

/// Without what is removed, with what is added and then with what is proposed.
Changed change(const Network& network, const Removal& removal, const WhatIfOptions& options, WhatIf& result) {
    const bool as_projects = ties_come_from_projects(network);
    Changed changed{without(network, removal), {}};
    const Translation there{network, changed.network};
    std::vector<Pair> added;
    for (const Pair& pair : options.added)
        added.push_back(there(pair));
    result.added = options.added;
    if (!added.empty())
        changed.network = with_ties(changed.network, added, as_projects);
    changed.view = make_view(changed.network, options.view, begin(options, "projection"));
    if (options.introductions.budget == 0)
        return changed;
    result.introductions = propose_introductions(network, changed.network, changed.view, options.introductions,
                                                 begin(options, "recommend"));
    std::vector<Pair> proposed;
    const Translation back{changed.network, network};
    for (Introduction& tie : result.introductions.ties) {
        proposed.emplace_back(tie.source, tie.target);
        tie.source = back(tie.source);
        tie.target = back(tie.target);
        if (tie.introducer != kNoNode)
            tie.introducer = back(tie.introducer);
    }
    if (!proposed.empty()) {
        changed.network = with_ties(changed.network, proposed, as_projects);
        changed.view = make_view(changed.network, options.view, begin(options, "projection"));
    }
    return changed;
}

} // namespace

Network without(const Network& network, const Removal& removal) {
    const auto raw = removal.organisations.raw();
    return subnetwork(network, NodeColumn<std::uint8_t>(kept({raw.begin(), raw.end()})), kept(removal.ties),
                      kept(removal.participations));
}

NetworkMeasures measure_network(const GraphView& view, const CommunityStudy& communities, const RunControl& run) {
    NetworkMeasures measures;
    measures.organisations = view.graph.node_count();
    measures.ties = view.graph.edge_count();
    const Components parts = components(view.graph);
    measures.components = parts.sizes.size();
    measures.isolates = static_cast<std::size_t>(std::count(parts.sizes.begin(), parts.sizes.end(), 1U));
    measures.largest_component = parts.sizes.empty() ? 0 : parts.sizes.front();
    double sum = 0; // of the means of 1/d from every organisation
    for (const double harmonic : closeness(view.graph, run).harmonic)
        sum += harmonic;
    measures.harmonic_mean_distance =
        sum > 0 ? static_cast<double>(measures.organisations) / sum : std::numeric_limits<double>::quiet_NaN();
    measures.modularity = communities.modularity;
    return measures;
}

WhatIf what_if(const Network& network, const Removal& removal, const WhatIfOptions& options) {
    WhatIf result;
    const GraphView view = make_view(network, options.view, begin(options, "projection"));
    const CommunityStudy communities =
        study_communities(network, view, options.communities, begin(options, "communities"));
    result.before = measure_network(view, communities, begin(options, "harmonic"));
    GapOptions gap_options = options.gaps;
    gap_options.communities = &communities;
    const GapStudy gaps = study_gaps(network, view, gap_options, begin(options, "gaps"));
    result.group_by = gaps.groups.kind;
    result.groups_compared = gaps.groups.groups.size();

    const Changed changed = change(network, removal, options, result);
    const CommunityStudy communities_after =
        study_communities(changed.network, changed.view, options.communities, begin(options, "communities"));
    result.after = measure_network(changed.view, communities_after, begin(options, "harmonic"));
    gap_options.communities = &communities_after;
    compare_gaps(gaps,
                 study_gaps_between(changed.network, changed.view,
                                    large_enough(those_left(gaps.groups, network, changed.network)).groups, gap_options,
                                    begin(options, "gaps")),
                 result);
    tell_who(network, view, changed.network, changed.view, removal, result);
    return result;
}

} // namespace clusterbridge

#include "analysis/gap_groups.hpp"

#include "analysis/community_groups.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {
GapGroups large_enough(Groups groups) {
    std::vector<std::size_t> order(groups.groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t g) { return groups.groups[g].members.size() < kSmallestGroup; });
    if (order.size() > kMostGroups) {
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return groups.groups[a].members.size() > groups.groups[b].members.size();
        });
        order.resize(kMostGroups);
        std::sort(order.begin(), order.end());
    }
    GapGroups kept;
    kept.left_out = groups.groups.size() - order.size();
    kept.groups = groups.without_groups(groups.groups_of.size());
    for (const std::size_t g : order) {
        for (const NodeId member : groups.groups[g].members)
            kept.groups.groups_of[member].push_back(static_cast<std::uint32_t>(kept.groups.groups.size()));
        kept.groups.groups.push_back(std::move(groups.groups[g]));
    }
    return kept;
}

GapGroups gap_groups(const Network& network, const GraphView& view, const GapOptions& options, const RunControl& run) {
    const std::string by = options.group_by.empty() ? default_grouping(network) : options.group_by;
    if (grouping_of(by) != "community")
        return large_enough(group_by(network, by));
    if (options.communities != nullptr)
        return large_enough(community_groups(*options.communities));
    CommunityOptions choices;
    choices.seed = options.seed;
    choices.view = options.view;
    return large_enough(community_groups(study_communities(network, view, choices, run)));
}

bool makes_groups(const Network& network, const TieRow& row, const Groups& groups) {
    return groups.of_initiatives && network.text(row.relation) == "member_of" &&
           network.organisations[row.target].kind == ActorKind::cluster_initiative;
}

} // namespace clusterbridge

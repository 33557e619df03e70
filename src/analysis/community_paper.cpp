#include "analysis/community_paper.hpp"

#include "metrics/agreement.hpp"

namespace clusterbridge {
namespace {

/// The community in which most members of a group sit; equal numbers: the one numbered first. kNone without members.
std::uint32_t main_community(const Groups::Group& group, const Partition& partition) {
    std::vector<std::size_t> members(partition.count, 0);
    for (const NodeId v : group.members)
        if (partition.of[v] != Partition::kNone)
            ++members[partition.of[v]];
    std::uint32_t best = Partition::kNone;
    for (std::uint32_t c = 0; c < partition.count; ++c)
        if (members[c] > 0 && (best == Partition::kNone || members[c] > members[best]))
            best = c;
    return best;
}

} // namespace

std::optional<PaperComparison> compare_with_paper(const Network& network, const Partition& partition,
                                                  const std::string& column) {
    const Groups clusters = column.empty() ? initiative_clusters(network) : group_by(network, column);
    if (clusters.groups.size() < 2)
        return std::nullopt;
    std::vector<std::uint32_t> home;
    for (const Groups::Group& group : clusters.groups)
        home.push_back(main_community(group, partition));
    PaperComparison result;
    result.group_by = column.empty() ? clusters.kind : column;
    result.clusters = clusters.groups.size();
    std::vector<std::uint32_t> on_paper(network.size(), Partition::kNone);
    for (std::size_t i = 0; i < network.size(); ++i) {
        const auto& own = clusters.groups_of[node(i)];
        const std::uint32_t community = partition.of[node(i)];
        if (own.size() != 1 || community == Partition::kNone)
            continue;
        on_paper[i] = own.front();
        const bool itself = clusters.groups[own.front()].key == network.organisations[node(i)].id;
        if (community != home[own.front()] && !itself)
            result.elsewhere.push_back({node(i), own.front(), community, home[own.front()]});
    }
    const Agreement both = agreement(on_paper, partition.of.raw());
    result.organisations = both.nodes;
    result.adjusted_rand = both.adjusted_rand;
    result.normalised_mutual_information = both.normalised_mutual_information;
    return result;
}

} // namespace clusterbridge

#include "analysis/community_names.hpp"

#include <string>

namespace clusterbridge {

std::vector<CommunityName> name_communities(const Network& network, const GraphView& view, const Partition& partition) {
    std::vector<CommunityName> names(partition.count);
    std::vector<NodeId> centre(partition.count, kNoNode);
    for (std::size_t i = 0; i < network.size(); ++i) {
        const std::uint32_t c = partition.of[node(i)];
        if (c != Partition::kNone &&
            (centre[c] == kNoNode || view.graph.degree(node(i)) > view.graph.degree(centre[c])))
            centre[c] = node(i);
    }
    for (std::uint32_t c = 0; c < partition.count; ++c) {
        const Organisation& o = network.organisations[centre[c]];
        names[c] = {{"around " + o.name, "um " + o.name}, {"organisation:" + o.id}};
    }
    return names;
}

} // namespace clusterbridge

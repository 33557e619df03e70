#include "analysis/community_groups.hpp"

namespace clusterbridge {

Groups community_groups(const CommunityStudy& study) {
    Groups groups;
    groups.kind = groups.title = "community";
    groups.groups.resize(study.partition.count);
    groups.groups_of = NodeColumn<std::vector<std::uint32_t>>(study.partition.of.size());
    for (std::uint32_t c = 0; c < study.partition.count; ++c) {
        const std::string number = std::to_string(c + 1);
        groups.groups[c].key = number;
        groups.groups[c].label = c < study.names.size() ? study.names[c].text : Sentence{number, number};
    }
    for (std::size_t i = 0; i < study.partition.of.size(); ++i)
        if (const std::uint32_t c = study.partition.of[node(i)]; c != Partition::kNone) {
            groups.groups[c].members.push_back(node(i));
            groups.groups_of[node(i)].push_back(c);
        }
    return groups;
}

} // namespace clusterbridge

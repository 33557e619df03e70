#include "graph/with_ties.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace clusterbridge {
namespace {

using Pairs = std::vector<std::pair<NodeId, NodeId>>;

void add_rows(Network& network, const Pairs& pairs) {
    network.ties.reserve(network.ties.size() + pairs.size());
    for (const auto& [a, b] : pairs)
        network.ties.push_back(a, b, TieRow{});
    network.ties.sort_by_ends(network.size());
}

/// An id that no project has, and behind all of them in the order of bytes: FF is in no UTF-8 text.
std::string new_project_id(std::size_t number) {
    std::string digits = std::to_string(number);
    return "\xFF" + std::string(10 - std::min<std::size_t>(10, digits.size()), '0') + digits;
}

void add_projects(Network& network, const Pairs& pairs) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        Project project;
        project.id = new_project_id(i);
        project.first_participation = static_cast<std::uint32_t>(network.participations.size());
        for (const NodeId partner : {pairs[i].first, pairs[i].second}) {
            Participation participation;
            participation.project = static_cast<std::uint32_t>(network.projects.size());
            participation.organisation = partner;
            network.participations.push_back(participation);
        }
        project.last_participation = static_cast<std::uint32_t>(network.participations.size());
        network.projects.push_back(std::move(project));
    }
}

} // namespace

Network with_ties(const Network& network, std::span<const std::pair<NodeId, NodeId>> pairs, bool as_projects) {
    Network more = network;
    Pairs sorted;
    for (const auto& [a, b] : pairs)
        sorted.emplace_back(std::min(a, b), std::max(a, b));
    std::sort(sorted.begin(), sorted.end());
    if (as_projects)
        add_projects(more, sorted);
    else
        add_rows(more, sorted);
    return more;
}

} // namespace clusterbridge

#include "graph/project_nodes.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace clusterbridge {
namespace {

Organisation node_for(const Project& project, const Network& network, Symbol type) {
    Organisation o;
    o.id = network.find(project.id) == kNoNode ? project.id : "project:" + project.id;
    const std::string& title = network.text(project.title);
    o.set_name(title.empty() ? o.id : title);
    o.kind = ActorKind::custom;
    o.type = type;
    o.details.own().themes = project.themes;
    o.details.own().row = project.row;
    return o;
}

/// Puts organisations in the order of their ids; place_of[old position] is the new node.
std::vector<NodeId> sort_by_id(std::vector<Organisation>& organisations) {
    std::vector<std::size_t> order(organisations.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return organisations[a].id < organisations[b].id; });
    std::vector<NodeId> place_of(order.size());
    std::vector<Organisation> sorted;
    sorted.reserve(order.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        place_of[order[k]] = node(k);
        sorted.push_back(std::move(organisations[order[k]]));
    }
    organisations = std::move(sorted);
    return place_of;
}

} // namespace

Network projects_as_nodes(const Network& network) {
    Network result = network;
    const Symbol type = result.symbols.intern("project");
    const Symbol relation = result.symbols.intern("participates_in");
    std::vector<Organisation> organisations(network.organisations.begin(), network.organisations.end());
    for (const Project& project : network.projects)
        organisations.push_back(node_for(project, network, type));
    const std::vector<NodeId> place_of = sort_by_id(organisations);
    result.organisations = NodeColumn<Organisation>(std::move(organisations));
    result.ties.renumber(place_of);
    for (const Participation& participation : network.participations) {
        const Project& project = network.projects[participation.project];
        TieRow row;
        row.source = place_of[index(participation.organisation)];
        row.target = place_of[network.size() + participation.project];
        row.relation = relation;
        row.since = project.start;
        row.until = project.end;
        row.themes = project.themes;
        row.amount = participation.amount;
        row.row = participation.row;
        result.ties.push_back(row);
    }
    result.ties.sort_by_ends(result.size());
    for (Measure& measure : result.measures)
        measure.organisation = place_of[index(measure.organisation)];
    for (OrganisationVersion& version : result.versions)
        version.organisation = place_of[index(version.organisation)];
    result.projects.clear();
    result.participations.clear();
    return result;
}

} // namespace clusterbridge

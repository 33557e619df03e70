#include "analysis/community_null.hpp"

#include "base/random.hpp"
#include "metrics/rewiring.hpp"

namespace clusterbridge {
namespace {

/// Streams of chance apart from those of the runs.
constexpr std::uint64_t kTieStream = std::uint64_t{2} << 32U;
constexpr std::uint64_t kProjectStream = std::uint64_t{3} << 32U;

} // namespace

NullModel::NullModel(const Network& network, const GraphView& view, const ViewOptions& options)
    : count_(options.projection == Projection::count) {
    std::vector<std::pair<NodeId, NodeId>> ends;
    std::vector<double> weights;
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        double sum = 0;
        bool has_row = false;
        for (const Link& link : view.links_of(edge(e)))
            if (link.kind == LinkKind::tie_row) {
                sum += link.weight;
                has_row = true;
            }
        if (has_row) {
            ends.push_back(view.graph.ends(edge(e)));
            weights.push_back(sum);
        }
    }
    ties_.graph = Graph::from_sorted_edges(view.graph.node_count(), std::move(ends));
    ties_.weight = EdgeColumn<double>(std::move(weights));
    if (options.projection == Projection::none)
        return;
    for (const Project& project : network.projects) {
        const auto partners = network.partners_of(project);
        if (partners.size() < 2 || (options.max_project_size > 0 && partners.size() > options.max_project_size))
            continue; // makes no ties, so it has no part in the comparison
        memberships_.members.insert(memberships_.members.end(), partners.begin(), partners.end());
        memberships_.offsets.push_back(memberships_.members.size());
    }
}

ProjectedGraph NullModel::draw(std::uint64_t seed, std::size_t number) const {
    RewiredGraph ties = rewired(ties_.graph, ties_.weight, Random(seed, kTieStream + number));
    ProjectedGraph random{std::move(ties.graph), std::move(ties.weight)};
    if (memberships_.rows() == 0)
        return random;
    const Memberships dealt = curveball(memberships_, Random(seed, kProjectStream + number));
    return projected(dealt, ties_.graph.node_count(), count_, &random);
}

} // namespace clusterbridge

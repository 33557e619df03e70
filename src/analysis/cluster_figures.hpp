#pragma once
#include "graph/graph.hpp"
#include "graph/network.hpp"

#include <array>
#include <limits>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Figures of a cluster that can be ranked among all clusters.
enum class ClusterFigure : std::uint8_t {
    members_seen,
    members_stated,
    companies,
    research,
    others,
    research_share,
    density,
    density_expected,
    cross_cluster_ties,
    reach,
    office_dependence,
    tie_concentration
};
inline constexpr std::size_t kClusterFigures = 12;
std::string_view key_of(ClusterFigure figure);
/// Between 0 and 1, for people a percentage. The Gini coefficient is none: nobody has a share of it.
constexpr bool is_share(ClusterFigure figure) {
    return figure > ClusterFigure::others && figure != ClusterFigure::cross_cluster_ties &&
           figure != ClusterFigure::tie_concentration;
}

/// NaN where a figure is not defined.
struct ClusterFigures {
    std::array<double, kClusterFigures> values;
    ClusterFigures() { values.fill(std::numeric_limits<double>::quiet_NaN()); }
    double& operator[](ClusterFigure figure) { return values[static_cast<std::size_t>(figure)]; }
    double operator[](ClusterFigure figure) const { return values[static_cast<std::size_t>(figure)]; }
};

/// A cluster initiative and its members, itself left out, ascending.
struct ClusterMembers {
    NodeId initiative{};
    std::vector<NodeId> members;
};

/// All figures but `members_stated` of each cluster, from its members and the ties of `graph`:
/// - members_seen m; companies, research (universities and institutes), others: members by type;
/// - research_share = research / m;
/// - density: tied pairs of members / (m (m - 1) / 2); the initiative, to which all are tied, is no part of it;
/// - density_expected: the same in a configuration model, sum over pairs of k_u k_v / 2M, divided by the pairs, at most
///   1 (k ties of an organisation, M all ties; Newman 2010, Networks);
/// - cross_cluster_ties: ties of a member or the initiative with an organisation that belongs to another cluster (or is
///   one) and not to this one;
/// - reach: share of all organisations outside the cluster at most two steps from a member or the initiative;
/// - office_dependence: of the pairs of members, the share that does not hang together through ties among members alone
///   once the initiative is taken out: 0 = nobody would be lost, 1 = everybody stands alone.
/// - tie_concentration: Gini coefficient of the numbers of partners of the members, the initiative not counted as one,
///   with the correction m / (m - 1) for few members (Gini 1912; Deltas 2003, Rev. Econ. Stat. 85, 226-234): 0 = all
///   have as many, 1 = one member has them all. Undefined with fewer than two members or where none has a partner.
/// Without members everything but the counts, cross_cluster_ties and reach is undefined; shares of pairs are with one
/// member. Cost: the ties of each cluster's organisations and their partners, O(n) scratch.
std::vector<ClusterFigures> cluster_figures(const Network& network, const Graph& graph,
                                            const std::vector<ClusterMembers>& clusters);

} // namespace clusterbridge

#pragma once
#include "analysis/cluster_figures.hpp"
#include "base/language.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace clusterbridge {

/// Place of a figure among all clusters that have it, 1 = largest, equal values share the best; 0 where it is not
/// defined. The ends are those of a 90 % interval over RecordResampling: how far the place moves when a tenth of the
/// records is missing; 0 where it was not computed or the figure was undefined in every trial.
struct ClusterRank {
    std::uint32_t rank = 0, low = 0, high = 0;
};

/// Figures of one cluster at one time, with their places.
struct ClusterPlaces {
    ClusterFigures figures;
    std::array<ClusterRank, kClusterFigures> ranks;
};

/// What is known of one cluster initiative.
struct ClusterScorecard {
    NodeId initiative{};
    std::vector<NodeId> members; ///< without itself, ascending; of memberships that have not ended
    ClusterFigures figures;
    std::array<ClusterRank, kClusterFigures> ranks;
    std::optional<int> stated_year; ///< of members_stated
    std::vector<NodeId> brokers;    ///< at most three members with ties to most other clusters, then most such ties
    std::vector<NodeId> best_tied; ///< at most three members with most partners, the initiative not counted; then by id
    double best_tied_share = std::numeric_limits<double>::quiet_NaN(); ///< theirs of all partners of members, summed
    std::vector<Symbol>
        themes_covered; ///< declared by the initiative or a member, or named by a tie among them; by text
    std::vector<Symbol> themes_missing; ///< themes of kind `agenda` that are not covered, in the order of the table
    std::vector<NodeId> nearest_without_contact; ///< at most three initiatives, most alike by themes first
    std::optional<ClusterPlaces> before;         ///< the same figures in `ClusterStudy::earlier`
};

struct ClusterStudy {
    std::vector<ClusterScorecard> rows; ///< one per cluster initiative, by id
    bool intervals = false;             ///< ranks have low and high
    std::size_t with_members = 0;
    std::optional<Sentence> earlier; ///< the earlier period that `before` is about (cluster_change.hpp)
};

struct ClusterOptions {
    ViewOptions view;
    std::uint64_t seed = 1;
    /// Edges above which the intervals are left out (they cost 200 times the figures).
    std::size_t intervals_up_to = 200'000;
};

/// Scorecards of all cluster initiatives (docs/methods/clusters.md). Members: as `group_by` cluster.
/// `members_stated`: the latest measure `members` of the initiative. Without contact: no common member, no direct tie,
/// no joint occasion, themes alike by at least `kSimilarGroups`; these are looked for among the clusters with members,
/// up to `kMostGroups`. Cost: see `cluster_figures`, 200 times with intervals; O(pairs of clusters).
ClusterStudy study_clusters(const Network& network, const GraphView& view, const ClusterOptions& options = {},
                            const RunControl& run = {});

} // namespace clusterbridge

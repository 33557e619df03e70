#pragma once
#include "analysis/cluster_change.hpp"
#include "analysis/community_study.hpp"
#include "analysis/community_tracking.hpp"
#include "analysis/comparison_words.hpp"
#include "analysis/gap_change.hpp"
#include "analysis/ranking.hpp"
#include "base/language.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "graph/groups.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace clusterbridge {

/// What is known of a network at one time, computed or read from a review.
struct ReviewState {
    Network network;
    GraphView view;
    Partition partition;
    NodeColumn<double> certainty;              ///< of being in that community
    std::vector<Sentence> community_names;     ///< one for each community
    NodeColumn<double> betweenness;            ///< empty where it was not computed, as the ranks
    NodeColumn<std::uint32_t> rank, low, high; ///< by betweenness, with its interval; 0 = none
    Groups groups;                             ///< between which gaps were looked for, of any size
    GapCells gaps;
    ClusterPast clusters; ///< figures of the cluster initiatives
};

enum class ChangeKind : std::uint8_t {
    appeared,
    vanished,
    tie_new,
    tie_lost,
    community_merged,
    community_split,
    community_moved,
    rank_up,
    rank_down,
    gap_closed,
    gap_opened,
    broker_lost
};
const char* key_of(ChangeKind kind);
constexpr std::size_t kChangeKinds = 12;

/// One row of `compare` (contract 9).
struct Change {
    using Value = std::variant<std::monostate, std::string, double, std::int64_t>;
    ChangeKind kind = ChangeKind::appeared;
    std::string id;
    Sentence name;
    Value old_value, new_value;
    Sentence detail;
};

/// A figure of a cluster initiative that both states know, and that is another one now.
struct ClusterFigureChange {
    std::string id, name;
    ClusterFigure figure = ClusterFigure::members_seen;
    double before = 0, now = 0; ///< NaN where not defined
    ClusterRank rank_before, rank_now;
    ClusterMove move = ClusterMove::none; ///< whether the rank changed by more than its uncertainty
};

struct Comparison {
    std::vector<Change> changes; ///< by kind, then id; communities by number
    CommunityTracking communities;
    std::vector<Sentence> community_names;     ///< of the new communities: one that went on keeps its old name
    std::vector<ClusterFigureChange> clusters; ///< by id, then figure
    std::vector<Sentence> notes;               ///< what could not be compared, and why
    ChangeCounts counts;
};

struct StateOptions {
    CommunityOptions communities;
    RankOptions ranks;      ///< `metrics` is not read
    bool with_ranks = true; ///< they take most of the time; without, no rank is compared
    GapOptions gaps;
    ViewOptions view;
    /// As in WhatIfOptions; may be empty.
    std::function<RunControl(const std::string&)> begin;
};

/// The state of a network, computed. Notes of the ranking (what was sampled or left out) go to `notes` if set.
ReviewState make_state(Network network, const StateOptions& options, std::vector<Sentence>* notes = nullptr);

/// What changed between two times:
///   - appeared, vanished: organisations, by id; tie_new, tie_lost: pairs, whatever their ends did;
///   - communities by track_communities; community_moved: an organisation that both times know, whose old community
///     simply went on without it; both its memberships must be more likely than not (certainty at least 0.5), because
///     a member that sits elsewhere in every other run has not moved;
///   - rank_up, rank_down: the two intervals of the rank by betweenness, each with the rank itself, do not overlap.
///   Whoever lies on no shortest path
///     shares the place behind all others, which others move: so nobody falls from there, and nobody rises to it;
///   - gap_closed, gap_opened: gap_change, all themes together;
///   - broker_lost: lost_brokers;
///   - clusters: figures of initiatives that differ (cluster_change.hpp).
/// Equal states give no changes. O(n log n + ties + pairs of groups).
Comparison compare_states(const ReviewState& before, const ReviewState& after);

} // namespace clusterbridge

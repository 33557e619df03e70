#pragma once
#include "analysis/cluster_change.hpp"
#include "cli/command_review.hpp"
#include "cli/pipeline.hpp"

#include <optional>

/// A review of two periods: its scorecards carry their change against the earlier one.
namespace clusterbridge {

/// The scorecards of the earlier period, and what it is called.
struct EarlierClusters {
    ClusterPast past;
    Sentence period;
};

/// `Error` (usage) where the earlier period is none, or does not end before the period of the review.
void check_earlier(const ReviewCommand& command);

/// The scorecards of the earlier period that the command names; nothing where it names none. `whole` is not filtered:
/// the other filters of the command hold here too. Cost: one study of clusters.
std::optional<EarlierClusters> earlier_clusters(const ReviewCommand& command, const Loaded& whole, Session& session);

/// Reads what a review is about, and before it is cut to its filters the scorecards of the earlier period, if one is
/// named.
Loaded load_with_earlier(const ReviewCommand& command, Session& session, std::optional<EarlierClusters>& earlier);

/// "2014–2015", "2014", "1 July 2014 to 31 December 2015", "until 31 December 2015".
Sentence period_in_words(const Period& period);

} // namespace clusterbridge

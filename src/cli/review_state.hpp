#pragma once
#include "analysis/comparison.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"

#include <map>
#include <string>

namespace clusterbridge {

/// What a network is compared by, computed from an input or read from the folder of a review.
struct StateChoices {
    CommunityChoices communities;
    RankChoices rank;
    std::string group_by; ///< empty: cluster, region or country, as the network has them
};

/// Whether `review` wrote this folder (it has a run.json). `Error` (input) for the folder of a batch.
bool is_review(const std::string& path, const FileSystem& files);

/// Reads, filters and computes. `input.inputs` is the one input.
ReviewState state_of_input(const InputOptions& input, const StateChoices& choices, Session& session);

/// The state that a review wrote down: network.graphml (organisations, ties, groups), tables/organisations.csv
/// (communities, ranks), tables/communities.csv (certainty), tables/gaps.csv, run.json (groups, names of communities).
/// `Error` (input) that names the file where one is missing or does not fit the others.
ReviewState state_of_review(const std::string& folder, Session& session);

/// Options with which a review was made, and its version, as run.json has them; empty where there is none.
std::map<std::string, std::string> options_of_review(const std::string& folder, const FileSystem& files);

} // namespace clusterbridge

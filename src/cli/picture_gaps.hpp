#pragma once
#include "analysis/gaps.hpp"
#include "cli/picture_overview.hpp"

namespace clusterbridge {

/// Groups against groups, observed against expected: the groups that had most occasions, as many as the paper holds.
/// `study` holds every pair. Error (input): fewer than two groups, or nothing on which any of them could have met.
Picture gap_matrix_picture(const Network& network, const GapStudy& study, const PictureSettings& options);

/// Groups against themes, likewise: how often a group met organisations that work on a theme. `study` is that of
/// `groups_and_themes`, of which the first `groups` are no themes.
Picture theme_matrix_picture(const Network& network, const GapStudy& study, std::size_t groups,
                             const PictureSettings& options);

/// The groups (of at least three organisations), then the themes of at least three, as groups of one kind. Fills
/// `count` with the number of the former.
Groups groups_and_themes(const Network& network, const std::string& column, std::size_t& count);

} // namespace clusterbridge

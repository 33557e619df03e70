#pragma once
#include "analysis/community_study.hpp"
#include "base/language.hpp"

#include <string>

namespace clusterbridge {

/// The result of `communities --format json` (contract 5): the figures of the whole study, `groups` (one per
/// community: number, name, size) and `organisations` (id, name, community, certainty). Undefined values are null.
std::string communities_json(const Network& network, const CommunityStudy& study, Language language);

} // namespace clusterbridge

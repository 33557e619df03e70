#pragma once
#include "analysis/what_if.hpp"
#include "base/language.hpp"

#include <vector>

namespace clusterbridge {

/// What a reader of the figures wants to be told: what was taken out and added, what becomes of the network, who is
/// left alone, what the proposals do. Counts as in the figures; long lists are cut and say how many are missing.
std::vector<Sentence> what_if_in_words(const Network& network, const WhatIf& result);

} // namespace clusterbridge

#pragma once
#include "base/language.hpp"
#include "graph/filter.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// What a filter asks for, each condition in words ("region “Stuttgart”", "without records that ended before 1 January
/// 2018"), in the order of the options; empty for an empty filter. Cost: linear in the values. Degenerate: none.
std::vector<Sentence> filter_in_words(const Filter& filter);

/// The options that were given, as on the command line: "--region --since". Empty for an empty filter.
std::string filter_options(const Filter& filter);

} // namespace clusterbridge

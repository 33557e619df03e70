#pragma once
#include "base/language.hpp"

#include <string>

namespace clusterbridge {

/// What a column of a table is called for people: "betweenness_rank" -> "Rang der Vermittlung". Unknown names stay.
std::string column_label(const std::string& column, Language language);

} // namespace clusterbridge

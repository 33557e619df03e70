#pragma once
#include "base/language.hpp"

#include <string>

namespace clusterbridge {

/// What a column of a table is called for people: "betweenness_rank" -> "Rang der Vermittlung". Unknown names stay.
std::string column_label(const std::string& column, Language language);

/// What a key in such a column is called for people: ("verdict", "not_enough_data") -> "zu wenig Daten", ("type",
/// "university") -> "Hochschule". Everything else stays as it is.
std::string value_label(const std::string& column, const std::string& value, Language language);

} // namespace clusterbridge

#pragma once
#include "base/language.hpp"

#include <string>

namespace clusterbridge {

/// What a column of a table is called for people: "betweenness_rank" -> "Rang der Vermittlung". Unknown names stay.
std::string column_label(const std::string& column, Language language);

/// Whether the column holds shares, to be read as per cent.
bool holds_shares(const std::string& column);

/// The strength of a tie with groups of thousands, and what a reader needs of its decimals: four digits, from 1,000 on
/// one decimal, where it has any: 1250.5 -> "1.250,5" / "1,250.5". Empty for NaN.
std::string strength_number(double strength, Language language);

/// What a key in such a column is called for people: ("verdict", "not_enough_data") -> "zu wenig Daten", ("type",
/// "university") -> "Hochschule". Everything else stays as it is.
std::string value_label(const std::string& column, const std::string& value, Language language);

} // namespace clusterbridge

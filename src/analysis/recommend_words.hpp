#pragma once
#include "base/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words of recommendation reasons, in both languages.
namespace clusterbridge {

/// Tables join reasons and evidence by "; ". A name or title in them keeps its semicolon; the space behind it becomes
/// one that does not break (U+00A0), so that it does not look like two of them.
std::string without_separator(std::string text);
Sentence without_separator(Sentence text);

/// A number for people: decimal point or comma, thousands separated.
std::string spoken_number(double value, int decimals, Language language);
Sentence spoken_number(double value, int decimals);

/// "membership" / "Mitgliedschaft": a relation as a noun; the relation's own word where it is none of ours.
Sentence relation_noun(std::string_view relation);

/// "both members of X": two organisations that stand in the same relation to X. `outward`: X is the target of the rows.
/// Nothing where there is no such phrase.
std::optional<Sentence> both_related(std::string_view relation, bool outward, const std::string& name);

/// "Germany" / "Deutschland" for an ISO 3166 code (also the UK and EL of European statistics); other text as it is.
Sentence country_name(const std::string& code);

/// "in Germany" / "in Deutschland", "in the Netherlands" / "in den Niederlanden": a country as a place.
Sentence in_country(const std::string& code);

/// Whether a reason speaks against its pair ("dagegen spricht: …"), and what it says without that beginning.
bool speaks_against(const Sentence& reason);
Sentence without_against(const Sentence& reason);

/// "inferred", "no document": how a reason that rests on a row with this confidence is marked.
Sentence confidence_mark(const std::string& confidence);

/// Two pieces of a sentence, one behind the other.
Sentence operator+(Sentence a, const Sentence& b);

/// "22- und 13-mal genannt", "in je 3 Projekten": how often the two work on a theme. `first` says what is counted.
std::string theme_counts(double a, double b, bool projects, bool first, Language language);

/// "a, b und c"
Sentence enumerated(const std::vector<Sentence>& items);

} // namespace clusterbridge

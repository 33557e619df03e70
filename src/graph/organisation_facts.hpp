#pragma once
#include "graph/network.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// What a row says about an organisation; empty = says nothing.
struct OrganisationFacts {
    std::string name;
    std::vector<std::string> aliases;
    std::string type; ///< as written
    std::string city, region, nuts3, nuts2, country;
    std::optional<Coordinates> place;
    std::vector<std::string> themes;
    std::optional<int> founded;
    std::string source_key;
    std::vector<std::pair<std::string, std::string>> extra;
    friend bool operator==(const OrganisationFacts&, const OrganisationFacts&) = default;
};

/// Adds what `from` says where `into` says nothing; aliases and themes of both count.
void fill(OrganisationFacts& into, OrganisationFacts from);

/// As `fill`; where both say something, what comes first (by bytes, by number) stands, so that of two rows of equal
/// rank the order does not matter. Coordinates are kept or replaced as a pair.
void merge(OrganisationFacts& into, OrganisationFacts from);

/// Takes what `newer` says over `into`, field by field: what `newer` leaves empty stays, but no place of which `newer`
/// says that the organisation is no longer there. Another country ends region, NUTS code and city, another region or
/// NUTS code ends the other and the city, another city ends region and NUTS code; each unless `newer` says it itself.
/// A NUTS code that only says less exactly what is known changes nothing. For rows of participations, whose NUTS code
/// is one of `nuts3`, `nuts2` and `extra` ("nuts").
void renew(OrganisationFacts& into, const OrganisationFacts& newer);

/// The column in which both say something and not the same: its name and the two values; nothing where they agree.
/// Looks at what people read: name, city, region, country.
struct Disagreement {
    const char* column = "";
    std::string a, b;
};
std::optional<Disagreement> disagreement(const OrganisationFacts& a, const OrganisationFacts& b);

/// A strict order by all that a row says: a tie-break that depends on content alone.
bool content_before(const OrganisationFacts& a, const OrganisationFacts& b);

/// Whether two spellings mean one type.
bool same_type(const std::string& a, const std::string& b);

} // namespace clusterbridge

#pragma once
#include "base/language.hpp"

#include <string>
#include <string_view>

namespace clusterbridge {

/// How a relation of the ties table is said. A relation of the user's own keeps its word, with blanks for underscores.
struct RelationWords {
    std::string verb;    ///< "A ist Mitglied von B"
    std::string outward; ///< heading over the targets of an organisation: "Mitglied von"
    std::string inward;  ///< heading over the sources: "Mitglieder"
};
RelationWords relation_words(std::string_view relation, Language language);

} // namespace clusterbridge

#include "report/relation_words.hpp"

#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

struct Known {
    std::string_view relation;
    std::string_view en_verb, en_out, en_in;
    std::string_view de_verb, de_out, de_in;
};

constexpr std::array kKnown = {
    Known{"member_of", "is a member of", "Member of", "Members", "ist Mitglied von", "Mitglied von", "Mitglieder"},
    Known{"partner_of", "is a partner of", "Partner of", "Partners", "ist Partner von", "Partner von", "Partner"},
    Known{"part_of", "is part of", "Part of", "Parts", "gehört zu", "Gehört zu", "Dazu gehören"},
    Known{"participates_in", "takes part in", "Takes part in", "Taking part", "beteiligt sich an", "Beteiligt sich an",
          "Beteiligte"},
    Known{"supports", "supports", "Supports", "Supported by", "unterstützt", "Unterstützt", "Unterstützt von"},
    Known{"implements", "implements", "Implements", "Implemented by", "beteiligt sich an der Umsetzung von", "Setzt um",
          "Umgesetzt von"},
    Known{"contributes_to", "contributes to", "Contributes to", "Contributors", "wirkt mit an", "Wirkt mit an",
          "Mitwirkende"},
    Known{"funds", "funds", "Funds", "Funded by", "fördert", "Fördert", "Gefördert von"},
    Known{"operates", "operates", "Operates", "Operated by", "betreibt", "Betreibt", "Betrieben von"},
    Known{"coordinates", "coordinates", "Coordinates", "Coordinated by", "koordiniert", "Koordiniert",
          "Koordiniert von"},
    Known{"contact_point_for", "is a contact point for", "Contact point for", "Contact points", "ist Anlaufstelle für",
          "Anlaufstelle für", "Anlaufstellen"},
    Known{"cooperates_with", "works with", "Works with", "Works with", "arbeitet zusammen mit", "Arbeitet zusammen mit",
          "Arbeitet zusammen mit"},
    Known{"", "is tied to", "Tied to", "Tied to", "ist verbunden mit", "Verbunden mit", "Verbunden mit"},
};

} // namespace

RelationWords relation_words(std::string_view relation, Language language) {
    const bool de = language == Language::de;
    const auto* found =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& k) { return k.relation == relation; });
    if (found != kKnown.end())
        return {std::string(de ? found->de_verb : found->en_verb), std::string(de ? found->de_out : found->en_out),
                std::string(de ? found->de_in : found->en_in)};
    std::string own(relation);
    std::replace(own.begin(), own.end(), '_', ' ');
    return {"– " + own + " –", own, own};
}

} // namespace clusterbridge

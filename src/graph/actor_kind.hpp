#pragma once
#include "base/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clusterbridge {

/// The types of organisation the program knows. `custom`: a type of the user's own, kept as written.
enum class ActorKind : std::uint8_t {
    cluster_initiative,
    company,
    university,
    research_institute,
    programme,
    agency,
    association,
    chamber,
    network,
    other,
    unknown,
    custom
};

/// The key of a kind as it stands in tables ("cluster_initiative"); empty for custom.
std::string_view key_of(ActorKind kind);
/// The kind that a cell of a type column spells: keys, German and English names and plurals in any case and with
/// blanks, hyphens or underscores, CORDIS codes (HES, REC, PRC, PUB, OTH). Empty is unknown; nothing for anything else.
std::optional<ActorKind> parse_actor_kind(std::string_view text);
/// "Clusterinitiative" / "cluster initiative": singular, as in running text; plural where `count` is not 1.
Sentence label_of(ActorKind kind, std::size_t count = 1);

constexpr bool is_research(ActorKind kind) {
    return kind == ActorKind::university || kind == ActorKind::research_institute;
}
/// Public bodies and programmes: never an end of a recommendation by default, and left out where `review` says what
/// remains of the network without them.
constexpr bool is_public_frame(ActorKind kind) {
    return kind == ActorKind::agency || kind == ActorKind::programme;
}

} // namespace clusterbridge

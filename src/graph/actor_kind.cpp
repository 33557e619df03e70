#include "graph/actor_kind.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace clusterbridge {
namespace {

struct KindNames {
    ActorKind kind;
    std::string_view key, en_one, en_many, de_one, de_many;
};

constexpr std::array kNames = {
    KindNames{ActorKind::cluster_initiative, "cluster_initiative", "cluster initiative", "cluster initiatives",
              "Clusterinitiative", "Clusterinitiativen"},
    KindNames{ActorKind::company, "company", "company", "companies", "Unternehmen", "Unternehmen"},
    KindNames{ActorKind::university, "university", "university", "universities", "Hochschule", "Hochschulen"},
    KindNames{ActorKind::research_institute, "research_institute", "research institute", "research institutes",
              "Forschungseinrichtung", "Forschungseinrichtungen"},
    KindNames{ActorKind::programme, "programme", "programme", "programmes", "Programm", "Programme"},
    KindNames{ActorKind::agency, "agency", "public body", "public bodies", "öffentliche Stelle", "öffentliche Stellen"},
    KindNames{ActorKind::association, "association", "association", "associations", "Verband", "Verbände"},
    KindNames{ActorKind::chamber, "chamber", "chamber", "chambers", "Kammer", "Kammern"},
    KindNames{ActorKind::network, "network", "network", "networks", "Netzwerk", "Netzwerke"},
    KindNames{ActorKind::other, "other", "other organisation", "other organisations", "sonstige Organisation",
              "sonstige Organisationen"},
    KindNames{ActorKind::unknown, "unknown", "organisation of unknown type", "organisations of unknown type",
              "Organisation ohne Typ", "Organisationen ohne Typ"},
    KindNames{ActorKind::custom, "", "organisation", "organisations", "Organisation", "Organisationen"},
};

/// Spellings beyond the names above, folded as `normal` folds.
constexpr std::array<std::pair<std::string_view, ActorKind>, 46> kSpellings = {{
    {"cluster", ActorKind::cluster_initiative},
    {"clusterorganisation", ActorKind::cluster_initiative},
    {"clusterorganization", ActorKind::cluster_initiative},
    {"clustermanagement", ActorKind::cluster_initiative},
    {"initiative", ActorKind::cluster_initiative},
    {"firma", ActorKind::company},
    {"firmen", ActorKind::company},
    {"betrieb", ActorKind::company},
    {"kmu", ActorKind::company},
    {"sme", ActorKind::company},
    {"industry", ActorKind::company},
    {"industrie", ActorKind::company},
    {"wirtschaft", ActorKind::company},
    {"enterprise", ActorKind::company},
    {"prc", ActorKind::company},
    {"universität", ActorKind::university},
    {"universitäten", ActorKind::university},
    {"universitaet", ActorKind::university},
    {"uni", ActorKind::university},
    {"fachhochschule", ActorKind::university},
    {"hes", ActorKind::university},
    {"highereducation", ActorKind::university},
    {"forschungsinstitut", ActorKind::research_institute},
    {"forschungsinstitute", ActorKind::research_institute},
    {"forschung", ActorKind::research_institute},
    {"institut", ActorKind::research_institute},
    {"institute", ActorKind::research_institute},
    {"research", ActorKind::research_institute},
    {"researchorganisation", ActorKind::research_institute},
    {"researchorganization", ActorKind::research_institute},
    {"rec", ActorKind::research_institute},
    {"program", ActorKind::programme},
    {"programm", ActorKind::programme},
    {"förderprogramm", ActorKind::programme},
    {"behörde", ActorKind::agency},
    {"behörden", ActorKind::agency},
    {"behoerde", ActorKind::agency},
    {"ministerium", ActorKind::agency},
    {"ministry", ActorKind::agency},
    {"verwaltung", ActorKind::agency},
    {"pub", ActorKind::agency},
    {"verein", ActorKind::association},
    {"sonstige", ActorKind::other},
    {"sonstiges", ActorKind::other},
    {"oth", ActorKind::other},
    {"unbekannt", ActorKind::unknown},
}};

/// Lower case without blanks, hyphens and underscores.
std::string normal(std::string_view text) {
    std::string folded = fold_case(trim(text));
    std::erase_if(folded, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    return folded;
}

const KindNames& names_of(ActorKind kind) {
    return *std::find_if(kNames.begin(), kNames.end(), [&](const KindNames& n) { return n.kind == kind; });
}

} // namespace

std::string_view key_of(ActorKind kind) {
    return names_of(kind).key;
}

std::optional<ActorKind> parse_actor_kind(std::string_view text) {
    const std::string wanted = normal(text);
    if (wanted.empty())
        return ActorKind::unknown;
    for (const KindNames& n : kNames)
        if (n.kind != ActorKind::custom)
            for (const std::string_view name : {n.key, n.en_one, n.en_many, n.de_one, n.de_many})
                if (normal(name) == wanted)
                    return n.kind;
    for (const auto& [spelling, kind] : kSpellings)
        if (spelling == wanted)
            return kind;
    return {};
}

Sentence label_of(ActorKind kind, std::size_t count) {
    const KindNames& n = names_of(kind);
    return count == 1 ? Sentence{std::string(n.en_one), std::string(n.de_one)}
                      : Sentence{std::string(n.en_many), std::string(n.de_many)};
}

} // namespace clusterbridge

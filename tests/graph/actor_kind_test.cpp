#include "graph/actor_kind.hpp"

#include <gtest/gtest.h>
#include <map>
#include <string>

namespace clusterbridge {
namespace {

TEST(ActorKind, GermanNamesAreUnderstood) {
    const std::map<std::string, ActorKind> expected = {
        {"Clusterinitiative", ActorKind::cluster_initiative},
        {"Unternehmen", ActorKind::company},
        {"Hochschule", ActorKind::university},
        {"Universität", ActorKind::university},
        {"Forschungseinrichtung", ActorKind::research_institute},
        {"Programm", ActorKind::programme},
        {"Behörde", ActorKind::agency},
        {"Verband", ActorKind::association},
        {"Kammer", ActorKind::chamber},
        {"Netzwerk", ActorKind::network},
        {"Cluster-Initiativen", ActorKind::cluster_initiative},
        {"UNIVERSITÄT", ActorKind::university},
        {"Universita\xCC\x88t", ActorKind::university},
        {"Verbände", ActorKind::association},
        {"öffentliche Stelle", ActorKind::agency},
    };
    for (const auto& [text, kind] : expected)
        EXPECT_EQ(parse_actor_kind(text), kind) << text;
}

TEST(ActorKind, CordisCodesAreUnderstood) {
    EXPECT_EQ(parse_actor_kind("HES"), ActorKind::university);
    EXPECT_EQ(parse_actor_kind("REC"), ActorKind::research_institute);
    EXPECT_EQ(parse_actor_kind("PRC"), ActorKind::company);
    EXPECT_EQ(parse_actor_kind("PUB"), ActorKind::agency);
    EXPECT_EQ(parse_actor_kind("OTH"), ActorKind::other);
    EXPECT_EQ(parse_actor_kind(" hes "), ActorKind::university);
}

TEST(ActorKind, KeysAndLabelsReadBackInAnySpelling) {
    for (int i = 0; i < static_cast<int>(ActorKind::custom); ++i) {
        const auto kind = static_cast<ActorKind>(i);
        EXPECT_EQ(parse_actor_kind(key_of(kind)), kind) << key_of(kind);
        for (const std::size_t count : {0U, 1U, 2U}) {
            EXPECT_EQ(parse_actor_kind(label_of(kind, count).en), kind) << label_of(kind, count).en;
            EXPECT_EQ(parse_actor_kind(label_of(kind, count).de), kind) << label_of(kind, count).de;
        }
    }
    for (const char* text : {"Research Institute", "research-institute", "RESEARCH_INSTITUTE", "researchinstitute"})
        EXPECT_EQ(parse_actor_kind(text), ActorKind::research_institute) << text;
}

TEST(ActorKind, EmptyIsUnknownAndAnythingElseIsTheUsersOwn) {
    EXPECT_EQ(parse_actor_kind(""), ActorKind::unknown);
    EXPECT_EQ(parse_actor_kind("  "), ActorKind::unknown);
    EXPECT_EQ(parse_actor_kind("Stiftung"), std::nullopt);
    EXPECT_EQ(parse_actor_kind("custom"), std::nullopt);
    EXPECT_EQ(parse_actor_kind("Organisation"), std::nullopt);
}

TEST(ActorKind, ResearchIsUniversitiesAndInstitutes) {
    EXPECT_TRUE(is_research(ActorKind::university));
    EXPECT_TRUE(is_research(ActorKind::research_institute));
    EXPECT_FALSE(is_research(ActorKind::company));
    EXPECT_TRUE(is_public_frame(ActorKind::agency));
    EXPECT_TRUE(is_public_frame(ActorKind::programme));
    EXPECT_FALSE(is_public_frame(ActorKind::chamber));
}

} // namespace
} // namespace clusterbridge

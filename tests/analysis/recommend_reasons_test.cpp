#include "analysis/recommend_words.hpp"
#include "analysis/recommendation.hpp"
#include "graph/network_builder.hpp"
#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A small region with sources and confidences, built row by row: lines are counted from 2, as in a file with a header.
class Landscape {
  public:
    Landscape() {
        ties_ = builder_.add_file({.name = "edges.csv", .kind = TableKind::ties});
        organisations_ = builder_.add_file({.name = "organisations.csv", .kind = TableKind::organisations});
        builder_.add_source({builder_.intern("press"), "Neues Bündnis", "Ministerium", "", "2015-03", {}});
        builder_.add_theme({builder_.intern("ai"), {"Artificial intelligence", "Künstliche Intelligenz"}, {}, {}, {}});
    }
    void organisation(const std::string& id, const std::string& type, const std::string& name,
                      const std::string& region, std::optional<Coordinates> place = {}) {
        OrganisationFacts facts;
        facts.type = type;
        facts.name = name;
        facts.region = region;
        facts.place = place;
        builder_.declare(builder_.organisation(id), facts, {organisations_, ++organisation_line_}, diagnostics_);
    }
    void tie(const std::string& source, const std::string& target, const std::string& relation,
             const std::string& since = "", const std::string& until = "", const std::string& confidence = "",
             const std::string& theme = "", const std::string& source_key = "") {
        TieRow row;
        row.relation = builder_.intern(relation);
        row.since = parse_date(since, DateEnd::first_day);
        row.until = parse_date(until, DateEnd::last_day);
        row.confidence = builder_.intern(confidence);
        row.source_key = builder_.intern(source_key);
        if (!theme.empty())
            row.themes = builder_.intern_list({theme});
        row.row = {ties_, ++tie_line_};
        builder_.add_tie(builder_.organisation(source), builder_.organisation(target), row);
    }
    Network build() { return builder_.build(diagnostics_); }

  private:
    NetworkBuilder builder_;
    Diagnostics diagnostics_;
    std::uint32_t ties_ = 0, organisations_ = 0;
    std::uint64_t tie_line_ = 1, organisation_line_ = 1;
};

std::vector<std::string> spoken(const Recommendation& row, Language language) {
    std::vector<std::string> all;
    for (const Sentence& reason : row.reasons)
        all.push_back(reason.in(language));
    return all;
}

const Recommendation& pair(const Network& n, const RecommendationList& list, const std::string& i,
                           const std::string& j) {
    for (const Recommendation& row : list.rows)
        if (n.organisations[row.source].id == i && n.organisations[row.target].id == j)
            return row;
    throw std::runtime_error("no such row");
}

Landscape alliance() {
    Landscape l;
    l.organisation("firm", "company", "Firma", "Stuttgart", Coordinates{48.78, 9.18});
    l.organisation("uni", "university", "Hochschule", "Neckar-Alb", Coordinates{48.52, 9.06});
    l.organisation("pact", "programme", "Bündnis", "");
    l.organisation("hub", "company", "Drehscheibe", "");
    l.organisation("ini-a", "cluster_initiative", "Cluster A", "");
    l.organisation("ini-b", "cluster_initiative", "Cluster B", "");
    l.tie("firm", "pact", "participates_in", "2012", "", "stated", "ai", "press");
    l.tie("uni", "pact", "participates_in", "2014", "", "stated", "ai", "press");
    l.tie("hub", "firm", "funds", "2015", "", "inferred", "", "press");
    l.tie("uni", "hub", "partner_of", "2016", "2018", "stated");
    l.tie("firm", "ini-a", "member_of", "", "", "stated");
    l.tie("uni", "ini-b", "member_of", "2020", "", "memory");
    return l;
}

TEST(RecommendReasons, ReadAsSentencesInBothLanguages) {
    const Network n = alliance().build();
    const auto list = recommend(n);
    const Recommendation& row = pair(n, list, "firm", "uni");
    EXPECT_THAT(
        spoken(row, Language::de),
        ElementsAre(
            "2 gemeinsame Partner: beide sind beteiligt an Bündnis (seit "
            "2012 und seit 2014) – außerdem Drehscheibe (Förderung seit 2015 / Partnerschaft 2016–2018) [abgeleitet]",
            "gemeinsames Thema: Künstliche Intelligenz (je einmal genannt)", "30 km voneinander entfernt",
            "wäre die erste Verbindung zwischen Cluster A und Cluster B, ihre Mitglieder eingeschlossen",
            "dagegen spricht: Paare dieser Art (Unternehmen und Hochschule, Stuttgart und Neckar-Alb) arbeiten "
            "nur 0,8-mal so oft zusammen wie zu erwarten"));
    EXPECT_THAT(
        spoken(row, Language::en),
        ElementsAre(
            "2 common partners: both take part in "
            "Bündnis (since 2012 and "
            "since 2014) – also Drehscheibe (funding since 2015 / partnership 2016–2018) [inferred]",
            "shared theme: Artificial intelligence (1 mention each)", "30 km apart",
            "would be the first tie between Cluster A and Cluster B, their members included",
            "against it: pairs of this kind (company and university, Stuttgart and Neckar-Alb) work together only 0.8 "
            "times as often as expected"));
    EXPECT_TRUE(row.first_between_groups);
    EXPECT_EQ(row.kind, PairKind::both);
    ASSERT_EQ(row.strongest.size(), 2U);
    EXPECT_TRUE(row.strongest[0].stated);
    EXPECT_FALSE(row.strongest[1].stated);
    EXPECT_EQ(row.strongest[1].source_joint, "Förderung seit 2015");
}

TEST(RecommendReasons, EvidenceNamesRowsAndTheirSources) {
    const Network n = alliance().build();
    const auto list = recommend(n);
    EXPECT_THAT(pair(n, list, "firm", "uni").evidence,
                ElementsAre("edges.csv:2 (Neues Bündnis, Ministerium, 2015-03)",
                            "edges.csv:3 (Neues Bündnis, Ministerium, 2015-03)",
                            "edges.csv:4 (Neues Bündnis, Ministerium, 2015-03, abgeleitet)", "edges.csv:5"));
    RecommendOptions english;
    english.language = Language::en;
    EXPECT_THAT(pair(n, recommend(n, english), "firm", "uni").evidence[2], HasSubstr("inferred"));
}

TEST(RecommendReasons, RestOnStatedRowsWhereThereAreAny) {
    Landscape l;
    l.tie("a", "h", "supports", "", "", "memory");
    l.tie("a", "h", "member_of", "2001", "2010", "stated");
    l.tie("b", "h", "member_of", "2020", "", "stated");
    l.tie("c", "h", "member_of");
    l.tie("a", "k", "member_of");
    const Network n = l.build();
    const auto list = recommend(n);
    const Recommendation& row = pair(n, list, "a", "b");
    EXPECT_EQ(row.reasons.at(0).de, "1 gemeinsamer Partner: h (Mitgliedschaft 2001–2010 / Mitgliedschaft seit 2020)");
    EXPECT_THAT(row.evidence, ElementsAre("edges.csv:3", "edges.csv:4"));
    EXPECT_THAT(pair(n, list, "b", "c").reasons.at(0).de, HasSubstr("[ohne Angabe zum Beleg]"));
}

TEST(RecommendReasons, WithoutAColumnOfConfidencesNothingIsMarked) {
    const Network n = network_of("a>h member_of\nb>h member_of");
    const auto list = recommend(n);
    EXPECT_EQ(list.rows.at(0).reasons.at(0).de, "1 gemeinsamer Partner: beide sind Mitglied von h");
    EXPECT_TRUE(list.rows.at(0).strongest.at(0).stated);
}

TEST(RecommendReasons, NameTheThreeStrongestOfManyAndTheLastProject) {
    std::string text;
    for (int z = 0; z < 8; ++z)
        text += "#p" + std::to_string(z) + " 2015-01-01 a z" + std::to_string(z) + " theme=t" + std::to_string(z) +
                "\n#q" + std::to_string(z) + " 201" + std::to_string(z) + "-06-01 b z" + std::to_string(z) +
                " theme=t" + std::to_string(z) + "\n";
    const Network n = network_of(text + "#new 2019-01-01 x y");
    const auto list = recommend(n);
    const Recommendation& row = pair(n, list, "a", "b");
    EXPECT_EQ(row.common_partners, 8U);
    ASSERT_EQ(row.strongest.size(), 3U);
    EXPECT_EQ(row.broker, row.strongest[0].organisation);
    EXPECT_EQ(n.organisations[row.broker].id, "z7");
    EXPECT_EQ(row.reasons[0].de, "3 von 8 gemeinsamen Partnern: z7 (Projekt p7, 2015 / "
                                 "Projekt q7, 2017), z6 (Projekt p6, 2015 / Projekt q6, 2016) und z5 (Projekt p5, "
                                 "2015 / Projekt q5, 2015)");
    EXPECT_THAT(row.reasons[0].en, HasSubstr("z7 (project p7, 2015 / project q7, 2017)"));
    EXPECT_THAT(row.reasons[1].de, HasSubstr("3 von 8 gemeinsamen Themen: t0 (in je einem Projekt)"));
    EXPECT_THAT(row.evidence, ElementsAre("literal.csv:15", "literal.csv:16", "literal.csv:13", "literal.csv:14",
                                          "literal.csv:11", "literal.csv:12"));
}

TEST(RecommendReasons, AreAtMostFiveShortOnesAndNeverClaimACause) {
    const Network n = alliance().build();
    for (const Recommendation& row : recommend(n).rows) {
        EXPECT_LE(row.reasons.size(), 5U);
        EXPECT_FALSE(row.reasons.empty());
        for (const Sentence& reason : row.reasons) {
            EXPECT_FALSE(reason.de.empty() || reason.en.empty());
            EXPECT_THAT(reason.de, Not(HasSubstr("; "))) << "reasons are joined by it";
            EXPECT_THAT(reason.de, Not(HasSubstr("weil")));
            EXPECT_THAT(reason.en, Not(HasSubstr("because")));
        }
    }
}

TEST(RecommendReasons, SeparatorsInNamesDoNotSplitThem) {
    Landscape l;
    l.organisation("h", "company", "Huber; Söhne", "");
    l.tie("a", "h", "member_of");
    l.tie("b", "h", "member_of");
    const Network n = l.build();
    EXPECT_EQ(recommend(n).rows.at(0).reasons.at(0).de,
              "1 gemeinsamer Partner: beide sind Mitglied von Huber;\u00A0Söhne")
        << "the name as it is, with a space that does not break";
}

TEST(RecommendReasons, PlacesSayRegionTownOrDistance) {
    Landscape l;
    l.organisation("a", "company", "", "Ulm", Coordinates{48.40, 9.99});
    l.organisation("b", "company", "", "Ulm", Coordinates{48.40, 9.99});
    l.organisation("c", "company", "", "Ulm");
    l.tie("a", "h", "x");
    l.tie("b", "h", "x");
    l.tie("c", "h", "x");
    const Network n = l.build();
    const auto list = recommend(n);
    const Recommendation& near = pair(n, list, "a", "b");
    EXPECT_TRUE(near.same_region);
    EXPECT_NEAR(near.distance_km.value(), 0, 1e-9);
    EXPECT_THAT(spoken(near, Language::de),
                testing::Contains("beide in der Region Ulm, weniger als 1 km voneinander entfernt"));
    const Recommendation& unknown = pair(n, list, "a", "c");
    EXPECT_FALSE(unknown.distance_km);
    EXPECT_THAT(spoken(unknown, Language::en), testing::Contains("both in the region Ulm"));
}

TEST(RecommendReasons, RarePairsAreAReasonAgainstAndAPlaceOfNearlyAllIsNotNamed) {
    Landscape l;
    for (const char* id : {"a", "b", "c", "d", "e", "f"})
        l.organisation(id, "company", "", "Ulm");
    l.organisation("h", "university", "", "Ulm");
    for (const char* id : {"a", "b", "c", "d", "e", "f"})
        l.tie(id, "h", "x");
    const Network n = l.build();
    const auto list = recommend(n);
    const Recommendation& row = pair(n, list, "a", "b");
    ASSERT_LT(row.affinity, 0.9);
    EXPECT_THAT(row.reasons.back().de,
                testing::StartsWith("dagegen spricht: Paare dieser Art (zwei Unternehmen) arbeiten nur 0,"));
    EXPECT_THAT(row.reasons.back().en,
                HasSubstr("against it: pairs of this kind (two companies) work together only 0."));
}

TEST(RecommendReasons, UsualPairsSpeakForThePairAndOrdinaryOnesAreNotMentioned) {
    Landscape l;
    for (int k = 0; k < 8; ++k) {
        const std::string i = std::to_string(k);
        l.organisation("c" + i, "company", "", "");
        l.organisation("u" + i, "university", "", "");
    }
    for (int k = 0; k < 8; ++k)
        for (const int step : {0, 1, 3})
            l.tie("c" + std::to_string(k), "u" + std::to_string((k + step) % 8), "x");
    l.organisation("o", "company", "", "");
    l.tie("c0", "o", "x");
    l.tie("u2", "o", "x");
    const Network n = l.build();
    const auto list = recommend(n);
    EXPECT_THAT(spoken(pair(n, list, "c0", "u2"), Language::de),
                testing::Contains(HasSubstr("Paare dieser Art (Unternehmen und Hochschule) arbeiten 1,")));
    const Network ordinary = network_of("a>h x\nb>h x");
    const auto plain = recommend(ordinary);
    ASSERT_FALSE(plain.rows.empty());
    ASSERT_FALSE(plain.rows[0].reasons.empty());
    for (const Sentence& reason : plain.rows[0].reasons)
        EXPECT_THAT(reason.de, Not(HasSubstr("Paare dieser Art")));
}

TEST(RecommendReasons, DistanceIsThatOfTheSphere) {
    Landscape l; // Stuttgart and Hamburg: about 534 km
    l.organisation("a", "company", "", "", Coordinates{48.7758, 9.1829});
    l.organisation("b", "company", "", "", Coordinates{53.5511, 9.9937});
    l.tie("a", "h", "x");
    l.tie("b", "h", "x");
    const Network n = l.build();
    EXPECT_NEAR(recommend(n).rows.at(0).distance_km.value(), 534, 1.5);
}

TEST(RecommendWords, NumbersFollowTheLanguage) {
    EXPECT_EQ(spoken_number(2.34, 1, Language::de), "2,3");
    EXPECT_EQ(spoken_number(2.34, 1, Language::en), "2.3");
    EXPECT_EQ(spoken_number(1234567, 0, Language::de), "1.234.567");
    EXPECT_EQ(spoken_number(1234.5, 1, Language::en), "1,234.5");
    EXPECT_EQ(spoken_number(999, 0, Language::de), "999");
}

TEST(RecommendWords, CountriesHaveNames) {
    EXPECT_EQ(country_name("DE"), (Sentence{"Germany", "Deutschland"}));
    EXPECT_EQ(country_name("UK").en, "United Kingdom");
    EXPECT_EQ(country_name("EL").de, "Griechenland");
    EXPECT_EQ(country_name("Baden"), (Sentence{"Baden", "Baden"}));
    EXPECT_EQ(in_country("NL"), (Sentence{"in the Netherlands", "in den Niederlanden"}));
    EXPECT_EQ(in_country("UK"), (Sentence{"in the United Kingdom", "im Vereinigten Königreich"}));
    EXPECT_EQ(in_country("CH"), (Sentence{"in Switzerland", "in der Schweiz"}));
    EXPECT_EQ(in_country("FR"), (Sentence{"in France", "in Frankreich"}));
}

TEST(RecommendWords, AForeignRelationKeepsItsWord) {
    EXPECT_EQ(relation_noun("mentors_well").de, "„mentors well“");
    EXPECT_FALSE(both_related("mentors_well", true, "X"));
    EXPECT_EQ(both_related("funds", false, "X")->de, "X fördert beide");
}

} // namespace
} // namespace clusterbridge

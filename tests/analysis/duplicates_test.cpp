#include "analysis/bounded_edits.hpp"
#include "analysis/duplicate_effects.hpp"
#include "analysis/duplicates.hpp"
#include "analysis/name_form.hpp"
#include "analysis/name_likeness.hpp"

#include "support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace clusterbridge {
namespace {

struct Named {
    std::string name, city, country;
};

/// Organisations a, b, c … with these names, and a hundred others so that words have a rarity.
Network named(const std::vector<Named>& list) {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i)
        text += "@" + std::string(1, static_cast<char>('a' + i)) + "\n";
    Network n = network_of(text);
    for (std::size_t i = 0; i < list.size(); ++i) {
        Organisation& o = n.organisations[node(i)];
        o.set_name(list[i].name);
        o.details.own().city = n.symbols.intern(list[i].city);
        o.details.own().country = n.symbols.intern(list[i].country);
    }
    return n;
}

double score_of(const std::string& a, const std::string& b, const std::string& city = "Ort") {
    const auto study = find_duplicates(named({{a, city, "DE"}, {b, city, "DE"}}));
    return study.pairs.empty() ? 0 : study.pairs.front().score;
}

TEST(Duplicates, SpellingsOfOneNameAreProposed) {
    const std::vector<std::pair<const char*, const char*>> same{
        {"Universität Stuttgart", "Uni Stuttgart"},
        {"Universität Stuttgart", "University of Stuttgart"},
        {"UNIVERSITAET STUTTGART", "Universität Stuttgart"},
        {"Ludwig Maier GmbH & Co. KG", "Maier, Ludwig"},
        {"Technische Universität Darmstadt", "TU Darmstadt"},
        {"University of Cologne", "Universität zu Köln"},
        {"Müller & Söhne GmbH", "Mueller und Soehne"},
        {"CyberForum e. V.", "Cyber Forum"},
        {"Politecnico di Torino", "Polytechnic of Turin"},
        {"Ristorante Verdi S.p.A.", "Ristorante Verdi spa"},
        {"Hochschule Aalen", "Aalen University of Applied Sciences"},
        {"IHK Ulm", "Industrie- und Handelskammer Ulm"},
        {"Festoolwerke Neidlingen", "Festoolwerke Neidlnigen"},
        {"DIZ Digitales Innovationszentrum GmbH", "DIZ"},
        {"Stadt Mannheim", "City of Mannheim"},
        {"Albert-Ludwigs-Universität Freiburg", "University of Freiburg"},
        {"Landkreis Enzkreis", "Enzkreis"},
        {"FKFS", "Forschungsinstitut für Kraftfahrwesen und Fahrzeugmotoren Stuttgart"},
        {"FOE", "Forum Organic Electronics"},
        {"Sensorwerk3D", "Sensorwrk3D"},
        {"MVH", "Kompetenznetzwerk Medical Valley Hechingen e.V."},
    };
    for (const auto& [a, b] : same)
        EXPECT_GE(score_of(a, b), kDuplicateThreshold) << a << " / " << b;
    EXPECT_GE(score_of("IFC Tuttlingen", "Innovations- und Forschungscentrum Tuttlingen", "Tuttlingen"),
              kDuplicateThreshold);
}

TEST(Duplicates, WhatOnlySoundsAlikeIsNotProposed) {
    const std::vector<std::pair<const char*, const char*>> different{
        {"Universität Stuttgart", "Universitätsklinikum Stuttgart"},
        {"Hochschule Mannheim", "Universität Mannheim"},
        {"Universität München", "Technische Universität München"},
        {"Stadt Konstanz", "Landkreis Konstanz"},
        {"Netzwerk Baden Nord", "Netzwerk Baden Süd"},
        {"Grundschule Weinberg 1", "Grundschule Weinberg 2"},
        {"Fraunhofer IPA", "Fraunhofer IAO"},
        {"Lapp GmbH", "Lapp Holding AG"},
        {"Fraunhofer IPA", "Fraunhofer-Gesellschaft"},
        {"Institut für Optik der Universität Stuttgart", "Universität Stuttgart"},
        {"Universität Ulm", "Universität Stuttgart"},
        {"University of Applied Sciences Konstanz", "University of Konstanz"},
        {"Fachhochschule Aachen", "Technische Hochschule Aachen"},
        {"Fachhochschule Dortmund", "Technische Universität Dortmund"},
        {"HTW Berlin", "Universität Berlin"},
        {"Technische Hochschule Ulm", "Universität Ulm"},
        {"Klinikum der Universität Regensburg", "Universität Regensburg"},
        {"Universitätsmedizin Göttingen", "Georg-August-Universität Göttingen"},
        {"Sensorwerk3D", "Sensorwerk4D"},
        {"org00012345", "org00012346"},
        {"H2Technik Rastatt", "H3Technik Rastatt"},
    };
    for (const auto& [a, b] : different)
        EXPECT_LT(score_of(a, b), kDuplicateThreshold) << a << " / " << b;
}

TEST(Duplicates, NamesThatAreNumberedThroughBringNoCandidates) {
    std::vector<Named> list;
    for (int i = 0; i < 26; ++i)
        list.push_back({"org000" + std::to_string(100 + i * 7), "", ""});
    EXPECT_EQ(find_duplicates(named(list)).candidates, 0U);
}

TEST(Duplicates, AHochschuleAndAUniversityOfOneTownAreTwoWhateverTheirOtherNames) {
    Network n = named({{"HTWG Konstanz", "Konstanz", "DE"}, {"Universität Konstanz", "Konstanz", "DE"}});
    n.organisations[node(0)].details.own().aliases = {"Hochschule Konstanz", "University of Applied Sciences Konstanz",
                                                      "HTWG"};
    n.organisations[node(1)].details.own().aliases = {"University of Konstanz", "Uni KN"};
    const auto study = find_duplicates(n, {.threshold = 0.7, .settled = {}});
    for (const DuplicatePair& pair : study.pairs)
        EXPECT_EQ(pair.proposed, Decision::open) << pair.score;
    // a name in English that leaves "of Applied Sciences" out does not hide what the other name says
    n.organisations[node(1)].set_name("Hochschule Konstanz");
    EXPECT_EQ(find_duplicates(n).pairs.front().proposed, Decision::same);
}

TEST(Duplicates, AHochschuleThatGoesByUniversityInEnglishIsLeftToPeople) {
    for (const auto& [a, b] : {std::pair{"Hochschule Reutlingen", "Reutlingen University"},
                               std::pair{"Hochschule Pforzheim", "Pforzheim University"}}) {
        const double score = score_of(a, b, "Reutlingen");
        EXPECT_GE(score, 0.5) << a;
        EXPECT_LT(score, kDuplicateThreshold) << a;
    }
}

TEST(Duplicates, AnotherCountryOrAnotherPicSpeaksAgainst) {
    EXPECT_TRUE(
        find_duplicates(named({{"Ministry of Health", "Lusaka", "ZM"}, {"Ministry of Health", "Jerusalem", "IL"}}))
            .pairs.front()
            .proposed == Decision::open);
    Network n = network_of("@999999991\n@999999992\n");
    n.organisations[node(0)].set_name("Krone Filter GmbH");
    n.organisations[node(1)].set_name("Krone Filter GmbH");
    EXPECT_LT(find_duplicates(n).pairs.front().score, kDuplicateThreshold);
    EXPECT_GE(find_duplicates(n, {.settled = {}, .use_identifiers = false}).pairs.front().score, kDuplicateThreshold);
}

TEST(Duplicates, TheSameIdentifierIsProof) {
    Network n = named({{"Alpha", "", ""}, {"Something else entirely", "", ""}});
    for (std::size_t i = 0; i < 2; ++i)
        n.organisations[node(i)].details.own().extra.emplace_back(n.symbols.intern("PIC"),
                                                                  n.symbols.intern("999888777"));
    const auto study = find_duplicates(n);
    ASSERT_EQ(study.pairs.size(), 1U);
    EXPECT_EQ(study.pairs.front().proposed, Decision::same);
    EXPECT_EQ(study.pairs.front().reasons.front().de, "dieselbe Kennnummer");
}

TEST(Duplicates, SettledPairsAndPartsAreNotAskedAbout) {
    Network n = network_of("a>b part_of\n@c\n");
    for (std::size_t i = 0; i < 3; ++i)
        n.organisations[node(i)].set_name("Krone Filter GmbH");
    EXPECT_EQ(find_duplicates(n).pairs.size(), 2U);
    EXPECT_EQ(find_duplicates(n, {.settled = {{"c", "a"}, {"b", "c"}}}).pairs.size(), 0U);
}

TEST(Duplicates, AnOrganisationThatFitsTwoEquallyWellIsLeftToPeople) {
    const auto study = find_duplicates(
        named({{"Siegle Optik", "", ""}, {"Siegle Optik GmbH", "Wien", "AT"}, {"Siegle Optik GmbH", "Ulm", "DE"}}));
    for (const DuplicatePair& pair : study.pairs)
        EXPECT_EQ(pair.proposed, Decision::open);
}

TEST(Duplicates, ReasonsStandInBothLanguages) {
    const auto study = find_duplicates(named({{"Maier Ludwig GmbH", "Ulm", "DE"}, {"Ludwig Maier", "Ulm", "DE"}}));
    ASSERT_FALSE(study.pairs.empty());
    std::string en;
    for (const Sentence& reason : study.pairs.front().reasons) {
        EXPECT_FALSE(reason.en.empty() || reason.de.empty());
        en += reason.en + "; ";
    }
    EXPECT_EQ(en, "the same words in another order; legal form left out; both in Ulm; ");
}

TEST(Duplicates, ThreadsChangeNothingAndDegenerateInputIsAnswered) {
    EXPECT_TRUE(find_duplicates(Network{}).pairs.empty());
    EXPECT_TRUE(
        find_duplicates(named({{"...", "", ""}, {"123", "", ""}, {std::string(100000, 'x'), "", ""}})).pairs.empty());
    std::vector<Named> many;
    for (int i = 0; i < 26; ++i)
        many.push_back({"Werk " + std::string(4, static_cast<char>('a' + i % 13)) + " GmbH", "Ulm", "DE"});
    const Network n = named(many);
    const auto one = find_duplicates(n, {}, {.threads = 1});
    const auto four = find_duplicates(n, {}, {.threads = 4});
    ASSERT_EQ(one.pairs.size(), four.pairs.size());
    EXPECT_EQ(one.pairs.size(), 13U);
    for (std::size_t i = 0; i < one.pairs.size(); ++i) {
        EXPECT_EQ(one.pairs[i].a, four.pairs[i].a);
        EXPECT_EQ(one.pairs[i].score, four.pairs[i].score);
    }
}

TEST(NameForm, LegalFormsAreToldFromWords) {
    const NameReader reader;
    EXPECT_THAT(reader.read("Maier GmbH & Co. KG").front().legal, testing::ElementsAre("gmbh co kg"));
    EXPECT_THAT(reader.read("Acme Sp. z o.o.").front().legal, testing::ElementsAre("spzoo"));
    EXPECT_EQ(reader.read("Acme Sp. z o.o.").front().words.size(), 1U);
    EXPECT_EQ(reader.country("Deutschland"), "de");
    EXPECT_EQ(reader.country("EL"), "gr");
    EXPECT_EQ(plain_letters("Größe"), plain_letters("GROESSE"));
}

TEST(BoundedEdits, CountsSwapsOnceAndStopsAtTheBound) {
    EXPECT_EQ(bounded_edits("abcdef", "abdcef", 1), 1U);
    EXPECT_EQ(bounded_edits("abcdef", "abcdef", 0), 0U);
    EXPECT_EQ(bounded_edits("abcdef", "xbcdeg", 1), 2U);
    EXPECT_EQ(bounded_edits("kitten", "sitting", 3), 3U);
    EXPECT_EQ(bounded_edits("kitten", "sitting", 2), 3U);
}

TEST(BoundedEdits, NeverChangesADigit) {
    EXPECT_EQ(bounded_edits("org1001", "org1002", 2), 3U);
    EXPECT_EQ(bounded_edits("org1001", "org101", 2), 3U);
    EXPECT_EQ(bounded_edits("org12", "org21", 2), 3U);
    EXPECT_EQ(bounded_edits("org1001", "ogr1001", 2), 1U);
    EXPECT_EQ(bounded_edits("3d", "d3", 2), 1U);
}

TEST(DuplicateEffects, MergingIsToldInRanks) {
    Network n = network_of("a>p funds\na>q funds\nb>q funds\nb>r funds\nb>s funds\nc>p funds\n");
    n.organisations[n.find("a")].set_name("Krone Filter GmbH");
    n.organisations[n.find("b")].set_name("Krone Filter");
    const auto effects = duplicate_effects(n, find_duplicates(n));
    ASSERT_EQ(effects.size(), 1U);
    EXPECT_EQ(effects.front().merged.partners, 4U);
    EXPECT_EQ(effects.front().shared_partners, 1U);
    EXPECT_FALSE(effects.front().tied);
    EXPECT_EQ(effects.front().merged.degree_rank, 1U);
    EXPECT_THAT(effects.front().text.de, testing::HasSubstr("hätte sie 4 Partner"));
}

} // namespace
} // namespace clusterbridge

// What the ministry's press release states about collaboration, row by row.
#include "support/plain_csv.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>

namespace clusterbridge {
namespace {

const PlainTable& ties() {
    static const PlainTable table = read_plain_csv(repository_file("data/edges.csv"));
    return table;
}

/// Whether the press release is the source of this tie, as a stated one.
bool states(const std::string& source, const std::string& relation, const std::string& target) {
    const PlainTable& t = ties();
    return std::any_of(t.rows.begin(), t.rows.end(), [&](const PlainTable::Row& row) {
        return t.at(row, "source") == source && t.at(row, "relation") == relation && t.at(row, "target") == target &&
               t.at(row, "source_key") == "press_release" && t.at(row, "confidence") == "stated";
    });
}

TEST(DataPressRelease, ThreeInitiativesArePartnersSupportersAndImplementersOfTheAllianzIndustrie40) {
    for (const std::string initiative : {"cyberforum", "microtec-suedwest", "photonics-bw"})
        for (const std::string relation : {"partner_of", "supports", "implements"})
            EXPECT_TRUE(states(initiative, relation, "allianz-industrie-40-bw")) << initiative << " " << relation;
}

TEST(DataPressRelease, FourInitiativesWorkedOnTheDigitaleAgendaAndCarryItOut) {
    for (const std::string initiative : {"bwcon", "cyberforum", "vdc-fellbach", "mechatronik-bw"})
        for (const std::string relation : {"contributes_to", "implements"})
            EXPECT_TRUE(states(initiative, relation, "digitale-agenda-2020-bw")) << initiative << " " << relation;
}

TEST(DataPressRelease, MedicalMountainsIsPartOfTechnologyMountains) {
    EXPECT_TRUE(states("medicalmountains", "part_of", "technologymountains"));
}

TEST(DataPressRelease, ThreeInitiativesAreContactPointsForFounders) {
    for (const std::string initiative : {"medicalmountains", "cluster-medizintechnologie-mannheim", "cyberforum"})
        EXPECT_TRUE(states(initiative, "contact_point_for", "existenzgruendung-bw")) << initiative;
}

TEST(DataPressRelease, BioproAndBwconAdviseUnderTheStartUpVouchersOfTheState) {
    EXPECT_TRUE(states("biopro-bw", "implements", "gruendungsgutscheine-bw"));
    EXPECT_TRUE(states("bwcon", "implements", "gruendungsgutscheine-bw"));
    EXPECT_TRUE(states("bwcon", "cooperates_with", "biopro-bw"));
    EXPECT_TRUE(states("land-bw", "funds", "gruendungsgutscheine-bw"));
}

TEST(DataPressRelease, TheMinistryHeldTheMeetingAndNobodyIsSaidToHaveAttended) {
    EXPECT_TRUE(states("wirtschaftsministerium-bw", "operates", "cluster-brunch"));
    const PlainTable& t = ties();
    for (const auto& row : t.rows)
        if (t.at(row, "target") == "cluster-brunch") {
            EXPECT_NE(t.at(row, "relation"), "participates_in") << "edges.csv:" << row.line;
        }
}

TEST(DataPressRelease, TheAgendaHasItsSixThemesAndTheMeetingHadThemAll) {
    const PlainTable themes = read_plain_csv(repository_file("data/themes.csv"));
    std::set<std::string> agenda;
    for (const auto& row : themes.rows)
        if (themes.at(row, "kind") == "agenda") {
            agenda.insert(themes.at(row, "id"));
            EXPECT_EQ(themes.at(row, "source_key"), "press_release");
        }
    EXPECT_EQ(agenda, (std::set<std::string>{"cross_clustering_tt", "digitalisation", "innovation",
                                             "internationalisation", "skills", "startups"}));
    const PlainTable orgs = read_plain_csv(repository_file("data/organisations.csv"));
    const auto brunch = std::find_if(orgs.rows.begin(), orgs.rows.end(),
                                     [&](const auto& row) { return orgs.at(row, "id") == "cluster-brunch"; });
    ASSERT_NE(brunch, orgs.rows.end());
    for (const std::string& theme : agenda)
        EXPECT_NE(("; " + orgs.at(*brunch, "themes") + ";").find("; " + theme + ";"), std::string::npos) << theme;
}

TEST(DataPressRelease, AboutOneHundredAndTwentyInitiativesAreStated) {
    const PlainTable measures = read_plain_csv(repository_file("data/measures.csv"));
    EXPECT_TRUE(std::any_of(measures.rows.begin(), measures.rows.end(), [&](const PlainTable::Row& row) {
        return measures.at(row, "id") == "clusterdatenbank-bw" && measures.at(row, "value") == "120" &&
               measures.at(row, "source_key") == "press_release" && measures.at(row, "note").starts_with("about 120");
    }));
}

TEST(DataPressRelease, ItsRowsCarryNoYearBecauseTheTextHasNone) {
    const PlainTable& t = ties();
    std::size_t rows = 0;
    for (const auto& row : t.rows)
        if (t.at(row, "source_key") == "press_release") {
            ++rows;
            EXPECT_EQ(t.at(row, "since") + t.at(row, "until"), "") << "edges.csv:" << row.line;
        }
    EXPECT_EQ(rows, 26U);
}

} // namespace
} // namespace clusterbridge

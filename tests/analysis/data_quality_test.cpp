#include "analysis/data_quality.hpp"
#include "io/network_reader.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>
#include <map>
#include <string>

namespace clusterbridge {
namespace {

Network network_from(const std::map<std::string, std::string>& files) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files)
        names.push_back(name);
    return read_network(MemoryFileSystem(files), names).network;
}

std::map<std::string, Doubt> doubts(const Network& network) {
    std::map<std::string, Doubt> found;
    for (const Doubt& doubt : doubts_about(network, make_view(network))) {
        EXPECT_FALSE(doubt.what.en.empty() || doubt.what.de.empty()) << doubt.rule;
        EXPECT_FALSE(doubt.meaning.en.empty() || doubt.meaning.de.empty()) << doubt.rule;
        EXPECT_NE(doubt.severity, Severity::error);
        EXPECT_TRUE(found.emplace(doubt.rule, doubt).second) << doubt.rule << " was said twice";
    }
    return found;
}

std::string dated_ties(int count, const std::string& more) {
    std::string text = "source,target,since\n";
    for (int i = 0; i < count; ++i)
        text += "a" + std::to_string(i) + ",b," + std::to_string(2010 + i % 5) + "\n";
    return text + more;
}

const char* const kThreeMembers = "source,target,relation,source_key\nm1,c,member_of,s1\nm2,c,member_of,s1\n"
                                  "m3,c,member_of,s1\n";

std::string members(const std::string& a, const std::string& b, const std::string& c) {
    return "id,name,type,city\nc,Clust,cluster_initiative,Ulm\nm1,M1," + a + ",Ulm\nm2,M2," + b + ",Ulm\nm3,M3," + c +
           ",Ulm\n";
}

TEST(DataQuality, SaysNothingAboutTypesAndPlacesWhereTheInputIsTiesAlone) {
    EXPECT_TRUE(doubts(network_from({{"t.csv", "source,target\na,b\n"}})).empty());
}

TEST(DataQuality, CountsOrganisationsWithoutTypeAndPlaceAndNamesTheFirstRow) {
    const auto found = doubts(network_from(
        {{"t.csv", "source,target\na,b\nb,c\nc,d\nd,e\n"},
         {"o.csv",
          "id,name,type,city\na,Alpha,company,Ulm\nb,Beta,,Ulm\nc,Gamma,agency,\nd,D,agency,Ulm\ne,E,agency,Ulm\n"}}));
    ASSERT_TRUE(found.contains("organisations-without-type"));
    const Doubt& type = found.at("organisations-without-type");
    EXPECT_EQ(type.what.en, "organisations without a type; found 1 of 5 (Beta)");
    EXPECT_EQ(type.what.de, "Organisationen ohne Typ; gefunden: 1 von 5 (Beta)");
    EXPECT_EQ(type.row.line, 3U);
    EXPECT_EQ(type.severity, Severity::hint);
    EXPECT_EQ(found.at("organisations-without-place").row.line, 4U);
}

TEST(DataQuality, WarnsWhereMoreThanAQuarterHasNoType) {
    const auto found = doubts(network_from({{"t.csv", "source,target\na,b\n"}, {"o.csv", "id,name\na,A\nb,B\n"}}));
    EXPECT_EQ(found.at("organisations-without-type").severity, Severity::warning);
}

TEST(DataQuality, NamesThreeAndCountsTheOthers) {
    const auto found =
        doubts(network_from({{"t.csv", "source,target\na,b\n"},
                             {"o.csv", "id,name,type,city\na,A,company,Ulm\nb,B,company,Ulm\nw,W,company,Ulm\n"
                                       "x,X,company,Ulm\ny,Y,company,Ulm\nz,Z,company,Ulm\n"}}));
    EXPECT_EQ(found.at("isolated-organisations").what.en, "organisations without any tie; found 4 of 6 (W, X, Y, …)");
    EXPECT_FALSE(found.contains("organisations-without-type"));
}

TEST(DataQuality, SaysWhenSomeRecordsHaveNoDateButNotWhenNoneHas) {
    EXPECT_TRUE(doubts(network_from({{"t.csv", "source,target,since\na,b,\nb,c,\n"}})).empty());
    const auto found = doubts(network_from({{"t.csv", "source,target,since\na,b,2015\nb,c,\n"}}));
    EXPECT_EQ(found.at("undated-records").row.line, 3U);
}

TEST(DataQuality, FindsStartsFarFromAllOthers) {
    const auto late = doubts(network_from({{"t.csv", dated_ties(30, "x,y,2105\n")}}));
    ASSERT_TRUE(late.contains("dates-far-ahead"));
    EXPECT_EQ(late.at("dates-far-ahead").row.line, 32U);
    EXPECT_NE(late.at("dates-far-ahead").what.en.find("as late as 1 January 2105"), std::string::npos)
        << late.at("dates-far-ahead").what.en;
    EXPECT_NE(late.at("dates-far-ahead").what.de.find("bis zum 1. Januar 2105"), std::string::npos);
    EXPECT_FALSE(late.contains("dates-far-back"));
    const auto early = doubts(network_from({{"t.csv", dated_ties(30, "x,y,1915\n")}}));
    EXPECT_TRUE(early.contains("dates-far-back"));
    EXPECT_FALSE(early.contains("dates-far-ahead"));
}

TEST(DataQuality, LetsFewDatesAndManyLateOnesPass) {
    EXPECT_TRUE(doubts(network_from({{"t.csv", dated_ties(10, "x,y,2105\n")}})).empty());
    EXPECT_TRUE(doubts(network_from({{"t.csv", dated_ties(30, "x,y,2105\nx,z,2105\n")}})).empty())
        << "two of 32 are no slip of the pen";
    EXPECT_TRUE(doubts(network_from({{"t.csv", dated_ties(30, "x,y,2018\n")}})).empty()) << "four years are not far";
}

TEST(DataQuality, FindsTiesOlderThanTheirEnds) {
    const auto found = doubts(network_from(
        {{"t.csv", "source,target,since\na,b,2005\na,c,2012\n"},
         {"o.csv", "id,name,type,city,founded\na,A,company,Ulm,2010\nb,B,company,Ulm,\nc,C,company,Ulm,2012\n"}}));
    EXPECT_EQ(found.at("tie-before-founding").what.en,
              "ties that begin before one of their ends was founded; found 1 of 2 (A)");
    EXPECT_EQ(found.at("tie-before-founding").row.line, 2U);
}

TEST(DataQuality, FindsOneSidedListsOfMembers) {
    const auto companies =
        doubts(network_from({{"t.csv", kThreeMembers}, {"o.csv", members("company", "company", "company")}}));
    EXPECT_TRUE(companies.contains("members-companies-only"));
    EXPECT_TRUE(companies.contains("members-from-one-source"));
    const auto research =
        doubts(network_from({{"t.csv", kThreeMembers}, {"o.csv", members("university", "university", "REC")}}));
    EXPECT_TRUE(research.contains("members-research-only"));
    EXPECT_FALSE(research.contains("members-companies-only"));
    const auto mixed =
        doubts(network_from({{"t.csv", kThreeMembers}, {"o.csv", members("university", "company", "company")}}));
    EXPECT_FALSE(mixed.contains("members-companies-only"));
    EXPECT_FALSE(mixed.contains("members-research-only"));
}

TEST(DataQuality, TwoSourcesOrNoneAreNoSingleSource) {
    const std::string two =
        "source,target,relation,source_key\nm1,c,member_of,s1\nm2,c,member_of,s2\nm3,c,member_of,s1\n";
    const std::string none = "source,target,relation\nm1,c,member_of\nm2,c,member_of\nm3,c,member_of\n";
    for (const std::string& ties : {two, none})
        EXPECT_FALSE(doubts(network_from({{"t.csv", ties}, {"o.csv", members("company", "agency", "company")}}))
                         .contains("members-from-one-source"));
}

TEST(DataQuality, SaysWhatShareTheLargestProjectsMake) {
    std::string rows = "project_id,org_id,org_name,activity_type,city\n";
    for (int i = 0; i < 40; ++i)
        rows += "big,o" + std::to_string(i) + ",O,PRC,Ulm\n";
    for (int p = 0; p < 12; ++p)
        rows += "p" + std::to_string(p) + ",x" + std::to_string(p) + ",X,PRC,Ulm\np" + std::to_string(p) + ",y" +
                std::to_string(p) + ",Y,PRC,Ulm\n";
    const auto found = doubts(network_from({{"p.csv", rows}}));
    ASSERT_TRUE(found.contains("largest-projects"));
    EXPECT_EQ(found.at("largest-projects").severity, Severity::warning);
    EXPECT_NE(found.at("largest-projects").what.en.find("more than 99%; the largest is big (40 partners)"),
              std::string::npos)
        << found.at("largest-projects").what.en;
}

TEST(DataQuality, SaysHowWellTiesAreSupportedWhereTheDataSayIt) {
    const auto found = doubts(network_from(
        {{"t.csv", "source,target,confidence\na,b,stated\nb,c,inferred\nc,d,memory\nd,e,\ne,f,memory\n"}}));
    const Doubt& confidence = found.at("confidence");
    EXPECT_EQ(confidence.what.en,
              "ties by how well they are supported; found stated in a source 20%, inferred from a source 20%, known "
              "without a source 40%, not given 20%");
    EXPECT_EQ(confidence.severity, Severity::warning);
    EXPECT_EQ(doubts(network_from({{"t.csv", "source,target,confidence\na,b,stated\nb,c,stated\n"}}))
                  .at("confidence")
                  .severity,
              Severity::hint);
}

TEST(DataQuality, ADoubtBecomesADiagnosticAtTheFileOfItsFirstRow) {
    const Network network = network_from({{"t.csv", "source,target,since\na,b,2015\nb,c,\n"}});
    const auto found = doubts(network);
    const Diagnostic d = as_diagnostic(network, found.at("undated-records"));
    EXPECT_EQ(d.file, "t.csv");
    EXPECT_EQ(d.line, 3U);
    EXPECT_EQ(d.message.en, found.at("undated-records").what.en + "; " + found.at("undated-records").meaning.en);
}

TEST(DataQuality, LikelyDuplicatesAreAWarningThatNamesThem) {
    const Network network =
        network_from({{"t.csv", "source,target\na,c\nb,c\n"}, {"o.csv", "id,name\na,Alpha\nb,Beta\nc,Gamma\n"}});
    DuplicateStudy study;
    EXPECT_FALSE(doubt_about_duplicates(network, study));
    study.pairs.push_back({.a = network.find("a"), .b = network.find("c"), .score = 0.6});
    EXPECT_EQ(doubt_about_duplicates(network, study)->severity, Severity::hint);
    study.pairs.push_back(
        {.a = network.find("a"), .b = network.find("b"), .score = 0.9, .reasons = {}, .proposed = Decision::same});
    const auto doubt = doubt_about_duplicates(network, study);
    EXPECT_EQ(doubt->severity, Severity::warning);
    EXPECT_EQ(doubt->what.en,
              "pairs of organisations that may be one; found likely 1 (Alpha / Beta), possible further 1");
    EXPECT_EQ(doubt->row.line, 2U);
}

TEST(DataQuality, AnEmptyNetworkHasNoDoubts) {
    const Network empty;
    EXPECT_TRUE(doubts_about(empty, make_view(empty)).empty());
}

} // namespace
} // namespace clusterbridge

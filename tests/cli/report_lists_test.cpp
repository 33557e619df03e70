#include "support/process.hpp"

#include <gtest/gtest.h>

/// The lists that a report leads with.
namespace clusterbridge {
namespace {

/// Two clusters whose members all share two partners; the initiatives share one of very many alone.
void write_network(const std::string& folder) {
    std::string organisations = "id,name,type\nk,Cluster K,cluster_initiative\nl,Cluster L,cluster_initiative\n"
                                "hub,Hub,university\nhall,Hall,university\nweak,Weak,association\n";
    std::string ties = "source,target,relation,weight\nk,weak,works_with,1\nl,weak,works_with,1\n";
    for (int i = 0; i < 8; ++i) {
        const std::string n = std::to_string(i);
        organisations += "m" + n + ",M" + n + ",company\nn" + n + ",N" + n + ",company\n";
        ties += "m" + n + ",k,member_of,1\nn" + n + ",l,member_of,1\n";
        for (const char* partner : {"hub", "hall"})
            ties += std::string(partner) + ",m" + n + ",works_with,9\n" + partner + ",n" + n + ",works_with,9\n";
    }
    for (int i = 0; i < 60; ++i)
        ties += "weak,w" + std::to_string(i) + ",works_with,1\n";
    write_text(folder + "/organisations.csv", organisations);
    write_text(folder + "/ties.csv", ties);
}

TEST(ReportLists, PairsOfInitiativesStandThereHoweverManyMembersScoreHigher) {
    const ScratchFolder scratch;
    write_network(scratch / "data");
    const auto list = run_binary(
        {"recommend", scratch / "data", "--kind", "cross_cluster", "--top", "20", "--columns", "rank,source,target"});
    ASSERT_EQ(list.exit_code, 0) << list.err;
    ASSERT_EQ(list.out.find(",k,l"), std::string::npos) << list.out;
    ASSERT_NE(list.out.find("\n20,"), std::string::npos) << list.out;

    const auto made = run_binary({"review", scratch / "data", "--output", scratch / "r", "--lang", "en", "--quiet"});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    const std::string report = read_text(scratch / "r/report.md");
    const auto first = report.find("**Pairs of cluster initiatives"), row = report.find("| 1 | Cluster K");
    ASSERT_NE(first, std::string::npos);
    EXPECT_NE(row, std::string::npos);
    EXPECT_LT(first, row);

    const auto drawn =
        run_binary({"render", scratch / "data", "--view", "overview", "--lang", "en", "--output", scratch / "o.svg"});
    ASSERT_EQ(drawn.exit_code, 0) << drawn.err;
    EXPECT_NE(read_text(scratch / "o.svg").find("+ Cluster L"), std::string::npos) << "in the list of recommended ties";
}

TEST(ReportLists, TheMatrixSaysWhereChanceLeavesNothingToLearn) {
    const ScratchFolder scratch;
    const std::string small = CLUSTERBRIDGE_SOURCE_DIR "/tests/cli/small";
    const auto drawn = run_binary(
        {"render", small, "--view", "gap-matrix", "--group-by", "type", "--lang", "en", "--output", scratch / "m.svg"});
    ASSERT_EQ(drawn.exit_code, 0) << drawn.err;
    EXPECT_NE(read_text(scratch / "m.svg").find("Nothing to learn here"), std::string::npos);
}

} // namespace
} // namespace clusterbridge

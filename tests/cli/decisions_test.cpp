#include "support/process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// `--decisions` and `--roll-up` through the binary: done, undone, recorded.
namespace clusterbridge {
namespace {

const std::string kEdges = "source,target,relation,weight\n"
                           "uni-s,ipa,cooperation,2\n"
                           "uni-stgt,werk,cooperation,3\n"
                           "werk,ipa,cooperation,1\n"
                           "lab,uni-s,part_of,1\n"
                           "lab,werk,cooperation,4\n";
const std::string kOrganisations = "id,name,type,city\n"
                                   "uni-s,Universität Stuttgart,university,Stuttgart\n"
                                   "uni-stgt,Uni Stuttgart,university,Stuttgart\n"
                                   "ipa,Fraunhofer IPA,research_institute,Stuttgart\n"
                                   "werk,Werk Süd GmbH,company,Ulm\n"
                                   "lab,Labor für Optik,university,Stuttgart\n";

struct Desk {
    Desk() {
        write_text(folder / "net/ties.csv", kEdges);
        write_text(folder / "net/organisations.csv", kOrganisations);
    }
    ProcessResult run(const std::vector<std::string>& words) const {
        ProcessOptions options;
        options.folder = folder.path();
        return run_binary(words, options);
    }
    /// A table on standard output; nothing may be said.
    std::string table(const std::vector<std::string>& words) const {
        const ProcessResult result = run(words);
        EXPECT_EQ(result.exit_code, 0);
        EXPECT_EQ(result.err, "");
        return result.out;
    }
    nlohmann::json json_of(const std::string& path) const { return nlohmann::json::parse(read_text(folder / path)); }

    ScratchFolder folder;
};

TEST(DecisionsOption, WhatPeopleDecideInTheProposalsIsDoneAndTakingTheLineAwayUndoesIt) {
    const Desk desk;
    const std::string before = desk.table({"rank", "net"});
    EXPECT_THAT(before, testing::HasSubstr("\nuni-stgt,"));
    ASSERT_EQ(desk.run({"check", "net", "--output", "seen"}).exit_code, 0);
    const std::string proposals = read_text(desk.folder / "seen/duplicates.csv");
    ASSERT_THAT(proposals, testing::HasSubstr("uni-s,uni-stgt,Universität Stuttgart,Uni Stuttgart,"));
    ASSERT_THAT(proposals, testing::HasSubstr(",same\n"));
    const std::string after = desk.table({"rank", "net", "--decisions", "seen/duplicates.csv"});
    EXPECT_THAT(after, testing::Not(testing::HasSubstr("\nuni-stgt,")));
    EXPECT_THAT(after, testing::HasSubstr("\nuni-s,Universität Stuttgart,university,"));
    write_text(desk.folder / "undone.csv", proposals.substr(0, proposals.find('\n') + 1));
    EXPECT_EQ(desk.table({"rank", "net", "--decisions", "undone.csv"}), before);
}

TEST(DecisionsOption, OutlivesANewImportAndIsWrittenBackWithItsRows) {
    const Desk desk;
    const std::string table = "id_a,id_b,name_a,name_b,score,reasons,decision\n"
                              "uni-s,uni-stgt,,,,,different\n"
                              "gone,werk,Früher,,,,same\n";
    write_text(desk.folder / "d.csv", table);
    write_text(desk.folder / "net/more.csv", "source,target\nneu,werk\n");
    const ProcessResult checked = desk.run({"check", "net", "--decisions", "d.csv", "--output", "seen"});
    EXPECT_EQ(checked.exit_code, 0);
    EXPECT_THAT(checked.out, testing::HasSubstr("decision-unknown-id"));
    const std::string written = read_text(desk.folder / "seen/duplicates.csv");
    EXPECT_TRUE(written.starts_with(table)) << written;
    EXPECT_EQ(written.find("uni-s,uni-stgt", table.size()), std::string::npos) << "asked again";
}

TEST(DecisionsOption, RunJsonRecordsTheFileAndNotWhereItLies) {
    const Desk desk;
    write_text(desk.folder / "deep/d.csv", "id_a,id_b,decision\nuni-s,uni-stgt,same\nlab,ipa,part_of\n");
    for (const std::string& path : {std::string("deep/d.csv"), desk.folder / "deep/d.csv"}) {
        ASSERT_EQ(desk.run({"check", "net", "--decisions", path, "--output", "seen", "--force"}).exit_code, 0);
        const auto run = desk.json_of("seen/run.json");
        EXPECT_EQ(run["options"]["decisions"], "d.csv");
        EXPECT_EQ(run["decisions"]["file"], "d.csv");
        EXPECT_EQ(run["decisions"]["sha256"].get<std::string>().size(), 64U);
        EXPECT_EQ(run["decisions"]["rows"], 2);
        EXPECT_EQ(run["decisions"]["same"], 1);
        EXPECT_EQ(run["decisions"]["part_of"], 1);
        EXPECT_EQ(run["decisions"]["different"], 0);
        EXPECT_EQ(read_text(desk.folder / "seen/run.json").find(desk.folder.path()), std::string::npos);
    }
}

TEST(DecisionsOption, AnIdThatWasMergedAwayMeansTheSurvivor) {
    const Desk desk;
    write_text(desk.folder / "d.csv", "id_a,id_b,decision\nuni-s,uni-stgt,same\n");
    const std::vector<std::string> words{"recommend", "net", "--decisions", "d.csv", "--for", "uni-s"};
    const ProcessResult survivor = desk.run(words);
    std::vector<std::string> old = words;
    old.back() = "uni-stgt";
    const ProcessResult gone = desk.run(old);
    EXPECT_EQ(gone.exit_code, 0);
    EXPECT_EQ(gone.out, survivor.out);
    EXPECT_THAT(gone.err, testing::HasSubstr("--for uni-stgt: by --decisions or --roll-up this organisation counts for "
                                             "uni-s; the result is about uni-s\n"));
    // a part of what was merged away goes two steps
    const ProcessResult part =
        desk.run({"recommend", "net", "--decisions", "d.csv", "--roll-up", "--for", "lab", "--lang", "de"});
    EXPECT_EQ(part.exit_code, 0);
    EXPECT_THAT(part.err, testing::HasSubstr("zählt diese Organisation zu uni-s; das Ergebnis handelt von uni-s\n"));
    const ProcessResult picture = desk.run(
        {"render", "net", "--view", "ego", "--decisions", "d.csv", "--focus", "uni-stgt", "--output", "ego.svg"});
    EXPECT_EQ(picture.exit_code, 0) << picture.err;
    EXPECT_THAT(picture.err, testing::HasSubstr("--focus uni-stgt: by --decisions"));
}

} // namespace
} // namespace clusterbridge

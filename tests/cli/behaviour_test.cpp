#include "support/process.hpp"

#include <filesystem>
#include <gtest/gtest.h>

/// What a run does to the world around it.
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

const std::string kSmall = CLUSTERBRIDGE_SOURCE_DIR "/tests/cli/small";
const std::string kShell = "/bin/sh";

TEST(Output, ExistingFileIsRefusedBeforeAnyWorkAndReplacedWithForce) {
    const ScratchFolder scratch;
    write_text(scratch / "rank.csv", "mine");
    std::vector<std::string> words{"rank", kSmall, "--metrics", "degree", "--output", scratch / "rank.csv"};
    EXPECT_EQ(run_binary(words).exit_code, 4);
    EXPECT_EQ(read_text(scratch / "rank.csv"), "mine");
    words.emplace_back("--force");
    EXPECT_EQ(run_binary(words).exit_code, 0);
    EXPECT_TRUE(read_text(scratch / "rank.csv").starts_with("id,name,type,degree\n"));
}

TEST(Output, ReaderThatGoesAwayEndsTheRunQuietly) {
    const ProcessResult result = run_process(
        kShell, {"-c", "{ '" CLUSTERBRIDGE_BINARY "' rank '" + kSmall + "'; echo \"code $?\" >&2; } | true"});
    EXPECT_EQ(result.err, "code 0\n");
}

TEST(Output, FullDiskIsAnErrorOfOutput) {
    const ProcessResult result =
        run_process(kShell, {"-c", "'" CLUSTERBRIDGE_BINARY "' rank '" + kSmall + "' > /dev/full"});
    EXPECT_EQ(result.exit_code, 4);
    EXPECT_NE(result.err.find("standard output cannot be written"), std::string::npos) << result.err;
}

TEST(Review, ForceReplacesOnlyWhatAReviewMade) {
    const ScratchFolder scratch;
    write_text(scratch / "review/notes.txt", "mine");
    const std::vector<std::string> words{"review", kSmall, "--output", scratch / "review", "--force"};
    EXPECT_EQ(run_binary(words).exit_code, 4);
    EXPECT_EQ(read_text(scratch / "review/notes.txt"), "mine");
    fs::remove_all(scratch / "review");
    EXPECT_EQ(run_binary(words).exit_code, 0);
    EXPECT_EQ(run_binary(words).exit_code, 0);
    EXPECT_TRUE(fs::exists(scratch / "review/index.html"));
}

TEST(Timings, NameTheStepsOfTheContract) {
    const ScratchFolder scratch;
    EXPECT_EQ(run_binary({"review", kSmall, "--output", scratch / "r", "--timings", scratch / "t.json"}).exit_code, 0);
    const std::string text = read_text(scratch / "t.json");
    for (const char* step : {"reading", "projection", "communities", "betweenness", "pagerank", "recommend", "layout",
                             "overlap", "drawing", "writing"})
        EXPECT_NE(text.find("{\"name\": \"" + std::string(step) + "\", \"wall_s\": "), std::string::npos) << step;
}

TEST(Messages, ColoursComeOnlyWhenAskedForWhereThereIsNoTerminal) {
    EXPECT_EQ(run_binary({"rank"}).err.find('\x1b'), std::string::npos);
    EXPECT_NE(run_binary({"rank", "--color", "always"}).err.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace clusterbridge

#include "base/sha256.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <regex>

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

TEST(Review, ForceKeepsWhatPeoplePutBesideIt) {
    const ScratchFolder scratch;
    const std::vector<std::string> words{"review", kSmall, "--output", scratch / "r", "--force"};
    ASSERT_EQ(run_binary(words).exit_code, 0);
    write_text(scratch / "r/minutes.txt", "mine");
    write_text(scratch / "r/notes/y.txt", "mine too");
    ASSERT_EQ(run_binary(words).exit_code, 0);
    EXPECT_EQ(read_text(scratch / "r/minutes.txt"), "mine");
    EXPECT_EQ(read_text(scratch / "r/notes/y.txt"), "mine too");
}

TEST(Groups, FoundInTheTiesOfTheBundledDataAreNotTested) {
    const std::string data = CLUSTERBRIDGE_SOURCE_DIR "/data";
    const ProcessResult gaps = run_binary({"gaps", data, "--group-by", "community", "--format", "json"});
    ASSERT_EQ(gaps.exit_code, 0) << gaps.err;
    const auto rows = nlohmann::json::parse(gaps.out);
    ASSERT_GT(rows.size(), 20U);
    for (const auto& row : rows)
        ASSERT_EQ(row["verdict"], "by_construction");
    const ScratchFolder scratch;
    const ProcessResult review =
        run_binary({"review", data, "--group-by", "community", "--lang", "de", "--output", scratch / "r"});
    ASSERT_EQ(review.exit_code, 0) << review.err;
    EXPECT_NE(read_text(scratch / "r/index.html").find("es ist kein Befund und wurde nicht geprüft"),
              std::string::npos);
}

TEST(Recommendations, AnEmptyListSaysWhy) {
    const std::string data = CLUSTERBRIDGE_SOURCE_DIR "/data";
    const ProcessResult one = run_binary(
        {"recommend", data, "--for", "hfr-rottenburg", "--newcomers", "exclude", "--lang", "de", "--format", "csv"});
    EXPECT_EQ(one.exit_code, 0);
    EXPECT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 1);
    EXPECT_NE(one.err.find("Diese Organisation hat mit niemandem"), std::string::npos) << one.err;
}

TEST(Recommendations, AnIdTypedWithDecomposedUmlautsIsFound) {
    const ScratchFolder scratch;
    write_text(scratch / "t.csv", "source,target\nBüro,a\nb,a\n");
    const ProcessResult found =
        run_binary({"recommend", scratch / "t.csv", "--for", "Bu\xCC\x88ro", "--columns", "source,target"});
    EXPECT_EQ(found.exit_code, 0) << found.err;
    EXPECT_EQ(found.out, "source,target\nBüro,b\n");
}

TEST(Review, ItsWorkbookOpensWithEverySheetAndRow) {
    const ScratchFolder scratch;
    const std::string data = CLUSTERBRIDGE_SOURCE_DIR "/data";
    ASSERT_EQ(run_binary({"review", data, "--lang", "de", "--output", scratch / "r"}).exit_code, 0);
    // read as any workbook is: no sheet of it is a table of ours, and all of them are there
    const ProcessResult read = run_binary({"check", scratch / "r/review.xlsx", data, "--format", "json"});
    ASSERT_EQ(read.exit_code, 0) << read.err;
    for (const char* sheet : {"Start", "Organisationen", "Gemeinschaften", "Lücken", "Empfehlungen", "Cluster",
                              "Themen", "Verworfen", "Methode"})
        EXPECT_NE(read.out.find("review.xlsx:" + std::string(sheet)), std::string::npos) << sheet;
    const std::string clusters = read_text(scratch / "r/tables/clusters.csv");
    EXPECT_EQ(std::count(clusters.begin(), clusters.end(), '\n'), 1 + 93) << "one row per cluster initiative";
    const std::string page = read_text(scratch / "r/index.html");
    EXPECT_NE(page.find("id=\"opportunities-newcomers\""), std::string::npos);
    EXPECT_NE(page.find("id=\"clusters-cards\""), std::string::npos);
    EXPECT_NE(page.find("href=\"diagrams/cluster-map.svg\""), std::string::npos);
    const ProcessResult again =
        run_binary({"render", data, "--view", "overview", "--positions", scratch / "r/diagrams/positions.csv",
                    "--save-positions", scratch / "p.csv", "--paper", "A3", "--output", scratch / "o.svg"});
    EXPECT_EQ(again.exit_code, 0) << again.err;
    EXPECT_EQ(read_text(scratch / "p.csv"), read_text(scratch / "r/diagrams/positions.csv"));
}

/// How often it begins there.
std::size_t elements(const std::string& svg, const std::string& start) {
    std::size_t count = 0;
    for (std::size_t at = svg.find(start); at != std::string::npos; at = svg.find(start, at + 1))
        ++count;
    return count;
}

TEST(Review, ItsPicturesKnowTheContactsThatRenderKnows) {
    const ScratchFolder scratch;
    const std::string data = CLUSTERBRIDGE_SOURCE_DIR "/data";
    ASSERT_EQ(run_binary({"review", data, "--lang", "en", "--output", scratch / "r"}).exit_code, 0);
    const auto rendered = [&](const char* view) {
        const std::filesystem::path to = scratch / (std::string(view) + ".svg");
        EXPECT_EQ(run_binary({"render", data, "--lang", "en", "--view", view, "--output", to}).exit_code, 0);
        return read_text(to);
    };
    const std::string map = read_text(scratch / "r/diagrams/cluster-map.svg");
    const std::regex contacts("([0-9]+) pairs with contact");
    std::smatch in_review, in_render;
    ASSERT_TRUE(std::regex_search(map, in_review, contacts));
    const std::string alone = rendered("cluster-map");
    ASSERT_TRUE(std::regex_search(alone, in_render, contacts));
    EXPECT_EQ(in_review[1], in_render[1]);
    const std::string matrix = read_text(scratch / "r/diagrams/gap-matrix.svg");
    const std::size_t known = elements(matrix, "class=\"cell unknown contact\"");
    EXPECT_GT(known, 0U);
    EXPECT_EQ(known, elements(rendered("gap-matrix"), "class=\"cell unknown contact\""));
}

TEST(Output, TheConfigFileIsNeverOverwritten) {
    const ScratchFolder scratch;
    write_text(scratch / "c.toml", "lang = \"de\"\n");
    const ProcessResult result =
        run_binary({"rank", kSmall, "--config", scratch / "c.toml", "--timings", scratch / "c.toml", "--force"});
    EXPECT_EQ(result.exit_code, 4);
    EXPECT_EQ(read_text(scratch / "c.toml"), "lang = \"de\"\n");
}

TEST(Filters, ThatFindNothingAreSaidWithTheDiagnostics) {
    const ProcessResult result = run_binary({"check", kSmall, "--region", "Nirgendwo", "--format", "json"});
    EXPECT_EQ(result.exit_code, 0);
    std::vector<std::string> rules;
    const auto found = nlohmann::json::parse(result.out);
    for (const auto& diagnostic : found["diagnostics"])
        rules.push_back(diagnostic["rule"]);
    for (const char* rule : {"filter-value-unknown", "filter-leaves-nothing"})
        EXPECT_EQ(std::count(rules.begin(), rules.end(), rule), 1) << rule;
}

TEST(Signals, EndARunThatWaitsForItsInput) {
    const ScratchFolder scratch;
    ProcessOptions options;
    options.folder = scratch.path();
    const ProcessResult result =
        run_process(kShell,
                    {"-c", "mkfifo p; exec 3<>p; '" CLUSTERBRIDGE_BINARY "' rank - <&3 & run=$!; sleep 1; "
                           "kill -TERM $run; wait $run; exit $?"},
                    options);
    EXPECT_EQ(result.exit_code, 143) << result.err;
}

TEST(Review, TouchesNothingBesideItsFolder) {
    const ScratchFolder scratch;
    write_text(scratch / "r.old/letter", "mine");
    write_text(scratch / ".r.part/letter", "mine");
    const std::vector<std::string> words{"review", kSmall, "--output", scratch / "r", "--force"};
    EXPECT_EQ(run_binary(words).exit_code, 0);
    EXPECT_EQ(run_binary(words).exit_code, 0);
    std::vector<std::string> beside;
    for (const auto& entry : fs::directory_iterator(scratch.path()))
        beside.push_back(entry.path().filename().string());
    std::sort(beside.begin(), beside.end());
    EXPECT_EQ(beside, (std::vector<std::string>{".r.part", "r", "r.old"}));
    EXPECT_EQ(read_text(scratch / "r.old/letter"), "mine");
}

TEST(Review, StoppedLeavesNothingBehindAndSaysBySignal) {
    for (const auto& [signal, code] : {std::pair{"INT", 130}, std::pair{"TERM", 143}}) {
        const ScratchFolder scratch;
        // so many runs that it is at work whenever the signal comes; --foreground, for without it timeout signals the
        // whole group too, and a second signal ends the program without a word
        const ProcessResult result = run_process("/usr/bin/timeout", {"--preserve-status", "--foreground", "-s", signal,
                                                                      "0.5", CLUSTERBRIDGE_BINARY, "review", kSmall,
                                                                      "--runs", "100000", "--output", scratch / "r"});
        EXPECT_EQ(result.exit_code, code);
        EXPECT_EQ(result.err, "stopped; nothing was written\n");
        EXPECT_TRUE(fs::is_empty(scratch.path()));
    }
}

TEST(Review, ManifestHoldsEveryOtherFileWithItsHash) {
    const ScratchFolder scratch;
    ASSERT_EQ(run_binary({"review", kSmall, "--output", scratch / "r"}).exit_code, 0);
    const auto manifest = nlohmann::json::parse(read_text(scratch / "r/run.json"));
    std::vector<std::string> listed{"run.json"};
    for (const auto& output : manifest.at("outputs")) {
        listed.push_back(output.at("path"));
        EXPECT_EQ(output.at("sha256"), sha256_hex(read_text(scratch / ("r/" + listed.back())))) << listed.back();
    }
    std::sort(listed.begin(), listed.end());
    EXPECT_EQ(listed, files_below(scratch / "r"));
    for (const auto& input : manifest.at("inputs"))
        EXPECT_EQ(input.at("rows_read").get<int>(), input.at("rows_used").get<int>() +
                                                        input.at("rows_merged").get<int>() +
                                                        input.at("rows_rejected").get<int>());
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

/// Contract 11: no absolute path of this machine, in no message either.
TEST(Behaviour, AReviewOfAnAbsolutePathTellsNothingOfIt) {
    const ScratchFolder scratch;
    std::filesystem::create_directories(scratch.path() + "/in");
    write_text(scratch.path() + "/in/ties.csv", "source,target\nA,B\nSumme,B\nzz,A\n");
    write_text(scratch.path() + "/in/organisations.csv", "id,type\nA,company\nB,university\n");
    const ProcessResult made = run_binary({"review", scratch.path() + "/in", "--output", scratch.path() + "/out"}, {});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    for (const char* file : {"/out/run.json", "/out/index.html", "/out/report.md"}) {
        const std::string text = read_text(scratch.path() + file);
        EXPECT_EQ(text.find(scratch.path()), std::string::npos) << file;
        EXPECT_NE(text.find("in/ties.csv:3"), std::string::npos) << file << " still says where";
    }
}

/// Relations are filtered by the words the user's table has for them.
TEST(Behaviour, AFilterUnderstandsARelationAsATableDoes) {
    const ScratchFolder scratch;
    write_text(scratch.path() + "/t.csv", "Quelle;Ziel;Beziehung\nA;B;Mitglied von\nC;D;Teil von\n");
    for (const char* word : {"Mitglied von", "member_of"}) {
        const ProcessResult ranked =
            run_binary({"rank", scratch.path() + "/t.csv", "--relation", word, "--metrics", "degree"}, {});
        EXPECT_EQ(ranked.err, "") << word;
        EXPECT_NE(ranked.out.find("A,A,unknown,1"), std::string::npos) << ranked.out;
        EXPECT_NE(ranked.out.find("C,C,unknown,0"), std::string::npos) << ranked.out;
    }
}

/// A file that is named by two paths is one file.
TEST(Behaviour, AFileUnderTwoPathsIsReadOnce) {
    const ScratchFolder scratch;
    write_text(scratch.path() + "/t.csv", "source,target,weight\nA,B,1\n");
    std::filesystem::create_symlink(scratch.path() + "/t.csv", scratch.path() + "/link.csv");
    const ProcessResult ranked =
        run_binary({"rank", scratch.path() + "/t.csv", scratch.path() + "/link.csv", "--metrics", "strength"}, {});
    EXPECT_EQ(ranked.err, "");
    EXPECT_NE(ranked.out.find("A,A,unknown,1\n"), std::string::npos) << ranked.out;
}

} // namespace
} // namespace clusterbridge

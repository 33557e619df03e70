#include "support/process.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

/// Same input, same bytes: whatever the threads, the order of rows, the folder's name and the run.
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

const std::string kSmall = CLUSTERBRIDGE_SOURCE_DIR "/tests/cli/small";

std::string output_of(std::vector<std::string> words, const std::string& folder = ".") {
    ProcessOptions options;
    options.folder = folder;
    const ProcessResult result = run_binary(words, options);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
}

/// The lines of a table in another order, below its header.
void shuffle_rows(const std::string& from, const std::string& to) {
    const std::string text = read_text(from);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at + 1));
        at = end + 1;
    }
    std::reverse(lines.begin() + 1, lines.end());
    std::rotate(lines.begin() + 1, lines.begin() + static_cast<std::ptrdiff_t>(lines.size() / 2), lines.end());
    std::string shuffled;
    for (const std::string& line : lines)
        shuffled += line;
    write_text(to, shuffled);
}

const std::vector<std::vector<std::string>> kTables{
    {"rank"}, {"communities", "--format", "json"}, {"recommend"}, {"recommend", "--each", "3", "--lang", "de"}};

TEST(SameBytes, OnOneTwoAndFourThreads) {
    for (std::vector<std::string> words : kTables) {
        words.insert(words.end(), {kSmall, "--threads", "1"});
        const std::string one = output_of(words);
        for (const char* threads : {"2", "4"}) {
            words.back() = threads;
            EXPECT_EQ(output_of(words), one) << words.front() << " on " << threads << " threads";
        }
    }
}

TEST(SameBytes, WhereRowsStandInAnotherOrder) {
    const ScratchFolder scratch;
    for (const char* name : {"edges.csv", "organisations.csv", "themes.csv", "sources.csv"})
        shuffle_rows(kSmall + "/" + name, scratch / ("small/" + std::string(name)));
    const std::vector<std::string> without_evidence{"recommend", "--columns",
                                                    "rank,source,target,kind,score,introducers,impact,broker,reasons"};
    for (std::vector<std::string> words : {kTables[0], kTables[1], without_evidence}) {
        words.push_back("small");
        EXPECT_EQ(output_of(words, scratch.path()), output_of(words, CLUSTERBRIDGE_SOURCE_DIR "/tests/cli"))
            << words.front();
    }
}

TEST(SameBytes, OfTwoReviewsIntoTwoFolders) {
    const ScratchFolder scratch;
    fs::create_directory_symlink(kSmall, scratch / "small");
    output_of({"review", "small", "--output", "one", "--threads", "1"}, scratch.path());
    output_of({"review", scratch / "small", "--output", scratch / "two/", "--threads", "3", "--quiet"});
    const auto files = files_below(scratch / "one");
    EXPECT_EQ(files, files_below(scratch / "two"));
    EXPECT_GE(files.size(), 12U);
    for (const std::string& file : files)
        EXPECT_TRUE(read_text(scratch / ("one/" + file)) == read_text(scratch / ("two/" + file))) << file;
    EXPECT_EQ(files_below(scratch.path()).size(), 2 * files.size()) << "something was left behind";
}

} // namespace
} // namespace clusterbridge

#include "base/random.hpp"
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

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at + 1));
        at = end + 1;
    }
    return lines;
}

/// The lines of a table in another order, below its header.
void shuffle_rows(const std::string& from, const std::string& to, std::uint32_t seed) {
    std::vector<std::string> lines = lines_of(read_text(from));
    Random chance(seed, 0);
    for (std::size_t i = lines.size() - 1; i > 1; --i)
        std::swap(lines[i], lines[1 + static_cast<std::size_t>(chance.below(i))]);
    std::string shuffled;
    for (const std::string& line : lines)
        shuffled += line;
    write_text(to, shuffled);
}

/// Projects of two to five of the small organisations, so that ties come from projection too, and from two tables.
void write_projects(const std::string& folder) {
    const std::vector<std::string> partners{"linse",  "prisma", "klinge", "skalpell", "dreher",
                                            "fraese", "inst-l", "inst-p", "uni-a",    "uni-s"};
    std::string rows = "project_id,org_id,role\n";
    std::string projects = "project_id,title,start_date,topic\n";
    Random chance(7, 0);
    for (int p = 0; p < 25; ++p) {
        const std::string id = "p" + std::to_string(p);
        projects += id + ",Project " + id + "," + std::to_string(2010 + p % 9) + "-03-01,photonics\n";
        for (std::uint64_t k = 0; k < 2 + chance.below(4); ++k)
            rows += id + "," + partners[chance.below(partners.size())] + ",participant\n";
    }
    write_text(folder + "/participations.csv", rows);
    write_text(folder + "/projects.csv", projects);
}

const std::vector<std::vector<std::string>> kTables{{"rank"},
                                                    {"communities", "--format", "json"},
                                                    {"gaps", "--all-pairs"},
                                                    {"recommend"},
                                                    {"recommend", "--each", "3", "--lang", "de"}};

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
        write_text(scratch / ("0/small/" + std::string(name)), read_text(kSmall + "/" + name));
    write_projects(scratch / "0/small");
    const auto review = [&](const std::string& folder) {
        output_of({"review", "small", "--quiet", "--runs", "20"}, scratch / folder);
        return scratch / (folder + "/review/");
    };
    const std::string first = review("0");
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        const std::string number = std::to_string(seed);
        for (const std::string& name : files_below(scratch / "0/small"))
            shuffle_rows(scratch / ("0/small/" + name), scratch / (number + "/small/" + name), seed);
        const std::string other = review(number);
        for (const std::string& file : files_below(first)) {
            // these name lines of the files
            if (file == "index.html" || file == "report.md" || file == "review.xlsx" || file == "run.json" ||
                file == "tables/recommendations.csv" || file == "tables/rejected.csv")
                continue;
            EXPECT_TRUE(read_text(first + file) == read_text(other + file)) << file << ", shuffle " << number;
        }
        const std::vector<std::string> without_evidence{
            "recommend", "small", "--quiet", "--columns",
            "rank,source,target,kind,score,introducers,shared_work,affinity,impact,broker,reasons"};
        EXPECT_EQ(output_of(without_evidence, scratch / "0"), output_of(without_evidence, scratch / number));
    }
}

/// Likely duplicates among 1,200 organisations with aliases, in whatever order the rows stand.
TEST(SameBytes, OfLikelyDuplicatesWhereRowsStandInAnotherOrder) {
    const ScratchFolder scratch;
    for (const char* name : {"edges.csv", "organisations.csv"})
        write_text(scratch / ("0/net/" + std::string(name)),
                   read_text(CLUSTERBRIDGE_SOURCE_DIR "/data/" + std::string(name)));
    std::string more;
    for (const std::string& line : lines_of(read_text(scratch / "0/net/organisations.csv"))) {
        if (line.starts_with("id,") || line.find('"') != std::string::npos)
            continue;
        const auto end = line.find(',', line.find(',') + 1);
        more += "copy-" + line.substr(0, end) + " GmbH,,,,,,,DE,,,,,,,\n"; // the same name in another list
    }
    write_text(scratch / "0/net/organisations.csv", read_text(scratch / "0/net/organisations.csv") + more);
    const auto duplicates = [&](const std::string& folder) {
        ProcessOptions options;
        options.folder = scratch / folder;
        EXPECT_EQ(run_binary({"check", "net", "--output", "out", "--quiet"}, options).exit_code, 0);
        return read_text(scratch / (folder + "/out/duplicates.csv"));
    };
    const std::string first = duplicates("0");
    EXPECT_GE(std::count(first.begin(), first.end(), '\n'), 500);
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        const std::string folder = std::to_string(seed);
        for (const char* name : {"edges.csv", "organisations.csv"})
            shuffle_rows(scratch / ("0/net/" + std::string(name)), scratch / (folder + "/net/" + name), seed);
        EXPECT_TRUE(duplicates(folder) == first) << "shuffle " << seed;
    }
}

/// `--as-of` hides everything later: taking the later rows out of the file changes nothing but the numbers of lines.
TEST(SameBytes, WhereLaterRowsAreHiddenOrMissing) {
    const ScratchFolder scratch;
    for (const char* name : {"organisations.csv", "themes.csv", "sources.csv"})
        write_text(scratch / ("small/" + std::string(name)), read_text(kSmall + "/" + name));
    std::string known;
    std::size_t left_out = 0;
    for (const std::string& line : lines_of(read_text(kSmall + "/edges.csv"))) {
        std::size_t since = 0; // where the fifth field begins
        for (int commas = 0; commas < 4; ++commas)
            since = line.find(',', since) + 1;
        const bool later = line.compare(since, 4, "2016") >= 0 && line[since] == '2';
        left_out += later ? 1U : 0U;
        known += later ? "" : line;
    }
    ASSERT_GE(left_out, 3U);
    write_text(scratch / "small/edges.csv", known);
    const std::vector<std::string> words{
        "recommend",
        "small",
        "--as-of",
        "2016",
        "--columns",
        "rank,source,target,kind,basis,score,introducers,shared_work,affinity,probability,impact,broker,reasons"};
    EXPECT_EQ(output_of(words, CLUSTERBRIDGE_SOURCE_DIR "/tests/cli"), output_of(words, scratch.path()));
}

TEST(SameBytes, OfTheTwoModeViewWhateverTheProjection) {
    const ScratchFolder scratch;
    write_projects(scratch.path());
    write_text(scratch / "organisations.csv", read_text(kSmall + "/organisations.csv"));
    for (const char* projection : {"newman", "none"})
        output_of({"render", scratch.path(), "--view", "two-mode", "--projection", projection, "--output",
                   scratch / (std::string(projection) + ".svg")});
    EXPECT_TRUE(read_text(scratch / "newman.svg") == read_text(scratch / "none.svg"));
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

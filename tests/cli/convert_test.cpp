#include "support/process.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>
#include <vector>

/// Exchange formats by the real binary: same bytes, nothing overwritten, and tables that say the same as their source.
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

const std::string kData = CLUSTERBRIDGE_SOURCE_DIR "/data";

class Convert : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) /
                  ("convert-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "-" +
                   std::to_string(getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    ProcessResult run(std::vector<std::string> words) {
        ProcessOptions options;
        options.folder = folder_.string();
        return run_binary(std::move(words), options);
    }
    void convert(const std::string& from, const std::string& to, std::vector<std::string> more = {}) {
        std::vector<std::string> words{"convert", from, "--output", to};
        words.insert(words.end(), more.begin(), more.end());
        const ProcessResult result = run(words);
        EXPECT_EQ(result.exit_code, 0) << to << ": " << result.err;
        EXPECT_EQ(result.out + result.err, "") << to;
    }
    std::string bytes(const std::string& name) { return read_text((folder_ / name).string()); }

    fs::path folder_;
};

TEST_F(Convert, TheSameInputGivesTheSameBytesOnAnyThreads) {
    for (const std::string ending : {".xlsx", ".graphml", ".gexf", ".net", ".gv", ".json", "_map.txt"}) {
        convert(kData, "a" + ending, {"--threads", "1"});
        convert(kData, "b" + ending, {"--threads", "4"});
        EXPECT_EQ(bytes("a" + ending), bytes("b" + ending)) << ending;
        EXPECT_GT(bytes("a" + ending).size(), 10000U) << ending;
    }
    EXPECT_EQ(bytes("a_network.txt"), bytes("b_network.txt"));
}

TEST_F(Convert, TablesSayTheSameAsTheirSource) {
    convert(kData, "first");
    convert("first", "second");
    for (const std::string name : {"edges", "organisations", "themes", "sources", "measures"})
        EXPECT_EQ(bytes("first/" + name + ".csv"), bytes("second/" + name + ".csv")) << name;
    const auto gaps = [&](const std::string& input) { return run({"gaps", input, "--all-pairs"}).out; };
    EXPECT_EQ(gaps("first"), gaps(kData));
}

TEST_F(Convert, EveryFormatThatIsReadComesBackToTheByte) {
    for (const std::string ending : {".xlsx", ".graphml", ".gexf", ".net", ".gv"}) {
        convert(kData, "first" + ending);
        convert("first" + ending, "second" + ending);
        EXPECT_TRUE(bytes("first" + ending) == bytes("second" + ending)) << ending;
    }
    convert("first.graphml", "from_graphml");
    for (const std::string ending : {".gexf", ".net", ".gv"}) {
        const std::string folder = "from_" + ending.substr(1);
        convert("first" + ending, folder);
        EXPECT_EQ(bytes(folder + "/edges.csv"), bytes("from_graphml/edges.csv")) << ending;
        EXPECT_EQ(bytes(folder + "/organisations.csv"), bytes("from_graphml/organisations.csv")) << ending;
    }
}

TEST_F(Convert, WritesNothingOverWithoutForce) {
    write_text((folder_ / "x.graphml").string(), "mine");
    EXPECT_EQ(run({"convert", kData, "--output", "x.graphml"}).exit_code, 4);
    write_text((folder_ / "x_network.txt").string(), "mine");
    EXPECT_EQ(run({"convert", kData, "--output", "x_map.txt"}).exit_code, 4);
    EXPECT_FALSE(fs::exists(folder_ / "x_map.txt"));
    EXPECT_EQ(bytes("x.graphml") + bytes("x_network.txt"), "minemine");
    convert(kData, "x.graphml", {"--force"});
    EXPECT_GT(bytes("x.graphml").size(), 10000U);
}

TEST_F(Convert, ForceReplacesFoldersOfTablesAlone) {
    convert(kData, "tables");
    convert(kData, "tables", {"--force"});
    write_text((folder_ / "tables/thesis.docx").string(), "mine");
    EXPECT_EQ(run({"convert", kData, "--output", "tables", "--force"}).exit_code, 4);
    EXPECT_EQ(bytes("tables/thesis.docx"), "mine");
}

TEST_F(Convert, EveryTableCanBeAWorkbook) {
    for (const std::string command : {"rank", "communities", "gaps", "recommend", "backtest"}) {
        const ProcessResult result = run({command, kData, "--output", command + ".xlsx"});
        EXPECT_EQ(result.exit_code, 0) << command << ": " << result.err;
        EXPECT_EQ(bytes(command + ".xlsx").substr(0, 4), "PK\x03\x04") << command;
        if (command == "communities") {
            EXPECT_EQ(run({command, kData, "--format", "xlsx"}).out, bytes(command + ".xlsx"));
        }
    }
}

} // namespace
} // namespace clusterbridge

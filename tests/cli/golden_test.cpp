#include "base/sha256.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

/// Each folder tests/cli/<command>/<case>/ is one run of the real binary (docs/testing.md says how to add one).
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = CLUSTERBRIDGE_SOURCE_DIR "/tests/cli";

bool updating() {
    return std::getenv("CLUSTERBRIDGE_UPDATE") != nullptr;
}

std::vector<std::string> cases() {
    std::vector<std::string> found;
    for (const auto& command : fs::directory_iterator(kRoot))
        if (command.is_directory())
            for (const auto& entry : fs::directory_iterator(command))
                if (fs::exists(entry.path() / "command"))
                    found.push_back(fs::relative(entry.path(), kRoot).generic_string());
    std::sort(found.begin(), found.end());
    return found;
}

/// Words separated by blanks; '...' keeps blanks; `NAME=value` words before `clusterbridge` are variables.
struct CommandLine {
    std::map<std::string, std::string> variables = {{"LC_ALL", "C"}};
    std::vector<std::string> words;
};

CommandLine parse_line(const std::string& text) {
    std::vector<std::string> words(1);
    bool quoted = false;
    bool open = false;
    for (const char c : text) {
        if (c == '\'') {
            quoted = !quoted;
            open = true;
        } else if (!quoted && (c == ' ' || c == '\n')) {
            if (open)
                words.emplace_back();
            open = false;
        } else {
            words.back() += c;
            open = true;
        }
    }
    if (!open)
        words.pop_back();
    CommandLine line;
    auto at = words.begin();
    for (; at != words.end() && *at != "clusterbridge"; ++at)
        line.variables[at->substr(0, at->find('='))] = at->substr(at->find('=') + 1);
    if (at != words.end())
        line.words.assign(at + 1, words.end());
    return line;
}

/// Pictures, places, pages, workbooks and reasons change with every word, font and library: here only their names are
/// held, their bytes elsewhere.
bool only_named(const std::string& path) {
    for (const char* ending : {".svg", ".pdf", ".png", ".gv", ".gexf", ".net", "map.txt", "vosviewer.json", ".xlsx",
                               ".html", "run.json", "batch.json", "recommendations.csv"})
        if (path.ends_with(ending))
            return true;
    return false;
}

/// `path sha256` of each file the run left in its folder.
std::string outputs_in(const std::string& folder) {
    std::string text;
    for (const std::string& path : files_below(folder))
        text += path + " " + (only_named(path) ? "-" : sha256_hex(read_text(folder + "/" + path))) + "\n";
    return text;
}

void expect_file(const std::string& path, const std::string& actual) {
    if (!updating()) {
        EXPECT_EQ(read_text(path), actual) << path;
    } else if (actual.empty()) {
        fs::remove(path);
    } else {
        write_text(path, actual);
    }
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, RunGivesTheSameBytes) {
    const std::string folder = kRoot + "/" + GetParam();
    const ScratchFolder scratch;
    fs::create_directory_symlink(kRoot + "/small", scratch / "small");
    fs::create_directory_symlink(CLUSTERBRIDGE_SOURCE_DIR "/data", scratch / "data");
    fs::create_directory_symlink(folder, scratch / "case");
    const CommandLine line = parse_line(read_text(folder + "/command"));
    ProcessOptions options;
    options.folder = scratch.path();
    options.variables = line.variables;
    options.input = read_text(folder + "/stdin");

    const ProcessResult result = run_binary(line.words, options);

    const std::string code = result.exit_code == 0 ? "" : std::to_string(result.exit_code) + "\n";
    expect_file(folder + "/exit", code);
    expect_file(folder + "/stdout", result.out);
    expect_file(folder + "/stderr", result.err);
    expect_file(folder + "/outputs", outputs_in(scratch.path()));
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Cli, Golden, testing::ValuesIn(cases()), test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Golden);

} // namespace
} // namespace clusterbridge

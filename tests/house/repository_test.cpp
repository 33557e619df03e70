// The rules, held against every file of this repository.
#include "support/house_rules.hpp"
#include "support/plain_csv.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace clusterbridge::house {
namespace {

namespace fs = std::filesystem;

/// Files of the repository with one of the endings, under the folders we write in; sorted.
std::vector<std::string> files(const std::vector<std::string>& folders, const std::set<std::string>& endings) {
    const fs::path root = CLUSTERBRIDGE_SOURCE_DIR;
    std::vector<std::string> found;
    for (const std::string& folder : folders) {
        if (!fs::exists(root / folder))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.is_regular_file() && endings.contains(entry.path().extension().string()))
                found.push_back(fs::relative(entry.path(), root).generic_string());
    }
    for (const auto& entry : fs::directory_iterator(root))
        if (entry.is_regular_file() && endings.contains(entry.path().extension().string()) &&
            entry.path().filename() != ".git") // a work tree keeps its place there
            found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> code_files() {
    return files({"src", "tests", "bench", "examples"}, {".cpp", ".hpp"});
}

std::string report(const std::vector<Offence>& offences) {
    std::string text;
    for (const Offence& o : offences)
        text += o.path + (o.line > 0 ? ":" + std::to_string(o.line) : "") + ": " + o.what + "\n";
    return text;
}

template <class Rule> std::string offences_in(const std::vector<std::string>& paths, Rule rule) {
    std::vector<Offence> all;
    for (const std::string& path : paths)
        for (Offence& offence : rule(path, repository_file(path)))
            all.push_back(std::move(offence));
    return report(all);
}

TEST(HouseRepository, IsWhereTheTestLooks) {
    const auto paths = code_files();
    EXPECT_GT(paths.size(), 40U);
    EXPECT_TRUE(std::binary_search(paths.begin(), paths.end(), "src/graph/graph.cpp"));
}

TEST(HouseRepository, FoldersIncludeOnlyWhatStandsLeftOfThem) {
    EXPECT_EQ(offences_in(code_files(), include_offences), "");
}

TEST(HouseRepository, FilesAndFunctionsAreShort) {
    EXPECT_EQ(offences_in(code_files(), shape_offences), "");
}

TEST(HouseRepository, ChanceClockEnvironmentAndOutputHaveTheirPlace) {
    EXPECT_EQ(offences_in(code_files(), word_offences), "");
}

TEST(HouseRepository, NothingLoopsOverAnUnorderedContainer) {
    // names declared in a header count in the source file of the same name
    std::map<std::string, std::set<std::string>> names;
    const auto stem = [](const std::string& path) { return path.substr(0, path.rfind('.')); };
    for (const std::string& path : files({"src"}, {".cpp", ".hpp"}))
        names[stem(path)].merge(unordered_names(repository_file(path)));
    EXPECT_EQ(offences_in(files({"src"}, {".cpp", ".hpp"}),
                          [&](const std::string& path, const std::string& text) {
                              return unordered_loop_offences(path, text, names[stem(path)]);
                          }),
              "");
}

TEST(HouseRepository, NamesNoPathOfAMachine) {
    const auto paths = files({"src", "tests", "docs", "data", "scripts", "cmake", ".ci", "bench", "examples", "assets"},
                             {".cpp", ".hpp", ".md", ".txt", ".cmake", ".json", ".py", ".sh", ".toml", ".csv", ".js",
                              ".css", ".mustache", ".html", ""});
    EXPECT_EQ(offences_in(paths, machine_path_offences), "");
}

TEST(HouseRepository, LinksOfThePagesLeadSomewhere) {
    std::vector<Offence> broken;
    for (const std::string& path : files({"docs", "data", "tests", "scripts", "assets"}, {".md"}))
        for (const Link& link : relative_links(path, repository_file(path))) {
            if (!fs::exists(fs::path(CLUSTERBRIDGE_SOURCE_DIR) / link.target))
                broken.push_back({path, link.line, "leads to " + link.target + ", which is not there"});
            else if (!link.anchor.empty() && link.target.ends_with(".md") &&
                     !heading_anchors(repository_file(link.target)).contains(link.anchor))
                broken.push_back({path, link.line, "leads to #" + link.anchor + ", which is not in " + link.target});
        }
    EXPECT_EQ(report(broken), "");
}

TEST(HouseRepository, EveryLibraryThatCMakeLooksForIsExplained) {
    const std::string page = repository_file("docs/dependencies.md");
    std::size_t found = 0;
    for (const std::string path : {"src/CMakeLists.txt", "tests/CMakeLists.txt", "bench/CMakeLists.txt"}) {
        const std::string text = repository_file(path);
        for (const std::string call : {"find_package(", "pkg_check_modules("})
            for (auto at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
                const auto name = at + call.size();
                const std::string library = text.substr(name, text.find_first_of(" )", name) - name);
                found += library == "PkgConfig" ? 0U : 1U;
                if (library != "PkgConfig") {
                    EXPECT_NE(page.find("`" + library + "`"), std::string::npos) << library << " of " << path;
                }
            }
    }
    EXPECT_GE(found, 10U);
}

} // namespace
} // namespace clusterbridge::house

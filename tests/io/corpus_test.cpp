#include "base/text.hpp"
#include "io/corpus_case.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <iostream>
#include <set>
#include <sstream>

/// Every case of tests/corpus (its README says what stands in an expectation).
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

const std::string kCorpus = CLUSTERBRIDGE_SOURCE_DIR "/tests/corpus";

const std::vector<CorpusCase>& cases() {
    static const std::vector<CorpusCase> all = [] {
        std::vector<CorpusCase> found;
        for (const auto& group : fs::directory_iterator(kCorpus))
            if (group.is_directory())
                for (const auto& entry : fs::directory_iterator(group))
                    if (entry.path().extension() == ".expect")
                        found.push_back(load_case(entry.path().string()));
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        return found;
    }();
    return all;
}

TEST(Corpus, EveryFileComesOutAsItsExpectationSays) {
    ASSERT_GE(cases().size(), 300U);
    for (const CorpusCase& one : cases()) {
        const std::vector<std::string> faults = faults_of(one);
        EXPECT_TRUE(faults.empty()) << one.name << "\n  " << join(faults, "\n  ");
    }
}

/// The rules of docs/input.md: the words in backquotes in the first column below "## Rules" and "## Doubts"; a prefix
/// such as `amount-` stands for the rule before it with another column.
std::set<std::string> documented_rules() {
    const std::string page = read_text(CLUSTERBRIDGE_SOURCE_DIR "/docs/input.md");
    std::set<std::string> rules;
    std::istringstream lines(page.substr(page.find("\n## Rules")));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| `"))
            continue;
        std::vector<std::string> plain;
        std::vector<std::string> prefixes;
        const std::string cell = line.substr(2, line.find(" | ", 2) - 2);
        for (std::size_t at = cell.find('`'); at != std::string::npos; at = cell.find('`', at + 1)) {
            const auto end = cell.find('`', at + 1);
            const std::string word = cell.substr(at + 1, end - at - 1);
            (word.ends_with('-') ? prefixes : plain).push_back(word);
            at = end;
        }
        rules.insert(plain.begin(), plain.end());
        for (const std::string& prefix : prefixes)
            for (const std::string& rule : plain)
                rules.insert(prefix + rule.substr(rule.find('-') + 1));
    }
    return rules;
}

/// Rules whose cases would be too large for a file, or that the reader does not raise; what tests them instead.
const std::map<std::string, std::string> kElsewhere{{"field-too-long", "csv_scanner_test, make test-limits"},
                                                    {"rows-not-listed", "other_tables_test, make test-limits"},
                                                    {"filter-value-unknown", "cli/behaviour_test"},
                                                    {"filter-leaves-nothing", "cli/behaviour_test"}};

TEST(Corpus, EveryDocumentedRuleHasAFile) {
    std::map<std::string, std::vector<std::string>> files_of;
    for (const CorpusCase& one : cases())
        for (const std::string& rule : one.rules())
            files_of[rule].push_back(one.name);
    for (const auto& [rule, files] : files_of) {
        std::vector<std::string> first(
            files.begin(), files.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, files.size())));
        std::cout << rule << " x " << files.size() << ": " << join(first, ", ") << (files.size() > 3 ? ", …" : "")
                  << "\n";
    }
    const std::set<std::string> documented = documented_rules();
    ASSERT_GE(documented.size(), 40U);
    for (const std::string& rule : documented)
        EXPECT_TRUE(files_of.contains(rule) || kElsewhere.contains(rule)) << rule << ": no file in tests/corpus";
    for (const auto& [rule, files] : files_of)
        EXPECT_TRUE(documented.contains(rule)) << rule << ": not in docs/input.md; " << files.front();
}

TEST(Corpus, EveryPromiseHasAFile) {
    std::set<std::string> promises;
    std::istringstream lines(read_text(kCorpus + "/promises.txt"));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.front() != '#')
            promises.insert(line.substr(0, line.find(' ')));
    std::map<std::string, std::size_t> files_of;
    for (const CorpusCase& one : cases()) {
        EXPECT_FALSE(one.covers.empty()) << one.name;
        for (const std::string& tag : one.covers) {
            EXPECT_TRUE(promises.contains(tag)) << one.name << ": unknown promise " << tag;
            ++files_of[tag];
        }
    }
    for (const std::string& tag : promises) {
        std::cout << tag << " x " << files_of[tag] << "\n";
        EXPECT_GT(files_of[tag], 0U) << tag << ": no file in tests/corpus";
    }
}

} // namespace
} // namespace clusterbridge

// The figures in data/README.md are printed by scripts/count_data.py; here they are counted another way.
#include "support/plain_csv.hpp"

#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace clusterbridge {
namespace {

std::string counts_block() {
    const std::string readme = repository_file("data/README.md");
    const auto begin = readme.find("<!-- counts: begin -->");
    const auto end = readme.find("<!-- counts: end -->");
    return begin == std::string::npos || end < begin ? std::string() : readme.substr(begin, end - begin);
}

std::string line_of(const std::string& word, std::size_t count) {
    return "| `" + word + "` | " + std::to_string(count) + " |\n";
}

TEST(DataReadme, GivesTheRowsOfEveryTable) {
    const std::string block = counts_block();
    for (const std::string name : {"edges", "organisations", "themes", "sources", "measures"}) {
        const std::size_t rows = read_plain_csv(repository_file("data/" + name + ".csv")).rows.size();
        EXPECT_NE(block.find(line_of(name + ".csv", rows)), std::string::npos) << name << " has " << rows;
    }
}

TEST(DataReadme, GivesTheCountsByTypeRelationAndConfidence) {
    const std::string block = counts_block();
    for (const auto& [name, column] :
         std::map<std::string, std::string>{{"organisations", "type"}, {"edges", "relation"}}) {
        std::map<std::string, std::size_t> counts;
        for (const std::string& cell : read_plain_csv(repository_file("data/" + name + ".csv")).column(column))
            ++counts[cell];
        for (const auto& [word, count] : counts)
            EXPECT_NE(block.find(line_of(word, count)), std::string::npos) << word << " occurs " << count << " times";
    }
    std::map<std::string, std::size_t> confidence;
    for (const std::string& cell : read_plain_csv(repository_file("data/edges.csv")).column("confidence"))
        ++confidence[cell];
    for (const auto& [word, count] : confidence)
        EXPECT_NE(block.find(line_of(word, count)), std::string::npos) << word << " occurs " << count << " times";
}

TEST(DataReadme, GivesPairsDatesAmountsAndPlaces) {
    const PlainTable ties = read_plain_csv(repository_file("data/edges.csv"));
    const PlainTable orgs = read_plain_csv(repository_file("data/organisations.csv"));
    std::set<std::pair<std::string, std::string>> pairs;
    const auto filled = [](const PlainTable& t, const std::string& column) {
        std::size_t count = 0;
        for (const std::string& cell : t.column(column))
            count += cell.empty() ? 0U : 1U;
        return std::to_string(count);
    };
    for (const auto& row : ties.rows)
        pairs.insert(std::minmax(ties.at(row, "source"), ties.at(row, "target")));
    const std::string block = counts_block();
    for (const std::string& sentence :
         {"among the ties: " + std::to_string(pairs.size()) + ".", "`since`: " + filled(ties, "since") + ".",
          "`amount`: " + filled(ties, "amount") + ".", "coordinates: " + filled(orgs, "lat") + ";",
          "planning regions: " + filled(orgs, "region") + "."})
        EXPECT_NE(block.find(sentence), std::string::npos) << sentence;
}

} // namespace
} // namespace clusterbridge

// The rules find what they are for: each test plants an offence in a literal, beside the same thing done right.
#include "support/house_rules.hpp"

#include <gtest/gtest.h>
#include <string>

namespace clusterbridge::house {
namespace {

std::string include_of(const std::string& name) {
    return "#include " + name + "\n";
}

TEST(HouseIncludes, AFolderMayNotIncludeWhatStandsRightOfIt) {
    EXPECT_TRUE(include_offences("src/graph/x.cpp", include_of("\"base/ids.hpp\"")).empty());
    EXPECT_EQ(include_offences("src/base/x.cpp", include_of("\"graph/graph.hpp\"")).size(), 1U);
    EXPECT_EQ(include_offences("src/graph/x.hpp", include_of("\"metrics/degree.hpp\"")).size(), 1U);
    EXPECT_EQ(include_offences("src/metrics/x.cpp", include_of("\"analysis/ranking.hpp\"")).size(), 1U);
    EXPECT_EQ(include_offences("src/analysis/x.cpp", include_of("\"report/data_table.hpp\"")).size(), 1U);
    EXPECT_EQ(include_offences("src/report/x.cpp", include_of("\"cli/environment.hpp\"")).size(), 1U);
}

TEST(HouseIncludes, ReadersAndPicturesSeeOnlyTheGraph) {
    for (const std::string path : {"src/io/x.cpp", "src/render/x.cpp"}) {
        EXPECT_TRUE(include_offences(path, include_of("\"graph/network.hpp\"")).empty()) << path;
        EXPECT_EQ(include_offences(path, include_of("\"metrics/degree.hpp\"")).size(), 1U) << path;
        EXPECT_EQ(include_offences(path, include_of("\"report/data_table.hpp\"")).size(), 1U) << path;
    }
    EXPECT_EQ(include_offences("src/io/x.cpp", include_of("\"render/picture.hpp\"")).size(), 1U);
    EXPECT_EQ(include_offences("src/report/x.cpp", include_of("\"render/picture.hpp\"")).size(), 1U);
}

TEST(HouseIncludes, TheCommandLineSeesAll) {
    for (const std::string folder : {"base", "graph", "metrics", "analysis", "report", "io", "render", "cli"}) {
        EXPECT_TRUE(include_offences("src/cli/x.cpp", include_of("\"" + folder + "/x.hpp\"")).empty()) << folder;
        EXPECT_TRUE(include_offences("src/main.cpp", include_of("\"" + folder + "/x.hpp\"")).empty()) << folder;
    }
}

TEST(HouseIncludes, OurHeadersAreNamedByFolderAndInQuotes) {
    EXPECT_EQ(include_offences("src/graph/x.cpp", include_of("\"graph.hpp\"")).size(), 1U);
    EXPECT_EQ(include_offences("src/graph/x.cpp", include_of("<graph/graph.hpp>")).size(), 1U);
    EXPECT_EQ(include_offences("src/graph/x.cpp", include_of("\"../base/ids.hpp\"")).size(), 1U);
    EXPECT_TRUE(include_offences("src/graph/x.cpp", include_of("<vector>")).empty());
    EXPECT_TRUE(include_offences("src/graph/x.cpp", include_of("<boost/graph/properties.hpp>")).empty());
}

TEST(HouseIncludes, ProgramCodeDoesNotIncludeTests) {
    EXPECT_EQ(include_offences("src/graph/x.cpp", include_of("\"support/graphs.hpp\"")).size(), 1U);
    EXPECT_TRUE(include_offences("tests/graph/x_test.cpp", include_of("\"support/graphs.hpp\"")).empty());
    EXPECT_EQ(include_offences("tests/graph/x_test.cpp", include_of("\"report/data_table.hpp\"")).size(), 1U);
}

TEST(HouseIncludes, AFolderNobodyKnowsMayIncludeNothingOfOurs) {
    EXPECT_EQ(include_offences("src/misc/x.cpp", include_of("\"base/ids.hpp\"")).size(), 1U);
}

TEST(HouseIncludes, TheOffenceNamesItsLine) {
    const auto found = include_offences("src/base/x.cpp", include_of("<vector>") + include_of("\"io/x.hpp\""));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].line, 2U);
}

TEST(HouseShape, HeadersStartWithPragmaOnce) {
    EXPECT_TRUE(shape_offences("src/base/x.hpp", "#pragma once\nint f();\n").empty());
    EXPECT_EQ(shape_offences("src/base/x.hpp", "int f();\n").size(), 1U);
}

TEST(HouseShape, FilesHaveAtMostFourHundredLines) {
    std::string text(400, '\n');
    EXPECT_TRUE(shape_offences("tests/base/x_test.cpp", text).empty());
    text += "\n";
    EXPECT_EQ(shape_offences("tests/base/x_test.cpp", text).size(), 1U);
}

TEST(HouseShape, FunctionsHaveAtMostSixtyLines) {
    const auto function = [](std::size_t lines, const std::string& indent) {
        std::string text = indent + "int f(int x) {\n";
        for (std::size_t i = 2; i < lines; ++i)
            text += indent + "    ++x;\n";
        return text + indent + "}\n";
    };
    EXPECT_TRUE(shape_offences("src/base/x.cpp", function(60, "")).empty());
    EXPECT_EQ(shape_offences("src/base/x.cpp", function(61, "")).size(), 1U);
    EXPECT_EQ(shape_offences("src/base/x.cpp", "class X {\n" + function(61, "    ") + "};\n").size(), 1U);
    EXPECT_TRUE(shape_offences("src/base/x.cpp", "namespace x {\n" + std::string(70, '\n') + "}\n").empty());
}

TEST(HouseWords, ChanceComesFromRandomAlone) {
    for (const std::string word : {"std::shuffle(a, b, g);", "std::uniform_int_distribution<int> d;",
                                   "std::normal_distribution<> d;", "std::mt19937 g;", "std::random_device r;"})
        for (const std::string path : {"src/metrics/x.cpp", "src/cli/x.cpp", "tests/metrics/x_test.cpp"})
            EXPECT_EQ(word_offences(path, word + "\n").size(), 1U) << word << " in " << path;
    EXPECT_TRUE(word_offences("src/metrics/x.cpp", "random.shuffle(span);\n").empty());
    EXPECT_TRUE(word_offences("src/metrics/x.cpp", "auto d = degree_distribution(g);\n").empty());
}

TEST(HouseWords, OnlyTheCommandLineTouchesTheWorld) {
    for (const std::string word : {"std::cout << x;", "std::cerr << x;", "std::chrono::system_clock::now();",
                                   "std::getenv(name);", "#include <iostream>"}) {
        EXPECT_EQ(word_offences("src/report/x.cpp", word + "\n").size(), 1U) << word;
        EXPECT_TRUE(word_offences("src/cli/x.cpp", word + "\n").empty()) << word;
        EXPECT_TRUE(word_offences("tests/cli/x_test.cpp", word + "\n").empty()) << word;
    }
}

TEST(HouseWords, FilesAndThreadsHaveOnePlace) {
    EXPECT_EQ(word_offences("src/cli/x.cpp", "std::ofstream file(path);\n").size(), 1U);
    EXPECT_TRUE(word_offences("src/io/file_system.cpp", "std::ofstream file(path);\n").empty());
    EXPECT_EQ(word_offences("src/metrics/x.cpp", "std::jthread t(f);\n").size(), 1U);
    EXPECT_EQ(word_offences("src/metrics/x.cpp", "tbb::parallel_for(0, 1, f);\n").size(), 1U);
    EXPECT_TRUE(word_offences("src/base/parallel.cpp", "tbb::parallel_for(0, 1, f);\n").empty());
}

TEST(HouseWords, CommentsAndTextsMaySayAnything) {
    EXPECT_TRUE(word_offences("src/base/x.cpp", "// no std::cout here\n/* nor\nstd::shuffle */ int x;\n").empty());
    EXPECT_TRUE(word_offences("src/base/x.cpp", "auto s = \"std::cout\";\n").empty());
    EXPECT_EQ(word_offences("src/base/x.cpp", "auto s = \"\\\"\"; std::cout << s;\n").size(), 1U);
    const auto after = word_offences("src/base/x.cpp", "/* a\nb */\nstd::cout << 1;\n");
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(after[0].line, 3U);
}

TEST(HouseUnordered, LoopsOverUnorderedContainersAreFound) {
    const std::string declared = "std::unordered_map<std::string, std::vector<int>> seen;\n";
    const auto names = unordered_names(declared);
    EXPECT_EQ(names, std::set<std::string>{"seen"});
    EXPECT_EQ(unordered_loop_offences("x.cpp", "for (const auto& [a, b] : seen)\n", names).size(), 1U);
    EXPECT_EQ(unordered_loop_offences("x.cpp", "for (const auto& [a, b] : result.seen)\n", names).size(), 1U);
    EXPECT_EQ(unordered_loop_offences("x.cpp", "std::vector<P> v(seen.begin(), seen.end());\n", names).size(), 1U);
    EXPECT_TRUE(unordered_loop_offences("x.cpp", "if (seen.find(x) != seen.end())\n", names).empty());
    EXPECT_TRUE(unordered_loop_offences("x.cpp", "for (const auto& x : unseen)\n", names).empty());
}

TEST(HouseUnordered, AFunctionThatReturnsOneIsNoName) {
    EXPECT_TRUE(unordered_names("std::unordered_set<int> collect(const Graph& g);\n").empty());
    EXPECT_EQ(unordered_names("void f(const std::unordered_set<int>& taken);\n"), std::set<std::string>{"taken"});
}

TEST(HousePaths, PathsOfAMachineAreFound) {
    for (const std::string root : {"wo", "ho", "ro"}) {
        const std::string rest = root == "wo" ? "rk/x" : root == "ho" ? "me/x" : "ot/x";
        EXPECT_EQ(machine_path_offences("README.md", "see /" + root + rest + "\n").size(), 1U);
        EXPECT_TRUE(machine_path_offences("README.md", "see docs/" + root + rest + "\n").empty());
    }
}

TEST(HouseLinks, AreResolvedAgainstTheirPage) {
    const auto links = relative_links("docs/methods/a.md", "[x](../b.md#part) [y](https://example.org) ![z](c.png)\n"
                                                           "```\n[no](d.md)\n```\n[self](#top)\n");
    ASSERT_EQ(links.size(), 3U);
    EXPECT_EQ(links[0].target, "docs/b.md");
    EXPECT_EQ(links[0].anchor, "part");
    EXPECT_EQ(links[1].target, "docs/methods/c.png");
    EXPECT_EQ(links[2].target, "docs/methods/a.md");
    EXPECT_EQ(links[2].line, 5U);
}

TEST(HouseLinks, HeadingsBecomeAnchors) {
    EXPECT_EQ(heading_anchors("# What a tie means\n## `core`, and more\n```\n# no\n```\n"),
              (std::set<std::string>{"what-a-tie-means", "core-and-more"}));
}

} // namespace
} // namespace clusterbridge::house

#include "render/readable.hpp"
#include "support/process.hpp"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <tuple>
#include <vector>

/// Every view, drawn by the real binary and read back from its file, in both languages and on three papers.
namespace clusterbridge {
namespace {

const std::string kData = CLUSTERBRIDGE_SOURCE_DIR "/data";

struct View {
    std::string name;
    std::vector<std::string> words;   ///< after `render`
    std::vector<std::string> present; ///< ids that must be drawn, each with a name beside it
};

std::vector<View> views() {
    return {{"overview", {"--view", "overview"}, {"org-cyberforum"}},
            {"ego", {"--view", "ego", "--focus", "cyberforum"}, {"org-cyberforum"}},
            {"cluster-map", {"--view", "cluster-map"}, {"org-cyberforum", "org-microtec-suedwest"}},
            {"cluster-map-communities", {"--view", "cluster-map", "--group-by", "community"}, {"group-1", "group-2"}},
            {"community", {"--view", "community", "--focus", "cyberforum"}, {"org-cyberforum"}},
            {"community-number", {"--view", "community", "--focus", "1"}, {}},
            {"opportunities", {"--view", "opportunities"}, {}},
            {"geographic", {"--view", "geographic"}, {}},
            {"gap-matrix", {"--view", "gap-matrix"}, {"org-cyberforum", "org-microtec-suedwest"}},
            {"gap-matrix-regions", {"--view", "gap-matrix", "--group-by", "region"}, {"group-Stuttgart"}},
            {"gap-matrix-themes", {"--view", "gap-matrix", "--by-theme"}, {"org-cyberforum"}},
            {"two-mode", {"--view", "two-mode"}, {"org-go-cluster"}}};
}

std::string svg_of(std::vector<std::string> words, const std::string& input = kData) {
    words.insert(words.begin(), "render");
    words.push_back(input);
    const ProcessResult result = run_binary(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
}

void expect_structure(const Page& page, const View& view) {
    std::set<std::string> ids, named;
    for (const auto& node : page.nodes)
        EXPECT_TRUE(ids.insert(node.id).second) << node.id << " is drawn twice";
    for (const auto& text : page.texts)
        named.insert(text.names);
    for (const auto& id : view.present) {
        EXPECT_TRUE(ids.contains(id)) << id;
        EXPECT_TRUE(named.contains(id)) << id << " has no name beside it";
    }
    const auto root = page.document.child("svg");
    EXPECT_TRUE(root.child("title"));
    EXPECT_TRUE(root.child("desc"));
    for (const auto& found : root.select_nodes("//g[starts-with(@class,'node')]")) {
        EXPECT_TRUE(found.node().child("title")) << found.node().attribute("id").value();
        const std::string_view id = found.node().attribute("id").value();
        EXPECT_TRUE(id.starts_with("org-") || id.starts_with("group-")) << id;
    }
    for (const auto& found : root.select_nodes("//g[starts-with(@class,'label')]"))
        EXPECT_TRUE(found.node().attribute("data-for")) << found.node().child("text").text().get();
}

using Case = std::tuple<View, std::string, std::string>;
class EveryView : public testing::TestWithParam<Case> {};

TEST_P(EveryView, CanBeReadOnItsPaper) {
    const auto& [view, language, paper] = GetParam();
    auto words = view.words;
    words.insert(words.end(), {"--lang", language});
    if (paper == "portrait")
        words.insert(words.end(), {"--paper", "A4", "--portrait"});
    else
        words.insert(words.end(), {"--paper", paper});
    const std::string svg = svg_of(words);
    const Page page = read_back(svg);
    expect_readable(page);
    expect_structure(page, view);
    const auto [width, height] = paper == "A4"         ? std::pair{842, 595}
                                 : paper == "A3"       ? std::pair{1191, 842}
                                 : paper == "portrait" ? std::pair{595, 842}
                                                       : std::pair{960, 540};
    EXPECT_EQ(page.width, width);
    EXPECT_EQ(page.height, height);
    if (paper == "A4") {
        EXPECT_TRUE(svg == svg_of(words)) << "the same input gives other bytes";
    }
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
    std::string name = std::get<0>(info.param).name + "_" + std::get<1>(info.param) + "_" + std::get<2>(info.param);
    for (char& c : name)
        c = c == '-' || c == ':' ? '_' : c;
    return name;
}

INSTANTIATE_TEST_SUITE_P(Data, EveryView,
                         testing::Combine(testing::ValuesIn(views()), testing::Values("de", "en"),
                                          testing::Values("A4", "A3", "16:9", "portrait")),
                         name_of);

TEST(Views, EndWithOneSentenceWhereTheDataCannotFillThem) {
    ScratchFolder folder;
    write_text(folder / "ties.csv", "source,target\na,b\nb,c\nc,d\n");
    for (const char* view : {"geographic", "two-mode", "gap-matrix", "cluster-map"})
        for (const char* language : {"de", "en"}) {
            const ProcessResult result =
                run_binary({"render", folder / "ties.csv", "--view", view, "--lang", language});
            EXPECT_EQ(result.exit_code, 3) << view;
            EXPECT_EQ(result.out, "") << view;
            EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
        }
    write_text(folder / "pair.csv", "source,target\na,b\n");
    EXPECT_EQ(run_binary({"render", folder / "pair.csv", "--view", "opportunities"}).exit_code, 3);
}

TEST(Views, AnswerInTheirTitleWhoComesFirst) {
    const auto title_of = [](const std::vector<std::string>& words) {
        return std::string(read_back(svg_of(words)).document.child("svg").child("title").text().get());
    };
    EXPECT_EQ(title_of({"--view", "overview", "--lang", "de"}),
              "Wer sollte zusammenarbeiten? Zuerst BioLAGO und BioRegionUlm");
    EXPECT_EQ(title_of({"--view", "ego", "--focus", "cyberforum", "--lang", "en"}),
              "Whom should CyberForum e.V. talk to? First Baden-Württemberg: Connected");
}

TEST(Views, KeepEveryoneInPlaceByTheSavedPositions) {
    ScratchFolder folder;
    const std::string small = CLUSTERBRIDGE_SOURCE_DIR "/tests/cli/small";
    const auto draw = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"render", small, "--view", "overview", "--output", folder / "o.svg", "--force"};
        words.insert(words.end(), more.begin(), more.end());
        const ProcessResult result = run_binary(words);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        return read_text(folder / "o.svg");
    };
    draw({"--save-positions", folder / "first.csv"});
    const std::string first = read_text(folder / "first.csv");
    EXPECT_TRUE(first.starts_with("id,x,y\n"));
    expect_readable(draw({"--positions", folder / "first.csv", "--save-positions", folder / "second.csv"}));
    EXPECT_EQ(read_text(folder / "second.csv"), first);
}

TEST(Views, DrawTheSameWhateverTheOrderOfRows) {
    ScratchFolder folder;
    write_text(folder / "a.csv", "source,target,weight\nx,y,2\ny,z,1\nz,x,1\nz,w,3\nw,v,1\nv,u,1\nu,w,1\n");
    write_text(folder / "b.csv", "source,target,weight\nv,u,1\nz,w,3\nw,v,1\nx,y,2\nu,w,1\nz,x,1\ny,z,1\n");
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"--view", "opportunities"}, {"--view", "community", "--focus", "x"}})
        EXPECT_TRUE(svg_of(words, folder / "a.csv") == svg_of(words, folder / "b.csv")) << words[1];
}

/// Networks that do not travel with the repository: beside the sources, or where CLUSTERBRIDGE_TESTDATA says.
class OtherNetworks : public testing::TestWithParam<std::tuple<std::string, std::vector<std::string>>> {};

std::string test_data() {
    const char* folder = std::getenv("CLUSTERBRIDGE_TESTDATA");
    return folder != nullptr ? folder : CLUSTERBRIDGE_SOURCE_DIR "/../shared/testdata";
}

TEST_P(OtherNetworks, CanBeReadOnTheirPaper) {
    const auto& [name, words] = GetParam();
    std::string input = test_data() + "/" + name;
    if (!std::filesystem::exists(input))
        GTEST_SKIP() << "no " << name << " beside the sources";
    const ScratchFolder scratch;
    if (name.ends_with(".gz")) {
        write_text(scratch / "participations.csv", run_process("/bin/gzip", {"-dc", input}).out);
        input = scratch / "participations.csv";
    }
    for (const char* language : {"de", "en"})
        for (const char* paper : {"A4", "A3", "16:9"}) {
            if (name.ends_with(".gz") &&
                std::string_view(paper) != (std::string_view(language) == "de" ? "A4" : "16:9"))
                continue; // large: once in each language
            auto all = words;
            all.insert(all.begin(), {"render", input});
            all.insert(all.end(), {"--lang", language, "--paper", paper, "--quiet"});
            const ProcessResult result = run_binary(all);
            ASSERT_EQ(result.exit_code, 0) << result.err;
            expect_readable(result.out);
        }
}

INSTANTIATE_TEST_SUITE_P(
    Networks, OtherNetworks,
    testing::Values(
        std::tuple{std::string("classic-sna/karate/edges.csv"), std::vector<std::string>{"--view", "overview"}},
        std::tuple{std::string("classic-sna/karate/edges.csv"),
                   std::vector<std::string>{"--view", "community", "--focus", "1"}},
        std::tuple{std::string("classic-sna/netsci/edges.csv"),
                   std::vector<std::string>{"--view", "cluster-map", "--group-by", "community"}},
        std::tuple{std::string("classic-sna/netsci/edges.csv"), std::vector<std::string>{"--view", "opportunities"}},
        std::tuple{std::string("classic-sna/miserables/edges.csv"),
                   std::vector<std::string>{"--view", "opportunities"}},
        std::tuple{std::string("mobility-ecosystem"), std::vector<std::string>{"--view", "overview"}},
        std::tuple{std::string("mobility-ecosystem"), std::vector<std::string>{"--view", "opportunities"}},
        std::tuple{std::string("mobility-ecosystem"), std::vector<std::string>{"--view", "cluster-map"}},
        std::tuple{std::string("cordis-h2020-before-2018/participations.csv.gz"),
                   std::vector<std::string>{"--view", "cluster-map", "--group-by", "country"}},
        // Nearly all of the time goes into the 100 runs of the communities; two show the same circles' worth of print.
        std::tuple{std::string("cordis-h2020-before-2018/participations.csv.gz"),
                   std::vector<std::string>{"--view", "cluster-map", "--runs", "2"}},
        std::tuple{std::string("cordis-h2020-before-2018/participations.csv.gz"),
                   std::vector<std::string>{"--view", "ego", "--focus", "999984059", "--runs", "2"}}));

} // namespace
} // namespace clusterbridge

#include "support/html_check.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>
#include <string>
#include <vector>

// Names that would do harm if any of them became code, through the real binary, in every kind of file that a review
// leaves. tests/browser opens the page with such names.
namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::vector<std::string> kNames{"<script>alert(1)</script>",
                                      "\"><img src=x onerror=alert(2)>",
                                      "=cmd|' /C calc'!A0",
                                      "]]><svg onload=alert(3)>",
                                      "javascript:alert(4)",
                                      "@SUM(1+1)",
                                      "+49 711 1",
                                      "[x](javascript:alert(5))",
                                      "&lt;b&gt; & <!-- -- >",
                                      "# no heading",
                                      "- no item",
                                      "1. no number",
                                      "`a` *b* _c_ ~~d~~ | e"};

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

/// A star around each name, so that every list of the review has hostile entries.
void write_network(const ScratchFolder& folder) {
    std::string organisations = "id,name,type,city,region,themes\n", ties = "source,target,relation,since,note\n";
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const std::string id = "h" + std::to_string(i);
        const std::string& name = kNames[i];
        const std::string& next = kNames[(i + 1) % kNames.size()];
        organisations += quoted(id) + "," + quoted(name) + "," + (i % 2 == 0 ? "cluster_initiative" : "company") + "," +
                         quoted(next) + "," + quoted(name) + "," + quoted(next) + "\n";
        for (std::size_t k = 0; k < 4; ++k) {
            const std::string member = id + "-" + std::to_string(k);
            organisations += member + "," + quoted(name + " " + std::to_string(k)) + "," +
                             (k % 2 == 0 ? "company" : "university") + "," + quoted(name) + ",R," + quoted(name) + "\n";
            ties += member + "," + id + ",member_of,2019," + quoted(name) + "\n";
            ties += member + ",h" + std::to_string((i + k + 1) % kNames.size()) + "-0," + quoted(next) + ",2021,\n";
        }
        ties += id + ",h" + std::to_string((i + 3) % kNames.size()) + ",cooperates,2020," + quoted(next) + "\n";
    }
    write_text(folder / "organisations.csv", organisations);
    write_text(folder / "edges.csv", ties);
}

struct Review {
    ScratchFolder folder;
    std::vector<std::string> files;

    Review() {
        write_network(folder);
        const ProcessResult result = run_binary({"review", folder / "organisations.csv", folder / "edges.csv", "--lang",
                                                 "de", "--quiet", "--output", folder / "out"});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        for (const std::string& file : files_below(folder / "out"))
            files.push_back(file);
    }
    std::string text(const std::string& file) const { return read_text(folder / ("out/" + file)); }
    std::vector<std::string> ending_in(const std::string& end) const {
        std::vector<std::string> found;
        std::copy_if(files.begin(), files.end(), std::back_inserter(found),
                     [&](const std::string& file) { return file.ends_with(end); });
        EXPECT_FALSE(found.empty()) << end;
        return found;
    }
};

const Review& review() {
    static const Review one;
    return one;
}

/// The tags of a file in which `<` never stands for itself, and `>` only outside of attributes or escaped.
std::vector<std::string> tags_of(const std::string& text) {
    std::vector<std::string> tags;
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) {
        if (text.compare(at, 9, "<![CDATA[") == 0) {
            at = text.find("]]>", at);
            continue;
        }
        const std::size_t end = text.find('>', at);
        tags.push_back(text.substr(at, end - at + 1));
        at = end;
    }
    return tags;
}

TEST(HostileNames, AreInertInEveryPicture) {
    for (const std::string& file : review().ending_in(".svg")) {
        for (const std::string& tag : tags_of(review().text(file))) {
            EXPECT_FALSE(std::regex_search(tag, std::regex("^<(script|foreignObject|iframe|img|a[ >]|!ENTITY|!--)")))
                << file << ": " << tag;
            EXPECT_FALSE(std::regex_search(tag, std::regex("[ \"']on[a-z]+ *="))) << file << ": " << tag;
            EXPECT_FALSE(std::regex_search(tag, std::regex("href *= *[\"'](?!#|data:font)"))) << file << ": " << tag;
        }
        EXPECT_EQ(review().text(file).find("url(http"), std::string::npos) << file;
    }
}

TEST(HostileNames, AreInertInThePage) {
    const std::string page = review().text("index.html");
    const HtmlCheck check = check_html(page);
    EXPECT_THAT(check.faults, IsEmpty());
    for (const std::string& link : check.links)
        EXPECT_TRUE(std::regex_search(link, std::regex("^(#|tables/|diagrams/|run\\.json$)"))) << link;
    for (const std::string& tag : tags_of(page.substr(page.find("<body"))))
        EXPECT_FALSE(std::regex_search(tag, std::regex("^<[a-z][^\"]*[ \"]on[a-z]+ *="))) << tag;
}

TEST(HostileNames, AreTextInTheWorkbook) {
    const ScratchFolder unpacked;
    const ProcessResult result =
        run_process("/usr/bin/python3", {"-m", "zipfile", "-e", review().folder / "out/review.xlsx", unpacked.path()});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    std::size_t sheets = 0, texts = 0;
    for (const std::string& file : files_below(unpacked.path())) {
        EXPECT_FALSE(std::regex_search(file, std::regex("vba|externalLink|embeddings|activeX"))) << file;
        const std::string xml = read_text(unpacked / file);
        sheets += file.find("worksheets/sheet") != std::string::npos ? 1U : 0U;
        for (const std::string& tag : tags_of(xml))
            EXPECT_FALSE(file.find("worksheets/") != std::string::npos &&
                         std::regex_search(tag, std::regex("^<(f[ >]|hyperlink)")))
                << file << ": " << tag;
        if (file.find("sharedStrings") == std::string::npos)
            continue;
        static const std::regex kText("<t[^>]*>([^<]*)</t>");
        for (std::sregex_iterator m(xml.begin(), xml.end(), kText), end; m != end; ++m) {
            const std::string cell = (*m)[1];
            ++texts;
            EXPECT_FALSE(std::regex_search(cell, std::regex("^[=+@\t-]")) &&
                         !std::regex_match(cell, std::regex("[-+]?[0-9.,]+ ?%?")))
                << cell;
        }
    }
    EXPECT_EQ(sheets, 9U);
    EXPECT_GT(texts, 100U);
}

TEST(HostileNames, AreTextInTheTables) {
    const std::string table = review().text("tables/organisations.csv");
    EXPECT_THAT(table, HasSubstr(",'=cmd|' /C calc'!A0,"));
    EXPECT_THAT(table, HasSubstr(",'@SUM(1+1),"));
    for (const std::string& file : review().ending_in(".csv")) {
        const std::string text = review().text(file);
        EXPECT_FALSE(std::regex_search(text, std::regex("(^|,|\n)\"?(=cmd|@SUM|\\+49|- no)"))) << file;
    }
}

TEST(HostileNames, AreTextInMarkdown) {
    const std::string text = review().text("report.md");
    // what no backslash precedes
    EXPECT_FALSE(std::regex_search(text, std::regex("(^|[^\\\\])<[a-zA-Z!/]"))) << "markup of the data";
    EXPECT_FALSE(std::regex_search(text, std::regex("(^|[^\\\\])&[a-z]+;"))) << "a name with an entity would change";
    static const std::regex kLink("[^\\\\]\\]\\(([^)]*)\\)");
    std::size_t links = 0;
    for (std::sregex_iterator m(text.begin(), text.end(), kLink), end; m != end; ++m, ++links)
        EXPECT_TRUE(std::regex_search((*m)[1].str(), std::regex("^(tables/|diagrams/|run\\.json$)"))) << (*m)[0];
    EXPECT_GT(links, 3U);
    EXPECT_FALSE(std::regex_search(text, std::regex("\n(# no heading|- no item|1\\. no number)")));
    EXPECT_THAT(text, HasSubstr("\\<script>alert(1)\\</script>"));
}

TEST(HostileNames, AreTextInNetworkFiles) {
    for (const char* file : {"network.graphml", "network.gexf"})
        for (const std::string& tag : tags_of(review().text(file)))
            EXPECT_FALSE(std::regex_search(tag, std::regex("^<(script|img|svg|!ENTITY)"))) << file << ": " << tag;
}

std::string without_spaces(std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; }),
               text.end());
    return text;
}

/// The words of a PDF as a reader would copy them.
std::string text_of(const std::string& pdf) {
    const ProcessResult text = run_process("/usr/bin/pdftotext", {"-raw", pdf, "-"});
    EXPECT_EQ(text.exit_code, 0) << pdf << text.err;
    return without_spaces(text.out);
}

std::string actions_in(std::vector<std::string> files) {
    files.insert(files.begin(), CLUSTERBRIDGE_SOURCE_DIR "/tests/cli/pdf_actions.py");
    const ProcessResult told = run_process("/usr/bin/python3", files);
    EXPECT_EQ(told.exit_code, 0) << told.err;
    return told.out;
}

TEST(HostileNames, AreTextInEveryDiagramAsPdf) {
    if (!std::filesystem::exists("/usr/bin/pdftotext"))
        GTEST_SKIP() << "pdftotext is not here: scripts/install-packages.sh test installs it";
    std::vector<std::string> files;
    std::string words;
    for (const std::string& file : review().ending_in(".pdf")) {
        files.push_back(review().folder / ("out/" + file));
        words += text_of(files.back());
    }
    EXPECT_GT(files.size(), 6U);
    for (const char* name : {"<script>", "onerror=alert", "=cmd|'", "]]><svg", "javascript:alert(4)"})
        EXPECT_NE(words.find(name), std::string::npos) << name;
    EXPECT_EQ(actions_in(files), "");
}

// What the browser prints has links inside of it, but none that lead out of it or run.
TEST(HostileNames, AreTextInTheReportAsPdf) {
    if (!std::filesystem::exists("/usr/bin/pdftotext"))
        GTEST_SKIP() << "pdftotext is not here: scripts/install-packages.sh test installs it";
    const ScratchFolder folder;
    write_network(folder);
    const ProcessResult made = run_binary({"review", folder / "organisations.csv", folder / "edges.csv", "--lang", "de",
                                           "--pdf", "--quiet", "--output", folder / "out"});
    if (made.exit_code == 4)
        GTEST_SKIP() << made.err;
    ASSERT_EQ(made.exit_code, 0) << made.err;
    const std::string file = folder / "out/report.pdf", words = text_of(file);
    for (const std::string& name : kNames)
        EXPECT_NE(words.find(without_spaces(name)), std::string::npos) << name;
    EXPECT_EQ(actions_in({file}), "");
}

TEST(HostileNames, WouldBeFoundInAPdfThatRunsThem) {
    const ScratchFolder folder;
    const std::string made = "import sys, zlib\n"
                             "packed = zlib.compress(b'<< /S /JavaScript /JS (app.alert\\(1\\)) >>')\n"
                             "open(sys.argv[1], 'wb').write(b'%PDF-1.5\\nstream\\r\\n' + packed + b'\\nendstream')\n";
    ASSERT_EQ(run_process("/usr/bin/python3", {"-c", made, folder / "runs.pdf"}).exit_code, 0);
    write_text(folder / "leads.pdf", "%PDF-1.5\n<< /A << /S /URI /URI (javascript:alert) >> >>");
    write_text(folder / "says.pdf", "%PDF-1.5\n(javascript:alert /not/JSON)");
    const std::string told = actions_in({folder / "runs.pdf", folder / "leads.pdf", folder / "says.pdf"});
    EXPECT_THAT(told, HasSubstr("runs.pdf: /JS\n"));
    EXPECT_THAT(told, HasSubstr("runs.pdf: /JavaScript\n"));
    EXPECT_THAT(told, HasSubstr("leads.pdf: /URI\n"));
    EXPECT_EQ(told.find("says.pdf"), std::string::npos);
}

} // namespace
} // namespace clusterbridge

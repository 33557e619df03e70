#include "report/markdown.hpp"

#include "report/hostile_model.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Markdown, KeepsHeadingsParagraphsListsAndLinksToFiles) {
    EXPECT_EQ(to_markdown("<body><h1>Title</h1><p>One <strong>strong</strong> &amp; <a href=\"#org/a\">Ä</a>, "
                          "<a href=\"tables/x.csv\">x.csv</a>.</p><ul><li>first</li><li>second</li></ul>"
                          "<ol><li>a</li><li>b</li></ol><p>end</p></body>"),
              "# Title\n\nOne **strong** & Ä, [x.csv](tables/x.csv).\n\n- first\n- second\n\n1. a\n2. b\n\nend\n");
}

TEST(Markdown, TurnsTablesIntoPipesAndListsInCellsIntoOneLine) {
    EXPECT_EQ(to_markdown("<table><caption>Pairs</caption><thead><tr><th>A</th><th>Why</th></tr></thead><tbody><tr>"
                          "<td>x|y <span "
                          "class=\"aside\">company</span></td><td><ul><li>one</li><li>two</li></"
                          "ul><details><summary>Evidence</summary>"
                          "<p>gone</p></details></td></tr></tbody></table>"),
              "**Pairs**\n\n| A | Why |\n| --- | --- |\n| x\\|y (company) | one; two |\n");
}

TEST(Markdown, LeavesOutWhatIsNoTextAndEscapesWhatWouldBeAMark) {
    EXPECT_EQ(
        to_markdown("<head><title>no</title></head><body><nav><a href=\"#x\">no</a></nav><svg><path d=\"\"/><g>no</g>"
                    "</svg><script>no</script><p>a*b_c &lt;d&gt; [e]</p><span class=\"unseen\">no</span></body>"),
        "a\\*b\\_c \\<d> \\[e\\]\n");
    EXPECT_EQ(to_markdown("<ul><li># a</li><li>- b</li><li>1. c</li><li>+49 &amp;amp; ~~d~~</li></ul><p>1) e</p>"
                          "<p>1.171 rows</p>"),
              "- \\# a\n- \\- b\n- 1\\. c\n- \\+49 \\&amp; \\~\\~d\\~\\~\n\n1\\) e\n\n1.171 rows\n");
    EXPECT_EQ(to_markdown(""), "");
}

TEST(Markdown, OfAReviewHoldsItsFindingsAndNoMarkupOfTheData) {
    const Hostile h;
    const auto files = write_report(h.model);
    const auto at = std::find_if(files.begin(), files.end(), [](const auto& f) { return f.path == "report.md"; });
    ASSERT_NE(at, files.end());
    EXPECT_THAT(at->bytes, HasSubstr("# "));
    EXPECT_THAT(at->bytes, HasSubstr("nachgewiesene Lücke"));
    EXPECT_THAT(at->bytes, HasSubstr("\\<script>alert(1)\\</script>"));
    EXPECT_THAT(at->bytes, Not(HasSubstr("\n<script")));
    EXPECT_THAT(at->bytes, Not(HasSubstr("Content-Security-Policy")));
}

} // namespace
} // namespace clusterbridge

#include "report/batch_page.hpp"
#include "report/data_table.hpp"
#include "report/hostile_model.hpp"

#include "support/html_check.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// The page of one cluster, and the overview over many reviews.
namespace clusterbridge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// The hostile network, told from the side of its one cluster.
struct OneCluster : Hostile {
    explicit OneCluster(Language language) : Hostile(language) {
        model.clusters = study_clusters(network, view);
        model.focus = network.find("hub");
        model.shown = {network.find("a b"), network.find("hub")};
        std::sort(model.shown.begin(), model.shown.end());
    }
};

TEST(ClusterPage, IsWellFormedAndEveryLinkInsideLeadsSomewhere) {
    for (const Language language : {Language::de, Language::en}) {
        const HtmlCheck check = check_html(OneCluster(language).page());
        EXPECT_THAT(check.faults, IsEmpty());
        EXPECT_EQ(check.search_inputs, 1U);
        for (const std::string& link : check.links)
            if (link.starts_with("#")) {
                EXPECT_TRUE(check.ids.contains(link.substr(1))) << link;
            }
    }
}

TEST(ClusterPage, LetsNoTextOfTheDataBecomeMarkup) {
    const std::string page = OneCluster(Language::de).page();
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, Not(HasSubstr("<b>")));
}

TEST(ClusterPage, ShowsThoseOfTheClusterAndCutsItsTablesToThem) {
    OneCluster hostile(Language::en);
    const auto files = write_report(hostile.model);
    const HtmlCheck check = check_html(files.at(0).bytes);
    EXPECT_TRUE(check.ids.contains("org/hub"));
    EXPECT_FALSE(check.ids.contains("org/uni"));
    for (const ReportFile& file : files)
        if (file.path == "tables/organisations.csv") {
            EXPECT_THAT(file.bytes, HasSubstr("\nhub,"));
            EXPECT_THAT(file.bytes, Not(HasSubstr("\nuni,")));
        }
}

TEST(BatchPage, IsWellFormedAndLinksWhatIsDone) {
    Hostile hostile(Language::en);
    hostile.model.clusters = study_clusters(hostile.network, hostile.view);
    BatchOverview overview;
    overview.whole = &hostile.model;
    overview.rows = {{"good", {Hostile::kName, Hostile::kName}, kNoNode, true, {}, 7, 3, 2, 0.25},
                     {"bad", {"Bad", "Schlecht"}, kNoNode, false, {Hostile::kName, Hostile::kName}, {}, {}, {}, {}}};
    const std::string page = batch_page(overview);
    const HtmlCheck check = check_html(page);
    EXPECT_THAT(check.faults, IsEmpty());
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(check.links, ::testing::Contains("reviews/good/index.html"));
    EXPECT_THAT(check.links, Not(::testing::Contains("reviews/bad/index.html")));
    EXPECT_THAT(check.text, HasSubstr("something went wrong: 1"));
    EXPECT_THAT(to_csv(batch_table(overview)), HasSubstr("bad,Bad,failed,,,,,,,\n"));
}

TEST(BatchPage, ASeriesShowsTheChangeFromPeriodToPeriod) {
    Hostile hostile(Language::en);
    BatchOverview overview;
    overview.whole = &hostile.model;
    overview.each = "period";
    overview.rows = {{"2014", {"2014", "2014"}, kNoNode, true, {}, 10, 20, 3, 0.25},
                     {"2015", {"2015", "2015"}, kNoNode, true, {}, 12, 17, 3, 0.5}};
    const std::string page = batch_page(overview);
    EXPECT_THAT(page, HasSubstr("+2"));
    EXPECT_THAT(page, HasSubstr("−3"));
}

TEST(BatchPage, ASeriesShowsTheTrendOfEveryKeyFigureAsAChartAndATable) {
    for (const Language language : {Language::en, Language::de}) {
        Hostile hostile(language);
        BatchOverview overview;
        overview.whole = &hostile.model;
        overview.each = "period";
        overview.rows = {{"2014", {"2014", "2014"}, kNoNode, true, {}, 10, 20, 3, 0.25, 4, 6, 2},
                         {"2015", {"2015", "2015"}, kNoNode, true, {}, 12, 17, 3, 0.5, 5, 7, 3}};
        ClusterFigures before, now;
        before[ClusterFigure::reach] = 0.25;
        now[ClusterFigure::reach] = 0.5;
        overview.tracks = {{Hostile::kName, {before, now}}};
        const std::string page = batch_page(overview);
        const HtmlCheck check = check_html(page);
        EXPECT_THAT(check.faults, IsEmpty());
        EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
        EXPECT_THAT(check.text, HasSubstr(language == Language::de ? "Im größten Teil" : "In the largest part"));
        EXPECT_THAT(check.text, HasSubstr(" → 50"));
        EXPECT_THAT(page, HasSubstr("<polyline"));
        overview.rows.pop_back();
        EXPECT_THAT(batch_page(overview), Not(HasSubstr("<polyline"))) << "one period has no trend";
    }
}

} // namespace
} // namespace clusterbridge

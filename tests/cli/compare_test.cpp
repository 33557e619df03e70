#include "support/process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

/// `compare` on the folders of reviews: they say the same as the inputs they were made from.
namespace clusterbridge {
namespace {

const std::string kCase = CLUSTERBRIDGE_SOURCE_DIR "/tests/cli/compare/changes";
const std::string kHeader = "change,id,name,old,new,detail\n";

class CompareReviews : public testing::Test {
  protected:
    ProcessResult run(const std::vector<std::string>& words) const {
        ProcessOptions options;
        options.folder = folder_.path();
        return run_binary(words, options);
    }
    void review(const std::string& input, const std::string& name, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{"review", input, "--output", name, "--group-by", "region", "--runs", "20"};
        words.insert(words.end(), more.begin(), more.end());
        ASSERT_EQ(run(words).exit_code, 0);
    }
    std::string table(const std::vector<std::string>& words) const {
        const ProcessResult result = run(words);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(result.err, "");
        return result.out;
    }
    ScratchFolder folder_;
};

TEST_F(CompareReviews, SaysWhatTheInputsSay) {
    review(kCase + "/old", "old");
    review(kCase + "/new", "new");
    const std::string inputs =
        table({"compare", kCase + "/old", kCase + "/new", "--group-by", "region", "--runs", "20"});
    EXPECT_GT(inputs.size(), 5 * kHeader.size());
    EXPECT_EQ(table({"compare", "old", "new"}), inputs);
    EXPECT_EQ(table({"compare", "old", kCase + "/new", "--runs", "20"}), inputs); // one of each
    EXPECT_EQ(table({"compare", "old", "old"}), kHeader);
    EXPECT_EQ(table({"compare", "old", kCase + "/old", "--runs", "20"}), kHeader);
}

TEST_F(CompareReviews, KnowsClustersByTheirMembers) {
    // a1 and ca have two relations, one each way: a review keeps one tie with both
    const std::string ties = "source,target,relation\na1,ca,member_of\nca,a1,supports\na2,ca,member_of\n"
                             "b1,cb,member_of\nb2,cb,member_of\nx,a1,works_with\n";
    const std::string organisations = "id,name,type\nca,Cluster A,cluster_initiative\ncb,Cluster B,cluster_initiative\n"
                                      "a1,Ä 1,company\na2,Ä 2,company\nb1,B 1,company\nb2,B 2,company\nx,X,company\n";
    write_text(folder_ / "old/ties.csv", ties + "x,b2,works_with\n");
    write_text(folder_ / "new/ties.csv", ties);
    for (const char* input : {"old", "new"}) {
        write_text(folder_ / (std::string(input) + "/organisations.csv"), organisations);
        ASSERT_EQ(run({"review", input, "--output", std::string("review-") + input}).exit_code, 0);
    }
    const std::string found = table({"compare", "old", "new"});
    EXPECT_THAT(found, testing::HasSubstr("\nbroker_lost,x,X,1,0,tied “Cluster A” with “Cluster B”;"));
    EXPECT_EQ(table({"compare", "review-old", "review-new"}), found);
}

TEST_F(CompareReviews, WarnsWhereTheyWereMadeInDifferentWays) {
    review(kCase + "/old", "a");
    review(kCase + "/old", "b", {"--exclude-type", "association"});
    const ProcessResult result = run({"compare", "a", "b"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, testing::HasSubstr("\nvanished,verein,Verein zur Vermittlung e.V.,3,,had 3 partners\n"));
    EXPECT_THAT(result.err, testing::HasSubstr("made in different ways"));
    EXPECT_THAT(result.err, testing::HasSubstr("exclude-type: – / association"));
}

TEST_F(CompareReviews, TakesNoOptionsForComputing) {
    review(kCase + "/old", "old");
    const ProcessResult result = run({"compare", "old", "old", "--since", "2015"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, testing::HasSubstr("--since changes how a network is read or computed"));
}

TEST_F(CompareReviews, RefusesAReviewThatWasTamperedWith) {
    review(kCase + "/old", "old");
    const std::string path = folder_ / "old/tables/organisations.csv";
    std::string organisations = read_text(path);
    organisations.replace(organisations.find("alb-0,"), 6, "alb-x,");
    write_text(path, organisations);
    ProcessResult result = run({"compare", "old", "old"});
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, testing::HasSubstr("old/tables/organisations.csv"));
    EXPECT_THAT(result.err, testing::HasSubstr("alb-x"));
    write_text(path, "id,name\n");
    result = run({"compare", "old", "old"});
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, testing::HasSubstr("the column community is missing"));
    write_text(folder_ / "old/run.json", "[1]");
    EXPECT_EQ(run({"compare", "old", "old"}).exit_code, 3);
    write_text(folder_ / "old/run.json", "{\"command\": \"review\", \"communities\": 7, \"gaps\": []}");
    EXPECT_EQ(run({"compare", "old", "old"}).exit_code, 3);
}

TEST_F(CompareReviews, DrawsEveryoneWhereTheOldReviewHasThem) {
    review(kCase + "/old", "old");
    const auto drawn = [&](const std::string& old) {
        EXPECT_EQ(run({"compare", old, "old", "--report", "c.html", "--force"}).exit_code, 0);
        const std::string page = read_text(folder_ / "c.html");
        return page.substr(page.find("<svg"), page.find("</svg>") - page.find("<svg"));
    };
    const std::string before = drawn("old");
    // the same network turned upside down by its positions
    const std::string path = folder_ / "old/diagrams/positions.csv";
    std::string rows = "id,x,y\n";
    std::istringstream lines(read_text(path));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const auto comma = line.rfind(',');
        rows += line.substr(0, comma + 1) + std::to_string(800 - std::stod(line.substr(comma + 1))) + "\n";
    }
    write_text(path, rows);
    EXPECT_NE(drawn("old"), before);
}

TEST_F(CompareReviews, WritesWhatChangedAboutClustersIntoATableAndASheet) {
    const std::string organisations = "id,name,type\nca,Cluster Ä,cluster_initiative\ncb,Cluster B,cluster_initiative\n"
                                      "a1,A 1,company\na2,A 2,company\nb1,B 1,company\nb2,B 2,company\n";
    const std::string ties = "source,target,relation\na1,ca,member_of\na2,ca,member_of\nb1,cb,member_of\n"
                             "b2,cb,member_of\na1,a2,works_with\n";
    write_text(folder_ / "was/ties.csv", ties);
    write_text(folder_ / "is/ties.csv", ties + "a1,b1,works_with\n");
    for (const char* input : {"was", "is"})
        write_text(folder_ / (std::string(input) + "/organisations.csv"), organisations);
    table({"compare", "was", "is", "--clusters", "k.csv"});
    const std::string inputs = read_text(folder_ / "k.csv");
    EXPECT_TRUE(inputs.starts_with("id,name,measure,old,new,change,old_rank,")) << inputs;
    EXPECT_THAT(inputs, testing::HasSubstr("\nca,Cluster Ä,cross_cluster_ties,0,1,1,"));
    for (const std::string input : {"was", "is"})
        ASSERT_EQ(run({"review", input, "--output", "r-" + input}).exit_code, 0);
    table({"compare", "r-was", "r-is", "--clusters", "r.csv"});
    EXPECT_EQ(read_text(folder_ / "r.csv"), inputs) << "reviews say what the inputs say";
    table({"compare", "was", "was", "--clusters", "same.csv"});
    EXPECT_EQ(read_text(folder_ / "same.csv"), inputs.substr(0, inputs.find('\n') + 1));
    EXPECT_EQ(run({"compare", "was", "is", "--clusters", "x.csv", "--output", "x.csv"}).exit_code, 2);
}

TEST_F(CompareReviews, WritesAReportThatStandsAlone) {
    ASSERT_EQ(run({"compare", kCase + "/old", kCase + "/new", "--group-by", "region", "--report", "c.html", "--output",
                   "c.csv", "--lang", "de"})
                  .exit_code,
              0);
    const std::string page = read_text(folder_ / "c.html");
    EXPECT_THAT(page, testing::HasSubstr("<html lang=\"de\">"));
    EXPECT_THAT(page, testing::HasSubstr("Neu &amp; Söhne"));
    EXPECT_THAT(page, testing::HasSubstr("Verlorene Brücken"));
    for (const char* load : {"href=\"http", "src=\"http", "url(http", "@import"}) // names of namespaces load nothing
        EXPECT_THAT(page, testing::Not(testing::HasSubstr(load)));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr("<script")));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr("broker_lost")));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr(kCase))); // no path of this machine
    EXPECT_THAT(page, testing::HasSubstr("<svg"));
    EXPECT_THAT(page, testing::HasSubstr(" lost\"")); // between two that are still there
    EXPECT_THAT(page, testing::HasSubstr("Grüner Rand = neue Organisation"));
    // formulas of the data stay text in the table
    EXPECT_THAT(read_text(folder_ / "c.csv"), testing::HasSubstr("\nappeared,'=formel,'=Formel AG,"));
}

} // namespace
} // namespace clusterbridge

#include "support/process.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <sstream>
#include <string>

/// What `backtest` and the probabilities of `recommend` claim: later rows cannot reach them.
namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

/// A participations table of fourteen years; `until` leaves out what begins on or after that year.
std::string participations(int until) {
    std::string text = "project_id,org_id,start_date,activity_type,country,topic\n";
    unsigned state = 7;
    const auto draw = [&](unsigned bound) { return (state = state * 1664525U + 1013904223U) / 65536U % bound; };
    for (int project = 0; project < 2600; ++project) {
        const int year = 2004 + static_cast<int>(draw(14));
        const unsigned size = 1 + draw(5);
        const unsigned circle = draw(30);
        std::string rows;
        for (unsigned m = 0; m < size; ++m) {
            const unsigned who = draw(5) > 0 ? circle * 10 + draw(10) : draw(300);
            rows += "p" + std::to_string(project) + ",o" + std::to_string(who) + "," + std::to_string(year) +
                    "-03-01," + (who % 3 == 0 ? "HES" : "PRC") + "," + (who % 2 == 0 ? "DE" : "FR") + "," +
                    (draw(2) > 0 ? "energy" : "health") + "\n";
        }
        text += year < until ? rows : "";
    }
    return text;
}

ProcessResult run_in(const ScratchFolder& folder, std::vector<std::string> words) {
    ProcessOptions options;
    options.folder = folder.path();
    options.variables = {{"LC_ALL", "C"}};
    return run_binary(words, options);
}

TEST(BacktestRun, DeletingEveryRowFromTheSplitOnChangesNoByteOfThePredictions) {
    const ScratchFolder folder;
    write_text(folder / "all.csv", participations(9999));
    write_text(folder / "early.csv", participations(2012));
    for (const std::string name : {"all", "early"}) {
        const auto result =
            run_in(folder, {"backtest", name + ".csv", "--split", "2012", "--predictions", name + "-pairs.csv"});
        ASSERT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(result.err,
                  name == "all"
                      ? ""
                      : "no two organisations known on 1 January 2012 begin to work together before 1 January 2014; "
                        "pairs are named, but nothing tells what became of them; try --horizon with more years\n");
    }
    const std::string pairs = read_text(folder / "all-pairs.csv");
    EXPECT_GT(pairs.size(), 10000U);
    EXPECT_EQ(pairs, read_text(folder / "early-pairs.csv"));
}

TEST(BacktestRun, DeletingEveryRowFromTheDayOnChangesNoByteOfTheRecommendations) {
    const ScratchFolder folder;
    fs::create_directories(folder / "all");
    fs::create_directories(folder / "early");
    write_text(folder / "all/p.csv", participations(9999));
    write_text(folder / "early/p.csv", participations(2012));
    // evidence names lines of the file, which differ
    const std::string columns = "rank,source,target,kind,score,introducers,shared_work,affinity,probability,impact,"
                                "first_between_groups,common_partners,broker,same_region,reasons";
    const auto all = run_in(folder, {"recommend", "all", "--as-of", "2012", "--top", "500", "--columns", columns});
    const auto early = run_in(folder, {"recommend", "early", "--as-of", "2012", "--top", "500", "--columns", columns});
    EXPECT_EQ(all.out, early.out);
    // and the probabilities are there
    std::istringstream lines(all.out);
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    EXPECT_EQ(line.find(",,"), std::string::npos) << line;
}

TEST(BacktestRun, ThePlainScoreIsTheProductOfThePartsThatHaveColumns) {
    const ScratchFolder folder;
    write_text(folder / "p.csv", participations(9999));
    ASSERT_EQ(run_in(folder, {"backtest", "p.csv", "--split", "2012", "--predictions", "whole.csv"}).exit_code, 0);
    ASSERT_EQ(run_in(folder, {"backtest", "p.csv", "--split", "2012", "--plain-score", "--predictions", "plain.csv"})
                  .exit_code,
              0);
    // R, G and C of the same day, from the columns of `recommend`
    const auto list =
        run_in(folder, {"recommend", "p.csv", "--as-of", "2012", "--top", "all", "--per-organisation", "0", "--ends",
                        "agency", "--columns", "source,target,introducers,shared_work,affinity"});
    std::map<std::string, double> formula;
    std::istringstream rows(list.out);
    std::string row;
    std::getline(rows, row);
    while (std::getline(rows, row)) {
        std::istringstream cells(row);
        std::string a, b, r, g, c;
        for (std::string* cell : {&a, &b, &r, &g, &c})
            std::getline(cells, *cell, ',');
        formula[a + "," + b] = std::cbrt(std::stod(r) * std::stod(r) * std::stod(g) * std::stod(c));
    }
    std::size_t compared = 0, moved = 0;
    const std::string whole = read_text(folder / "whole.csv");
    std::istringstream lines(read_text(folder / "plain.csv"));
    std::getline(lines, row);
    while (std::getline(lines, row)) {
        const std::size_t comma = row.rfind(',');
        const auto at = formula.find(row.substr(0, comma));
        if (at == formula.end())
            continue;
        ASSERT_NEAR(std::stod(row.substr(comma + 1)), at->second, 1e-9) << row;
        moved += whole.find(row + "\n") == std::string::npos ? 1U : 0U;
        ++compared;
    }
    EXPECT_GT(compared, 500U);
    EXPECT_GT(moved, compared / 2) << "with 1,000 projects and more, E is no longer 1";
}

TEST(BacktestRun, AListWithProbabilitiesSaysWhatTheyAre) {
    const ScratchFolder folder;
    write_text(folder / "p.csv", participations(9999));
    const auto list = run_in(folder, {"recommend", "p.csv", "--as-of", "2012", "--verbose", "--lang", "de"});
    EXPECT_NE(list.err.find("probability: was zwischen dem 1. Januar 2010 und dem 1. Januar 2012 aus Paaren"),
              std::string::npos)
        << list.err;
}

TEST(BacktestRun, TheSummaryStandsUnderTheTableOnly) {
    const ScratchFolder folder;
    write_text(folder / "p.csv", participations(9999));
    const auto table = run_in(folder, {"backtest", "p.csv", "--split", "2012", "--format", "table", "--lang", "en"});
    EXPECT_NE(table.out.find("Of the 100 pairs this method would have named on 1 January 2012, "), std::string::npos);
    EXPECT_NE(table.out.find("Recommendations that are made public change what they predict."), std::string::npos);
    const auto csv = run_in(folder, {"backtest", "p.csv", "--split", "2012"});
    EXPECT_EQ(csv.out.find("Of the 100"), std::string::npos);
    EXPECT_EQ(csv.err, "");
}

} // namespace
} // namespace clusterbridge

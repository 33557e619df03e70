#include "cli/batch_series.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

const std::string kHead = "id,name,reach,reach_rank,reach_low,reach_high\n";

MemoryFileSystem periods(const std::string& first, const std::string& second) {
    return MemoryFileSystem({{"a/tables/clusters.csv", kHead + first}, {"b/tables/clusters.csv", kHead + second}});
}
const std::vector<std::pair<std::string, std::string>> kPeriods{{"2014", "a"}, {"2015", "b"}};

TEST(ClusterSeries, AMoveIsARankWhoseIntervalsHaveNothingInCommon) {
    const auto files = periods("x,X,0.5,4,3,5\ny,Y,0.1,9,6,9\n", "x,X,0.75,1,1,2\ny,Y,0.2,8,5,9\n");
    const ClusterSeries series = cluster_series(kPeriods, files);
    ASSERT_EQ(series.moves.size(), 1U);
    EXPECT_EQ(series.moves[0].name, "X");
    EXPECT_EQ(series.moves[0].measure, "reach");
    EXPECT_EQ(series.moves[0].before.rank, 4U);
    EXPECT_EQ(series.moves[0].after.rank, 1U);
    EXPECT_EQ(to_csv(series.table), "id,name,measure,period,value,change,rank,rank_low,rank_high,moved\n"
                                    "x,X,reach,2014,0.5,,4,3,5,\nx,X,reach,2015,0.75,0.25,1,1,2,up\n"
                                    "y,Y,reach,2014,0.1,,9,6,9,\ny,Y,reach,2015,0.2,0.1,8,5,9,\n");
}

TEST(ClusterSeries, IntervalsThatTouchAreNoMove) {
    const auto files = periods("x,X,0.5,4,3,5\n", "x,X,0.4,6,5,7\n");
    EXPECT_TRUE(cluster_series(kPeriods, files).moves.empty());
}

TEST(ClusterSeries, WhoFallsMovesDown) {
    const auto files = periods("x,X,0.5,4,3,5\n", "x,X,0.4,7,6,8\n");
    EXPECT_NE(to_csv(cluster_series(kPeriods, files).table).find(",7,6,8,down\n"), std::string::npos);
}

TEST(ClusterSeries, WhoStandsStillWhileOthersAppearHasNotMoved) {
    const auto files = periods("x,X,0.5,4,3,5\n", "x,X,0.5,9,8,9\n");
    EXPECT_TRUE(cluster_series(kPeriods, files).moves.empty());
}

TEST(ClusterSeries, PeriodsWithoutTheTableArePassedOver) {
    const MemoryFileSystem files({{"b/tables/clusters.csv", kHead + "x,X,0.5,4,3,5\n"}});
    EXPECT_EQ(cluster_series(kPeriods, files).table.rows.size(), 1U);
    EXPECT_TRUE(cluster_series({}, files).table.rows.empty());
}

} // namespace
} // namespace clusterbridge

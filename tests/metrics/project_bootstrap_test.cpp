#include "metrics/project_bootstrap.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

namespace clusterbridge {
namespace {

ProjectSum sum_of(std::vector<ProjectSum::Part> parts, std::size_t reference = ProjectSum::kNone) {
    return {std::move(parts), reference};
}

TEST(ProjectBootstrap, AgreesWithDrawingTheProjectsByHand) {
    BootstrapOptions options;
    options.draws = 40;
    options.seed = 5;
    const std::vector<ProjectSum> figures{sum_of({{0, 0.5}, {2, 0.25}}), sum_of({{1, 0.125}, {2, 1}}, 0)};
    std::vector<double> first, difference;
    for (std::size_t draw = 0; draw < options.draws; ++draw) {
        Random random(options.seed, draw);
        std::map<std::uint64_t, double> drawn;
        for (int i = 0; i < 4; ++i)
            drawn[random.below(4)] += 1;
        first.push_back(0.5 * drawn[0] + 0.25 * drawn[2]);
        difference.push_back(0.125 * drawn[1] + drawn[2] - first.back());
    }
    const auto result = project_bootstrap(4, figures, options);
    std::sort(first.begin(), first.end());
    std::sort(difference.begin(), difference.end());
    // 0.05 * 39 = 1.95: between the second and the third value
    EXPECT_DOUBLE_EQ(result.own[0].low, first[1] + 0.95 * (first[2] - first[1]));
    EXPECT_NEAR(result.own[0].high, first[37] + 0.05 * (first[38] - first[37]), 1e-12);
    EXPECT_NEAR(result.difference[1].low, difference[1] + 0.95 * (difference[2] - difference[1]), 1e-12);
    EXPECT_EQ(result.difference[0].low, 0.0);
}

TEST(ProjectBootstrap, OneLargeConsortiumIsLittleEvidence) {
    // the same precision, once from 100 projects and once from a single one
    ProjectSum many;
    for (std::uint32_t p = 0; p < 100; ++p)
        many.parts.push_back({p, 0.005});
    const auto result = project_bootstrap(100, std::array{many, sum_of({{0, 0.5}})});
    EXPECT_NEAR(result.own[0].low, 0.5, 1e-9); // every draw takes 100 equal projects
    EXPECT_NEAR(result.own[0].high, 0.5, 1e-9);
    EXPECT_EQ(result.own[1].low, 0.0);
    EXPECT_GE(result.own[1].high, 1.0);
}

TEST(ProjectBootstrap, EqualFiguresDifferByNothing) {
    const auto result = project_bootstrap(3, std::array{sum_of({{1, 0.5}}), sum_of({{1, 0.5}}, 0)});
    EXPECT_EQ(result.difference[1].low, 0.0);
    EXPECT_EQ(result.difference[1].high, 0.0);
}

TEST(ProjectBootstrap, CoversASumOfIndependentProjects) {
    // 400 projects, each right with probability 0.3: the interval must be as wide as theory says
    Random random(11);
    ProjectSum figure;
    double mean = 0;
    for (std::uint32_t p = 0; p < 400; ++p)
        if (random.chance(0.3)) {
            figure.parts.push_back({p, 1.0 / 400});
            mean += 1.0 / 400;
        }
    const auto result = project_bootstrap(400, std::array{figure});
    const double half = 1.645 * std::sqrt(mean * (1 - mean) / 400);
    EXPECT_NEAR(result.own[0].low, mean - half, 0.2 * half);
    EXPECT_NEAR(result.own[0].high, mean + half, 0.2 * half);
}

TEST(ProjectBootstrap, ThreadsAndNothingToDraw) {
    const std::vector<ProjectSum> figures{sum_of({{0, 0.5}, {7, 0.25}}), sum_of({{3, 1}}, 0)};
    const auto one = project_bootstrap(9, figures);
    for (const unsigned threads : {2U, 4U}) {
        RunControl run;
        run.threads = threads;
        const auto other = project_bootstrap(9, figures, {}, run);
        EXPECT_EQ(one.own[0].high, other.own[0].high);
        EXPECT_EQ(one.difference[1].low, other.difference[1].low);
    }
    const auto none = project_bootstrap(0, std::array{sum_of({})});
    EXPECT_EQ(none.own[0].low, 0.0);
    EXPECT_EQ(none.own[0].high, 0.0);
    EXPECT_TRUE(project_bootstrap(5, {}).own.empty());
}

TEST(ProjectBootstrap, QuantilesLieBetweenNeighbours) {
    EXPECT_DOUBLE_EQ(quantile_of({3, 1, 2}, 0.5), 2);
    EXPECT_DOUBLE_EQ(quantile_of({1, 2}, 0.25), 1.25);
    EXPECT_DOUBLE_EQ(quantile_of({4}, 0.9), 4);
    EXPECT_DOUBLE_EQ(quantile_of({}, 0.5), 0);
}

} // namespace
} // namespace clusterbridge

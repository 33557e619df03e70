#include "metrics/path_batch.hpp"

#include "support/kernel_checks.hpp"

namespace clusterbridge {
namespace {

TEST(PathBatch, AddsTheDependenciesOnItsSources) {
    const TwinClasses twins = merge_twins(path_graph(4));
    PathBatch batch(twins);
    std::vector<double> score(4, 0);
    ASSERT_TRUE(batch.run(0, 4, score));
    EXPECT_DOUBLE_EQ(score[twins.of[node(1)]], 4); // {0,2} and {0,3}, from both ends
    EXPECT_DOUBLE_EQ(score[twins.of[node(0)]], 0);
}

TEST(PathBatch, LeavesNothingBehindForTheNextBatch) {
    const Graph g = random_graph(60, 0.1, 2);
    const TwinClasses twins = merge_twins(g);
    const std::size_t n = twins.classes.node_count();
    PathBatch used(twins);
    std::vector<double> first(n, 0), second(n, 0);
    ASSERT_TRUE(used.run(16, 32, first));
    std::fill(first.begin(), first.end(), 0.0);
    ASSERT_TRUE(used.run(0, 16, first));
    PathBatch fresh(twins);
    ASSERT_TRUE(fresh.run(0, 16, second));
    EXPECT_EQ(first, second);
}

TEST(PathBatch, CountsTheManyPathsOfALargeGrid) {
    // C(398, 199) = 10^118 paths from corner to corner; a shortest path of length d has d - 1 nodes inside
    constexpr std::size_t side = 200;
    const TwinClasses twins = merge_twins(grid_graph(side, side));
    ASSERT_EQ(twins.classes.node_count(), side * side);
    PathBatch batch(twins);
    std::vector<double> score(side * side, 0);
    ASSERT_TRUE(batch.run(100, 100 + PathBatch::kLanes, score));
    double inside = 0;
    for (std::size_t s = 0; s < side * side; ++s)
        if (twins.of[node(s)] >= 100 && twins.of[node(s)] < 100 + PathBatch::kLanes)
            for (std::size_t t = 0; t < side * side; ++t) {
                const double rows = std::abs(static_cast<double>(s / side) - static_cast<double>(t / side));
                const double columns = std::abs(static_cast<double>(s % side) - static_cast<double>(t % side));
                inside += s == t ? 0 : rows + columns - 1;
            }
    EXPECT_NEAR(std::accumulate(score.begin(), score.end(), 0.0), inside, 1e-9 * inside);
}

TEST(PathBatch, RefusesNumbersOfPathsThatDoublesCannotHold) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    constexpr std::size_t layers = 400; // of five: 5^399 paths
    for (std::size_t layer = 0; layer + 1 < layers; ++layer)
        for (std::size_t a = 0; a < 5; ++a)
            for (std::size_t b = 0; b < 5; ++b)
                edges.emplace_back(node(5 * layer + a), node(5 * layer + 5 + b));
    const TwinClasses twins = merge_twins(Graph::from_edges(5 * layers, edges));
    PathBatch batch(twins);
    std::vector<double> score(twins.classes.node_count(), 0);
    bool refused = false;
    for (std::size_t first = 0; first < score.size() && !refused; first += PathBatch::kLanes)
        refused = !batch.run(first, std::min(score.size(), first + PathBatch::kLanes), score);
    EXPECT_TRUE(refused);
}

} // namespace
} // namespace clusterbridge

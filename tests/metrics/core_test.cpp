#include "metrics/core.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

TEST(Core, ACliqueWithATailHasTwoDepths) {
    const auto result = core(graph_of("a-b a-c a-d b-c b-d c-d d-e e-f g"));
    EXPECT_EQ(result[node(0)], 3U);
    EXPECT_EQ(result[node(4)], 1U);
    EXPECT_EQ(result[node(6)], 0U);
}

TEST(Core, AgreesWithPeeling) {
    for (const Graph& g : random_graphs(300, 25))
        EXPECT_EQ(core(g), oracle::core(g));
    EXPECT_TRUE(core(Graph{}).empty());
}

} // namespace
} // namespace clusterbridge

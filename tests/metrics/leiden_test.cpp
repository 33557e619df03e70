#include "metrics/leiden.hpp"

#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(Leiden, FindsTwoTriangles) {
    const Graph g = graph_of("a-b b-c c-a d-e e-f f-d c-d");
    const LeidenResult r = leiden(g, EdgeColumn<double>(7, 1.0));
    EXPECT_EQ(r.partition.count, 2U);
    EXPECT_EQ(r.partition.of[node(0)], r.partition.of[node(2)]);
}

} // namespace
} // namespace clusterbridge

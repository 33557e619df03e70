#include "metrics/consensus.hpp"

#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

TEST(Consensus, OfOneRunIsThatRun) {
    const Graph g = graph_of("a-b b-c c-a d-e e-f f-d c-d");
    const EdgeColumn<double> weight(7, 1.0);
    const std::vector<LeidenResult> runs{leiden(g, weight)};
    const ConsensusResult c = consensus(g, weight, runs);
    EXPECT_EQ(c.partition.of, runs[0].partition.of);
    EXPECT_FALSE(c.best_run);
}

} // namespace
} // namespace clusterbridge

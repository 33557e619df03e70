#include "io/network_reader.hpp"

#include "graph/graph_view.hpp"
#include "reading.hpp"

#include <chrono>
#include <iostream>

namespace clusterbridge {
namespace {

TEST(NetworkReader, ReadsThePlainestTable) {
    const auto result = read_ties_text("source,target\na,b\nb,c\n");
    EXPECT_EQ(result.network.size(), 3U);
    EXPECT_EQ(result.network.ties.size(), 2U);
    EXPECT_TRUE(result.diagnostics.all().empty());
    expect_accounted(result);
}

} // namespace
} // namespace clusterbridge

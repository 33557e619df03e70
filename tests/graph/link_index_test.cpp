#include "base/parallel.hpp"
#include "graph/graph_view.hpp"
#include "support/graphs.hpp"

#include <gtest/gtest.h>

namespace clusterbridge {
namespace {

/// Organisations in several projects, in one alone, with ties beside and without.
Network mixed_network() {
    return network_of("a>b funds weight=2\nb>a funds\nc>e funds weight=4\n#p 2015-01-01 a b c\n#q 2016-01-01 a c d\n"
                      "#r 2017-01-01 e f\n");
}

TEST(LinkIndex, TheLinksOfAnEdgeAddUpToItsWeight) {
    const GraphView view = make_view(mixed_network());
    ASSERT_EQ(view.graph.edge_count(), 7U);
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        double sum = 0;
        for (const Link& link : view.links_of(edge(e)))
            sum += link.weight;
        EXPECT_EQ(sum, view.weight[edge(e)]) << e;
        EXPECT_GT(view.links_of(edge(e)).size(), 0U) << e;
    }
}

TEST(LinkIndex, RowsOfTiesComeBeforeProjects) {
    const GraphView view = make_view(mixed_network());
    const auto found = view.graph.find(node(0), node(1));
    ASSERT_TRUE(found.found);
    const Links links = view.links_of(found.edge);
    ASSERT_EQ(links.size(), 3U);
    EXPECT_EQ(links[0].kind, LinkKind::tie_row);
    EXPECT_EQ(links[1].kind, LinkKind::tie_row);
    EXPECT_EQ(links[2].kind, LinkKind::project);
    EXPECT_DOUBLE_EQ(links[2].weight, 0.5);
}

TEST(LinkIndex, WhicheverThreadAsksFirstAllFindTheSame) {
    for (int time = 0; time < 50; ++time) {
        const GraphView view = make_view(mixed_network());
        const GraphView copy = view; // shares the index
        std::vector<std::size_t> counts(64);
        run_blocks(counts.size(), {4, {}, {}}, [&](std::size_t block, std::size_t) {
            counts[block] = (block % 2 == 0 ? view : copy).links_of(edge(0)).size();
        });
        EXPECT_EQ(counts, std::vector<std::size_t>(64, 3)) << time;
    }
}

} // namespace
} // namespace clusterbridge

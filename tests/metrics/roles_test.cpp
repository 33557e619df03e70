#include "metrics/roles.hpp"

#include "support/kernel_checks.hpp"
#include "support/oracles.hpp"

namespace clusterbridge {
namespace {

Partition partition_of(std::vector<std::uint32_t> of) {
    Partition partition;
    for (const std::uint32_t c : of)
        partition.count = c == Partition::kNone ? partition.count : std::max(partition.count, c + 1);
    partition.of = NodeColumn<std::uint32_t>(std::move(of));
    return partition;
}

TEST(Roles, WhoOnlyKnowsItsOwnCommunityDoesNotParticipate) {
    const auto g = weighted_graph_of("a-b a-c b-c c-d:3 d-e d-f e-f");
    const auto result = roles(g.graph, g.weight, partition_of({0, 0, 0, 1, 1, 1}));
    EXPECT_EQ(result.participation[node(0)], 0);
    EXPECT_NEAR(result.participation[node(2)], 1 - (4.0 / 25 + 9.0 / 25), 1e-15);
}

TEST(Roles, ZIsZeroWhereTheModuleIsUniform) {
    const Graph g = clique_graph(7);
    const EdgeColumn<double> thirds(g.edge_count(), 1.0 / 3);
    for (const double z : roles(g, thirds, partition_of({0, 0, 0, 0, 0, 0, 0})).within_module_z)
        EXPECT_EQ(z, 0);
}

TEST(Roles, IsolatedNodesHaveNone) {
    const Graph g = graph_of("a-b c");
    const auto result = roles(g, unit_column(g), partition_of({0, 0, Partition::kNone}));
    EXPECT_TRUE(std::isnan(result.participation[node(2)]));
    EXPECT_TRUE(std::isnan(result.within_module_z[node(2)]));
}

TEST(Roles, AgreeWithTheFormulas) {
    std::size_t i = 0;
    for (const Graph& g : random_graphs(200)) {
        const auto weight = random_weights(g, ++i, 2);
        Random random(i);
        std::vector<std::uint32_t> of;
        for (std::size_t u = 0; u < g.node_count(); ++u)
            of.push_back(static_cast<std::uint32_t>(random.below(3)));
        const Partition partition = partition_of(of);
        const auto result = roles(g, weight, partition);
        expect_near(result.participation, oracle::participation(g, weight, partition), 1e-12, "participation");
        expect_near(result.within_module_z, oracle::within_module_z(g, weight, partition), 1e-9, "z");
    }
}

} // namespace
} // namespace clusterbridge

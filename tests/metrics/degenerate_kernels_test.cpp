#include "metrics/articulation.hpp"
#include "metrics/betweenness.hpp"
#include "metrics/betweenness_sampled.hpp"
#include "metrics/betweenness_top.hpp"
#include "metrics/betweenness_weighted.hpp"
#include "metrics/brokerage.hpp"
#include "metrics/closeness.hpp"
#include "metrics/closeness_weighted.hpp"
#include "metrics/clustering.hpp"
#include "metrics/components.hpp"
#include "metrics/constraint.hpp"
#include "metrics/core.hpp"
#include "metrics/eigenvector.hpp"
#include "metrics/pagerank.hpp"
#include "metrics/roles.hpp"
#include "support/kernel_checks.hpp"

#include <functional>

/// Every kernel on every degenerate graph: the right number of values, finite where defined, the same on 1, 2 and 4
/// threads, and blind to the names of nodes.
namespace clusterbridge {
namespace {

using Kernel = std::function<NodeColumn<double>(const Graph&, const RunControl&)>;

template <class T> NodeColumn<double> as_double(const NodeColumn<T>& column) {
    NodeColumn<double> result(column.size());
    for (std::size_t u = 0; u < column.size(); ++u)
        result[node(u)] = static_cast<double>(column[node(u)]);
    return result;
}

/// A weight that depends on what an edge is, not on the names of its ends.
EdgeColumn<double> weights(const Graph& g) {
    EdgeColumn<double> weight(g.edge_count());
    for (std::size_t e = 0; e < g.edge_count(); ++e)
        weight[edge(e)] = 1.0 / static_cast<double>(g.degree(g.ends(edge(e)).first) + g.degree(g.ends(edge(e)).second));
    return weight;
}
Partition all_in_one(const Graph& g) {
    return {NodeColumn<std::uint32_t>(g.node_count(), 0), g.node_count() > 0 ? 1U : 0U};
}

struct NamedKernel {
    std::string name;
    bool may_be_undefined = false;
    bool symmetric = true; ///< equal nodes get equal values
    Kernel kernel;
};

std::vector<NamedKernel> kernels() {
    return {
        {"articulation", false, true, [](const Graph& g, const RunControl&) { return as_double(articulation(g)); }},
        {"betweenness", false, true, [](const Graph& g, const RunControl& r) { return betweenness(g, r); }},
        {"betweenness_sampled", false, false,
         [](const Graph& g, const RunControl& r) {
             return betweenness_sampled(g, {.epsilon = 0.1, .confidence = 0.9, .seed = 1}, r).score;
         }},
        {"betweenness_top", false, false,
         [](const Graph& g, const RunControl& r) {
             NodeColumn<double> score(g.node_count(), 0);
             for (const TopNode& one : betweenness_top(g, {.count = 3, .epsilon = 0.1, .seed = 1}, r).nodes)
                 score[one.id] = one.score;
             return score;
         }},
        {"betweenness_weighted", false, true,
         [](const Graph& g, const RunControl& r) {
             return betweenness_weighted(g, {EdgeColumn<std::uint32_t>(g.edge_count(), 0), {Fraction(2, 3)}}, r);
         }},
        {"brokerage", false, true,
         [](const Graph& g, const RunControl& r) {
             return as_double(brokerage(g, NodeColumn<std::uint32_t>(g.node_count(), 0), r).coordinator);
         }},
        {"closeness", false, true, [](const Graph& g, const RunControl& r) { return closeness(g, r).closeness; }},
        {"harmonic", false, true, [](const Graph& g, const RunControl& r) { return closeness(g, r).harmonic; }},
        {"closeness_weighted", false, true,
         [](const Graph& g, const RunControl& r) { return closeness_weighted(g, weights(g), r).closeness; }},
        {"harmonic_weighted", false, true,
         [](const Graph& g, const RunControl& r) { return closeness_weighted(g, weights(g), r).harmonic; }},
        {"clustering", false, true, [](const Graph& g, const RunControl& r) { return clustering(g, r); }},
        {"component_sizes", false, true,
         [](const Graph& g, const RunControl&) {
             const Components parts = components(g);
             NodeColumn<double> size(g.node_count());
             for (std::size_t u = 0; u < size.size(); ++u)
                 size[node(u)] = static_cast<double>(parts.sizes[parts.of[node(u)]]);
             return size;
         }},
        {"constraint", true, true,
         [](const Graph& g, const RunControl& r) { return constraint(g, weights(g), r).constraint; }},
        {"effective_size", true, true,
         [](const Graph& g, const RunControl& r) { return constraint(g, weights(g), r).effective_size; }},
        {"core", false, true, [](const Graph& g, const RunControl&) { return as_double(core(g)); }},
        {"eigenvector", false, false,
         [](const Graph& g, const RunControl& r) { return eigenvector(g, weights(g), {}, r).score; }},
        {"pagerank", false, true,
         [](const Graph& g, const RunControl& r) { return pagerank(g, weights(g), {}, r).score; }},
        {"participation", true, true,
         [](const Graph& g, const RunControl&) { return roles(g, weights(g), all_in_one(g)).participation; }},
        {"within_module_z", true, true,
         [](const Graph& g, const RunControl&) { return roles(g, weights(g), all_in_one(g)).within_module_z; }},
    };
}

class EveryKernel : public testing::TestWithParam<NamedKernel> {};
class EverySymmetricKernel : public testing::TestWithParam<NamedKernel> {};

/// Those that do not choose among equal nodes by number.
std::vector<NamedKernel> symmetric_kernels() {
    auto all = kernels();
    std::erase_if(all, [](const NamedKernel& k) { return !k.symmetric; });
    return all;
}

TEST_P(EveryKernel, IsDefinedOnDegenerateGraphs) {
    for (const NamedGraph& g : degenerate_graphs()) {
        const auto values = GetParam().kernel(g.graph, {});
        ASSERT_EQ(values.size(), g.graph.node_count()) << g.name;
        for (std::size_t u = 0; u < values.size(); ++u) {
            const double value = values[node(u)];
            EXPECT_TRUE(std::isfinite(value) || (GetParam().may_be_undefined && g.graph.degree(node(u)) == 0))
                << g.name << " node " << u;
            EXPECT_FALSE(value < 0 && GetParam().name != "within_module_z") << g.name << " node " << u;
        }
    }
}

TEST_P(EveryKernel, IsTheSameOnAnyThreads) {
    auto graphs = degenerate_graphs();
    graphs.push_back({"random", random_graph(90, 0.06, 1)});
    for (const NamedGraph& g : graphs) {
        const auto one = GetParam().kernel(g.graph, on_threads(1));
        expect_same(one, GetParam().kernel(g.graph, on_threads(2)), g.name);
        expect_same(one, GetParam().kernel(g.graph, on_threads(4)), g.name);
    }
}

TEST_P(EverySymmetricKernel, IsBlindToNames) {
    auto graphs = degenerate_graphs();
    graphs.push_back({"random", random_graph(60, 0.08, 2)});
    for (const NamedGraph& g : graphs) {
        const auto place = random_places(g.graph.node_count(), 3);
        expect_near(GetParam().kernel(relabelled(g.graph, place), {}),
                    relabelled(GetParam().kernel(g.graph, {}), place), 1e-11, g.name);
    }
}

INSTANTIATE_TEST_SUITE_P(Metrics, EveryKernel, testing::ValuesIn(kernels()),
                         [](const auto& test) { return test.param.name; });
INSTANTIATE_TEST_SUITE_P(Metrics, EverySymmetricKernel, testing::ValuesIn(symmetric_kernels()),
                         [](const auto& test) { return test.param.name; });

} // namespace
} // namespace clusterbridge

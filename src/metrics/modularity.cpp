#include "metrics/modularity.hpp"

#include "base/error.hpp"
#include "base/large_pages.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::size_t kManyEdges = 100000;

/// Weight inside communities, and the weight of all edges.
struct Inside {
    double inside = 0, all = 0;
    std::size_t edges_inside = 0;
    bool alike = true; ///< all edges have the same weight
};

Inside weigh(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition, const RunControl& run) {
    ensure(weight.size() == graph.edge_count() && partition.of.size() == graph.node_count(),
           "weights and partition fit the graph");
    // the blocks depend on the graph alone, and so do the roundings of their sums
    std::vector<Inside> pieces(graph.edge_count() / kManyEdges + 1);
    run_blocks(pieces.size(), {.threads = run.threads, .stop = run.stop}, [&](std::size_t block, std::size_t) {
        const auto [first, last] = block_range(block, pieces.size(), graph.edge_count());
        Inside sums;
        for (std::size_t e = first; e < last; ++e) {
            const auto [u, v] = graph.ends(edge(e));
            sums.all += weight[edge(e)];
            sums.alike = sums.alike && weight[edge(e)] == weight[edge(0)];
            if (partition.of[u] != Partition::kNone && partition.of[u] == partition.of[v]) {
                sums.inside += weight[edge(e)];
                ++sums.edges_inside;
            }
        }
        pieces[block] = sums;
    });
    for (std::size_t block = 1; block < pieces.size(); ++block) {
        pieces[0].inside += pieces[block].inside;
        pieces[0].edges_inside += pieces[block].edges_inside;
        pieces[0].all += pieces[block].all;
        pieces[0].alike = pieces[0].alike && pieces[block].alike;
    }
    return pieces[0];
}

} // namespace

double modularity(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition, double resolution,
                  const RunControl& run) {
    const Inside sums = weigh(graph, weight, partition, run);
    if (!(sums.all > 0))
        return 0;
    const std::size_t blocks = run.threads > 1 && graph.edge_count() > kManyEdges ? std::size_t{16} * run.threads : 1;
    std::vector<double> share = large_vector<double>(graph.node_count());
    // where all are alike, ties are counted: exact, and weights are not looked up all over the memory
    const double all = sums.alike ? static_cast<double>(graph.edge_count()) : sums.all;
    const double inside = sums.alike ? static_cast<double>(sums.edges_inside) : sums.inside;
    for_items_in_blocks(share.size(), blocks, {.threads = run.threads, .stop = run.stop}, [&](std::size_t v) {
        double own = 0;
        if (sums.alike)
            own = static_cast<double>(graph.degree(node(v)));
        else
            for (const Arc& arc : graph.arcs(node(v)))
                own += weight[arc.edge] / all;
        share[v] = own;
    });
    std::vector<double> strength(partition.count, 0);
    const double whole = sums.alike ? 2 * all : 2; // twice the weight of all edges, in the unit of the shares
    const auto squared = [](double x) { return x * x; };
    double expected = 0;
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        if (partition.of[node(v)] == Partition::kNone)
            expected += squared(share[v] / whole);
        else
            strength[partition.of[node(v)]] += share[v];
    }
    for (const double s : strength)
        expected += squared(s / whole);
    return inside / all - resolution * expected;
}

double constant_potts(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition,
                      double resolution, const RunControl& run) {
    std::vector<double> members(partition.count, 0);
    for (const std::uint32_t community : partition.of)
        if (community != Partition::kNone)
            members[community] += 1;
    double pairs = 0;
    for (const double s : members)
        pairs += s * (s - 1) / 2;
    return weigh(graph, weight, partition, run).inside - resolution * pairs;
}

double quality(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition,
               QualityFunction function, double resolution, const RunControl& run) {
    return function == QualityFunction::cpm ? constant_potts(graph, weight, partition, resolution, run)
                                            : modularity(graph, weight, partition, resolution, run);
}

Partition number_communities(const Graph& graph, std::span<const std::uint32_t> labels) {
    ensure(labels.size() == graph.node_count(), "one label per node");
    struct Community {
        std::uint32_t size = 0, first = 0;
    };
    std::unordered_map<std::uint32_t, std::uint32_t> place_of; // label -> position in `found`; only looked up
    std::vector<Community> found;
    std::vector<std::uint32_t> place(labels.size(), Partition::kNone);
    for (std::size_t v = 0; v < labels.size(); ++v) {
        if (graph.degree(node(v)) == 0)
            continue;
        const auto [at, added] = place_of.try_emplace(labels[v], static_cast<std::uint32_t>(found.size()));
        if (added)
            found.push_back({0, static_cast<std::uint32_t>(v)});
        ++found[at->second].size;
        place[v] = at->second;
    }
    std::vector<std::uint32_t> order(found.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return found[a].size != found[b].size ? found[a].size > found[b].size : found[a].first < found[b].first;
    });
    std::vector<std::uint32_t> number(found.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        number[order[i]] = static_cast<std::uint32_t>(i);
    Partition partition{NodeColumn<std::uint32_t>(labels.size(), Partition::kNone),
                        static_cast<std::uint32_t>(found.size())};
    for (std::size_t v = 0; v < labels.size(); ++v)
        if (place[v] != Partition::kNone)
            partition.of[node(v)] = number[place[v]];
    return partition;
}

} // namespace clusterbridge

#include "analysis/ranking_intervals.hpp"

#include "base/parallel.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::size_t kResamplings = 200;
constexpr double kLeftOut = 0.1;
constexpr std::uint64_t kStream = 0x72616E6BULL; // apart from what else the seed is used for

/// One bit per resampling.
using Resamplings = std::array<std::uint64_t, (kResamplings + 63) / 64>;

bool has(const Resamplings& bits, std::size_t i) {
    return (bits[i / 64] >> (i % 64) & 1U) != 0;
}

/// In which resamplings each edge is gone: those that leave out all records behind it.
EdgeColumn<Resamplings> gone(const Network& network, const GraphView& view, std::uint64_t seed) {
    const Random root(seed, kStream);
    std::vector<Resamplings> left_out(network.ties.size() + network.projects.size());
    for (std::size_t record = 0; record < left_out.size(); ++record) {
        Random random = root.child(record);
        for (std::size_t i = 0; i < kResamplings; ++i)
            if (random.chance(kLeftOut))
                left_out[record][i / 64] |= std::uint64_t{1} << (i % 64);
    }
    EdgeColumn<Resamplings> result(view.graph.edge_count());
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e) {
        Resamplings all;
        all.fill(~std::uint64_t{0});
        for (const Link& link : view.links_of(edge(e))) {
            const std::size_t record = link.kind == LinkKind::tie_row ? link.record : network.ties.size() + link.record;
            for (std::size_t w = 0; w < all.size(); ++w)
                all[w] &= left_out[record][w];
        }
        result[edge(e)] = all;
    }
    return result;
}

} // namespace

NodeColumn<std::uint32_t> ranks_of(const NodeColumn<double>& values) {
    std::vector<NodeId> order(values.size());
    for (std::size_t u = 0; u < order.size(); ++u)
        order[u] = node(u);
    std::sort(order.begin(), order.end(), [&](NodeId a, NodeId b) { return values[a] > values[b]; });
    NodeColumn<std::uint32_t> ranks(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        ranks[order[i]] =
            i > 0 && values[order[i]] == values[order[i - 1]] ? ranks[order[i - 1]] : static_cast<std::uint32_t>(i + 1);
    return ranks;
}

RankIntervals rank_intervals(const Network& network, const GraphView& view, std::uint64_t seed,
                             const std::function<NodeColumn<double>(const Graph&, const RunControl&)>& score,
                             const RunControl& run) {
    const std::size_t n = view.graph.node_count();
    const auto missing = gone(network, view, seed);
    std::vector<NodeColumn<std::uint32_t>> ranks(kResamplings);
    const RunControl alone{1, run.stop, {}};
    run_blocks(kResamplings, run, [&](std::size_t i, std::size_t) {
        std::vector<std::pair<NodeId, NodeId>> ends;
        for (std::size_t e = 0; e < missing.size(); ++e)
            if (!has(missing[edge(e)], i))
                ends.push_back(view.graph.ends(edge(e)));
        ranks[i] = ranks_of(score(Graph::from_sorted_edges(n, std::move(ends)), alone));
    });
    RankIntervals result{NodeColumn<std::uint32_t>(n), NodeColumn<std::uint32_t>(n)};
    std::array<std::uint32_t, kResamplings> of_node;
    for (std::size_t u = 0; u < n; ++u) {
        for (std::size_t i = 0; i < kResamplings; ++i)
            of_node[i] = ranks[i][node(u)];
        std::sort(of_node.begin(), of_node.end());
        result.low[node(u)] = of_node[9];
        result.high[node(u)] = of_node[190];
    }
    return result;
}

} // namespace clusterbridge

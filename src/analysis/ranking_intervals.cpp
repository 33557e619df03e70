#include "analysis/ranking_intervals.hpp"

#include "analysis/record_resampling.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace clusterbridge {
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
    constexpr std::size_t kTrials = RecordResampling::kTrials;
    const std::size_t n = view.graph.node_count();
    const RecordResampling resampling(network, seed);
    std::vector<NodeColumn<std::uint32_t>> ranks(kTrials);
    const RunControl alone{1, run.stop, {}};
    run_blocks(kTrials, run, [&](std::size_t i, std::size_t) {
        ranks[i] = ranks_of(score(Graph::from_sorted_edges(n, resampling.edges(view, i)), alone));
    });
    RankIntervals result{NodeColumn<std::uint32_t>(n), NodeColumn<std::uint32_t>(n)};
    std::array<std::uint32_t, kTrials> of_node;
    for (std::size_t u = 0; u < n; ++u) {
        for (std::size_t i = 0; i < kTrials; ++i)
            of_node[i] = ranks[i][node(u)];
        std::sort(of_node.begin(), of_node.end());
        result.low[node(u)] = of_node[RecordResampling::kLow];
        result.high[node(u)] = of_node[RecordResampling::kHigh];
    }
    return result;
}

} // namespace clusterbridge

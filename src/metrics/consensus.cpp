#include "metrics/consensus.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

/// Streams of chance that no run of the study uses.
constexpr std::uint64_t kConsensusStream = std::uint64_t{1} << 32U;
constexpr double kQualityNoise = 1e-10;

struct ConsensusGraph {
    Graph graph;
    EdgeColumn<double> weight;
};

/// Share of the runs that hold the two ends of each edge together.
std::vector<double> together(const Graph& graph, std::span<const LeidenResult> runs) {
    std::vector<double> share(graph.edge_count(), 0);
    for (const LeidenResult& one : runs)
        for (std::size_t e = 0; e < share.size(); ++e) {
            const auto [u, v] = graph.ends(edge(e));
            if (one.partition.of[u] == one.partition.of[v])
                share[e] += 1;
        }
    for (double& s : share)
        s /= static_cast<double>(runs.size());
    return share;
}

ConsensusGraph consensus_graph(const Graph& graph, const EdgeColumn<double>& weight, std::span<const double> share,
                               double threshold) {
    std::vector<std::uint8_t> keep(graph.edge_count(), 0);
    for (std::size_t e = 0; e < keep.size(); ++e)
        keep[e] = share[e] >= threshold ? 1 : 0;
    // judged by the threshold alone, so that the order of nodes plays no part
    const std::vector<std::uint8_t> strong = keep;
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        const auto arcs = graph.arcs(node(v));
        if (arcs.empty() || std::any_of(arcs.begin(), arcs.end(), [&](Arc a) { return strong[index(a.edge)] != 0; }))
            continue;
        const Arc* best = arcs.data();
        for (const Arc& arc : arcs)
            if (std::pair(share[index(arc.edge)], weight[arc.edge]) >
                std::pair(share[index(best->edge)], weight[best->edge]))
                best = &arc;
        keep[index(best->edge)] = 1;
    }
    std::vector<std::pair<NodeId, NodeId>> ends;
    std::vector<double> weights;
    for (std::size_t e = 0; e < keep.size(); ++e)
        if (keep[e] != 0) {
            ends.push_back(graph.ends(edge(e)));
            weights.push_back(weight[edge(e)] * std::max(share[e], 1e-3));
        }
    return {Graph::from_sorted_edges(graph.node_count(), std::move(ends)), EdgeColumn<double>(std::move(weights))};
}

bool all_alike(std::span<const LeidenResult> runs) {
    return std::all_of(runs.begin(), runs.end(),
                       [&](const LeidenResult& one) { return one.partition.of == runs.front().partition.of; });
}

const LeidenResult& best_of(std::span<const LeidenResult> runs) {
    return *std::max_element(runs.begin(), runs.end(),
                             [](const LeidenResult& a, const LeidenResult& b) { return a.quality < b.quality; });
}

} // namespace

ConsensusResult consensus(const Graph& graph, const EdgeColumn<double>& weight, std::span<const LeidenResult> runs,
                          const ConsensusOptions& options, const RunControl& run) {
    ensure(!runs.empty(), "a consensus needs at least one run");
    ConsensusResult result;
    result.partition = runs.front().partition;
    result.quality = runs.front().quality;
    result.converged = all_alike(runs);
    if (result.converged)
        return result;
    ConsensusGraph current;
    std::vector<LeidenResult> round(runs.begin(), runs.end());
    while (result.rounds < options.max_rounds && !result.converged) {
        const Graph& before = result.rounds == 0 ? graph : current.graph;
        const EdgeColumn<double>& weight_before = result.rounds == 0 ? weight : current.weight;
        ConsensusGraph next = consensus_graph(before, weight_before, together(before, round), options.threshold);
        current = std::move(next);
        round.assign(std::max<std::size_t>(2, options.runs_per_round), {});
        for_blocks(
            round.size(), run, [] { return 0; },
            [&](std::size_t block, int&) {
                const LeidenOptions leiden_options{.objective = options.objective,
                                                   .resolution = options.resolution,
                                                   .seed = options.seed,
                                                   .stream = kConsensusStream + result.rounds * round.size() + block,
                                                   .tolerance = options.tolerance};
                round[block] = search_communities(current.graph, current.weight, options.method, leiden_options,
                                                  {.stop = run.stop});
            });
        ++result.rounds;
        result.converged = all_alike(round);
    }
    const LeidenResult refined = search_communities(graph, weight, options.method,
                                                    {.objective = options.objective,
                                                     .resolution = options.resolution,
                                                     .seed = options.seed,
                                                     .stream = kConsensusStream - 1,
                                                     .start = &round.front().partition},
                                                    run);
    const LeidenResult& best = best_of(runs);
    result.best_run = refined.quality < best.quality - kQualityNoise * std::max(1e-3, std::abs(best.quality));
    const LeidenResult& chosen = result.best_run ? best : refined;
    result.partition = chosen.partition;
    result.quality = chosen.quality;
    return result;
}

NodeColumn<double> co_assignment(const Partition& partition, std::span<const LeidenResult> runs) {
    ensure(!runs.empty(), "certainty needs at least one run");
    const std::size_t n = partition.of.size();
    // members of each community, contiguous
    std::vector<std::uint32_t> first(partition.count + std::size_t{1}, 0);
    for (const std::uint32_t c : partition.of)
        if (c != Partition::kNone)
            ++first[c + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<NodeId> members(first.back());
    std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
    for (std::size_t v = 0; v < n; ++v)
        if (const std::uint32_t c = partition.of[node(v)]; c != Partition::kNone)
            members[at[c]++] = node(v);
    // counts are whole numbers, so their sum does not depend on the order of runs
    std::vector<std::uint64_t> companions(n, 0);
    for (const LeidenResult& one : runs) {
        std::vector<std::uint32_t> size(one.partition.count, 0);
        for (const std::uint32_t c : one.partition.of)
            if (c != Partition::kNone)
                ++size[c];
        std::vector<std::uint32_t> here(one.partition.count, 0);
        for (std::uint32_t c = 0; c < partition.count; ++c) {
            const std::span<const NodeId> group(members.data() + first[c], members.data() + first[c + 1]);
            for (const NodeId v : group)
                ++here[one.partition.of[v]];
            for (const NodeId v : group)
                companions[index(v)] +=
                    group.size() > 1 ? here[one.partition.of[v]] - 1 : (size[one.partition.of[v]] == 1 ? 1U : 0U);
            for (const NodeId v : group)
                here[one.partition.of[v]] = 0;
        }
    }
    NodeColumn<double> certainty(n, std::numeric_limits<double>::quiet_NaN());
    for (std::uint32_t c = 0; c < partition.count; ++c) {
        const std::size_t size = first[c + 1] - first[c];
        const auto possible = static_cast<double>(std::max<std::size_t>(size - 1, 1) * runs.size());
        for (std::uint32_t i = first[c]; i < first[c + 1]; ++i)
            certainty[members[i]] = static_cast<double>(companions[index(members[i])]) / possible;
    }
    return certainty;
}

std::size_t distinct_partitions(std::span<const LeidenResult> runs) {
    // numbering by size, then smallest member makes equal partitions equal columns
    std::vector<const LeidenResult*> order;
    for (const LeidenResult& one : runs)
        order.push_back(&one);
    const auto labels = [](const LeidenResult* one) { return one->partition.of.raw(); };
    std::sort(order.begin(), order.end(), [&](const LeidenResult* a, const LeidenResult* b) {
        return std::lexicographical_compare(labels(a).begin(), labels(a).end(), labels(b).begin(), labels(b).end());
    });
    std::size_t count = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (i == 0 || order[i]->partition.of != order[i - 1]->partition.of)
            ++count;
    return count;
}

} // namespace clusterbridge

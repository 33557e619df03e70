#include "metrics/impact.hpp"

#include "base/parallel.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <numeric>

namespace clusterbridge {
namespace {

constexpr std::uint32_t kFar = 0xFFFFFFFFU;
constexpr std::size_t kBlocks = 64;

double inverse(std::uint32_t distance) {
    return distance == kFar ? 0.0 : 1.0 / static_cast<double>(distance);
}

struct Search {
    std::vector<std::uint32_t> distance, improved;
    std::vector<NodeId> queue, touched;
    // what an end gained at a new distance from the current source: many pairs share their far end
    std::vector<double> known_gain;
    std::vector<std::uint32_t> known_at;
    std::vector<NodeId> remembered;
};

Search make_search(const Graph& graph) {
    Search s;
    s.distance.assign(graph.node_count(), kFar);
    s.improved.assign(graph.node_count(), kFar);
    s.known_gain.assign(graph.node_count(), 0.0);
    s.known_at.assign(graph.node_count(), kFar);
    return s;
}

void distances_from(const Graph& graph, NodeId source, Search& s) {
    std::fill(s.distance.begin(), s.distance.end(), kFar);
    s.queue.assign(1, source);
    s.distance[index(source)] = 0;
    for (const NodeId j : s.remembered)
        s.known_at[index(j)] = kFar;
    s.remembered.clear();
    for (std::size_t head = 0; head < s.queue.size(); ++head) {
        const std::uint32_t next = s.distance[index(s.queue[head])] + 1;
        for (const Arc& arc : graph.arcs(s.queue[head]))
            if (s.distance[index(arc.to)] == kFar) {
                s.distance[index(arc.to)] = next;
                s.queue.push_back(arc.to);
            }
    }
}

/// Sum over targets of the increase of 1/d from the current source when j comes as near as `now`.
double gain_beyond(const Graph& graph, NodeId j, std::uint32_t now, Search& s) {
    double gain = 0;
    s.touched.assign(1, j);
    s.improved[index(j)] = now;
    for (std::size_t head = 0; head < s.touched.size(); ++head) {
        const NodeId t = s.touched[head];
        const std::uint32_t here = s.improved[index(t)];
        gain += inverse(here) - inverse(s.distance[index(t)]);
        for (const Arc& arc : graph.arcs(t))
            if (here + 1 < s.distance[index(arc.to)] && s.improved[index(arc.to)] == kFar) {
                s.improved[index(arc.to)] = here + 1;
                s.touched.push_back(arc.to);
            }
    }
    for (const NodeId t : s.touched)
        s.improved[index(t)] = kFar;
    return gain;
}

/// The same for a tie between i and j.
double gain_from(const Graph& graph, NodeId i, NodeId j, Search& s) {
    if (s.distance[index(i)] > s.distance[index(j)])
        std::swap(i, j);
    const std::uint32_t near = s.distance[index(i)];
    if (near == kFar || near + 1 >= s.distance[index(j)])
        return 0;
    if (s.known_at[index(j)] != near + 1) {
        if (s.known_at[index(j)] == kFar)
            s.remembered.push_back(j);
        s.known_gain[index(j)] = gain_beyond(graph, j, near + 1, s);
        s.known_at[index(j)] = near + 1;
    }
    return s.known_gain[index(j)];
}

std::vector<NodeId> chosen_sources(std::size_t n, const ImpactOptions& options, bool sampled) {
    std::vector<NodeId> sources(n);
    for (std::size_t v = 0; v < n; ++v)
        sources[v] = node(v);
    if (sampled) {
        Random(options.seed, 0x1A9AC7).shuffle(std::span(sources));
        sources.resize(std::min(n, options.sources));
        std::sort(sources.begin(), sources.end());
    }
    return sources;
}

} // namespace

ImpactResult impact_of_ties(const Graph& graph, std::span<const std::pair<NodeId, NodeId>> pairs,
                            const ImpactOptions& options, const RunControl& run) {
    const std::size_t n = graph.node_count();
    ImpactResult result;
    result.gain.assign(pairs.size(), 0.0);
    result.sampled = n > options.exact_up_to;
    const auto sources = chosen_sources(n, options, result.sampled);
    result.sources = sources.size();
    if (n < 2 || pairs.empty() || sources.empty())
        return result;
    const std::size_t blocks = std::min(kBlocks, sources.size());
    std::vector<std::vector<double>> part(blocks);
    for_blocks(
        blocks, run, [&] { return make_search(graph); },
        [&](std::size_t block, Search& search) {
            part[block].assign(pairs.size(), 0.0);
            const auto range = block_range(block, blocks, sources.size());
            for (std::size_t k = range.first; k < range.last; ++k) {
                run.throw_if_stopped();
                distances_from(graph, sources[k], search);
                for (std::size_t p = 0; p < pairs.size(); ++p)
                    part[block][p] += gain_from(graph, pairs[p].first, pairs[p].second, search);
            }
        });
    for (const auto& block : part)
        for (std::size_t p = 0; p < pairs.size(); ++p)
            result.gain[p] += block[p];
    // every improved pair is seen from both of its ends, or from the sampled one
    const double all = static_cast<double>(sources.size()) * static_cast<double>(n - 1);
    for (double& gain : result.gain)
        gain /= all;
    if (result.sampled) { // the pair itself comes nearer, whether a sampled source saw it or not: from d >= 2 to 1
        const double own = 1 / (static_cast<double>(n) * static_cast<double>(n - 1));
        for (std::size_t p = 0; p < pairs.size(); ++p)
            if (pairs[p].first != pairs[p].second && !graph.adjacent(pairs[p].first, pairs[p].second))
                result.gain[p] = std::max(result.gain[p], own);
    }
    return result;
}

} // namespace clusterbridge

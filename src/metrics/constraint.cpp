#include "metrics/constraint.hpp"

#include "base/compensated_sum.hpp"
#include "base/large_pages.hpp"
#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace clusterbridge {
namespace {

/// The network as the kernel reads it: a share per arc, next to the neighbour it belongs to.
struct Shares {
    Adjacency ties;
    std::vector<double> share;    ///< per arc of i to j: p_ij, the weight over the strength of i
    std::vector<double> strength; ///< per node
    std::vector<double> largest;  ///< weight of a tie of the node
    std::size_t blocks = 1;       ///< parts of the work, whatever the threads
    RunControl run;

    std::size_t size() const { return strength.size(); }

    template <class Body> void over_nodes(const Body& body) const { for_items_in_blocks(size(), blocks, run, body); }
};

Shares shares_of(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    const std::size_t n = g.node_count();
    Shares all;
    const double mean_degree = static_cast<double>(g.arc_count()) / static_cast<double>(std::max<std::size_t>(1, n));
    all.run = worth_threads(run, 2 * mean_degree * static_cast<double>(g.arc_count()));
    all.run.progress = {};
    all.blocks = std::min<std::size_t>(n, 256);
    all.ties = adjacency_of(g, all.run);
    all.share = large_vector<double>(g.arc_count());
    all.strength.resize(n);
    all.largest.resize(n);
    const auto scaled = unit_weights(weight, run);
    all.over_nodes([&](std::size_t u) {
        const std::size_t first = g.first_arc(node(u));
        std::size_t end = first;
        CompensatedSum sum;
        for (const Arc& arc : g.arcs(node(u))) {
            all.share[end] = scaled[arc.edge];
            sum.add(all.share[end]);
            all.largest[u] = std::max(all.largest[u], all.share[end++]);
        }
        all.strength[u] = sum.value();
        for (std::size_t a = first; a < end; ++a)
            all.share[a] /= all.strength[u];
    });
    return all;
}

/// What both ends of an edge {i, j} need to know about their common neighbours q; both sums are symmetric in i and j.
struct Shared {
    double onward = 0;    ///< sum of p_iq p_jq / strength of q
    double redundant = 0; ///< sum of p_iq p_jq
};

/// A node whose shares are spread out, so that those of a neighbour find their like.
struct Spread {
    std::vector<std::uint64_t> marked; ///< a bit per node: most have no share, and the bits stay in the nearest cache
    std::vector<double> share;
};

EdgeColumn<Shared> common_neighbours(const Graph& g, const Shares& all, const RunControl& run) {
    const std::size_t n = all.size();
    EdgeColumn<Shared> shared(large_vector<Shared>(g.edge_count()));
    const Adjacency& ties = all.ties;
    const auto ranks_below = [&](std::size_t a, std::size_t b) {
        return ties.degree(a) != ties.degree(b) ? ties.degree(a) < ties.degree(b) : a < b;
    };
    // the end of higher degree is spread out, so that the walk goes over the shorter row
    const auto pass = [&](std::size_t i, Spread& of) {
        for (std::uint32_t a = ties.first[i]; a < ties.first[i + 1]; ++a) {
            of.marked[ties.to[a] / 64] |= std::uint64_t{1} << (ties.to[a] % 64);
            of.share[ties.to[a]] = all.share[a];
        }
        for (const Arc& tie : g.arcs(node(i))) {
            const std::size_t j = index(tie.to);
            if (!ranks_below(j, i))
                continue;
            Shared sum;
            for (std::uint32_t a = ties.first[j]; a < ties.first[j + 1]; ++a) {
                const std::uint32_t q = ties.to[a];
                if ((of.marked[q / 64] >> (q % 64) & 1U) == 0)
                    continue;
                const double product = of.share[q] * all.share[a];
                sum.redundant += product;
                sum.onward += product / all.strength[q];
            }
            shared[tie.edge] = sum;
        }
        for (const std::uint32_t q : ties.row(i))
            of.marked[q / 64] = 0;
    };
    for_blocks(
        all.blocks, {all.run.threads, run.stop, run.progress},
        [&] {
            return Spread{std::vector<std::uint64_t>(n / 64 + 1, 0), std::vector<double>(n)};
        },
        [&](std::size_t block, Spread& of) {
            const auto [first, last] = block_range(block, all.blocks, n);
            for (std::size_t i = first; i < last; ++i)
                pass(i, of);
        });
    return shared;
}

} // namespace

StructuralHoles constraint(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    const std::size_t n = g.node_count();
    const Shares all = shares_of(g, weight, run);
    const auto shared = common_neighbours(g, all, run);
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    StructuralHoles result{NodeColumn<double>(n, undefined), NodeColumn<double>(n, undefined)};
    all.over_nodes([&](std::size_t u) {
        if (all.ties.degree(u) == 0)
            return;
        double sum = 0;
        double redundancy = 0;
        std::size_t a = all.ties.first[u];
        for (const Arc& arc : g.arcs(node(u))) {
            const Shared& common = shared[arc.edge];
            const std::size_t j = index(arc.to);
            // p_iq p_qj = (p_iq p_jq / s_q) s_j, because w_qj = p_jq s_j
            const double part = all.share[a++] + common.onward * all.strength[j];
            sum += part * part;
            redundancy += common.redundant * (all.strength[j] / all.largest[j]);
        }
        result.constraint[node(u)] = sum;
        result.effective_size[node(u)] = static_cast<double>(all.ties.degree(u)) - redundancy;
    });
    return result;
}

} // namespace clusterbridge

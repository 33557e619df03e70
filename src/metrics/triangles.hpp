#pragma once
#include "base/large_pages.hpp"
#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "metrics/adjacency.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Every tie once, as an arc from its end of lower degree (smaller node on ties): no row is longer than sqrt(2m).
/// Nodes are renumbered by degree, so that the rows that are read most lie together.
struct Upwards {
    std::vector<std::uint32_t> order; ///< old number of each new one
    Adjacency rows;                   ///< new numbers, in no order
};
inline Upwards upwards(const Graph& g, const RunControl& run) {
    const std::size_t n = g.node_count();
    std::size_t widest = 0;
    for (std::size_t u = 0; u < n; ++u)
        widest = std::max(widest, g.degree(node(u)));
    std::vector<std::uint32_t> at(widest + 2, 0);
    for (std::size_t u = 0; u < n; ++u)
        ++at[g.degree(node(u)) + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    Upwards up;
    up.order.resize(n);
    std::vector<std::uint32_t> place(n);
    for (std::size_t u = 0; u < n; ++u) {
        place[u] = at[g.degree(node(u))]++;
        up.order[place[u]] = static_cast<std::uint32_t>(u);
    }
    const auto over_nodes = [&](const auto& body) {
        for_items_in_blocks(n, arc_blocks(g.arc_count()), {run.threads, run.stop, {}}, body);
    };
    std::vector<std::uint32_t>& first = up.rows.first;
    first.assign(n + 1, 0);
    auto kept =
        large_vector<std::uint32_t>(g.arc_count()); // each row at the place of its arcs, not all of which are kept
    over_nodes([&](std::size_t u) {
        std::size_t end = g.first_arc(node(u));
        for (const Arc& arc : g.arcs(node(u))) {
            kept[end] = place[index(arc.to)];
            end += static_cast<std::size_t>(kept[end] > place[u]); // without a branch: no processor could guess it
        }
        first[place[u] + std::size_t{1}] = static_cast<std::uint32_t>(end - g.first_arc(node(u)));
    });
    std::partial_sum(first.begin(), first.end(), first.begin());
    up.rows.to = large_vector<std::uint32_t>(g.edge_count());
    over_nodes([&](std::size_t v) {
        const auto from = kept.begin() + static_cast<std::ptrdiff_t>(g.first_arc(node(up.order[v])));
        std::copy_n(from, up.rows.degree(v), up.rows.to.begin() + first[v]);
    });
    return up;
}

/// Calls `visit(counts, a, b, c)` once for every triangle, in numbers of `up`, and returns the sum of all `counts`,
/// which start as copies of `zero` (one per worker) and are joined by `counts += counts`. The counts must be integers:
/// workers take triangles in any order. O(m^1.5) time, O(n) memory per worker.
template <class Counts, class Visit>
Counts count_triangles(const Upwards& up, const RunControl& run, const Counts& zero, Visit visit) {
    struct Scratch {
        std::vector<std::uint64_t> marked; ///< a bit per node
        Counts counts;
    };
    const std::size_t n = up.order.size();
    std::vector<std::unique_ptr<Scratch>> workers(std::max(1U, run.threads));
    const std::size_t blocks = std::min<std::size_t>(n, 256);
    const auto ties = static_cast<double>(up.rows.to.size());
    const double steps = 2 * ties * ties / static_cast<double>(std::max<std::size_t>(1, n));
    run_blocks(blocks, worth_threads(run, steps), [&](std::size_t block, std::size_t worker) {
        if (!workers[worker])
            workers[worker] = std::make_unique<Scratch>(Scratch{std::vector<std::uint64_t>(n / 64 + 1, 0), zero});
        std::uint64_t* const marked = workers[worker]->marked.data();
        Counts& counts = workers[worker]->counts;
        const auto [first, last] = block_range(block, blocks, n);
        for (std::size_t a = first; a < last; ++a) {
            const auto row = up.rows.row(a);
            for (const std::uint32_t b : row)
                marked[b / 64] |= std::uint64_t{1} << (b % 64);
            for (const std::uint32_t b : row)
                for (const std::uint32_t c : up.rows.row(b))
                    if ((marked[c / 64] >> (c % 64) & 1U) != 0)
                        visit(counts, static_cast<std::uint32_t>(a), b, c);
            for (const std::uint32_t b : row)
                marked[b / 64] = 0;
        }
    });
    Counts total = zero;
    for (const auto& worker : workers)
        if (worker)
            total += worker->counts;
    return total;
}

} // namespace clusterbridge

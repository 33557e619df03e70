#pragma once
#include "base/parallel.hpp"
#include "metrics/adjacency.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <mutex>
#include <vector>

namespace clusterbridge {

/// Calls `visit(counts, a, b, c)` once for every triangle and returns the sum of all `counts`, which start as copies
/// of `zero` (one per worker) and are joined by `counts += counts`. The counts must be integers: workers take triangles
/// in any order. Each triangle is found from its end of lowest degree: O(m^1.5) time, O(n) memory per worker.
template <class Counts, class Visit>
Counts count_triangles(const Graph& g, const RunControl& run, const Counts& zero, Visit visit) {
    const std::size_t n = g.node_count();
    std::vector<std::uint32_t> order(n);
    for (std::size_t u = 0; u < n; ++u)
        order[u] = static_cast<std::uint32_t>(u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto da = g.degree(node(a)), db = g.degree(node(b));
        return da != db ? da < db : a < b;
    });
    const Adjacency up = [&] {
        Adjacency all = renumbered(adjacency_of(g), order);
        Adjacency kept;
        for (std::size_t u = 0; u < n; ++u) {
            for (const std::uint32_t v : all.row(u))
                if (v > u)
                    kept.to.push_back(v);
            kept.first.push_back(static_cast<std::uint32_t>(kept.to.size()));
        }
        return kept;
    }();
    struct Scratch {
        std::vector<std::uint8_t> marked;
        Counts* counts = nullptr;
    };
    std::deque<Counts> per_worker;
    std::mutex mutex;
    const auto make_scratch = [&] {
        const std::lock_guard lock(mutex);
        per_worker.push_back(zero);
        return Scratch{std::vector<std::uint8_t>(n, 0), &per_worker.back()};
    };
    const std::size_t blocks = std::min<std::size_t>(n, 256);
    for_blocks(blocks, run, make_scratch, [&](std::size_t block, Scratch& scratch) {
        const auto [first, last] = block_range(block, blocks, n);
        for (std::size_t a = first; a < last; ++a) {
            for (const std::uint32_t b : up.row(a))
                scratch.marked[b] = 1;
            for (const std::uint32_t b : up.row(a))
                for (const std::uint32_t c : up.row(b))
                    if (scratch.marked[c] != 0)
                        visit(*scratch.counts, node(order[a]), node(order[b]), node(order[c]));
            for (const std::uint32_t b : up.row(a))
                scratch.marked[b] = 0;
        }
    });
    Counts total = zero;
    for (const Counts& counts : per_worker)
        total += counts;
    return total;
}

} // namespace clusterbridge

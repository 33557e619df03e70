#include "metrics/rewiring.hpp"

#include "base/error.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

/// A set of pairs in one flat table: linear probing, erasing moves later entries back, so no grave markers pile up.
class PairSet {
  public:
    explicit PairSet(std::size_t expected)
        : slots_(std::bit_ceil(2 * expected + 2), kEmpty), mask_(slots_.size() - 1) {}
    bool contains(std::uint32_t a, std::uint32_t b) const { return slots_[find(key(a, b))] != kEmpty; }
    void insert(std::uint32_t a, std::uint32_t b) { slots_[find(key(a, b))] = key(a, b); }
    void erase(std::uint32_t a, std::uint32_t b) {
        std::size_t hole = find(key(a, b));
        for (std::size_t at = (hole + 1) & mask_; slots_[at] != kEmpty; at = (at + 1) & mask_)
            // an entry may move back unless its home lies behind the hole
            if (((at - home(slots_[at])) & mask_) >= ((at - hole) & mask_)) {
                slots_[hole] = slots_[at];
                hole = at;
            }
        slots_[hole] = kEmpty;
    }

  private:
    static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};
    static std::uint64_t key(std::uint32_t a, std::uint32_t b) {
        return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b);
    }
    std::size_t home(std::uint64_t key) const {
        key *= 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(key ^ key >> 32U) & mask_;
    }
    std::size_t find(std::uint64_t key) const {
        std::size_t at = home(key);
        while (slots_[at] != kEmpty && slots_[at] != key)
            at = (at + 1) & mask_;
        return at;
    }

    std::vector<std::uint64_t> slots_;
    std::size_t mask_;
};

} // namespace

RewiredGraph rewired(const Graph& graph, const EdgeColumn<double>& weight, Random random, std::size_t swaps_per_edge) {
    ensure(weight.size() == graph.edge_count(), "one weight per edge");
    const std::size_t m = graph.edge_count();
    std::vector<Ends> ends(m);
    PairSet present(m);
    for (std::size_t e = 0; e < m; ++e) {
        const auto [u, v] = graph.ends(edge(e));
        ends[e] = {static_cast<std::uint32_t>(index(u)), static_cast<std::uint32_t>(index(v))};
        present.insert(ends[e].first, ends[e].second);
    }
    RewiredGraph result;
    for (std::size_t attempt = 0; m >= 2 && attempt < swaps_per_edge * m; ++attempt) {
        Ends& one = ends[static_cast<std::size_t>(random.below(m))];
        Ends& two = ends[static_cast<std::size_t>(random.below(m))];
        if (random.next() >> 63U != 0)
            std::swap(two.first, two.second);
        const auto [a, b] = one;
        const auto [c, d] = two;
        if (&one == &two || a == d || c == b || present.contains(a, d) || present.contains(c, b))
            continue;
        present.erase(a, b);
        present.erase(c, d);
        present.insert(a, d);
        present.insert(c, b);
        one.second = d;
        two.second = b;
        ++result.swaps;
    }
    std::vector<std::pair<NodeId, NodeId>> edges(m);
    for (std::size_t e = 0; e < m; ++e)
        edges[e] = {node(ends[e].first), node(ends[e].second)};
    result.graph = Graph::from_edges(graph.node_count(), std::move(edges));
    std::vector<double> weights(weight.begin(), weight.end());
    random.shuffle(std::span(weights));
    result.weight = EdgeColumn<double>(std::move(weights));
    return result;
}

} // namespace clusterbridge

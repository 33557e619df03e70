#include "metrics/closeness.hpp"

#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "metrics/adjacency.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::size_t kWords = 4;
constexpr std::size_t kSources = 64 * kWords;

/// One bit per source of a batch.
struct Lanes {
    std::array<std::uint64_t, kWords> word{};

    void add(const Lanes& other) {
        for (std::size_t i = 0; i < kWords; ++i)
            word[i] |= other.word[i];
    }
    Lanes without(const Lanes& other) const {
        Lanes left;
        for (std::size_t i = 0; i < kWords; ++i)
            left.word[i] = word[i] & ~other.word[i];
        return left;
    }
    bool any() const { return (word[0] | word[1] | word[2] | word[3]) != 0; }
    unsigned count() const {
        unsigned sum = 0;
        for (const std::uint64_t w : word)
            sum += static_cast<unsigned>(std::popcount(w));
        return sum;
    }
};

/// Distances are symmetric: whatever a source finds out about a node is added up at the node.
struct Sums {
    std::vector<std::uint64_t> distance;
    std::vector<std::uint32_t> reached;
    std::vector<double> inverse;
    explicit Sums(std::size_t n) : distance(n, 0), reached(n, 0), inverse(n, 0) {}
};

class Search {
  public:
    explicit Search(const Adjacency& a)
        : a_(&a), seen_(a.node_count()), front_(a.node_count()), next_(a.node_count()) {}

    void run(std::size_t first, std::size_t last, Sums& sums) {
        std::fill(seen_.begin(), seen_.end(), Lanes{});
        Lanes full;
        active_.clear();
        for (std::size_t s = first; s < last; ++s) {
            const std::size_t lane = s - first;
            front_[s].word[lane / 64] |= std::uint64_t{1} << (lane % 64);
            full.add(front_[s]);
            seen_[s] = front_[s];
            active_.push_back(static_cast<std::uint32_t>(s));
        }
        for (std::size_t distance = 1; !active_.empty(); ++distance) {
            std::size_t arcs = 0;
            for (const std::uint32_t u : active_)
                arcs += a_->degree(u);
            if (2 * arcs > a_->to.size())
                pull(full);
            else
                push();
            settle(distance, sums);
        }
    }

  private:
    /// Every node that some source has not seen yet asks all its neighbours.
    void pull(const Lanes& full) {
        touched_.clear();
        for (std::size_t v = 0; v < a_->node_count(); ++v) {
            if (!full.without(seen_[v]).any())
                continue;
            Lanes sum;
            for (const std::uint32_t u : a_->row(v))
                sum.add(front_[u]);
            if (sum.any()) {
                next_[v] = sum;
                touched_.push_back(static_cast<std::uint32_t>(v));
            }
        }
    }
    /// Every node at the front tells its neighbours: better while few are at the front.
    void push() {
        touched_.clear();
        for (const std::uint32_t u : active_)
            for (const std::uint32_t v : a_->row(u)) {
                if (!front_[u].without(seen_[v]).any())
                    continue;
                if (!next_[v].any())
                    touched_.push_back(v);
                next_[v].add(front_[u]);
            }
    }
    void settle(std::size_t distance, Sums& sums) {
        for (const std::uint32_t u : active_)
            front_[u] = {};
        active_.clear();
        const double inverse = 1 / static_cast<double>(distance);
        for (const std::uint32_t v : touched_) {
            const Lanes fresh = next_[v].without(seen_[v]);
            next_[v] = {};
            if (!fresh.any())
                continue;
            seen_[v].add(fresh);
            front_[v] = fresh;
            active_.push_back(v);
            const unsigned count = fresh.count();
            sums.distance[v] += count * distance;
            sums.reached[v] += count;
            sums.inverse[v] += count * inverse;
        }
    }

    const Adjacency* a_;
    std::vector<Lanes> seen_, front_, next_;
    std::vector<std::uint32_t> active_, touched_;
};

} // namespace

Closeness closeness(const Graph& g, const RunControl& run) {
    const std::size_t n = g.node_count();
    Closeness result{NodeColumn<double>(n, 0), NodeColumn<double>(n, 0)};
    const Adjacency plain = adjacency_of(g, run);
    const auto order = breadth_first_order(plain);
    const Adjacency a = renumbered(plain, order, run);
    const std::size_t batches = (n + kSources - 1) / kSources;
    const std::size_t blocks = std::min<std::size_t>(batches, 32);
    std::vector<Sums> sums(blocks, Sums(0));
    // a batch walks the ties some ten times
    const RunControl control = worth_threads(run, 10.0 * static_cast<double>(batches * a.to.size()));
    for_blocks(
        blocks, control, [&] { return Search(a); },
        [&](std::size_t block, Search& search) {
            sums[block] = Sums(n);
            const auto [first, last] = block_range(block, blocks, batches);
            for (std::size_t batch = first; batch < last; ++batch) {
                run.throw_if_stopped();
                search.run(batch * kSources, std::min(n, (batch + 1) * kSources), sums[block]);
            }
        });
    for (std::size_t i = 0; i < n; ++i) {
        double distance = 0, reached = 0, inverse = 0;
        for (const Sums& s : sums) {
            distance += static_cast<double>(s.distance[i]);
            reached += static_cast<double>(s.reached[i]);
            inverse += s.inverse[i];
        }
        if (reached == 0)
            continue;
        const auto others = static_cast<double>(n - 1);
        result.closeness[node(order[i])] = reached / distance * (reached / others);
        result.harmonic[node(order[i])] = inverse / others;
    }
    return result;
}

} // namespace clusterbridge

#include "metrics/betweenness_sampled.hpp"

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/big_count.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <mutex>
#include <vector>

namespace clusterbridge {
namespace {

/// Upper bound on the number of nodes of a shortest path: two branches of a breadth-first tree, in the worst component.
std::size_t longest_path_bound(const Adjacency& a) {
    std::vector<std::uint32_t> level(a.node_count(), 0);
    std::vector<std::uint32_t> queue;
    std::size_t longest = 0;
    for (const std::uint32_t root : breadth_first_order(a)) { // the first node of a component is one of most ties
        if (level[root] != 0)
            continue;
        level[root] = 1;
        queue.assign(1, root);
        for (std::size_t head = 0; head < queue.size(); ++head)
            for (const std::uint32_t v : a.row(queue[head]))
                if (level[v] == 0) {
                    level[v] = level[queue[head]] + 1;
                    queue.push_back(v);
                }
        const std::size_t deepest = level[queue.back()] - 1;
        const std::size_t second = queue.size() > 1 ? level[queue[queue.size() - 2]] - 1 : 0;
        longest = std::max(longest, deepest + second + 1);
    }
    return longest;
}

std::size_t samples_for(const Adjacency& a, const SamplingOptions& options) {
    const auto n = static_cast<double>(a.node_count());
    if (n < 3)
        return 0;
    const std::size_t longest = longest_path_bound(a);
    if (longest < 3)
        return 0; // no path has an inner node: all values are 0
    // pairs are drawn among n(n-1)/2, values are shares of (n-1)(n-2)/2
    const double epsilon = options.epsilon * (n - 2) / n;
    const double dimension = std::floor(std::log2(static_cast<double>(longest - 2))) + 1;
    const double needed = 0.5 / (epsilon * epsilon) * (dimension - std::log(1 - options.confidence));
    return static_cast<std::size_t>(std::ceil(std::min(needed, 1e15)));
}

/// One random shortest path between two nodes, by breadth-first searches from both that take turns: always the one
/// whose next level has fewer ties.
class PathSampler {
  public:
    explicit PathSampler(const Adjacency& a) : a_(&a), state_(a.node_count()), hits_(a.node_count(), 0) {}

    void sample(Random& random) {
        const auto n = static_cast<std::uint64_t>(a_->node_count());
        const auto s = static_cast<std::uint32_t>(random.below(n));
        auto t = static_cast<std::uint32_t>(random.below(n - 1));
        t += t >= s ? 1 : 0;
        begin(0, s);
        begin(1, t);
        if (meet())
            pick(random);
        for (auto& side : sides_) {
            for (const std::uint32_t u : side.reached)
                state_[u] = {};
            side.reached.clear();
        }
    }
    const std::vector<std::uint64_t>& hits() const { return hits_; }

  private:
    struct State {
        std::uint32_t level = 0; ///< distance + 1 from the side that owns the node
        std::uint8_t side = 2;   ///< 2 = seen by neither
        BigCount paths;
    };
    struct Side {
        std::vector<std::uint32_t> reached;
        std::size_t front = 0; ///< first node of the last level
        std::size_t arcs = 0;  ///< ties of the last level
        std::uint32_t level = 1;
    };
    struct Bridge {
        std::uint32_t near = 0, far = 0; ///< owned by side 0 and side 1
    };

    void begin(std::size_t side, std::uint32_t u) {
        Side& mine = sides_[side];
        mine.reached.assign(1, u);
        mine.front = 0;
        mine.level = 1;
        mine.arcs = a_->degree(u);
        state_[u] = {1, static_cast<std::uint8_t>(side), BigCount(1)};
    }
    /// Grows the two balls until ties lead from one into the other; false where they never meet.
    bool meet() {
        bridges_.clear();
        while (true) {
            const std::size_t side = sides_[0].arcs <= sides_[1].arcs ? 0 : 1;
            if (sides_[side].arcs == 0)
                return false;
            expand(side);
            if (!bridges_.empty())
                return true;
            if (sides_[side].front == sides_[side].reached.size())
                return false;
        }
    }
    void expand(std::size_t side) {
        Side& mine = sides_[side];
        const std::size_t end = mine.reached.size();
        mine.arcs = 0;
        for (std::size_t i = mine.front; i < end; ++i) {
            const std::uint32_t u = mine.reached[i];
            for (const std::uint32_t v : a_->row(u)) {
                State& other = state_[v];
                if (other.side == 2) {
                    other = {mine.level + 1, static_cast<std::uint8_t>(side), state_[u].paths};
                    mine.reached.push_back(v);
                    mine.arcs += a_->degree(v);
                } else if (other.side == side) {
                    if (other.level == mine.level + 1)
                        other.paths += state_[u].paths;
                } else if (other.level == sides_[1 - side].level)
                    bridges_.push_back(side == 0 ? Bridge{u, v} : Bridge{v, u});
            }
        }
        mine.front = end;
        ++mine.level;
    }
    /// A bridge in proportion to the paths over it, then back to both ends in the same way.
    void pick(Random& random) {
        BigCount total;
        const auto over = [&](const Bridge& bridge) {
            // the product of two counts of any size: scale one side by the largest
            return state_[bridge.near].paths * state_[bridge.far].paths.over(largest_);
        };
        largest_ = BigCount(0);
        for (const Bridge& bridge : bridges_)
            largest_ += state_[bridge.far].paths;
        for (const Bridge& bridge : bridges_)
            total += over(bridge);
        double left = random.uniform();
        Bridge chosen = bridges_.back();
        for (const Bridge& bridge : bridges_) {
            left -= over(bridge).over(total);
            if (left < 0) {
                chosen = bridge;
                break;
            }
        }
        walk_back(chosen.near, 0, random);
        walk_back(chosen.far, 1, random);
    }
    void walk_back(std::uint32_t u, std::uint8_t side, Random& random) {
        while (state_[u].level > 1) {
            ++hits_[u];
            double left = random.uniform();
            std::uint32_t chosen = u;
            for (const std::uint32_t v : a_->row(u)) {
                if (state_[v].side != side || state_[v].level + 1 != state_[u].level)
                    continue;
                chosen = v;
                left -= state_[v].paths.over(state_[u].paths);
                if (left < 0)
                    break;
            }
            u = chosen;
        }
    }

    const Adjacency* a_;
    std::vector<State> state_;
    std::vector<std::uint64_t> hits_;
    std::array<Side, 2> sides_;
    std::vector<Bridge> bridges_;
    BigCount largest_;
};

} // namespace

std::size_t samples_needed(const Graph& g, const SamplingOptions& options) {
    return samples_for(adjacency_of(g), options);
}

SampledBetweenness betweenness_sampled(const Graph& g, const SamplingOptions& options, const RunControl& run) {
    const std::size_t n = g.node_count();
    const Adjacency plain = adjacency_of(g);
    SampledBetweenness result{NodeColumn<double>(n, 0), samples_for(plain, options), options.epsilon,
                              options.confidence};
    if (result.samples == 0)
        return result;
    const auto order = breadth_first_order(plain);
    const Adjacency a = renumbered(plain, order);
    std::deque<PathSampler> samplers; // one per worker; hits are integers, so it does not matter who found which
    std::mutex mutex;
    const std::size_t blocks = std::min<std::size_t>(result.samples, 256);
    for_blocks(
        blocks, run,
        [&] {
            const std::lock_guard lock(mutex);
            return &samplers.emplace_back(a);
        },
        [&](std::size_t block, PathSampler* sampler) {
            const auto [first, last] = block_range(block, blocks, result.samples);
            for (std::size_t i = first; i < last; ++i) {
                if (i % 256 == 0)
                    run.throw_if_stopped();
                Random random(options.seed, i);
                sampler->sample(random);
            }
        });
    const double scale = static_cast<double>(n) / static_cast<double>(n - 2) / static_cast<double>(result.samples);
    for (std::size_t i = 0; i < n; ++i) {
        std::uint64_t hits = 0;
        for (const PathSampler& sampler : samplers)
            hits += sampler.hits()[i];
        result.score[node(order[i])] = static_cast<double>(hits) * scale;
    }
    return result;
}

} // namespace clusterbridge

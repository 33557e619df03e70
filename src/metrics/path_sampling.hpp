#pragma once
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/betweenness_sampled.hpp"
#include "metrics/path_sampler.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

/// What betweenness_sampled and betweenness_top share: how many samples, who draws them, and how far the truth may lie
/// from what they say. Shares are hits over samples; a value is a share times n / (n - 2).
namespace clusterbridge {

/// Upper bound on the number of nodes of a shortest path: two branches of a breadth-first tree, in the worst component.
/// Nodes are numbered in breadth_first_order: the first of a component is one of most ties.
inline std::size_t longest_path_bound(const Adjacency& a) {
    std::vector<std::uint32_t> level(a.node_count(), 0);
    std::vector<std::uint32_t> queue;
    std::size_t longest = 0;
    for (std::uint32_t root = 0; root < a.node_count(); ++root) {
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

/// Pairs are drawn among n(n-1)/2, values are shares of (n-1)(n-2)/2.
inline double scaled_epsilon(const SamplingOptions& options, std::size_t nodes) {
    const auto n = static_cast<double>(nodes);
    return options.epsilon * (n - 2) / n;
}

/// As many as are enough for all nodes at once, with half the doubt. Nodes are numbered in breadth_first_order.
inline std::size_t samples_for(const Adjacency& a, const SamplingOptions& options) {
    const auto n = static_cast<double>(a.node_count());
    if (n < 3)
        return 0;
    const std::size_t longest = longest_path_bound(a);
    if (longest < 3)
        return 0; // no path has an inner node: all values are 0
    const double epsilon = scaled_epsilon(options, a.node_count());
    const double dimension = std::floor(std::log2(static_cast<double>(longest - 2))) + 1;
    const double needed = 0.5 / (epsilon * epsilon) * (dimension - std::log((1 - options.confidence) / 2));
    return static_cast<std::size_t>(std::ceil(std::min(needed, 1e15)));
}

/// Borassi & Natale's bounds: after `done` of at most `most` samples, the true value is not below the estimate by more
/// than `below`, nor above it by more than `above`, each but for the node's share of the doubt.
inline double below(double estimate, double doubt, double most, double done) {
    const double a = 1.0 / 3 - most / done;
    return doubt / done * (a + std::sqrt(a * a + 2 * estimate * most / doubt));
}
inline double above(double estimate, double doubt, double most, double done) {
    const double a = 1.0 / 3 + most / done;
    return doubt / done * (a + std::sqrt(a * a + 2 * estimate * most / doubt));
}
/// The largest doubt at which that bound is epsilon; none is too large where the estimate itself is below epsilon.
inline double doubt_below(double estimate, double epsilon, double most, double done) {
    if (std::isinf(epsilon))
        return epsilon;
    const double spread = 2 * ((1.0 / 3 - most / done) * epsilon * done + estimate * most);
    return spread > 0 ? epsilon * done * epsilon * done / spread : std::numeric_limits<double>::infinity();
}
inline double doubt_above(double estimate, double epsilon, double most, double done) {
    if (std::isinf(epsilon))
        return epsilon;
    return epsilon * done * epsilon * done / (2 * ((1.0 / 3 + most / done) * epsilon * done + estimate * most));
}

/// Draws samples by number: who draws which does not matter, for hits are whole numbers.
class Sampling {
  public:
    Sampling(const Adjacency& a, std::uint64_t seed, const RunControl& run)
        : a_(&a), seed_(seed), run_{run.threads, run.stop, {}}, workers_(std::max(1U, run.threads)) {}

    void draw(std::size_t from, std::size_t to) {
        const std::size_t blocks = std::min<std::size_t>((to - from + 63) / 64, 256);
        run_blocks(blocks, run_, [&](std::size_t block, std::size_t w) {
            if (!workers_[w])
                workers_[w] = std::make_unique<Worker>(*a_);
            const auto [first, last] = block_range(block, blocks, to - from);
            for (std::size_t i = from + first; i < from + last; ++i) {
                const Random random(seed_, i);
                if (workers_[w]->quick.sample(random))
                    continue;
                if (!workers_[w]->patient)
                    workers_[w]->patient.emplace(*a_);
                workers_[w]->patient->sample(random);
            }
        });
    }
    std::vector<std::uint64_t> hits() const {
        std::vector<std::uint64_t> sum(a_->node_count(), 0);
        for (const auto& worker : workers_) {
            for (std::size_t u = 0; worker && u < sum.size(); ++u)
                sum[u] += worker->quick.hits()[u];
            for (std::size_t u = 0; worker && worker->patient && u < sum.size(); ++u)
                sum[u] += worker->patient->hits()[u];
        }
        return sum;
    }

  private:
    struct Worker {
        explicit Worker(const Adjacency& a) : quick(a) {}
        PathSampler<double> quick;
        std::optional<PathSampler<BigCount>> patient;
    };
    const Adjacency* a_;
    std::uint64_t seed_;
    RunControl run_;
    std::vector<std::unique_ptr<Worker>> workers_;
};

inline std::vector<double> shares_of(const std::vector<std::uint64_t>& hits, std::size_t samples) {
    std::vector<double> share(hits.size());
    for (std::size_t u = 0; u < hits.size(); ++u)
        share[u] = static_cast<double>(hits[u]) / static_cast<double>(samples);
    return share;
}

/// Rough shares from samples that count for nothing else, beyond the `most` that may.
inline std::vector<double> rough_shares(const Adjacency& a, std::size_t most, std::uint64_t seed,
                                        const RunControl& run) {
    Sampling rough(a, seed, run);
    const std::size_t first = most / 25 + 1;
    rough.draw(most, most + first);
    std::vector<double> shares = shares_of(rough.hits(), first);
    for (double& share : shares) // so few samples may have missed some: room for one standard deviation
        share += std::sqrt(share / static_cast<double>(first));
    return shares;
}

/// How near each share has to be known from below and from above; infinite where it need not be.
struct Demand {
    std::vector<double> low, high;
};

/// How likely each share may be estimated too high (`low`: the truth lies below what is said) or too low by more than
/// the bounds say, as ln(1 / probability).
struct Doubt {
    std::vector<double> low, high;
    double expected = 0; ///< samples after which every demand will probably be met
};

/// Shares `allowed`, a probability, out: a tenth evenly, the rest so that all demands are met after the same number of
/// samples, if `first` are the shares.
inline Doubt share_out(const std::vector<double>& first, const Demand& demand, double allowed, double most) {
    const auto low = [&](std::size_t u, double done) {
        return std::exp(-doubt_below(first[u], demand.low[u], most, done));
    };
    const auto high = [&](std::size_t u, double done) {
        return std::exp(-doubt_above(first[u], demand.high[u], most, done));
    };
    // most nodes are alike, for few samples reach few nodes: what was asked for the last one is asked again
    const auto as_before = [&](std::size_t u) {
        return u > 0 && first[u] == first[u - 1] && demand.low[u] == demand.low[u - 1] &&
               demand.high[u] == demand.high[u - 1];
    };
    const auto spent = [&](double done) {
        double sum = 0, one = 0;
        for (std::size_t u = 0; u < first.size(); ++u)
            sum += one = as_before(u) ? one : low(u, done) + high(u, done);
        return sum;
    };
    double few = 1, many = most;
    while (many - few > 1)
        (spent((few + many) / 2) > 0.9 * allowed ? few : many) = (few + many) / 2;
    Doubt doubt;
    doubt.expected = many;
    const double scale = std::min(1.0, 0.9 * allowed / spent(many)); // less than 1 only at `most`
    const double even = 0.1 * allowed / (2 * static_cast<double>(first.size()));
    doubt.low.reserve(first.size());
    doubt.high.reserve(first.size());
    for (std::size_t u = 0; u < first.size(); ++u) {
        const bool before = as_before(u);
        doubt.low.push_back(before ? doubt.low.back() : -std::log(even + scale * low(u, many)));
        doubt.high.push_back(before ? doubt.high.back() : -std::log(even + scale * high(u, many)));
    }
    return doubt;
}

} // namespace clusterbridge

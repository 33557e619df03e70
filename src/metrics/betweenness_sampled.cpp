#include "metrics/betweenness_sampled.hpp"

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/path_sampler.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
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

/// Pairs are drawn among n(n-1)/2, values are shares of (n-1)(n-2)/2.
double scaled_epsilon(const SamplingOptions& options, std::size_t nodes) {
    const auto n = static_cast<double>(nodes);
    return options.epsilon * (n - 2) / n;
}

/// As many as are enough for all nodes at once, with half the doubt.
std::size_t samples_for(const Adjacency& a, const SamplingOptions& options) {
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

/// How likely each node may be estimated too high or too low by more than epsilon, as ln(1 / probability).
struct Doubt {
    std::vector<double> low, high;
};

/// Borassi & Natale's bounds: after `done` of at most `most` samples, the true value is not below the estimate by more
/// than `below`, nor above it by more than `above`, each but for the node's share of the doubt.
double below(double estimate, double doubt, double most, double done) {
    const double a = 1.0 / 3 - most / done;
    return doubt / done * (a + std::sqrt(a * a + 2 * estimate * most / doubt));
}
double above(double estimate, double doubt, double most, double done) {
    const double a = 1.0 / 3 + most / done;
    return doubt / done * (a + std::sqrt(a * a + 2 * estimate * most / doubt));
}
/// The largest doubt at which that bound is epsilon; none is too large where the estimate itself is below epsilon.
double doubt_below(double estimate, double epsilon, double most, double done) {
    const double spread = 2 * ((1.0 / 3 - most / done) * epsilon * done + estimate * most);
    return spread > 0 ? epsilon * done * epsilon * done / spread : std::numeric_limits<double>::infinity();
}
double doubt_above(double estimate, double epsilon, double most, double done) {
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

/// The adaptive half of the promise: when to stop.
class Stopping {
  public:
    /// `first` are rough values from samples that count for nothing else; `allowed` is the probability to be spent.
    Stopping(const std::vector<double>& first, double epsilon, double allowed, double most)
        : epsilon_(epsilon), most_(most) {
        // a tenth is spread evenly, the rest so that all nodes come within epsilon after the same number of samples
        double few = 1, many = most;
        while (many - few > 1)
            (spent(first, (few + many) / 2) > 0.9 * allowed ? few : many) = (few + many) / 2;
        expected_ = many;
        const double scale = std::min(1.0, 0.9 * allowed / spent(first, expected_)); // less than 1 only at `most`
        const double even = 0.1 * allowed / (2 * static_cast<double>(first.size()));
        doubt_.low.reserve(first.size());
        doubt_.high.reserve(first.size());
        for (const double value : first) {
            doubt_.low.push_back(-std::log(even + scale * std::exp(-doubt_below(value, epsilon, most, expected_))));
            doubt_.high.push_back(-std::log(even + scale * std::exp(-doubt_above(value, epsilon, most, expected_))));
        }
    }
    double expected() const { return expected_; }
    bool enough(const std::vector<std::uint64_t>& hits, std::size_t done) const {
        const auto count = static_cast<double>(done);
        for (std::size_t u = 0; u < hits.size(); ++u) {
            const double value = static_cast<double>(hits[u]) / count;
            if (above(value, doubt_.high[u], most_, count) > epsilon_ ||
                below(value, doubt_.low[u], most_, count) > epsilon_)
                return false;
        }
        return true;
    }

  private:
    double spent(const std::vector<double>& first, double done) const {
        double sum = 0;
        for (const double value : first)
            sum += std::exp(-doubt_below(value, epsilon_, most_, done)) +
                   std::exp(-doubt_above(value, epsilon_, most_, done));
        return sum;
    }

    double epsilon_, most_;
    double expected_ = 0; ///< samples after which it will probably be enough
    Doubt doubt_;
};

} // namespace

std::size_t samples_needed(const Graph& g, const SamplingOptions& options) {
    return samples_for(adjacency_of(g), options);
}

SampledBetweenness betweenness_sampled(const Graph& g, const SamplingOptions& options, const RunControl& run) {
    const std::size_t n = g.node_count();
    const Adjacency plain = adjacency_of(g);
    const std::size_t most = samples_for(plain, options);
    SampledBetweenness result{NodeColumn<double>(n, 0), most, options.epsilon, options.confidence};
    if (most == 0)
        return result;
    const auto order = breadth_first_order(plain);
    const Adjacency a = renumbered(plain, order);
    const auto shares = [](const std::vector<std::uint64_t>& hits, std::size_t samples) {
        std::vector<double> share(hits.size());
        for (std::size_t u = 0; u < hits.size(); ++u)
            share[u] = static_cast<double>(hits[u]) / static_cast<double>(samples);
        return share;
    };
    Sampling rough(a, options.seed, run);
    const std::size_t first = most / 25 + 1;
    rough.draw(most, most + first);
    std::vector<double> rough_shares = shares(rough.hits(), first);
    for (double& share : rough_shares) // so few samples may have missed some: room for one standard deviation
        share += std::sqrt(share / static_cast<double>(first));
    const Stopping stopping(rough_shares, scaled_epsilon(options, n), (1 - options.confidence) / 2,
                            static_cast<double>(most));
    Sampling sampling(a, options.seed, run);
    std::size_t done = 0;
    for (std::size_t next = std::min(most, static_cast<std::size_t>(stopping.expected()) + 1);;
         next = done + done / 16) {
        next = std::min(most, std::max(next, done + 1));
        sampling.draw(done, next);
        done = next;
        run.report(done, most);
        if (done == most || stopping.enough(sampling.hits(), done))
            break;
    }
    run.report(most, most);
    result.samples = done;
    const auto share = shares(sampling.hits(), done);
    for (std::size_t i = 0; i < n; ++i)
        result.score[node(order[i])] = share[i] * (static_cast<double>(n) / static_cast<double>(n - 2));
    return result;
}

} // namespace clusterbridge

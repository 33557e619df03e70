#include "metrics/betweenness_top.hpp"

#include "metrics/path_sampling.hpp"

#include <numeric>

namespace clusterbridge {
namespace {

constexpr double kNotNeeded = std::numeric_limits<double>::infinity();

/// The search for the first `count`, in the numbers of the renumbered graph.
class TopSearch {
  public:
    TopSearch(const std::vector<std::uint32_t>& original, std::size_t count, double epsilon, double most)
        : original_(&original), count_(count), epsilon_(epsilon), most_(most) {}

    /// Those in front need half the way to their neighbours in the order, all others half the way to the last in
    /// front; never less than half of epsilon, which is enough for a tie.
    Demand demand(const std::vector<double>& first) const {
        const std::vector<std::uint32_t> order = ordered(first);
        const std::size_t n = order.size();
        Demand all{std::vector<double>(n, kNotNeeded), std::vector<double>(n, kNotNeeded)};
        const auto half = [&](double gap) { return std::max(gap, epsilon_) / 2; };
        const auto gap_after = [&](std::size_t i) { return i + 1 < n ? first[order[i]] - first[order[i + 1]] : 0; };
        for (std::size_t i = 0; i < count_; ++i) {
            all.low[order[i]] = half(gap_after(i));
            all.high[order[i]] = i > 0 ? half(gap_after(i - 1)) : all.low[order[i]];
        }
        if (count_ == n)
            return all;
        const double middle = (first[order[count_ - 1]] + first[order[count_]]) / 2;
        for (std::size_t i = count_; i < n; ++i)
            all.high[order[i]] = half(2 * (middle - first[order[i]]));
        return all;
    }

    /// The order after `done` samples with all bounds; true if everybody in front is separated from all that follow,
    /// or looks as near to them as epsilon and cannot lie behind by more than that.
    bool settle(const std::vector<double>& share, const Doubt& doubt, std::size_t done) {
        const auto so_far = static_cast<double>(done);
        // after all samples the bound that holds for all nodes at once may be the better one
        const double anyway = so_far >= most_ ? epsilon_ / 2 : kNotNeeded;
        order_ = ordered(share);
        double beyond = 0; // the most that a node further behind may have
        double next = 0;   // the highest estimate behind
        low_.assign(count_, 0);
        high_.assign(count_, 0);
        separated_.assign(count_, 0);
        bool settled = true;
        for (std::size_t i = order_.size(); i-- > 0;) {
            const std::uint32_t u = order_[i];
            const double most_here =
                std::min(1.0, share[u] + std::min(anyway, above(share[u], doubt.high[u], most_, so_far)));
            if (i < count_) {
                low_[i] = std::max(0.0, share[u] - std::min(anyway, below(share[u], doubt.low[u], most_, so_far)));
                high_[i] = most_here;
                separated_[i] = low_[i] >= beyond ? 1 : 0;
                const bool tied = share[u] - next <= epsilon_ && beyond - low_[i] <= epsilon_;
                settled = settled && (separated_[i] != 0 || tied);
            }
            beyond = std::max(beyond, most_here);
            next = std::max(next, share[u]);
        }
        return settled;
    }

    std::vector<TopNode> nodes(const std::vector<double>& share, double scale) const {
        std::vector<TopNode> all;
        for (std::size_t i = 0; i < count_; ++i)
            all.push_back({node((*original_)[order_[i]]), share[order_[i]] * scale, low_[i] * scale,
                           std::min(1.0, high_[i] * scale), separated_[i] != 0});
        return all;
    }

  private:
    std::vector<std::uint32_t> ordered(const std::vector<double>& share) const {
        std::vector<std::uint32_t> order(share.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            return share[a] != share[b] ? share[a] > share[b] : (*original_)[a] < (*original_)[b];
        };
        // all that matters of those behind is where they begin
        const std::size_t sorted = std::min(order.size(), count_ + 1);
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(sorted), order.end(), before);
        return order;
    }

    const std::vector<std::uint32_t>* original_;
    std::size_t count_;
    double epsilon_, most_;
    std::vector<std::uint32_t> order_;
    std::vector<double> low_, high_;
    std::vector<std::uint8_t> separated_;
};

std::vector<TopNode> nobody_between(std::size_t count) {
    std::vector<TopNode> nodes(count);
    for (std::size_t i = 0; i < count; ++i)
        nodes[i].id = node(i);
    for (TopNode& one : nodes)
        one.separated = true;
    return nodes;
}

} // namespace

TopBetweenness betweenness_top(const Graph& g, const TopOptions& options, const RunControl& run) {
    const std::size_t n = g.node_count();
    const std::size_t count = std::min(options.count, n);
    const Adjacency plain = adjacency_of(g, run);
    const auto order = breadth_first_order(plain);
    const Adjacency a = renumbered(plain, order, run);
    const SamplingOptions halved{options.epsilon / 2, options.confidence, options.seed};
    TopBetweenness result{{}, 0, samples_for(a, halved), options.epsilon, options.confidence};
    if (result.most == 0 || count == 0) {
        result.nodes = nobody_between(count);
        return result;
    }
    const auto most = static_cast<double>(result.most);
    TopSearch search(order, count, 2 * scaled_epsilon(halved, n), most);
    const std::vector<double> rough = rough_shares(a, result.most, options.seed, run);
    const Doubt doubt = share_out(rough, search.demand(rough), (1 - options.confidence) / 2, most);
    Sampling sampling(a, options.seed, run);
    std::vector<double> share;
    std::size_t done = 0;
    for (std::size_t next = static_cast<std::size_t>(doubt.expected) + 1;; next = done + done / 16) {
        next = std::min(result.most, std::max(next, done + 1));
        sampling.draw(done, next);
        done = next;
        run.report(done, result.most);
        share = shares_of(sampling.hits(), done);
        if (search.settle(share, doubt, done) || done == result.most)
            break;
    }
    run.report(result.most, result.most);
    result.samples = done;
    result.nodes = search.nodes(share, static_cast<double>(n) / static_cast<double>(n - 2));
    return result;
}

} // namespace clusterbridge

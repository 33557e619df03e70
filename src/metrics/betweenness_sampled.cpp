#include "metrics/betweenness_sampled.hpp"

#include "metrics/path_sampling.hpp"

namespace clusterbridge {
namespace {

/// Whether no share is off by more than epsilon any more, each but for its part of the doubt.
bool enough(const std::vector<double>& share, const Doubt& doubt, double epsilon, double most, std::size_t done) {
    const auto count = static_cast<double>(done);
    for (std::size_t u = 0; u < share.size(); ++u)
        if (above(share[u], doubt.high[u], most, count) > epsilon ||
            below(share[u], doubt.low[u], most, count) > epsilon)
            return false;
    return true;
}

} // namespace

std::size_t samples_needed(const Graph& g, const SamplingOptions& options) {
    const Adjacency plain = adjacency_of(g);
    return samples_for(renumbered(plain, breadth_first_order(plain)), options);
}

SampledBetweenness betweenness_sampled(const Graph& g, const SamplingOptions& options, const RunControl& run) {
    const std::size_t n = g.node_count();
    const Adjacency plain = adjacency_of(g, run);
    const auto order = breadth_first_order(plain);
    const Adjacency a = renumbered(plain, order, run);
    const std::size_t most = samples_for(a, options);
    SampledBetweenness result{NodeColumn<double>(n, 0), most, options.epsilon, options.confidence};
    if (most == 0)
        return result;
    const double epsilon = scaled_epsilon(options, n);
    const Doubt doubt = share_out(rough_shares(a, most, options.seed, run),
                                  {std::vector<double>(n, epsilon), std::vector<double>(n, epsilon)},
                                  (1 - options.confidence) / 2, static_cast<double>(most));
    Sampling sampling(a, options.seed, run);
    std::size_t done = 0;
    std::vector<double> share;
    for (std::size_t next = std::min(most, static_cast<std::size_t>(doubt.expected) + 1);; next = done + done / 16) {
        next = std::min(most, std::max(next, done + 1));
        sampling.draw(done, next);
        done = next;
        run.report(done, most);
        share = shares_of(sampling.hits(), done);
        if (done == most || enough(share, doubt, epsilon, static_cast<double>(most), done))
            break;
    }
    run.report(most, most);
    result.samples = done;
    for (std::size_t i = 0; i < n; ++i)
        result.score[node(order[i])] = share[i] * (static_cast<double>(n) / static_cast<double>(n - 2));
    return result;
}

} // namespace clusterbridge

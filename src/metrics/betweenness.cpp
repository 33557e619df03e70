#include "metrics/betweenness.hpp"

#include "base/parallel.hpp"
#include "base/worth_threads.hpp"
#include "metrics/big_count.hpp"
#include "metrics/path_batch.hpp"
#include "metrics/twins.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace clusterbridge {
namespace {

/// Brandes from one source class, with path counts of any size: the way out when a batch meets counts that doubles
/// cannot hold.
class PatientSearch {
  public:
    explicit PatientSearch(const TwinClasses& twins) : twins_(&twins) {}

    void run(std::size_t source, std::vector<double>& score) {
        const Adjacency& a = twins_->classes;
        constexpr std::uint32_t unseen = 0xFFFFFFFFU;
        std::vector<std::uint32_t> level(a.node_count(), unseen);
        std::vector<BigCount> paths(a.node_count());
        std::vector<double> dependency(a.node_count(), 0);
        std::vector<std::uint32_t> order{static_cast<std::uint32_t>(source)};
        level[source] = 0;
        paths[source] = BigCount(1);
        for (std::size_t head = 0; head < order.size(); ++head) {
            const std::uint32_t u = order[head];
            const BigCount onward = paths[u] * (u == source ? 1 : twins_->members[u]);
            for (const std::uint32_t v : a.row(u)) {
                if (level[v] == unseen) {
                    level[v] = level[u] + 1;
                    order.push_back(v);
                }
                if (level[v] == level[u] + 1)
                    paths[v] += onward;
            }
        }
        for (std::size_t i = order.size(); i-- > 1;) {
            const std::uint32_t w = order[i];
            score[w] += dependency[w] * twins_->members[source];
            for (const std::uint32_t v : a.row(w))
                if (level[v] + 1 == level[w])
                    dependency[v] += ratio(paths[v], paths[w]) * twins_->members[w] * (1 + dependency[w]);
        }
    }

  private:
    const TwinClasses* twins_;
};

void search_batch(const TwinClasses& twins, PathBatch& batch, std::size_t first, std::size_t last,
                  std::vector<double>& score) {
    if (batch.run(first, last, score))
        return;
    PatientSearch patient(twins);
    for (std::size_t source = first; source < last; ++source)
        patient.run(source, score);
}

} // namespace

NodeColumn<double> betweenness(const Graph& g, const RunControl& run) {
    const std::size_t n = g.node_count();
    NodeColumn<double> result(n, 0);
    if (n < 3)
        return result;
    const TwinClasses twins = merge_twins(g);
    const std::size_t classes = twins.classes.node_count();
    const std::size_t batches = (classes + PathBatch::kLanes - 1) / PathBatch::kLanes;
    const std::size_t blocks = std::min<std::size_t>(batches, 32);
    std::vector<std::vector<double>> scores(blocks);
    const RunControl control = worth_threads(run, static_cast<double>(classes * twins.classes.to.size()));
    for_blocks(
        blocks, control, [&] { return PathBatch(twins); },
        [&](std::size_t block, PathBatch& batch) {
            scores[block].assign(classes, 0);
            const auto [first, last] = block_range(block, blocks, batches);
            for (std::size_t b = first; b < last; ++b) {
                run.throw_if_stopped();
                search_batch(twins, batch, b * PathBatch::kLanes, std::min(classes, (b + 1) * PathBatch::kLanes),
                             scores[block]);
            }
        });
    std::vector<double> sum(classes, 0);
    for (const auto& score : scores)
        for (std::size_t c = 0; c < classes; ++c)
            sum[c] += score[c];
    // every unordered pair was met from both ends
    const double pairs = static_cast<double>(n - 1) * static_cast<double>(n - 2);
    for (std::size_t u = 0; u < n; ++u)
        if (twins.of[node(u)] != TwinClasses::kNone)
            result[node(u)] = sum[twins.of[node(u)]] / pairs;
    settle_ties(result);
    return result;
}

void settle_ties(NodeColumn<double>& values) {
    std::vector<NodeId> order(values.size());
    for (std::size_t u = 0; u < order.size(); ++u)
        order[u] = node(u);
    std::sort(order.begin(), order.end(),
              [&](NodeId a, NodeId b) { return values[a] != values[b] ? values[a] > values[b] : a < b; });
    double leader = 0;
    for (const NodeId u : order) {
        if (values[u] > leader || leader - values[u] > 1e-12 * leader)
            leader = values[u];
        values[u] = leader;
    }
}

} // namespace clusterbridge

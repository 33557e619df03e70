#include "metrics/curveball.hpp"

#include "base/error.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

struct Scratch {
    std::vector<NodeId> both, only, one, two;
};

/// Deals what only one of the rows has out anew; sizes stay.
void trade(std::span<NodeId> a, std::span<NodeId> b, Random& random, Scratch& s) {
    s.both.clear();
    s.only.clear();
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(s.both));
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(s.only));
    const std::size_t to_a = a.size() - s.both.size();
    if (to_a == 0 || to_a == s.only.size())
        return; // one row holds the other: nothing to trade
    // the first to_a places of a partial Fisher–Yates
    for (std::size_t i = 0; i < to_a; ++i)
        std::swap(s.only[i], s.only[i + static_cast<std::size_t>(random.below(s.only.size() - i))]);
    const auto middle = s.only.begin() + static_cast<std::ptrdiff_t>(to_a);
    std::sort(s.only.begin(), middle);
    std::sort(middle, s.only.end());
    std::merge(s.both.begin(), s.both.end(), s.only.begin(), middle, a.begin());
    std::merge(s.both.begin(), s.both.end(), middle, s.only.end(), b.begin());
}

struct WeightedPair {
    NodeId low{}, high{};
    double weight = 0;
};

/// Orders by (low, high) and keeps the order of equal pairs: two stable counting passes.
std::vector<WeightedPair> sorted_by_pair(std::vector<WeightedPair> pairs, std::size_t node_count) {
    std::vector<WeightedPair> other(pairs.size());
    for (const auto end : {&WeightedPair::high, &WeightedPair::low}) {
        std::vector<std::size_t> at(node_count + 1, 0);
        for (const WeightedPair& pair : pairs)
            ++at[index(pair.*end) + 1];
        std::partial_sum(at.begin(), at.end(), at.begin());
        for (const WeightedPair& pair : pairs)
            other[at[index(pair.*end)]++] = pair;
        pairs.swap(other);
    }
    return pairs;
}

} // namespace

Memberships curveball(const Memberships& memberships, Random random, std::size_t trades_per_row) {
    Memberships dealt = memberships;
    const std::size_t rows = dealt.rows();
    if (rows < 2)
        return dealt;
    const auto row = [&](std::size_t r) {
        return std::span(dealt.members).subspan(dealt.offsets[r], dealt.offsets[r + 1] - dealt.offsets[r]);
    };
    Scratch scratch;
    for (std::size_t t = 0; t < trades_per_row * rows; ++t) {
        const auto a = static_cast<std::size_t>(random.below(rows));
        auto b = static_cast<std::size_t>(random.below(rows - 1));
        if (b >= a)
            ++b;
        trade(row(a), row(b), random, scratch);
    }
    return dealt;
}

ProjectedGraph projected(const Memberships& memberships, std::size_t node_count, bool count,
                         const ProjectedGraph* more) {
    std::vector<WeightedPair> pairs;
    if (more != nullptr)
        for (std::size_t e = 0; e < more->graph.edge_count(); ++e) {
            const auto [u, v] = more->graph.ends(edge(e));
            pairs.push_back({u, v, more->weight[edge(e)]});
        }
    for (std::size_t r = 0; r < memberships.rows(); ++r) {
        const auto members = memberships.of(r);
        if (members.size() < 2)
            continue;
        const double share = count ? 1.0 : 1.0 / static_cast<double>(members.size() - 1);
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j)
                pairs.push_back({members[i], members[j], share});
    }
    pairs = sorted_by_pair(std::move(pairs), node_count);
    std::vector<std::pair<NodeId, NodeId>> ends;
    std::vector<double> weights;
    for (const WeightedPair& pair : pairs) {
        if (ends.empty() || ends.back() != std::pair(pair.low, pair.high)) {
            ends.emplace_back(pair.low, pair.high);
            weights.push_back(0);
        }
        weights.back() += pair.weight;
    }
    return {Graph::from_sorted_edges(node_count, std::move(ends)), EdgeColumn<double>(std::move(weights))};
}

} // namespace clusterbridge

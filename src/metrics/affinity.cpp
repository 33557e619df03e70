#include "metrics/affinity.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::uint32_t kTableLimit = 1024;

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
    return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b);
}

} // namespace

Affinity::Affinity(const Graph& graph, NodeColumn<std::uint32_t> class_of, std::uint32_t classes)
    : class_of_(std::move(class_of)), degree_(classes, 0.0), edges_(static_cast<double>(graph.edge_count())) {
    ensure(class_of_.size() == graph.node_count(), "one class per node");
    for (std::size_t i = 0; i < graph.node_count(); ++i)
        if (const std::uint32_t c = class_of_[node(i)]; c != kNoClass)
            degree_[c] += static_cast<double>(graph.degree(node(i)));
    std::vector<std::uint64_t> keys;
    keys.reserve(graph.edge_count());
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto [u, v] = graph.ends(edge(e));
        if (class_of_[u] != kNoClass && class_of_[v] != kNoClass)
            keys.push_back(pair_key(class_of_[u], class_of_[v]));
    }
    std::sort(keys.begin(), keys.end());
    for (const std::uint64_t key : keys) {
        if (counts_.empty() || counts_.back().first != key)
            counts_.emplace_back(key, 0);
        ++counts_.back().second;
    }
    if (classes > kTableLimit)
        return;
    std::vector<double> table(std::size_t{classes} * classes);
    for (std::uint32_t a = 0; a < classes; ++a)
        for (std::uint32_t b = 0; b < classes; ++b)
            table[std::size_t{a} * classes + b] = between(a, b);
    table_ = std::move(table);
}

double Affinity::observed(std::uint32_t a, std::uint32_t b) const {
    const auto key = pair_key(a, b);
    const auto at = std::lower_bound(counts_.begin(), counts_.end(), std::pair(key, std::uint64_t{0}));
    return at != counts_.end() && at->first == key ? static_cast<double>(at->second) : 0.0;
}

double Affinity::expected(std::uint32_t a, std::uint32_t b) const {
    if (edges_ == 0)
        return 0;
    return degree_[a] * degree_[b] / ((a == b ? 4 : 2) * edges_);
}

double Affinity::between(std::uint32_t a, std::uint32_t b) const {
    return (observed(a, b) + kSmoothing) / (expected(a, b) + kSmoothing);
}

} // namespace clusterbridge

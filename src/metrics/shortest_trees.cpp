#include "metrics/shortest_trees.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace clusterbridge {
namespace {

using Integer = boost::multiprecision::cpp_int;

/// Counts of a class in a path are below 2^31, so sums of units stay in 128 bits.
__extension__ using Wide = __int128;

int sign(const Fraction& value) {
    return value.sign();
}

} // namespace

FilteredLengths::FilteredLengths(const std::vector<Fraction>& weights) {
    Integer unit = 1;
    for (const Fraction& weight : weights) {
        exact.push_back(1 / weight);
        rounded.push_back(exact.back().convert_to<long double>());
        const Integer joint = boost::multiprecision::lcm(unit, denominator(exact.back()));
        if (joint < (Integer(1) << 40))
            unit = joint;
    }
    const Integer limit = Integer(1) << 62;
    for (const Fraction& length : exact) {
        const Fraction multiple = length * unit;
        const bool whole = denominator(multiple) == 1 && numerator(multiple) < limit;
        units.push_back(whole ? numerator(multiple).convert_to<std::int64_t>() : 0);
    }
}

FilteredSearch::FilteredSearch(const LengthArcs& arcs, const FilteredLengths& lengths)
    : arcs_(&arcs), lengths_(&lengths),
      // a path has fewer than n sums, each rounded by half a unit; twice that, with room for the lengths themselves
      tolerance_(static_cast<long double>(arcs.node_count() + 64) * 4 * std::numeric_limits<long double>::epsilon()),
      distance_(arcs.node_count()), parent_(arcs.node_count()), parent_length_(arcs.node_count()),
      waiting_(arcs.node_count()), balance_(lengths.exact.size(), 0) {}

const PathTree& FilteredSearch::run(std::uint32_t source) {
    std::fill(distance_.begin(), distance_.end(), -1.0L);
    std::fill(parent_.begin(), parent_.end(), kNone);
    std::fill(waiting_.begin(), waiting_.end(), std::uint8_t{0});
    distance_[source] = 0;
    push(source);
    while (!heap_.empty()) {
        const std::uint32_t u = heap_.top().second;
        heap_.pop();
        if (waiting_[u] == 0)
            continue;
        waiting_[u] = 0;
        expand(u);
    }
    collect_predecessors(source);
    return tree_;
}

void FilteredSearch::push(std::uint32_t v) {
    waiting_[v] = 1;
    heap_.emplace(distance_[v], v);
}

void FilteredSearch::expand(std::uint32_t u) {
    for (std::uint32_t a = arcs_->first[u]; a < arcs_->first[u + 1]; ++a) {
        const std::uint32_t v = arcs_->to[a];
        const std::uint32_t length = arcs_->length[a];
        // a child of u is expanded again whenever u is: its path changed with that of u
        if (distance_[v] < 0 || parent_[v] == u || compare(u, length, v) < 0) {
            parent_[v] = u;
            parent_length_[v] = length;
            distance_[v] = distance_[u] + lengths_->rounded[length];
            push(v);
        }
    }
}

int FilteredSearch::compare(std::uint32_t u, std::uint32_t length, std::uint32_t v) {
    const long double through = distance_[u] + lengths_->rounded[length];
    const long double off = through - distance_[v];
    if (std::abs(off) > tolerance_ * std::max(through, distance_[v]))
        return off < 0 ? -1 : 1;
    return compare_exactly(u, length, v);
}

void FilteredSearch::count(std::uint32_t length, std::int32_t by) {
    if (balance_[length] == 0)
        unbalanced_.push_back(length);
    balance_[length] += by;
}

int FilteredSearch::compare_exactly(std::uint32_t u, std::uint32_t length, std::uint32_t v) {
    unbalanced_.clear();
    count(length, 1);
    for (; parent_[u] != kNone; u = parent_[u])
        count(parent_length_[u], 1);
    for (; parent_[v] != kNone; v = parent_[v])
        count(parent_length_[v], -1);
    Wide units = 0;
    bool all_units = true;
    Fraction difference = 0;
    for (const std::uint32_t c : unbalanced_)
        all_units = all_units && (balance_[c] == 0 || lengths_->units[c] != 0);
    for (const std::uint32_t c : unbalanced_) {
        if (all_units)
            units += static_cast<Wide>(lengths_->units[c]) * balance_[c];
        else if (balance_[c] != 0)
            difference += lengths_->exact[c] * balance_[c];
        balance_[c] = 0;
    }
    if (all_units)
        return units < 0 ? -1 : units > 0 ? 1 : 0;
    return sign(difference);
}

/// Predecessors by exact equality; then an order in which they come first (Kahn). Lengths are positive: no cycles.
void FilteredSearch::collect_predecessors(std::uint32_t source) {
    const std::size_t n = arcs_->node_count();
    std::vector<std::vector<std::uint32_t>> before(n), after(n);
    for (std::uint32_t v = 0; v < n; ++v) {
        if (distance_[v] < 0 || v == source)
            continue;
        for (std::uint32_t a = arcs_->first[v]; a < arcs_->first[v + 1]; ++a) {
            const std::uint32_t u = arcs_->to[a];
            if (parent_[v] == u || (parent_[u] != v && compare(u, arcs_->length[a], v) == 0)) {
                before[v].push_back(u);
                after[u].push_back(v);
            }
        }
    }
    std::vector<std::size_t> open(n);
    for (std::size_t v = 0; v < n; ++v)
        open[v] = before[v].size();
    tree_.order.assign(1, source);
    tree_.predecessors.clear();
    tree_.first_predecessor.assign(1, 0);
    for (std::size_t head = 0; head < tree_.order.size(); ++head) {
        const std::uint32_t u = tree_.order[head];
        tree_.predecessors.insert(tree_.predecessors.end(), before[u].begin(), before[u].end());
        tree_.first_predecessor.push_back(static_cast<std::uint32_t>(tree_.predecessors.size()));
        for (const std::uint32_t v : after[u])
            if (--open[v] == 0)
                tree_.order.push_back(v);
    }
}

} // namespace clusterbridge

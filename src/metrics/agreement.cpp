#include "metrics/agreement.hpp"

#include "base/error.hpp"
#include "graph/partition.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Sizes of the runs of equal items in a sorted list.
template <class T> std::vector<double> run_lengths(std::vector<T> items) {
    std::sort(items.begin(), items.end());
    std::vector<double> lengths;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i == 0 || items[i] != items[i - 1])
            lengths.push_back(0);
        lengths.back() += 1;
    }
    return lengths;
}

double pairs_within(const std::vector<double>& sizes) {
    double pairs = 0;
    for (const double s : sizes)
        pairs += s * (s - 1) / 2;
    return pairs;
}

double entropy(const std::vector<double>& sizes, double n) {
    double sum = 0;
    for (const double s : sizes)
        sum -= s / n * std::log(s / n);
    return sum;
}

} // namespace

Agreement agreement(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    ensure(a.size() == b.size(), "partitions of the same nodes");
    std::vector<std::uint32_t> left, right;
    std::vector<Pair> both;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != Partition::kNone && b[i] != Partition::kNone) {
            left.push_back(a[i]);
            right.push_back(b[i]);
            both.emplace_back(a[i], b[i]);
        }
    Agreement result;
    result.nodes = both.size();
    if (both.empty())
        return result;
    const auto in_left = run_lengths(std::move(left));
    const auto in_right = run_lengths(std::move(right));
    const auto in_both = run_lengths(std::move(both));
    if (in_both.size() == in_left.size() && in_both.size() == in_right.size())
        return result; // one to one: the same partition
    const auto n = static_cast<double>(result.nodes);
    const double all = n * (n - 1) / 2;
    const double x = pairs_within(in_left);
    const double y = pairs_within(in_right);
    const double chance = all > 0 ? x * y / all : 0;
    const double most = (x + y) / 2;
    result.adjusted_rand = most > chance ? (pairs_within(in_both) - chance) / (most - chance) : 0;
    const double information = entropy(in_left, n) + entropy(in_right, n) - entropy(in_both, n);
    const double mean = (entropy(in_left, n) + entropy(in_right, n)) / 2;
    result.normalised_mutual_information = mean > 0 ? std::clamp(information / mean, 0.0, 1.0) : 0;
    return result;
}

} // namespace clusterbridge

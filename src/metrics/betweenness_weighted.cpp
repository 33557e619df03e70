#include "metrics/betweenness_weighted.hpp"

#include "base/parallel.hpp"
#include "metrics/betweenness.hpp"
#include "metrics/big_count.hpp"
#include "metrics/shortest_trees.hpp"

#include <algorithm>
#include <optional>

namespace clusterbridge {
namespace {

using Integer = boost::multiprecision::cpp_int;
__extension__ using Whole128 = unsigned __int128;

LengthArcs length_arcs(const Graph& g, const ExactWeights& weights) {
    LengthArcs arcs;
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        for (const Arc& arc : g.arcs(node(u))) {
            arcs.to.push_back(static_cast<std::uint32_t>(index(arc.to)));
            arcs.length.push_back(weights.of[arc.edge]);
        }
        arcs.first.push_back(static_cast<std::uint32_t>(arcs.to.size()));
    }
    return arcs;
}

/// 1/weight times the smallest factor that makes all whole, over their common divisor; nothing once a path could
/// exceed `bits`.
std::optional<std::vector<Integer>> whole_lengths(const std::vector<Fraction>& weights, std::size_t nodes,
                                                  unsigned bits) {
    Integer factor = 1;
    const Integer limit = (Integer(1) << bits) / Integer(nodes);
    std::vector<Fraction> relative; // to the smallest: only proportions matter
    for (const Fraction& weight : weights)
        relative.push_back(weight / weights.front());
    for (const Fraction& weight : relative) {
        factor = boost::multiprecision::lcm(factor, numerator(weight));
        if (factor > (Integer(1) << 2 * bits))
            return {}; // grows only; the divisor below never brings back so much
    }
    std::vector<Integer> lengths;
    Integer divisor = 0;
    for (const Fraction& weight : relative) {
        lengths.push_back(denominator(weight) * (factor / numerator(weight)));
        divisor = boost::multiprecision::gcd(divisor, lengths.back());
    }
    for (Integer& length : lengths)
        if ((length /= divisor) > limit)
            return {};
    return lengths;
}

template <class Number> constexpr bool kLimited = false;
template <> constexpr bool kLimited<double> = true;

/// Adds the dependencies on one source. False, and nothing added, if a number of paths is too large for `Number`.
template <class Number> class Accumulator {
  public:
    explicit Accumulator(std::size_t n) : paths_(n), dependency_(n) {}

    bool add(const PathTree& tree, std::vector<double>& score) {
        for (const std::uint32_t v : tree.order) {
            paths_[v] = Number(0);
            dependency_[v] = 0;
        }
        paths_[tree.order.front()] = Number(1);
        for (std::size_t i = 1; i < tree.order.size(); ++i) {
            Number sum(0);
            for (std::uint32_t p = tree.first_predecessor[i]; p < tree.first_predecessor[i + 1]; ++p)
                sum += paths_[tree.predecessors[p]];
            if constexpr (kLimited<Number>)
                if (sum > 0x1p+900)
                    return false;
            paths_[tree.order[i]] = sum;
        }
        for (std::size_t i = tree.order.size(); i-- > 1;) {
            const std::uint32_t w = tree.order[i];
            for (std::uint32_t p = tree.first_predecessor[i]; p < tree.first_predecessor[i + 1]; ++p) {
                const std::uint32_t v = tree.predecessors[p];
                dependency_[v] += ratio(paths_[v], paths_[w]) * (1 + dependency_[w]);
            }
            score[w] += dependency_[w];
        }
        return true;
    }

  private:
    std::vector<Number> paths_;
    std::vector<double> dependency_;
};

template <class MakeSearch>
std::vector<double> over_all_sources(std::size_t n, const RunControl& run, const MakeSearch& make_search) {
    using Search = decltype(make_search());
    struct Scratch {
        Search search;
        Accumulator<double> quick;
        std::optional<Accumulator<BigCount>> patient;
    };
    const std::size_t blocks = std::min<std::size_t>(n, 32);
    std::vector<std::vector<double>> scores(blocks);
    for_blocks(
        blocks, run,
        [&] {
            return Scratch{make_search(), Accumulator<double>(n), {}};
        },
        [&](std::size_t block, Scratch& scratch) {
            scores[block].assign(n, 0);
            const auto [first, last] = block_range(block, blocks, n);
            for (std::size_t source = first; source < last; ++source) {
                run.throw_if_stopped();
                const PathTree& tree = scratch.search.run(static_cast<std::uint32_t>(source));
                if (scratch.quick.add(tree, scores[block]))
                    continue;
                if (!scratch.patient)
                    scratch.patient.emplace(n);
                scratch.patient->add(tree, scores[block]);
            }
        });
    std::vector<double> sum(n, 0);
    for (const auto& score : scores)
        for (std::size_t u = 0; u < n; ++u)
            sum[u] += score[u];
    return sum;
}

template <class Whole> std::vector<Whole> narrowed(const std::vector<Integer>& lengths) {
    std::vector<Whole> result;
    for (const Integer& length : lengths)
        result.push_back(static_cast<Whole>(length));
    return result;
}

std::vector<double> dependencies(const LengthArcs& arcs, const std::vector<Fraction>& weights, const RunControl& run) {
    const std::size_t n = arcs.node_count();
    if (const auto small = whole_lengths(weights, n, 62)) {
        const auto lengths = narrowed<std::uint64_t>(*small);
        return over_all_sources(n, run, [&] { return WholeSearch<std::uint64_t>(arcs, lengths); });
    }
    if (const auto large = whole_lengths(weights, n, 126)) {
        const auto lengths = narrowed<Whole128>(*large);
        return over_all_sources(n, run, [&] { return WholeSearch<Whole128>(arcs, lengths); });
    }
    const FilteredLengths lengths(weights);
    return over_all_sources(n, run, [&] { return FilteredSearch(arcs, lengths); });
}

} // namespace

NodeColumn<double> betweenness_weighted(const Graph& g, const ExactWeights& weights, const RunControl& run) {
    const std::size_t n = g.node_count();
    NodeColumn<double> result(n, 0);
    if (n < 3 || g.edge_count() == 0)
        return result;
    const auto sum = dependencies(length_arcs(g, weights), weights.values, run);
    // every unordered pair was met from both ends
    const double pairs = static_cast<double>(n - 1) * static_cast<double>(n - 2);
    for (std::size_t u = 0; u < n; ++u)
        result[node(u)] = sum[u] / pairs;
    settle_ties(result);
    return result;
}

} // namespace clusterbridge

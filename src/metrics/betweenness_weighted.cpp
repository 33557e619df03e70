#include "metrics/betweenness_weighted.hpp"

#include "base/parallel.hpp"
#include "metrics/betweenness.hpp"
#include "metrics/big_count.hpp"
#include "metrics/bucket_search.hpp"
#include "metrics/shortest_trees.hpp"

#include <algorithm>
#include <optional>

namespace clusterbridge {
namespace {

using Integer = boost::multiprecision::cpp_int;
__extension__ using Whole128 = unsigned __int128;

constexpr std::uint32_t kNoArc = 0xFFFFFFFFU;

LengthArcs length_arcs(const Graph& g, const ExactWeights& weights) {
    LengthArcs arcs;
    EdgeColumn<std::uint32_t> met(g.edge_count(), kNoArc);
    arcs.reverse.resize(g.arc_count());
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        for (const Arc& arc : g.arcs(node(u))) {
            const auto a = static_cast<std::uint32_t>(arcs.to.size());
            if (met[arc.edge] == kNoArc)
                met[arc.edge] = a;
            else {
                arcs.reverse[a] = met[arc.edge];
                arcs.reverse[met[arc.edge]] = a;
            }
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

/// Adds the dependencies on a source by means of a search that finds trees.
template <class Search> class TreeSource {
  public:
    TreeSource(Search search, std::size_t n) : search_(std::move(search)), n_(n), quick_(n) {}

    bool run(std::uint32_t source, std::vector<double>& score) {
        const PathTree& tree = search_.run(source);
        if (quick_.add(tree, score))
            return true;
        if (!patient_)
            patient_.emplace(n_);
        return patient_->add(tree, score);
    }

  private:
    Search search_;
    std::size_t n_;
    Accumulator<double> quick_;
    std::optional<Accumulator<BigCount>> patient_;
};

/// The quick search; where numbers of paths become too large for it, the other.
template <class Whole> class BucketSource {
  public:
    BucketSource(const LengthArcs& arcs, const std::vector<Whole>& lengths)
        : arcs_(&arcs), lengths_(&lengths), quick_(arcs, lengths) {}

    bool run(std::uint32_t source, std::vector<double>& score) {
        if (quick_.run(source, score))
            return true;
        if (!patient_)
            patient_.emplace(WholeSearch<Whole>(*arcs_, *lengths_), arcs_->node_count());
        return patient_->run(source, score);
    }

  private:
    const LengthArcs* arcs_;
    const std::vector<Whole>* lengths_;
    BucketSearch<Whole> quick_;
    std::optional<TreeSource<WholeSearch<Whole>>> patient_;
};

template <class MakeSource>
std::vector<double> over_all_sources(std::size_t n, const RunControl& run, const MakeSource& make_source) {
    const std::size_t blocks = std::min<std::size_t>(n, 32);
    std::vector<std::vector<double>> scores(blocks);
    for_blocks(blocks, run, make_source, [&](std::size_t block, auto& search) {
        scores[block].assign(n, 0);
        const auto [first, last] = block_range(block, blocks, n);
        for (std::size_t source = first; source < last; ++source) {
            run.throw_if_stopped();
            search.run(static_cast<std::uint32_t>(source), scores[block]);
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

template <class Whole>
std::vector<double> over_whole_lengths(const LengthArcs& arcs, const std::vector<Whole>& lengths,
                                       const RunControl& run) {
    const std::size_t n = arcs.node_count();
    if (BucketSearch<Whole>::suits(lengths))
        return over_all_sources(n, run, [&] { return BucketSource<Whole>(arcs, lengths); });
    return over_all_sources(n, run, [&] { return TreeSource(WholeSearch<Whole>(arcs, lengths), n); });
}

std::vector<double> dependencies(const LengthArcs& arcs, const std::vector<Fraction>& weights, const RunControl& run) {
    const std::size_t n = arcs.node_count();
    if (const auto small = whole_lengths(weights, n, 31))
        return over_whole_lengths(arcs, narrowed<std::uint32_t>(*small), run);
    if (const auto medium = whole_lengths(weights, n, 62))
        return over_whole_lengths(arcs, narrowed<std::uint64_t>(*medium), run);
    if (const auto large = whole_lengths(weights, n, 126)) {
        const auto lengths = narrowed<Whole128>(*large);
        return over_all_sources(n, run, [&] { return TreeSource(WholeSearch<Whole128>(arcs, lengths), n); });
    }
    const FilteredLengths lengths(weights);
    return over_all_sources(n, run, [&] { return TreeSource(FilteredSearch(arcs, lengths), n); });
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

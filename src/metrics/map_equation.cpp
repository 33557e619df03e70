#include "metrics/map_equation.hpp"

#include "base/error.hpp"
#include "metrics/community_levels.hpp"
#include "metrics/modularity.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

/// x log2 x, 0 for x <= 0. The standard library's logarithm may differ in its last bit between machines; this one is
/// the series of artanh, to the last bit or two.
double h(double x) {
    if (!(x > 0x1.0p-1000))
        return 0;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = static_cast<double>(static_cast<int>(bits >> 52U) - 1023);
    double mantissa = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    if (mantissa > std::numbers::sqrt2) {
        mantissa /= 2;
        exponent += 1;
    }
    const double s = (mantissa - 1) / (mantissa + 1);
    const double z = s * s;
    double sum = 1.0 / 21;
    for (int odd = 19; odd > 0; odd -= 2)
        sum = sum * z + 1.0 / odd;
    return x * (exponent + 2 * std::numbers::log2e * s * sum);
}

/// Modules of a level: what they visit, what leaves them, and the two terms of the sum that these make.
class Modules {
  public:
    explicit Modules(std::size_t slots) : visit_(slots, 0), leave_(slots, 0), term_(slots, 0), size_(slots, 0) {}

    /// Bits that change outside the sum over all exits when v (visited `visit`, left by `leave`, tied to the module by
    /// `tie`) goes in, with everything that depends on the module.
    double cost(std::uint32_t m, double visit, double leave, double tie) const {
        const double after = leave_[m] + leave - 2 * tie;
        return h(all_leave_ + leave - 2 * tie) + term(visit_[m] + visit, after) - term_[m];
    }
    void put(std::uint32_t m, double visit, double leave, double tie) {
        ++size_[m];
        set(m, visit_[m] + visit, leave_[m] + leave - 2 * tie);
    }
    void take(std::uint32_t m, double visit, double leave, double tie) {
        if (--size_[m] == 0)
            set(m, 0, 0);
        else
            set(m, visit_[m] - visit, leave_[m] - leave + 2 * tie);
    }
    std::uint32_t size(std::uint32_t m) const { return size_[m]; }

  private:
    static double term(double visit, double leave) { return h(visit + leave) - 2 * h(leave); }
    void set(std::uint32_t m, double visit, double leave) {
        all_leave_ += leave - leave_[m];
        visit_[m] = visit;
        leave_[m] = leave;
        term_[m] = term(visit, leave);
    }

    std::vector<double> visit_, leave_, term_;
    Labels size_;
    double all_leave_ = 0;
};

/// Differences below this many bits are rounding: sums near 1 are known to 1e-16.
constexpr double kBitNoise = 1e-13;

class MapClimb final : public CommunityClimb {
  public:
    /// `share` turns scaled weight into shares of all strengths.
    MapClimb(const Level& base, double share, Random random) : CommunityClimb(base, random), share_(share) {}

  private:
    double move_nodes(const Level& level, Labels& community, const RunControl& run) override;
    Labels refine(const Level& level, const Labels& community, const RunControl&) override;
    std::vector<double> leaving(const Level& level) const {
        std::vector<double> sum(level.size(), 0);
        for (std::uint32_t v = 0; v < level.size(); ++v)
            level.for_arcs(v, [&](LevelArc arc) { sum[v] += static_cast<double>(arc.weight) * share_; });
        return sum;
    }

    double share_;
};

double MapClimb::move_nodes(const Level& level, Labels& community, const RunControl& /*run*/) {
    const std::size_t n = level.size();
    const std::vector<double> leave = leaving(level);
    Modules modules(n);
    for (std::uint32_t v = 0; v < n; ++v) {
        double inside = 0; // to those of its module that are in already
        level.for_arcs(v, [&](LevelArc arc) {
            inside += arc.to < v && community[arc.to] == community[v] ? static_cast<double>(arc.weight) : 0.0;
        });
        modules.put(community[v], level.mass[v] * share_, leave[v], inside * share_);
    }
    Labels empty;
    for (std::size_t m = n; m-- > 0;)
        if (modules.size(static_cast<std::uint32_t>(m)) == 0)
            empty.push_back(static_cast<std::uint32_t>(m));
    VisitQueue queue(shuffled(n));
    std::size_t budget = 1000 * n; // only against an endless exchange through rounding
    double gained = 0;
    while (!queue.empty() && budget-- > 0) {
        const std::uint32_t v = queue.next();
        if (level.degree(v) == 0)
            continue;
        level.for_arcs(v, [&](LevelArc arc) { around_.add(community[arc.to], static_cast<double>(arc.weight)); });
        const std::uint32_t old = community[v];
        const double visit = level.mass[v] * share_;
        modules.take(old, visit, leave[v], around_[old] * share_);
        const bool was_alone = modules.size(old) == 0;
        std::uint32_t best = old;
        const double old_cost = modules.cost(old, visit, leave[v], around_[old] * share_);
        double best_cost = old_cost;
        const double noise = kBitNoise + kRelativeNoise * leave[v];
        for (const std::uint32_t m : around_.touched()) {
            const double cost = m == old ? old_cost : modules.cost(m, visit, leave[v], around_[m] * share_);
            if (cost < best_cost - noise) {
                best = m;
                best_cost = cost;
            }
        }
        if (!was_alone && !empty.empty())
            if (const double cost = modules.cost(empty.back(), visit, leave[v], 0); cost < best_cost - noise) {
                best = empty.back();
                best_cost = cost;
            }
        modules.put(best, visit, leave[v], around_[best] * share_);
        around_.clear();
        if (best == old)
            continue;
        if (modules.size(best) == 1)
            empty.pop_back();
        if (was_alone)
            empty.push_back(old);
        gained += old_cost - best_cost;
        community[v] = best;
        level.for_arcs(v, [&](LevelArc arc) {
            if (community[arc.to] != best)
                queue.put(arc.to);
        });
    }
    return gained;
}

/// Begins with every node alone; one that is still alone joins the part of its own community that saves most.
Labels MapClimb::refine(const Level& level, const Labels& community, const RunControl&) {
    const std::size_t n = level.size();
    const std::vector<double> leave = leaving(level);
    Modules parts(n);
    for (std::uint32_t v = 0; v < n; ++v)
        parts.put(v, level.mass[v] * share_, leave[v], 0);
    Labels part(n);
    std::iota(part.begin(), part.end(), 0U);
    for (const std::uint32_t v : shuffled(n)) {
        if (part[v] != v || parts.size(v) != 1)
            continue;
        level.for_arcs(v, [&](LevelArc arc) {
            around_.add_if(community[arc.to] == community[v], part[arc.to], static_cast<double>(arc.weight));
        });
        const double visit = level.mass[v] * share_;
        parts.take(v, visit, leave[v], 0);
        std::uint32_t best = v;
        double best_cost = parts.cost(v, visit, leave[v], 0);
        for (const std::uint32_t p : around_.touched())
            if (const double cost = parts.cost(p, visit, leave[v], around_[p] * share_);
                cost < best_cost - kBitNoise - kRelativeNoise * leave[v]) {
                best = p;
                best_cost = cost;
            }
        parts.put(best, visit, leave[v], around_[best] * share_);
        part[v] = best;
        around_.clear();
    }
    return part;
}

} // namespace

double codelength(const Graph& graph, const EdgeColumn<double>& weight, const Partition& partition) {
    ensure(weight.size() == graph.edge_count() && partition.of.size() == graph.node_count(),
           "weights and partition fit the graph");
    const EdgeColumn<double> unit = unit_weights(weight);
    double total = 0;
    for (const double w : unit)
        total += 2 * w;
    if (!(total > 0))
        return 0;
    std::vector<double> visit(partition.count, 0), leave(partition.count, 0);
    double length = 0, all_leave = 0;
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        const std::uint32_t own = partition.of[node(v)];
        double p = 0, out = 0;
        for (const Arc& arc : graph.arcs(node(v))) {
            p += unit[arc.edge] / total;
            if (own == Partition::kNone || partition.of[arc.to] != own)
                out += unit[arc.edge] / total;
        }
        length -= h(p);
        all_leave += out;
        if (own == Partition::kNone) {
            length += h(p + out) - 2 * h(out);
        } else {
            visit[own] += p;
            leave[own] += out;
        }
    }
    for (std::uint32_t c = 0; c < partition.count; ++c)
        length += h(visit[c] + leave[c]) - 2 * h(leave[c]);
    return length + h(all_leave);
}

MapEquationResult map_equation(const Graph& graph, const EdgeColumn<double>& weight, const MapEquationOptions& options,
                               const RunControl& run) {
    ensure(weight.size() == graph.edge_count(), "one weight per edge");
    MapEquationResult result;
    Labels labels = starting_labels(graph, options.start);
    if (graph.edge_count() == 0) {
        result.partition = number_communities(graph, labels);
        return result;
    }
    const FirstLevel first = first_level(graph, weight);
    MapClimb climber(first.level, 1 / (2 * first.total), Random(options.seed, options.stream));
    labels = split_into_connected(graph, labels);
    double gained = std::numeric_limits<double>::infinity(); // the first iteration is always made
    while (gained > options.tolerance && (options.max_iterations == 0 || result.iterations < options.max_iterations)) {
        gained = climber.climb(labels, run);
        ++result.iterations;
    }
    result.partition = number_communities(graph, split_into_connected(graph, labels));
    result.codelength = codelength(graph, weight, result.partition);
    const Labels same(graph.node_count(), 0);
    const Partition components = number_communities(graph, split_into_connected(graph, same));
    if (const double length = codelength(graph, weight, components); length <= result.codelength) {
        result.codelength = length;
        result.partition = components;
    }
    const Partition one{NodeColumn<std::uint32_t>(graph.node_count(), 0), 1};
    result.saved = std::max(0.0, codelength(graph, weight, one) - result.codelength);
    return result;
}

} // namespace clusterbridge

#include "metrics/leiden_climb.hpp"

#include "base/parallel.hpp"
#include "metrics/leiden_batches.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace clusterbridge {
namespace {

/// One or the other, without a branch.
std::uint32_t choose(bool first, std::uint32_t a, std::uint32_t b) {
    return b ^ ((a ^ b) & (0 - static_cast<std::uint32_t>(first)));
}

} // namespace

LeidenProblem leiden_problem(const Graph& graph, const EdgeColumn<double>& weight, QualityFunction objective,
                             double resolution, const RunControl& run) {
    FirstLevel first = first_level(graph, weight, run);
    LeidenProblem problem{std::move(first.level), 0, first.total};
    if (objective == QualityFunction::cpm) {
        std::fill(problem.base.mass.begin(), problem.base.mass.end(), 1.0);
        problem.factor = std::ldexp(resolution, -first.exponent);
    } else if (first.total > 0) {
        problem.factor = resolution / (2 * first.total);
    }
    return problem;
}

double scaled_quality(const LeidenProblem& problem, const Labels& labels, std::size_t count) {
    std::vector<double> mass(count, 0);
    double inside = 0;
    for (std::uint32_t v = 0; v < labels.size(); ++v) {
        mass[labels[v]] += problem.base.mass[v];
        problem.base.for_arcs(
            v, [&](LevelArc arc) { inside += value_if(labels[arc.to] == labels[v], static_cast<double>(arc.weight)); });
    }
    double squares = 0;
    for (const double m : mass)
        squares += m * m;
    return (inside - problem.factor * squares) / 2;
}

double LeidenClimb::move_nodes(const Level& level, Labels& community, const RunControl& run) {
    const std::size_t n = level.size();
    if (moves_in_batches(level))
        return BatchedMoves(level, problem_.factor, community, shuffled(n), tables_).move(run.threads);
    Communities all(level, community);
    VisitQueue queue(shuffled(n));
    const bool far = level.is_far();
    // a bound no climb comes near: it only makes an endless exchange through rounding impossible
    std::size_t budget = 1000 * n;
    double gained = 0;
    while (!queue.empty() && budget-- > 0) {
        if (far) {
            level.fetch_arcs(queue.ahead(kArcsAhead));
            level.fetch_ends(queue.ahead(kEndsAhead), community);
            const std::uint32_t later = queue.ahead(kArcsAhead), soon = queue.ahead(kEndsAhead);
            fetch_early(level.mass.data() + later);
            fetch_early(community.data() + later);
            fetch_early(all.mass.data() + community[soon]);
            fetch_early(all.size.data() + community[soon]);
        }
        const std::uint32_t v = queue.next();
        level.for_arcs(v, [&](LevelArc arc) { around_.add(community[arc.to], static_cast<double>(arc.weight)); });
        const std::uint32_t old = community[v];
        const double mass = level.mass[v];
        const double pull = problem_.factor * mass;
        all.take(old, mass);
        std::uint32_t best = old;
        const double old_gain = around_[old] - pull * all.mass[old];
        double best_gain = old_gain;
        for (const std::uint32_t c : around_.touched()) {
            const double gain = around_[c] - pull * all.mass[c];
            if (gain > best_gain + kRelativeNoise * around_[c]) {
                best = c;
                best_gain = gain;
            }
        }
        if (best_gain < -kRelativeNoise * pull * all.mass[best]) {
            best = all.empty.back();
            best_gain = 0;
        }
        around_.clear();
        all.put(best, mass);
        if (best == old)
            continue;
        gained += best_gain - old_gain;
        community[v] = best;
        level.for_arcs(v, [&](LevelArc arc) {
            if (community[arc.to] != best)
                queue.put(arc.to);
        });
    }
    return gained;
}

namespace {

/// Order by community, as it was within each: they are divided one after the other, and none looks at another.
Labels by_community(const Labels& order, const Labels& community) {
    Labels at(order.size() + 1, 0);
    for (const std::uint32_t c : community)
        ++at[c + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    Labels sorted = large_vector<std::uint32_t>(order.size());
    for (const std::uint32_t v : order)
        sorted[at[community[v]]++] = v;
    return sorted;
}

/// Where block `block` of `order` begins: as equal as whole communities allow.
std::size_t begin_of(std::size_t block, std::size_t blocks, const Labels& order, const Labels& community) {
    std::size_t at = block_range(block, blocks, order.size()).first;
    while (at > 0 && at < order.size() && community[order[at]] == community[order[at - 1]])
        ++at;
    return at;
}

/// Communities on their way to well-connected parts: a node still alone joins the part of its own community that gains
/// most, if both hold on to the rest of the community by at least what chance would give.
class Refinement {
  public:
    Refinement(const Level& level, const Labels& community, double factor)
        : level_(level), community_(community), factor_(factor), part_(large_vector<std::uint32_t>(level.size())),
          size_(level.size(), 1), whole_(large_vector<double>(level.size())), cut_(large_vector<double>(level.size())),
          mass_(large_copy(level.mass)) {
        std::iota(part_.begin(), part_.end(), 0U);
        for (std::size_t v = 0; v < level.size(); ++v)
            whole_[community[v]] += level.mass[v];
    }
    void measure(std::uint32_t v) {
        double cut = 0;
        level_.for_arcs(v, [&](LevelArc arc) {
            cut += value_if(community_[arc.to] == community_[v], static_cast<double>(arc.weight));
        });
        cut_[v] = cut;
    }
    /// Visits nodes in their order, whole communities at a time; other communities may be visited meanwhile.
    void visit(std::span<const std::uint32_t> order, Surroundings& around) {
        const bool far = level_.is_far();
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (far) {
                level_.fetch_arcs(order[std::min(i + kArcsAhead, order.size() - 1)]);
                level_.fetch_ends(order[std::min(i + kEndsAhead, order.size() - 1)], community_);
            }
            visit(order[i], around);
        }
    }
    Labels take() { return std::move(part_); }

  private:
    bool holds(std::uint32_t p, double all) const {
        const double chance = factor_ * mass_[p] * (all - mass_[p]);
        return cut_[p] >= chance - kRelativeNoise * chance;
    }
    /// Of a node of any community: another thread may be about to change it, and then it does not count.
    std::uint32_t part(std::uint32_t v) { return std::atomic_ref(part_[v]).load(std::memory_order_relaxed); }
    void visit(std::uint32_t v, Surroundings& around);

    const Level& level_;
    const Labels& community_;
    double factor_;
    Labels part_, size_;
    std::vector<double> whole_;
    std::vector<double> cut_; ///< weight from a part to the rest of its community
    std::vector<double> mass_;
};

void Refinement::visit(std::uint32_t v, Surroundings& around) {
    const double all = whole_[community_[v]];
    if (part(v) != v || size_[v] != 1 || !(cut_[v] > 0) || !holds(v, all))
        return;
    level_.for_arcs(v, [&](LevelArc arc) {
        const bool inside = community_[arc.to] == community_[v];
        // nobody asks for the parts of others: they may lie far away
        around.add_if(inside, part(choose(inside, arc.to, v)), static_cast<double>(arc.weight));
    });
    std::uint32_t best = v;
    double best_gain = 0;
    for (const std::uint32_t p : around.touched()) {
        const double gain = around[p] - factor_ * level_.mass[v] * mass_[p];
        if (gain > best_gain + kRelativeNoise * around[p] && holds(p, all)) {
            best = p;
            best_gain = gain;
        }
    }
    if (best != v) {
        cut_[best] += cut_[v] - 2 * around[best];
        mass_[best] += mass_[v];
        ++size_[best];
        size_[v] = 0;
        std::atomic_ref(part_[v]).store(best, std::memory_order_relaxed);
    }
    around.clear();
}

} // namespace

Labels LeidenClimb::refine(const Level& level, const Labels& community, const RunControl& run) {
    const std::size_t n = level.size();
    const RunControl quiet{.threads = run.threads, .stop = run.stop};
    const std::size_t blocks = blocks_of(level, run);
    Refinement refinement(level, community, problem_.factor);
    for_items_in_blocks(n, blocks, quiet, [&](std::size_t v) { refinement.measure(static_cast<std::uint32_t>(v)); });
    Labels order = shuffled(n);
    if (level.is_far())
        order = by_community(order, community);
    tables_.prepare(run.threads);
    run_blocks(blocks, quiet, [&](std::size_t block, std::size_t worker) {
        const std::size_t first = begin_of(block, blocks, order, community);
        const std::size_t last = begin_of(block + 1, blocks, order, community);
        refinement.visit(std::span(order).subspan(first, last - first), tables_.of(worker));
    });
    return refinement.take();
}

} // namespace clusterbridge

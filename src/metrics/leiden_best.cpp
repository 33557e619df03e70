#include "metrics/leiden_best.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "metrics/leiden_climb.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::uint64_t kRecombinationStream = std::uint64_t{7} << 32U;
constexpr double kSameQuality = 1e-12;
/// Where most children were known before, little is left to find: such a child counts as so many more without success.
constexpr std::size_t kWeightOfKnown = 3;
constexpr double kAnyQuality = std::numeric_limits<double>::infinity();

struct Individual {
    Labels labels; ///< numbered in order of first use
    std::size_t count = 0;
    double quality = 0;
};

Individual individual(const LeidenProblem& problem, Labels labels) {
    Individual one;
    one.count = compact(labels, labels.size());
    one.labels = std::move(labels);
    one.quality = scaled_quality(problem, one.labels, one.count);
    return one;
}

/// Partitions that were climbed from already, as sorted fingerprints: to start there once more would lead nowhere.
class Climbed {
  public:
    bool contains(const Labels& labels) const {
        return std::binary_search(fingerprints_.begin(), fingerprints_.end(), fingerprint(labels));
    }
    void insert(const Labels& labels) {
        const std::uint64_t f = fingerprint(labels);
        if (const auto at = std::lower_bound(fingerprints_.begin(), fingerprints_.end(), f);
            at == fingerprints_.end() || *at != f)
            fingerprints_.insert(at, f);
    }

  private:
    /// Of labels in order of first use.
    static std::uint64_t fingerprint(const Labels& labels) {
        std::uint64_t f = 0x9E3779B97F4A7C15ULL;
        for (const std::uint32_t label : labels)
            f = (std::rotl(f, 23) ^ label) * 0xBF58476D1CE4E5B9ULL;
        return f;
    }
    std::vector<std::uint64_t> fingerprints_;
};

/// Labels of the connected pieces that are together in both.
Labels meet(const Level& level, const Labels& a, const Labels& b) {
    Labels piece(a.size(), Partition::kNone);
    Labels stack;
    std::uint32_t count = 0;
    for (std::uint32_t v = 0; v < a.size(); ++v) {
        if (piece[v] != Partition::kNone)
            continue;
        piece[v] = count;
        stack.push_back(v);
        while (!stack.empty()) {
            const std::uint32_t u = stack.back();
            stack.pop_back();
            level.for_arcs(u, [&](LevelArc arc) {
                if (piece[arc.to] == Partition::kNone && a[arc.to] == a[u] && b[arc.to] == b[u]) {
                    piece[arc.to] = count;
                    stack.push_back(arc.to);
                }
            });
        }
        ++count;
    }
    return piece;
}

/// What a child is made with.
struct Nursery {
    const LeidenProblem& problem;
    const RecombinationOptions& options;
    const Climbed& climbed;
    double enough = 0; ///< a child that stays below this quality is not wanted
    const RunControl& run;
};

/// Climbs until nothing is gained, or the little that a climb gains will hardly lead to what is wanted.
void settle(const Nursery& nursery, const LeidenProblem& on, Labels& labels, Random random, double quality) {
    constexpr double kHope = 4; // climbs that gain as much as the last one
    LeidenClimb climber(on, random);
    double gained = 0;
    do {
        gained = climber.climb(labels, nursery.run);
        quality += gained;
    } while (gained > nursery.options.tolerance * on.total && quality + kHope * gained >= nursery.enough);
}

/// Climbs among the groups of `part` from single groups, and then among the nodes; nothing if that would start from
/// where somebody has climbed already.
std::optional<Individual> child_of(const Nursery& nursery, const Labels& part, Random random) {
    const LeidenProblem& problem = nursery.problem;
    const std::size_t parts = *std::max_element(part.begin(), part.end()) + std::size_t{1};
    WorkerSurroundings around(problem.base.size());
    const LeidenProblem smaller{aggregate(problem.base, part, parts, around), problem.factor, problem.total};
    Labels labels(parts);
    std::iota(labels.begin(), labels.end(), 0U);
    settle(nursery, smaller, labels, random.child(0), kAnyQuality);
    Labels whole(problem.base.size());
    for (std::size_t v = 0; v < whole.size(); ++v)
        whole[v] = labels[part[v]];
    Individual child = individual(problem, std::move(whole));
    if (nursery.climbed.contains(child.labels))
        return std::nullopt;
    settle(nursery, problem, child.labels, random.child(1), child.quality);
    return individual(problem, std::move(child.labels));
}

Labels each_alone(std::size_t n) {
    Labels labels(n);
    std::iota(labels.begin(), labels.end(), 0U);
    return labels;
}

/// `labels` with a share of its communities dissolved into single nodes.
Labels dissolved(const Individual& parent, double share, Random& random) {
    std::vector<std::uint8_t> dissolve(parent.count, 0);
    for (auto& d : dissolve)
        d = random.chance(share) ? 1 : 0;
    Labels labels = parent.labels;
    auto next = static_cast<std::uint32_t>(parent.count);
    for (auto& label : labels)
        if (dissolve[label] != 0)
            label = next++;
    return labels;
}

/// Most children are a crossing, the cheapest way up; some break a parent up, which brings back what all have lost, and
/// one in eight has a run that has only begun as its other parent.
std::optional<Individual> make_child(const Nursery& nursery, const std::vector<Individual>& population,
                                     std::size_t number) {
    const LeidenProblem& problem = nursery.problem;
    Random random(nursery.options.seed, kRecombinationStream + number);
    const std::size_t size = population.size();
    // population is sorted, best first: the better of two draws is one parent
    const auto draw = [&] { return static_cast<std::size_t>(random.below(size)); };
    const std::size_t a = std::min(draw(), draw());
    std::size_t b = draw();
    if (b == a)
        b = (b + 1) % size;
    const Individual& better = population[std::min(a, b)];
    const Individual& other = population[std::max(a, b)];
    const std::size_t kind = number % 8;
    if (kind == 7) {
        Labels fresh = each_alone(problem.base.size());
        LeidenClimb(problem, random.child(2)).climb(fresh, nursery.run);
        return child_of(nursery, meet(problem.base, better.labels, fresh), random.child(1));
    }
    if (size == 1 || kind == 3 || kind == 6) {
        const Labels broken = dissolved(better, 0.1 + 0.4 * random.uniform(), random);
        return child_of(nursery, meet(problem.base, better.labels, broken), random.child(1));
    }
    return child_of(nursery, meet(problem.base, better.labels, other.labels), random.child(1));
}

void sort_population(std::vector<Individual>& population) {
    std::stable_sort(population.begin(), population.end(),
                     [](const Individual& a, const Individual& b) { return a.quality > b.quality; });
}

/// Those that are like nobody in the population join it. Returns how many were known before they were born.
std::size_t add_children(std::vector<std::optional<Individual>>& children, std::vector<Individual>& population,
                         Climbed& climbed) {
    std::size_t known = 0;
    for (std::optional<Individual>& child : children) {
        if (!child) {
            ++known;
            continue;
        }
        climbed.insert(child->labels);
        if (std::none_of(population.begin(), population.end(),
                         [&](const Individual& p) { return p.labels == child->labels; }))
            population.push_back(std::move(*child));
    }
    return known;
}

} // namespace

RecombinationOptions recombination_effort(std::size_t edges) {
    if (edges > 100000)
        return {.population = 4, .rounds = 4, .patience = 1};
    if (edges > 20000)
        return {.population = 10, .rounds = 10, .patience = 2};
    if (edges > 1000)
        return {.population = 20, .rounds = 40, .patience = 16};
    return {.population = 20, .rounds = 100, .patience = 50};
}

RecombinationResult recombine(const Graph& graph, const EdgeColumn<double>& weight, std::span<const LeidenResult> runs,
                              const RecombinationOptions& options, const RunControl& run) {
    ensure(!runs.empty(), "a recombination needs at least one run");
    RecombinationResult result;
    const LeidenResult& best_run = *std::max_element(
        runs.begin(), runs.end(), [](const LeidenResult& a, const LeidenResult& b) { return a.quality < b.quality; });
    result.partition = best_run.partition;
    result.quality = best_run.quality;
    if (graph.edge_count() == 0)
        return result;
    const LeidenProblem problem = leiden_problem(graph, weight, options.objective, options.resolution);
    std::vector<Individual> population;
    Climbed climbed;
    for (const LeidenResult& one : runs) {
        Individual next = individual(problem, starting_labels(graph, &one.partition));
        climbed.insert(next.labels);
        if (std::none_of(population.begin(), population.end(),
                         [&](const Individual& p) { return p.labels == next.labels; }))
            population.push_back(std::move(next));
    }
    sort_population(population);
    if (population.size() > options.population)
        population.resize(options.population);
    const double noise = kSameQuality * problem.total;
    const double worst = -std::numeric_limits<double>::infinity();
    std::size_t idle = 0; // children without a better best
    while (result.rounds < options.rounds && idle < options.patience * options.population) {
        const bool full = population.size() == options.population;
        const RunControl alone{.stop = run.stop};
        const Nursery nursery{problem, options, climbed, full ? population.back().quality : worst, alone};
        std::vector<std::optional<Individual>> children(options.population);
        for_blocks(
            children.size(), run, [] { return 0; },
            [&](std::size_t block, int&) {
                children[block] = make_child(nursery, population, result.rounds * children.size() + block);
            });
        ++result.rounds;
        const double before = population.front().quality;
        const std::size_t known = add_children(children, population, climbed);
        sort_population(population);
        if (population.size() > options.population)
            population.resize(options.population);
        idle = population.front().quality > before + noise ? 0 : idle + children.size() + kWeightOfKnown * known;
    }
    const Partition found = number_communities(graph, split_into_connected(graph, population.front().labels));
    const double quality_found = quality(graph, weight, found, options.objective, options.resolution);
    if (quality_found > result.quality + kSameQuality * std::max(1.0, std::abs(result.quality))) {
        result.improved = true;
        result.partition = found;
        result.quality = quality_found;
    }
    return result;
}

} // namespace clusterbridge

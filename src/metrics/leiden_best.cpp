#include "metrics/leiden_best.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "metrics/leiden_climb.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::uint64_t kRecombinationStream = std::uint64_t{7} << 32U;
constexpr double kSameQuality = 1e-12;

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
            for (const LevelArc& arc : level.of(u))
                if (piece[arc.to] == Partition::kNone && a[arc.to] == a[u] && b[arc.to] == b[u]) {
                    piece[arc.to] = count;
                    stack.push_back(arc.to);
                }
        }
        ++count;
    }
    return piece;
}

/// Climbs among the groups of `part`, from `start` (a community for every node, coarser than the parts) or from single
/// groups, and then among the nodes.
Individual child_of(const LeidenProblem& problem, const Labels& part, const Labels* start, Random random,
                    double tolerance, const RunControl& run) {
    const std::size_t parts = *std::max_element(part.begin(), part.end()) + std::size_t{1};
    Surroundings around(problem.base.size());
    const LeidenProblem smaller{aggregate(problem.base, part, parts, around), problem.factor, problem.total};
    Labels labels(parts);
    std::iota(labels.begin(), labels.end(), 0U);
    if (start != nullptr) {
        Labels first(problem.base.size(), Partition::kNone); // community -> a part of it
        for (std::size_t v = 0; v < part.size(); ++v) {
            std::uint32_t& representative = first[(*start)[v]];
            if (representative == Partition::kNone)
                representative = part[v];
            labels[part[v]] = representative;
        }
    }
    const auto settle = [&](const LeidenProblem& on, Labels& at, std::uint64_t stream) {
        LeidenClimb climber(on, random.child(stream));
        while (climber.climb(at, run) > tolerance * problem.total) {}
    };
    settle(smaller, labels, 0);
    Labels whole(problem.base.size());
    Labels first(parts, Partition::kNone); // label -> a node of it
    for (std::uint32_t v = 0; v < whole.size(); ++v) {
        std::uint32_t& representative = first[labels[part[v]]];
        if (representative == Partition::kNone)
            representative = v;
        whole[v] = representative;
    }
    settle(problem, whole, 1);
    return individual(problem, std::move(whole));
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

Individual make_child(const LeidenProblem& problem, const std::vector<Individual>& population, std::size_t number,
                      const RecombinationOptions& options, const RunControl& run) {
    const double tolerance = options.tolerance;
    Random random(options.seed, kRecombinationStream + number);
    const std::size_t size = population.size();
    // population is sorted, best first: the better of two draws is one parent
    const auto draw = [&] { return static_cast<std::size_t>(random.below(size)); };
    const std::size_t a = std::min(draw(), draw());
    std::size_t b = draw();
    if (b == a)
        b = (b + 1) % size;
    const Individual& better = population[std::min(a, b)];
    const Individual& other = population[std::max(a, b)];
    if (number % 4 == 3) { // new blood: a run that has only begun
        Labels fresh = each_alone(problem.base.size());
        LeidenClimb(problem, random.child(2)).climb(fresh, run);
        const Labels core = meet(problem.base, better.labels, fresh);
        return child_of(problem, core, number % 8 == 3 ? &better.labels : nullptr, random.child(1), tolerance, run);
    }
    if (size == 1 || number % 4 == 2) {
        const Labels broken = dissolved(better, 0.1 + 0.4 * random.uniform(), random);
        return child_of(problem, meet(problem.base, better.labels, broken), nullptr, random.child(1), tolerance, run);
    }
    const Labels core = meet(problem.base, better.labels, other.labels);
    return child_of(problem, core, number % 4 == 0 ? &better.labels : nullptr, random.child(1), tolerance, run);
}

void sort_population(std::vector<Individual>& population) {
    std::stable_sort(population.begin(), population.end(),
                     [](const Individual& a, const Individual& b) { return a.quality > b.quality; });
}

} // namespace

RecombinationOptions recombination_effort(std::size_t edges) {
    if (edges > 100000)
        return {.population = 4, .rounds = 4, .patience = 1};
    if (edges > 20000)
        return {.population = 10, .rounds = 10, .patience = 2};
    if (edges > 1000)
        return {.population = 20, .rounds = 40, .patience = 8};
    return {.population = 20, .rounds = 100, .patience = 25};
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
    for (const LeidenResult& one : runs) {
        Individual next = individual(problem, starting_labels(graph, &one.partition));
        if (std::none_of(population.begin(), population.end(),
                         [&](const Individual& p) { return p.labels == next.labels; }))
            population.push_back(std::move(next));
    }
    sort_population(population);
    if (population.size() > options.population)
        population.resize(options.population);
    const double noise = kSameQuality * problem.total;
    std::size_t idle = 0;
    while (result.rounds < options.rounds && idle < options.patience) {
        std::vector<Individual> children(options.population);
        for_blocks(
            children.size(), run, [] { return 0; },
            [&](std::size_t block, int&) {
                children[block] = make_child(problem, population, result.rounds * children.size() + block, options,
                                             {.stop = run.stop});
            });
        ++result.rounds;
        const double before = population.front().quality;
        for (Individual& child : children)
            if (std::none_of(population.begin(), population.end(),
                             [&](const Individual& p) { return p.labels == child.labels; }))
                population.push_back(std::move(child));
        sort_population(population);
        if (population.size() > options.population)
            population.resize(options.population);
        idle = population.front().quality > before + noise ? 0 : idle + 1;
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

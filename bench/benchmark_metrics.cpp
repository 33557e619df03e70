// How the cost of each kernel grows with the network, by Google Benchmark: time per tie, and the order of growth
// fitted.
//   kernel_benchmarks [--threads=N] [--benchmark_filter=WORD] [other options of Google Benchmark]
// Names are KERNEL/NETWORK/TIES. "grouped" has communities and no hubs, "skewed" (R-MAT) few nodes with very many ties.
// Kernels that search from every node stop at fewer ties than the others. Nothing here compares with other programs:
// bench/peers.py does.
#include "base/random.hpp"
#include "graph/graph.hpp"
#include "metrics/articulation.hpp"
#include "metrics/betweenness.hpp"
#include "metrics/betweenness_sampled.hpp"
#include "metrics/betweenness_weighted.hpp"
#include "metrics/brokerage.hpp"
#include "metrics/closeness.hpp"
#include "metrics/closeness_weighted.hpp"
#include "metrics/clustering.hpp"
#include "metrics/components.hpp"
#include "metrics/constraint.hpp"
#include "metrics/core.hpp"
#include "metrics/eigenvector.hpp"
#include "metrics/label_propagation.hpp"
#include "metrics/leiden.hpp"
#include "metrics/map_equation.hpp"
#include "metrics/pagerank.hpp"
#include "metrics/roles.hpp"
#include "metrics/two_hop.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace clusterbridge;

struct DrawnGraph {
    Graph graph;
    EdgeColumn<double> ones, weight; ///< every tie 1; 1 or more, geometric
};

/// About `ties` different ties (pairs drawn again count once) from `draw`, which gives two nodes below `nodes`.
template <class Draw> DrawnGraph draw_graph(std::size_t nodes, std::size_t ties, Random& chance, Draw draw) {
    std::vector<std::pair<NodeId, NodeId>> ends;
    ends.reserve(ties);
    while (ends.size() < ties) {
        const auto [a, b] = draw();
        if (a != b)
            ends.emplace_back(node(std::min(a, b)), node(std::max(a, b)));
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    DrawnGraph drawn{.graph = Graph::from_sorted_edges(nodes, std::move(ends)), .ones = {}, .weight = {}};
    drawn.ones = EdgeColumn<double>(drawn.graph.edge_count(), 1);
    drawn.weight = drawn.ones;
    for (double& w : drawn.weight)
        while (chance.chance(0.5))
            ++w;
    return drawn;
}

/// Ten ties a node in groups of fifty, three in ten ignoring them; nobody has very many.
DrawnGraph draw_grouped(std::size_t ties) {
    constexpr std::size_t kGroup = 50;
    const std::size_t nodes = ties / 10;
    Random chance(1, ties);
    return draw_graph(nodes, ties, chance, [&] {
        const auto a = static_cast<std::size_t>(chance.below(nodes));
        const std::size_t first = a / kGroup * kGroup;
        const std::size_t b = chance.chance(0.3)
                                  ? static_cast<std::size_t>(chance.below(nodes))
                                  : first + static_cast<std::size_t>(chance.below(std::min(kGroup, nodes - first)));
        return std::pair(a, b);
    });
}

/// R-MAT (Chakrabarti, Zhan & Faloutsos 2004) with the probabilities of Graph500, sixteen ties a place: few have very
/// many.
DrawnGraph draw_skewed(std::size_t ties) {
    const auto scale = static_cast<unsigned>(std::lround(std::log2(static_cast<double>(ties) / 16)));
    Random chance(2, ties);
    return draw_graph(std::size_t{1} << scale, ties, chance, [&] {
        std::size_t a = 0, b = 0;
        for (unsigned bit = 0; bit < scale; ++bit) {
            const double x = chance.uniform();
            a = a << 1U | (x >= 0.76 ? 1U : 0U);
            b = b << 1U | ((x >= 0.57 && x < 0.76) || x >= 0.95 ? 1U : 0U);
        }
        return std::pair(a, b);
    });
}

/// Drawn once each, outside of what is timed.
const DrawnGraph& network(bool skewed, std::size_t ties) {
    static std::map<std::pair<bool, std::size_t>, DrawnGraph> drawn;
    const auto [at, is_new] = drawn.try_emplace({skewed, ties});
    if (is_new)
        at->second = skewed ? draw_skewed(ties) : draw_grouped(ties);
    return at->second;
}

using Kernel = std::function<void(const DrawnGraph&, const RunControl&)>;
struct Named {
    const char* name;
    std::int64_t most; ///< ties; the smallest network has 2^13
    Kernel run;
};

template <class T> void keep(T&& result) {
    benchmark::DoNotOptimize(result);
}

/// As each weight is a whole number, its fraction is itself.
ExactWeights exact(const DrawnGraph& g) {
    ExactWeights weights{.of = EdgeColumn<std::uint32_t>(g.graph.edge_count()), .values = {}};
    const double most = *std::max_element(g.weight.begin(), g.weight.end());
    for (double w = 1; w <= most; ++w)
        weights.values.emplace_back(static_cast<std::uint32_t>(w));
    for (std::size_t e = 0; e < g.graph.edge_count(); ++e)
        weights.of.raw()[e] = static_cast<std::uint32_t>(g.weight.raw()[e]) - 1;
    return weights;
}

/// Score of every pair at two steps, as recommendations need it.
double all_pairs_at_two_steps(const DrawnGraph& g) {
    const TwoHop two_hop(g.graph, g.weight);
    TwoHop::Scratch scratch = two_hop.make_scratch();
    double sum = 0;
    for (std::size_t i = 0; i < g.graph.node_count(); ++i)
        two_hop.visit(node(i), node(i + 1), scratch, [&](NodeId, double score) { sum += score; });
    return sum;
}

NodeColumn<std::uint32_t> groups_of(const DrawnGraph& g) {
    NodeColumn<std::uint32_t> group(g.graph.node_count());
    for (std::size_t i = 0; i < group.size(); ++i)
        group[node(i)] = static_cast<std::uint32_t>(i / 50);
    return group;
}

std::vector<Named> linear_kernels() {
    constexpr std::int64_t kMost = 1 << 21;
    return {
        {"components", kMost, [](const DrawnGraph& g, const RunControl&) { keep(components(g.graph)); }},
        {"core", kMost, [](const DrawnGraph& g, const RunControl&) { keep(core(g.graph)); }},
        {"articulation", kMost, [](const DrawnGraph& g, const RunControl&) { keep(articulation(g.graph)); }},
        {"clustering", kMost, [](const DrawnGraph& g, const RunControl& run) { keep(clustering(g.graph, run)); }},
        {"pagerank", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(pagerank(g.graph, g.ones, {}, run)); }},
        {"pagerank_weighted", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(pagerank(g.graph, g.weight, {}, run)); }},
        {"eigenvector", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(eigenvector(g.graph, g.ones, {}, run)); }},
        {"constraint", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(constraint(g.graph, g.weight, run)); }},
        {"brokerage", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(brokerage(g.graph, groups_of(g), run)); }},
        {"roles", kMost,
         [](const DrawnGraph& g, const RunControl&) {
             Partition groups{.of = groups_of(g), .count = 0};
             groups.count = static_cast<std::uint32_t>((g.graph.node_count() + 49) / 50);
             keep(roles(g.graph, g.weight, groups));
         }},
        {"leiden", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(leiden(g.graph, g.ones, {.tolerance = 1e-4}, run)); }},
        {"leiden_weighted", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(leiden(g.graph, g.weight, {.tolerance = 1e-4}, run)); }},
        {"label_propagation", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(label_propagation(g.graph, g.ones, {}, run)); }},
        {"map_equation", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(map_equation(g.graph, g.ones, {}, run)); }},
        {"betweenness_sampled", kMost,
         [](const DrawnGraph& g, const RunControl& run) { keep(betweenness_sampled(g.graph, {}, run)); }},
    };
}

std::vector<Named> kernels_of_all_pairs() {
    return {
        {"betweenness", 1 << 17, [](const DrawnGraph& g, const RunControl& run) { keep(betweenness(g.graph, run)); }},
        {"betweenness_weighted", 1 << 15,
         [](const DrawnGraph& g, const RunControl& run) { keep(betweenness_weighted(g.graph, exact(g), run)); }},
        {"closeness", 1 << 17, [](const DrawnGraph& g, const RunControl& run) { keep(closeness(g.graph, run)); }},
        {"closeness_weighted", 1 << 15,
         [](const DrawnGraph& g, const RunControl& run) { keep(closeness_weighted(g.graph, g.weight, run)); }},
        {"two_hop", 1 << 19, [](const DrawnGraph& g, const RunControl&) { keep(all_pairs_at_two_steps(g)); }},
    };
}

void measure(benchmark::State& state, const Kernel& kernel, bool skewed, unsigned threads) {
    const DrawnGraph& drawn = network(skewed, static_cast<std::size_t>(state.range(0)));
    const RunControl run{threads, {}, {}};
    for (auto _ : state)
        kernel(drawn, run);
    const auto ties = static_cast<double>(drawn.graph.edge_count());
    state.SetComplexityN(static_cast<std::int64_t>(drawn.graph.edge_count()));
    using benchmark::Counter; // seconds of processor time per tie
    state.counters["per_tie"] = Counter(ties, Counter::Flags(Counter::kIsIterationInvariantRate | Counter::kInvert));
    state.counters["nodes"] = static_cast<double>(drawn.graph.node_count());
}

void enlist(const std::vector<Named>& kernels, unsigned threads) {
    for (const Named& kernel : kernels)
        for (const bool skewed : {false, true}) {
            const std::string name = std::string(kernel.name) + (skewed ? "/skewed" : "/grouped");
            benchmark::RegisterBenchmark(
                name.c_str(),
                [run = kernel.run, skewed, threads](benchmark::State& state) { measure(state, run, skewed, threads); })
                ->RangeMultiplier(4)
                ->Range(1 << 13, kernel.most)
                ->MeasureProcessCPUTime()
                ->Unit(benchmark::kMillisecond)
                ->Complexity();
        }
}

/// Takes --threads=N out of the arguments; 0 where it is no number from 1 on.
unsigned take_threads(std::vector<char*>& arguments) {
    constexpr const char* kOption = "--threads=";
    unsigned threads = 1;
    std::erase_if(arguments, [&](const char* argument) {
        if (std::strncmp(argument, kOption, std::strlen(kOption)) != 0)
            return false;
        const char *first = argument + std::strlen(kOption), *last = argument + std::strlen(argument);
        if (const auto [end, error] = std::from_chars(first, last, threads); error != std::errc() || end != last)
            threads = 0;
        return true;
    });
    return threads;
}

} // namespace

int main(int count, char** values) {
    std::vector<char*> arguments(values, values + count);
    const unsigned threads = take_threads(arguments);
    if (threads == 0) {
        std::cerr << "kernel_benchmarks: --threads=N takes a whole number from 1 on\n";
        return 2;
    }
    enlist(linear_kernels(), threads);
    enlist(kernels_of_all_pairs(), threads);
    int left = static_cast<int>(arguments.size());
    benchmark::Initialize(&left, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(left, arguments.data()))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}

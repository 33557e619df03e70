// Times single kernels on a network that is read as the program reads it.
//   kernel_times INPUT...            then one line per order on standard input: KERNEL [THREADS [RUNS [weighted]]]
// KERNEL is a name below; load:FILE reads another table than the one at the start.
// Answers each with one line of JSON: processor and wall seconds of every run, and a check value by which another
// program's answer can be compared. Ties weigh 1 unless "weighted" is said. bench/peers.py gives the orders.
#include "analysis/ranking_weights.hpp"
#include "base/bounded_heap.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "graph/graph_view.hpp"
#include "io/network_reader.hpp"
#include "metrics/articulation.hpp"
#include "metrics/betweenness.hpp"
#include "metrics/betweenness_sampled.hpp"
#include "metrics/betweenness_top.hpp"
#include "metrics/betweenness_weighted.hpp"
#include "metrics/closeness.hpp"
#include "metrics/closeness_weighted.hpp"
#include "metrics/clustering.hpp"
#include "metrics/components.hpp"
#include "metrics/constraint.hpp"
#include "metrics/core.hpp"
#include "metrics/eigenvector.hpp"
#include "metrics/leiden.hpp"
#include "metrics/leiden_best.hpp"
#include "metrics/leiden_climb.hpp"
#include "metrics/pagerank.hpp"
#include "metrics/two_hop.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace clusterbridge;

struct World {
    std::vector<std::string> inputs;
    ReadResult read;
    GraphView view;
    ExactWeights exact; ///< of the kernel that needs it
};

struct Order {
    std::string kernel;
    unsigned threads = 1;
    std::size_t runs = 1;
    bool weighted = false;
};

/// What a kernel did, as numbers that another program can repeat.
using Check = std::vector<std::pair<std::string, double>>;

template <class T> Check check_of(const NodeColumn<T>& column) {
    double sum = 0, largest = 0;
    for (const T value : column) {
        const auto x = static_cast<double>(value);
        if (std::isnan(x))
            continue;
        sum += x;
        largest = std::max(largest, x);
    }
    return {{"sum", sum}, {"largest", largest}};
}

template <class Found>
requires requires(Found f) {
    f.quality;
}
Check check_of(const Found& found) {
    return {{"sum", static_cast<double>(found.partition.count)}, {"quality", found.quality}};
}

/// A little more time for more modularity: two children of the best two of five climbs; on a large network, where runs
/// differ little, one run nearly to the end.
RecombinationResult leiden_best(const Graph& g, const EdgeColumn<double>& weight, const RunControl& run) {
    if (g.edge_count() > 500000) {
        LeidenResult one = leiden(g, weight, {.tolerance = 5e-6}, run);
        return {.partition = std::move(one.partition), .quality = one.quality};
    }
    const LeidenProblem problem = leiden_problem(g, weight, QualityFunction::modularity, 1);
    std::vector<LeidenResult> runs(5);
    run_blocks(runs.size(), run, [&](std::size_t stream, std::size_t) {
        runs[stream] =
            leiden(g, weight, {.stream = stream, .max_iterations = 1, .problem = &problem}, {.stop = run.stop});
    });
    return recombine(g, weight, runs, {.population = 2, .rounds = 1, .tolerance = 1e-4}, run);
}

/// The 1,000 pairs without a tie that have the highest resource allocation, in memory O(n + m).
Check best_pairs(const Graph& g, const RunControl& run) {
    struct Pair {
        double score = 0;
        NodeId i{}, j{};
    };
    struct Before {
        bool operator()(const Pair& a, const Pair& b) const {
            return a.score != b.score ? a.score > b.score : a.i != b.i ? a.i < b.i : a.j < b.j;
        }
    };
    using Heap = BoundedHeap<Pair, Before>;
    struct Worker {
        TwoHop::Scratch scratch;
        Heap best{1000};
    };
    const TwoHop two_hop(g, EdgeColumn<double>(g.edge_count(), 1));
    const std::size_t n = g.node_count();
    const std::size_t blocks = std::min<std::size_t>(n, 1024);
    std::vector<std::unique_ptr<Worker>> workers(run.threads);
    run_blocks(blocks, run, [&](std::size_t block, std::size_t w) {
        if (!workers[w])
            workers[w] = std::make_unique<Worker>(Worker{two_hop.make_scratch()});
        const auto [first, last] = block_range(block, blocks, n);
        for (std::size_t i = first; i < last; ++i)
            two_hop.visit(node(i), node(i + 1), workers[w]->scratch, [&](NodeId j, double score) {
                workers[w]->best.offer({score, node(i), j});
            });
    });
    Heap best(1000);
    for (const auto& worker : workers)
        if (worker)
            for (const Pair& pair : worker->best.take_sorted())
                best.offer(pair);
    const auto pairs = best.take_sorted();
    double sum = 0;
    for (const Pair& pair : pairs)
        sum += pair.score;
    return {{"sum", sum}, {"largest", pairs.empty() ? 0 : pairs.front().score}};
}

using Kernel = std::function<Check(World&, const EdgeColumn<double>&, const RunControl&)>;

const std::map<std::string, Kernel>& kernels() {
    using Weight = EdgeColumn<double>;
    static const std::map<std::string, Kernel> kAll = {
        {"load",
         [](World& w, const Weight&, const RunControl& run) {
             const ReadResult read = read_network(RealFileSystem(), w.inputs, {}, {}, run);
             const GraphView view = make_view(read.network, {}, run);
             return Check{{"sum", static_cast<double>(view.graph.edge_count())}};
         }},
        {"projection",
         [](World& w, const Weight&, const RunControl& run) {
             const GraphView view = make_view(w.read.network, {}, run);
             double sum = 0;
             for (const double x : view.weight)
                 sum += x;
             return Check{{"sum", sum}, {"largest", static_cast<double>(view.graph.edge_count())}};
         }},
        {"components",
         [](World& w, const Weight&, const RunControl&) {
             const Components all = components(w.view.graph);
             return Check{{"sum", static_cast<double>(all.sizes.size())},
                          {"largest", static_cast<double>(all.sizes.empty() ? 0 : all.sizes.front())}};
         }},
        {"pagerank",
         [](World& w, const Weight& weight, const RunControl& run) {
             return check_of(pagerank(w.view.graph, weight, {.tolerance = 1e-10}, run).score);
         }},
        {"eigenvector",
         [](World& w, const Weight& weight, const RunControl& run) {
             const Check check = check_of(eigenvector(w.view.graph, weight, {}, run).score);
             return Check{{"sum", check[1].second / check[0].second}}; // whatever its length
         }},
        {"core", [](World& w, const Weight&, const RunControl&) { return check_of(core(w.view.graph)); }},
        {"clustering",
         [](World& w, const Weight&, const RunControl& run) { return check_of(clustering(w.view.graph, run)); }},
        {"articulation",
         [](World& w, const Weight&, const RunControl&) { return check_of(articulation(w.view.graph)); }},
        {"betweenness",
         [](World& w, const Weight&, const RunControl& run) { return check_of(betweenness(w.view.graph, run)); }},
        {"betweenness_weighted",
         [](World& w, const Weight&, const RunControl& run) {
             return check_of(betweenness_weighted(w.view.graph, w.exact, run));
         }},
        {"betweenness_sampled",
         [](World& w, const Weight&, const RunControl& run) {
             return check_of(betweenness_sampled(w.view.graph, {}, run).score);
         }},
        {"betweenness_top", // "sum" of the numbers of the ten in front
         [](World& w, const Weight&, const RunControl& run) {
             const TopBetweenness top = betweenness_top(w.view.graph, {.epsilon = 0.005}, run);
             double sum = 0;
             for (const TopNode& one : top.nodes)
                 sum += static_cast<double>(index(one.id));
             return Check{{"sum", sum}, {"samples", static_cast<double>(top.samples)}};
         }},
        {"harmonic_weighted",
         [](World& w, const Weight&, const RunControl& run) {
             return check_of(closeness_weighted(w.view.graph, w.view.weight, run).harmonic);
         }},
        {"harmonic", [](World& w, const Weight&,
                        const RunControl& run) { return check_of(closeness(w.view.graph, run).harmonic); }},
        {"constraint",
         [](World& w, const Weight& weight, const RunControl& run) {
             return check_of(constraint(w.view.graph, weight, run).constraint);
         }},
        {"best_pairs", [](World& w, const Weight&, const RunControl& run) { return best_pairs(w.view.graph, run); }},
        {"leiden_fast",
         [](World& w, const Weight& weight, const RunControl& run) {
             return check_of(leiden(w.view.graph, weight, {.max_iterations = 1}, run));
         }},
        {"leiden", // as a run of a study above 100,000 ties
         [](World& w, const Weight& weight, const RunControl& run) {
             return check_of(leiden(w.view.graph, weight, {.tolerance = 1e-4}, run));
         }},
        {"leiden_best", [](World& w, const Weight& weight,
                           const RunControl& run) { return check_of(leiden_best(w.view.graph, weight, run)); }},
    };
    return kAll;
}

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}
double wall_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
long peak_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

std::string list_of(const std::vector<double>& values) {
    std::ostringstream text;
    text << std::setprecision(6) << '[';
    for (std::size_t i = 0; i < values.size(); ++i)
        text << (i > 0 ? ", " : "") << values[i];
    return text.str() + "]";
}

std::string answer(const Order& order, World& world) {
    const auto colon = order.kernel.find(':'); // load:OTHER.csv
    if (colon != std::string::npos)
        world.inputs = {order.kernel.substr(colon + 1)};
    const auto found = kernels().find(order.kernel.substr(0, colon));
    if (found == kernels().end())
        return "{\"error\": \"no kernel of this name\"}";
    EdgeColumn<double> ones; // made only where it says another thing: the program itself has no second column
    const auto not_one = [](double w) { return w != 1.0; };
    if (!order.weighted && std::any_of(world.view.weight.begin(), world.view.weight.end(), not_one))
        ones = EdgeColumn<double>(world.view.weight.size(), 1.0);
    const EdgeColumn<double>& weight = ones.size() > 0 ? ones : world.view.weight;
    if (order.kernel == "betweenness_weighted" && world.exact.values.empty())
        world.exact = exact_weights(world.read.network, world.view, {});
    const RunControl run{order.threads, {}, {}};
    std::vector<double> cpu, wall;
    Check check;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, order.runs); ++i) {
        const double cpu_before = processor_seconds();
        const double wall_before = wall_seconds();
        check = found->second(world, weight, run);
        wall.push_back(wall_seconds() - wall_before);
        cpu.push_back(processor_seconds() - cpu_before);
    }
    std::ostringstream text;
    text << std::setprecision(17) << "{\"kernel\": \"" << order.kernel << "\", \"threads\": " << order.threads
         << ", \"cpu_s\": " << list_of(cpu) << ", \"wall_s\": " << list_of(wall) << ", \"peak_mib\": " << peak_mib()
         << ", \"check\": {";
    for (std::size_t i = 0; i < check.size(); ++i)
        text << (i > 0 ? ", " : "") << '"' << check[i].first << "\": " << check[i].second;
    return text.str() + "}}";
}

int serve(const std::vector<std::string>& inputs) {
    World world{inputs, read_network(RealFileSystem(), inputs), {}, {}};
    world.view = make_view(world.read.network);
    std::cout << "{\"nodes\": " << world.view.graph.node_count() << ", \"ties\": " << world.view.graph.edge_count()
              << ", \"peak_mib\": " << peak_mib() << "}" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        Order order;
        std::string last;
        words >> order.kernel >> order.threads >> order.runs >> last;
        order.weighted = last == "weighted";
        order.threads = std::max(1U, order.threads);
        std::cout << answer(order, world) << std::endl;
    }
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "kernel_times INPUT...   (orders on standard input: KERNEL [THREADS [RUNS [weighted]]])\n";
        return 2;
    }
    try {
        return serve({arguments + 1, arguments + count});
    } catch (const clusterbridge::Error& error) {
        std::cerr << error.what() << '\n';
        return 3;
    }
}

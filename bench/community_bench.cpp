/// The driver of bench/communities.py: reads "n m" and m lines "node node weight", and prints for each search its name,
/// its processor seconds and one label per node. Names of searches after the file: only those.
#include "metrics/label_propagation.hpp"
#include "metrics/leiden.hpp"
#include "metrics/leiden_best.hpp"
#include "metrics/map_equation.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace clusterbridge;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

using Search = Partition (*)(const Graph&, const EdgeColumn<double>&);

void measure(const std::string& name, Search search, const Graph& graph, const EdgeColumn<double>& weight) {
    const double begin = processor_seconds();
    const Partition found = search(graph, weight);
    std::printf("%s %.4f", name.c_str(), processor_seconds() - begin);
    std::uint32_t alone = found.count;
    for (const std::uint32_t c : found.of)
        std::printf(" %u", c == Partition::kNone ? alone++ : c);
    std::printf("\n");
    std::fflush(stdout);
}

Partition fast(const Graph& graph, const EdgeColumn<double>& weight) {
    return leiden(graph, weight, {.max_iterations = 1}).partition;
}

Partition tolerance(const Graph& graph, const EdgeColumn<double>& weight) {
    return leiden(graph, weight, {.tolerance = 1e-4}).partition;
}

Partition one(const Graph& graph, const EdgeColumn<double>& weight) {
    return leiden(graph, weight).partition;
}

/// Ten runs and what can be made of them, as a study of communities does with a hundred.
Partition best(const Graph& graph, const EdgeColumn<double>& weight) {
    const bool many = graph.edge_count() > 100000;
    std::vector<LeidenResult> runs;
    for (std::uint64_t stream = 0; stream < 10; ++stream)
        runs.push_back(leiden(graph, weight, {.stream = stream, .tolerance = many ? 1e-4 : 1e-10}));
    return recombine(graph, weight, runs, recombination_effort(graph.edge_count())).partition;
}

Partition shortest_code(const Graph& graph, const EdgeColumn<double>& weight) {
    MapEquationResult shortest;
    for (std::uint64_t stream = 0; stream < 10; ++stream) {
        MapEquationResult run = map_equation(graph, weight, {.stream = stream});
        if (stream == 0 || run.codelength < shortest.codelength)
            shortest = std::move(run);
    }
    return shortest.partition;
}

Partition labels(const Graph& graph, const EdgeColumn<double>& weight) {
    return label_propagation(graph, weight).partition;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return 2;
    std::ifstream in(argv[1]);
    std::size_t n = 0, m = 0;
    in >> n >> m;
    std::vector<std::pair<NodeId, NodeId>> ends;
    std::vector<double> weights;
    for (std::size_t e = 0; e < m; ++e) {
        std::uint32_t a = 0, b = 0;
        double w = 0;
        in >> a >> b >> w;
        ends.emplace_back(NodeId{a}, NodeId{b});
        weights.push_back(w);
    }
    const Graph graph = Graph::from_sorted_edges(n, std::move(ends));
    const EdgeColumn<double> weight(std::move(weights));
    const std::pair<const char*, Search> searches[] = {
        {"fast", fast}, {"tolerance", tolerance},        {"one", one},
        {"best", best}, {"map-equation", shortest_code}, {"labels", labels}};
    for (const auto& [name, search] : searches)
        if (argc < 3 || std::find(argv + 2, argv + argc, std::string(name)) != argv + argc)
            measure(name, search, graph, weight);
    return 0;
}

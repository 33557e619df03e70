// Boost.Graph on a compressed graph, behind the same orders as kernel_times: built and started by bench/peers.py.
//   peer_boost ARRAYS.bin      int64 nodes, int64 ties, int32 one end of each, int32 the other
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Rows = boost::compressed_sparse_row_graph<boost::directedS>; // each tie in both directions
using Lists = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                    boost::property<boost::edge_index_t, std::size_t>>;

struct Peer {
    Rows rows;
    Lists lists;
};

Peer read(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::int64_t size[2] = {};
    file.read(reinterpret_cast<char*>(size), sizeof size);
    std::vector<std::int32_t> ends(2 * static_cast<std::size_t>(size[1]));
    file.read(reinterpret_cast<char*>(ends.data()), static_cast<std::streamsize>(ends.size() * 4));
    const auto m = static_cast<std::size_t>(size[1]);
    std::vector<std::pair<std::size_t, std::size_t>> arcs;
    Peer peer;
    peer.lists = Lists(static_cast<std::size_t>(size[0]));
    for (std::size_t e = 0; e < m; ++e) {
        const auto u = static_cast<std::size_t>(ends[e]), v = static_cast<std::size_t>(ends[m + e]);
        arcs.emplace_back(u, v);
        arcs.emplace_back(v, u);
        boost::add_edge(u, v, e, peer.lists);
    }
    peer.rows = Rows(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(), static_cast<std::size_t>(size[0]));
    return peer;
}

using Values = std::vector<double>;
using Kernel = std::function<Values(const Peer&)>;

Values components(const Peer& p) {
    std::vector<std::uint32_t> of(num_vertices(p.rows));
    const std::size_t count = boost::connected_components(p.lists, of.data());
    std::vector<double> sizes(count, 0);
    for (const std::uint32_t part : of)
        ++sizes[part];
    return {static_cast<double>(count), *std::max_element(sizes.begin(), sizes.end())};
}
Values core(const Peer& p) {
    std::vector<std::size_t> number(num_vertices(p.rows));
    boost::core_numbers(p.lists, boost::make_iterator_property_map(number.begin(), get(boost::vertex_index, p.lists)));
    return Values(number.begin(), number.end());
}
Values articulation(const Peer& p) {
    std::vector<Lists::vertex_descriptor> points;
    boost::articulation_points(p.lists, std::back_inserter(points));
    return Values(points.size(), 1);
}
Values betweenness(const Peer& p) {
    const double n = static_cast<double>(num_vertices(p.rows));
    Values score(num_vertices(p.rows));
    boost::brandes_betweenness_centrality(
        p.rows, boost::make_iterator_property_map(score.begin(), get(boost::vertex_index, p.rows)));
    for (double& x : score)
        x /= (n - 1) * (n - 2);
    return score;
}
Values harmonic(const Peer& p) {
    const std::size_t n = num_vertices(p.rows);
    Values score(n);
    std::vector<std::uint32_t> distance(n);
    for (std::size_t s = 0; s < n; ++s) {
        std::fill(distance.begin(), distance.end(), 0U);
        const auto map = boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, p.rows));
        boost::breadth_first_search(
            p.rows, s, boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))));
        for (const std::uint32_t d : distance)
            score[s] += d > 0 ? 1.0 / d : 0.0;
        score[s] /= static_cast<double>(n - 1);
    }
    return score;
}

const std::map<std::string, Kernel> kKernels = {{"components", components},
                                                {"core", core},
                                                {"articulation", articulation},
                                                {"betweenness", betweenness},
                                                {"harmonic", harmonic}};

double cpu() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}
double wall() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2)
        return 2;
    const Peer peer = read(arguments[1]);
    std::cout << "{\"nodes\": " << num_vertices(peer.rows) << "}" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string kernel;
        words >> kernel;
        const auto found = kKernels.find(kernel);
        if (found == kKernels.end()) {
            std::cout << "{\"error\": \"no such kernel\"}" << std::endl;
            continue;
        }
        const double c = cpu(), w = wall();
        const Values values = found->second(peer);
        const double took_wall = wall() - w, took_cpu = cpu() - c;
        const bool two = kernel == "components"; // the number of parts and the largest
        const double sum = two ? values[0] : std::accumulate(values.begin(), values.end(), 0.0);
        const double largest = values.empty() ? 0 : *std::max_element(values.begin() + (two ? 1 : 0), values.end());
        std::printf("{\"cpu_s\": [%.6g], \"wall_s\": [%.6g], \"check\": {\"sum\": %.17g, \"largest\": %.17g}}\n",
                    took_cpu, took_wall, sum, largest);
        std::fflush(stdout);
    }
}

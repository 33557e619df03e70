#pragma once
#include "graph/graph.hpp"
#include "graph/partition.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <vector>

/// Slow twins of the kernels, written from the definitions and in another way: all-pairs matrices, removal of nodes,
/// loops over triples, elimination. For graphs of a few dozen nodes.
namespace clusterbridge::oracle {

using Fraction = boost::multiprecision::cpp_rational;

/// Hop distances by Floyd–Warshall; -1 where there is no path.
std::vector<std::vector<int>> distances(const Graph& g);

NodeColumn<double> betweenness(const Graph& g);
/// Lengths as fractions, one per edge.
NodeColumn<double> betweenness(const Graph& g, const EdgeColumn<Fraction>& length);
NodeColumn<double> closeness(const Graph& g);
NodeColumn<double> harmonic(const Graph& g);
/// Dense power iteration on A + I inside every component.
NodeColumn<double> eigenvector(const Graph& g, const EdgeColumn<double>& weight);
/// The linear system of the stationary walk, by elimination.
NodeColumn<double> pagerank(const Graph& g, const EdgeColumn<double>& weight);
NodeColumn<std::uint32_t> core(const Graph& g);
NodeColumn<double> clustering(const Graph& g);
/// Burt's formulas over all triples.
NodeColumn<double> constraint(const Graph& g, const EdgeColumn<double>& weight);
NodeColumn<double> effective_size(const Graph& g, const EdgeColumn<double>& weight);
NodeColumn<double> participation(const Graph& g, const EdgeColumn<double>& weight, const Partition& partition);
NodeColumn<double> within_module_z(const Graph& g, const EdgeColumn<double>& weight, const Partition& partition);
/// Number of components without node `left_out` (none left out: n).
std::size_t component_count(const Graph& g, std::size_t left_out);
NodeColumn<std::uint8_t> articulation(const Graph& g);
/// Pairs of neighbours that are not tied, by role: coordinator, itinerant, gatekeeper, liaison.
std::vector<std::vector<std::uint64_t>> brokerage(const Graph& g, const NodeColumn<std::uint32_t>& group);

} // namespace clusterbridge::oracle

#pragma once
#include "base/error.hpp"
#include "graph/graph.hpp"
#include "graph/graph_view.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Graphs as literals and by recipe, for tests.
namespace clusterbridge {

/// "a-b b-c d": nodes are numbered in the order of their sorted names; a lone name is an isolated node. "a-b:2.5" gives
/// a weight, which `graph_of` ignores.
Graph graph_of(std::string_view text);
/// The same as a weighted graph; weight 1 where none is given.
struct WeightedGraph {
    Graph graph;
    EdgeColumn<double> weight;
};
WeightedGraph weighted_graph_of(std::string_view text);
/// The names of `text`, sorted: name of node i.
std::vector<std::string> names_of(std::string_view text);

Graph path_graph(std::size_t n);
Graph star_graph(std::size_t leaves); ///< node 0 is the centre
Graph clique_graph(std::size_t n);
Graph cycle_graph(std::size_t n);
Graph grid_graph(std::size_t rows, std::size_t columns);
/// Each pair with probability p, seeded.
Graph random_graph(std::size_t n, double p, std::uint64_t seed);
/// The same graph with node i renamed to place[i].
Graph relabelled(const Graph& g, const std::vector<std::size_t>& place);

/// {empty, one node, no edges, two parts, star, path, clique, with names} for the suite that every metric passes.
struct NamedGraph {
    std::string name;
    Graph graph;
};
std::vector<NamedGraph> degenerate_graphs();

/// A network from tie literals: "a>b member_of", one per line: source>target relation [weight=..] [since=..] [until=..]
/// [theme=..]; "@a company [region=..] [country=..] [theme=x;y]" declares an organisation; "#p1 2015-01-01 a b c
/// [theme=..]" is a project with its partners, [lead=a;b] of which coordinate it, [call=..] its call. Every record gets
/// the line it stands on, in file "literal.csv".
Network network_of(std::string_view text);

} // namespace clusterbridge

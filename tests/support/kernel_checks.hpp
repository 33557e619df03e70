#pragma once
#include "base/random.hpp"
#include "base/run_control.hpp"
#include "graph/graph.hpp"
#include "support/graphs.hpp"

#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <numeric>
#include <string>
#include <vector>

/// What tests of kernels share.
namespace clusterbridge {

inline void expect_near(const NodeColumn<double>& is, const NodeColumn<double>& should, double tolerance,
                        const std::string& where) {
    ASSERT_EQ(is.size(), should.size()) << where;
    for (std::size_t u = 0; u < is.size(); ++u) {
        if (std::isnan(should[node(u)]))
            EXPECT_TRUE(std::isnan(is[node(u)])) << where << " node " << u;
        else
            EXPECT_NEAR(is[node(u)], should[node(u)], tolerance) << where << " node " << u;
    }
}

/// Bit for bit; NaN equals NaN.
inline void expect_same(const NodeColumn<double>& a, const NodeColumn<double>& b, const std::string& where) {
    ASSERT_EQ(a.size(), b.size()) << where;
    for (std::size_t u = 0; u < a.size(); ++u)
        EXPECT_TRUE(a[node(u)] == b[node(u)] || (std::isnan(a[node(u)]) && std::isnan(b[node(u)])))
            << where << " node " << u << ": " << a[node(u)] << " and " << b[node(u)];
}

/// Small graphs from empty to dense, with isolated nodes and several components among them.
inline std::vector<Graph> random_graphs(std::size_t count, std::size_t largest = 14) {
    std::vector<Graph> graphs;
    Random random(4711);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t n = 1 + static_cast<std::size_t>(random.below(largest));
        graphs.push_back(random_graph(n, 0.08 + 0.6 * random.uniform(), i));
    }
    return graphs;
}

/// Weights over ten decades.
inline EdgeColumn<double> random_weights(const Graph& g, std::uint64_t seed, double decades = 10) {
    Random random(seed);
    EdgeColumn<double> weight(g.edge_count());
    for (double& w : weight)
        w = std::pow(10.0, decades * (random.uniform() - 0.5));
    return weight;
}
inline EdgeColumn<double> unit_column(const Graph& g) {
    return EdgeColumn<double>(g.edge_count(), 1);
}

inline std::vector<std::size_t> random_places(std::size_t n, std::uint64_t seed) {
    std::vector<std::size_t> place(n);
    std::iota(place.begin(), place.end(), std::size_t{0});
    Random random(seed);
    random.shuffle(std::span(place));
    return place;
}
inline NodeColumn<double> relabelled(const NodeColumn<double>& column, const std::vector<std::size_t>& place) {
    NodeColumn<double> moved(column.size());
    for (std::size_t u = 0; u < column.size(); ++u)
        moved[node(place[u])] = column[node(u)];
    return moved;
}

/// `count` squares in a row, joined at corners: 2^count shortest paths from end to end.
inline Graph chained_diamonds(std::size_t count) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t i = 0; i < count; ++i)
        for (const std::size_t side : {1U, 2U}) {
            edges.emplace_back(node(3 * i), node(3 * i + side));
            edges.emplace_back(node(3 * i + side), node(3 * i + 3));
        }
    return Graph::from_edges(3 * count + 1, edges);
}

/// The sum of all distances on a grid: rows and columns add up, and n (n^2 - 1) / 3 are those on a line of n.
inline double distances_on_grid(std::size_t rows, std::size_t columns) {
    const auto r = static_cast<double>(rows), c = static_cast<double>(columns);
    return (c * c * r * (r * r - 1) + r * r * c * (c * c - 1)) / 3;
}

inline RunControl on_threads(unsigned threads) {
    return RunControl{threads, {}, {}};
}

} // namespace clusterbridge

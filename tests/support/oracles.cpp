#include "support/oracles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace clusterbridge::oracle {
namespace {

using Matrix = std::vector<std::vector<double>>;

Matrix dense(const Graph& g, const EdgeColumn<double>& weight) {
    Matrix a(g.node_count(), std::vector<double>(g.node_count(), 0));
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        a[index(u)][index(v)] = a[index(v)][index(u)] = weight[edge(e)];
    }
    return a;
}

double row_sum(const std::vector<double>& row) {
    double sum = 0;
    for (const double x : row)
        sum += x;
    return sum;
}

/// Betweenness from all distances and numbers of paths.
template <class Length>
NodeColumn<double> from_pairs(const std::vector<std::vector<Length>>& d, const Matrix& paths, const Length& none) {
    const std::size_t n = d.size();
    NodeColumn<double> score(n, 0);
    if (n < 3)
        return score;
    for (std::size_t v = 0; v < n; ++v) {
        for (std::size_t s = 0; s < n; ++s)
            for (std::size_t t = s + 1; t < n; ++t)
                if (s != v && t != v && d[s][t] != none && d[s][v] != none && d[v][t] != none &&
                    d[s][v] + d[v][t] == d[s][t])
                    score[node(v)] += paths[s][v] * paths[v][t] / paths[s][t];
        score[node(v)] /= static_cast<double>(n - 1) * static_cast<double>(n - 2) / 2;
    }
    return score;
}

/// Numbers of shortest paths: those to t over its last arc, nodes in order of distance.
template <class Length, class ArcLength>
Matrix path_numbers(const Graph& g, const std::vector<std::vector<Length>>& d, const Length& none,
                    const ArcLength& arc_length) {
    const std::size_t n = g.node_count();
    Matrix paths(n, std::vector<double>(n, 0));
    for (std::size_t s = 0; s < n; ++s) {
        std::vector<std::size_t> order;
        for (std::size_t t = 0; t < n; ++t)
            if (d[s][t] != none)
                order.push_back(t);
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return d[s][a] < d[s][b]; });
        paths[s][s] = 1;
        for (const std::size_t t : order)
            for (const Arc& arc : g.arcs(node(t)))
                if (t != s && d[s][index(arc.to)] + arc_length(arc.edge) == d[s][t])
                    paths[s][t] += paths[s][index(arc.to)];
    }
    return paths;
}

template <class Length, class ArcLength>
std::vector<std::vector<Length>> floyd_warshall(const Graph& g, const Length& none, const ArcLength& arc_length) {
    const std::size_t n = g.node_count();
    std::vector<std::vector<Length>> d(n, std::vector<Length>(n, none));
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        d[index(u)][index(v)] = d[index(v)][index(u)] = arc_length(edge(e));
    }
    for (std::size_t u = 0; u < n; ++u)
        d[u][u] = 0;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                if (d[i][k] != none && d[k][j] != none) {
                    const Length through = d[i][k] + d[k][j];
                    if (d[i][j] == none || through < d[i][j])
                        d[i][j] = through;
                }
    return d;
}

double undefined() {
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<std::vector<int>> distances(const Graph& g) {
    return floyd_warshall(g, -1, [](EdgeId) { return 1; });
}

NodeColumn<double> betweenness(const Graph& g) {
    const auto hop = [](EdgeId) { return 1; };
    const auto d = floyd_warshall(g, -1, hop);
    return from_pairs(d, path_numbers(g, d, -1, hop), -1);
}

NodeColumn<double> betweenness(const Graph& g, const EdgeColumn<Fraction>& length) {
    const auto of = [&](EdgeId e) { return length[e]; };
    const Fraction none = -1;
    const auto d = floyd_warshall(g, none, of);
    return from_pairs(d, path_numbers(g, d, none, of), none);
}

NodeColumn<double> closeness(const Graph& g) {
    const auto d = distances(g);
    NodeColumn<double> score(g.node_count(), 0);
    for (std::size_t u = 0; u < d.size(); ++u) {
        double sum = 0, reached = 0;
        for (const int x : d[u])
            if (x > 0) {
                sum += x;
                ++reached;
            }
        if (reached > 0)
            score[node(u)] = reached / sum * reached / static_cast<double>(d.size() - 1);
    }
    return score;
}

NodeColumn<double> harmonic(const Graph& g) {
    const auto d = distances(g);
    NodeColumn<double> score(g.node_count(), 0);
    for (std::size_t u = 0; u < d.size(); ++u)
        for (const int x : d[u])
            if (x > 0)
                score[node(u)] += 1.0 / x / static_cast<double>(d.size() - 1);
    return score;
}

NodeColumn<double> eigenvector(const Graph& g, const EdgeColumn<double>& weight) {
    const std::size_t n = g.node_count();
    const Matrix a = dense(g, weight);
    const auto d = distances(g);
    std::vector<double> best(n, 0);
    double best_value = -1;
    for (std::size_t root = 0; root < n; ++root) {
        std::vector<double> x(n, 0);
        for (std::size_t u = 0; u < n; ++u)
            x[u] = d[root][u] >= 0 ? 1 : 0;
        double value = 0;
        const double shift = *std::max_element(weight.begin(), weight.end());
        for (int step = 0; step < 20000; ++step) {
            std::vector<double> y(n, 0);
            double norm = 0;
            for (std::size_t u = 0; u < n; ++u) {
                for (std::size_t v = 0; v < n; ++v)
                    y[u] += a[u][v] * x[v];
                y[u] += shift * x[u];
                norm += y[u] * y[u];
            }
            norm = std::sqrt(norm);
            for (double& entry : y)
                entry /= norm;
            value = norm;
            x = y;
        }
        if (value > best_value * (1 + 1e-9)) {
            best_value = value;
            best = x;
        }
    }
    return NodeColumn<double>(best);
}

NodeColumn<double> pagerank(const Graph& g, const EdgeColumn<double>& weight) {
    const std::size_t n = g.node_count();
    const auto size = static_cast<double>(n);
    const Matrix a = dense(g, weight);
    // (I - 0.85 P) x = 0.15 / n, columns of P: where the walk goes from there
    Matrix system(n, std::vector<double>(n + 1, 0.15 / size));
    for (std::size_t from = 0; from < n; ++from) {
        const double strength = row_sum(a[from]);
        for (std::size_t to = 0; to < n; ++to)
            system[to][from] = (to == from ? 1 : 0) - 0.85 * (strength > 0 ? a[from][to] / strength : 1 / size);
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            if (i != k) {
                const double factor = system[i][k] / system[k][k];
                for (std::size_t j = k; j <= n; ++j)
                    system[i][j] -= factor * system[k][j];
            }
    NodeColumn<double> score(n);
    for (std::size_t k = 0; k < n; ++k)
        score[node(k)] = system[k][n] / system[k][k];
    return score;
}

NodeColumn<std::uint32_t> core(const Graph& g) {
    NodeColumn<std::uint32_t> result(g.node_count(), 0);
    for (std::uint32_t k = 1; k < g.node_count(); ++k) {
        std::set<std::size_t> left;
        for (std::size_t u = 0; u < g.node_count(); ++u)
            left.insert(u);
        for (bool changed = true; changed;) {
            changed = false;
            for (const std::size_t u : std::set<std::size_t>(left)) {
                std::size_t degree = 0;
                for (const Arc& arc : g.arcs(node(u)))
                    degree += left.count(index(arc.to));
                if (degree < k) {
                    left.erase(u);
                    changed = true;
                }
            }
        }
        for (const std::size_t u : left)
            result[node(u)] = k;
    }
    return result;
}

NodeColumn<double> clustering(const Graph& g) {
    NodeColumn<double> result(g.node_count(), 0);
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        double tied = 0, pairs = 0;
        for (const Arc& a : g.arcs(node(u)))
            for (const Arc& b : g.arcs(node(u)))
                if (a.to < b.to) {
                    ++pairs;
                    tied += g.adjacent(a.to, b.to) ? 1 : 0;
                }
        result[node(u)] = pairs > 0 ? tied / pairs : 0;
    }
    return result;
}

NodeColumn<double> constraint(const Graph& g, const EdgeColumn<double>& weight) {
    const Matrix a = dense(g, weight);
    const std::size_t n = g.node_count();
    NodeColumn<double> result(n, undefined());
    const auto p = [&](std::size_t i, std::size_t j) { return a[i][j] / row_sum(a[i]); };
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (a[i][j] > 0) {
                double sum = p(i, j);
                for (std::size_t q = 0; q < n; ++q)
                    if (q != i && q != j && a[i][q] > 0)
                        sum += p(i, q) * p(q, j);
                result[node(i)] = (std::isnan(result[node(i)]) ? 0 : result[node(i)]) + sum * sum;
            }
    return result;
}

NodeColumn<double> effective_size(const Graph& g, const EdgeColumn<double>& weight) {
    const Matrix a = dense(g, weight);
    const std::size_t n = g.node_count();
    NodeColumn<double> result(n, undefined());
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (a[i][j] > 0) {
                double part = 1;
                for (std::size_t q = 0; q < n; ++q)
                    if (q != i && q != j)
                        part -= a[i][q] / row_sum(a[i]) * (a[j][q] / *std::max_element(a[j].begin(), a[j].end()));
                result[node(i)] = (std::isnan(result[node(i)]) ? 0 : result[node(i)]) + part;
            }
    return result;
}

NodeColumn<double> participation(const Graph& g, const EdgeColumn<double>& weight, const Partition& partition) {
    NodeColumn<double> result(g.node_count(), undefined());
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        std::map<std::uint32_t, double> towards;
        double strength = 0;
        for (const Arc& arc : g.arcs(node(u))) {
            towards[partition.of[arc.to]] += weight[arc.edge];
            strength += weight[arc.edge];
        }
        if (strength == 0)
            continue;
        result[node(u)] = 1;
        for (const auto& [community, sum] : towards)
            result[node(u)] -= sum / strength * (sum / strength);
    }
    return result;
}

NodeColumn<double> within_module_z(const Graph& g, const EdgeColumn<double>& weight, const Partition& partition) {
    NodeColumn<double> result(g.node_count(), undefined());
    for (std::uint32_t c = 0; c < partition.count; ++c) {
        std::map<std::size_t, double> inside;
        for (std::size_t u = 0; u < g.node_count(); ++u)
            if (partition.of[node(u)] == c) {
                inside[u] = 0;
                for (const Arc& arc : g.arcs(node(u)))
                    inside[u] += partition.of[arc.to] == c ? weight[arc.edge] : 0;
            }
        double mean = 0, variance = 0;
        for (const auto& [u, k] : inside)
            mean += k / static_cast<double>(inside.size());
        for (const auto& [u, k] : inside)
            variance += (k - mean) * (k - mean) / static_cast<double>(inside.size());
        for (const auto& [u, k] : inside)
            result[node(u)] = variance < 1e-20 ? 0 : (k - mean) / std::sqrt(variance);
    }
    return result;
}

std::size_t component_count(const Graph& g, std::size_t left_out) {
    std::set<std::size_t> left;
    for (std::size_t u = 0; u < g.node_count(); ++u)
        if (u != left_out)
            left.insert(u);
    std::size_t count = 0;
    while (!left.empty()) {
        ++count;
        std::vector<std::size_t> open{*left.begin()};
        left.erase(left.begin());
        while (!open.empty()) {
            const std::size_t u = open.back();
            open.pop_back();
            for (const Arc& arc : g.arcs(node(u)))
                if (left.erase(index(arc.to)) > 0)
                    open.push_back(index(arc.to));
        }
    }
    return count;
}

NodeColumn<std::uint8_t> articulation(const Graph& g) {
    NodeColumn<std::uint8_t> result(g.node_count(), 0);
    const std::size_t whole = component_count(g, g.node_count());
    for (std::size_t u = 0; u < g.node_count(); ++u)
        result[node(u)] = component_count(g, u) > whole ? 1 : 0;
    return result;
}

std::vector<std::vector<std::uint64_t>> brokerage(const Graph& g, const NodeColumn<std::uint32_t>& group) {
    std::vector<std::vector<std::uint64_t>> roles(g.node_count(), std::vector<std::uint64_t>(4, 0));
    for (std::size_t v = 0; v < g.node_count(); ++v)
        for (const Arc& a : g.arcs(node(v)))
            for (const Arc& b : g.arcs(node(v))) {
                if (!(a.to < b.to) || g.adjacent(a.to, b.to))
                    continue;
                const std::set<std::uint32_t> distinct{group[a.to], group[b.to], group[node(v)]};
                if (distinct.size() == 1)
                    ++roles[v][0];
                else if (distinct.size() == 3)
                    ++roles[v][3];
                else if (group[a.to] == group[b.to])
                    ++roles[v][1];
                else
                    ++roles[v][2];
            }
    return roles;
}

} // namespace clusterbridge::oracle

#pragma once
#include "graph/graph.hpp"
#include "metrics/curveball.hpp"

#include <cstdint>

/// Which ties are more than chance gives two such nodes: what is left of a network when only these are drawn.
namespace clusterbridge {

/// Per edge, the chance that its ends share at least `shared` rows when rows are filled at random with every member in
/// as many rows and every row with as many members as now, on average (bipartite configuration model; Saracco et al.
/// 2017, New J. Phys. 19, 053022):
///     p(i, r) = x_i y_r / (1 + x_i y_r),   sum over r = rows of i,   sum over i = members of r
///     both in r: p(i, r) p(j, r) (s - 1) / s * n / (n - 1),   s members in r, n members in all
/// The last factors are those of rows of exactly s: without them a row of one would let two members meet. The number
/// of shared rows is then a sum of independent chances; its upper tail is that of a Poisson number with the same mean,
/// which is never smaller above the mean + 1 (Hoeffding 1956, Ann. Math. Stat. 27). 1 where `shared` is 0. Members in
/// equally many rows are one class, rows of one size another: cost O(classes of members * classes of rows) per step of
/// the solution (at most 500) and per pair of classes that meet; O(edges log edges) besides.
EdgeColumn<double> shared_rows_chance(const Memberships& rows, const Graph& graph,
                                      const EdgeColumn<std::uint32_t>& shared);

/// Per edge, the chance of a weight so far above what the strengths of its ends give (Coscia & Neffke 2017, ICDE,
/// "Network backboning with noisy data"). With s the strengths, S their sum, k = S / (s_i s_j):
///     score = (k w - 1) / (k w + 1)
/// Its variance comes from a binomial share of S in each pair, whose prior (beta) has the mean and variance that
/// strengths alone give; the chance is that of a normal number above score / deviation. Weights count as numbers of
/// observations. 1 where the sum of weights allows no estimate. Cost O(edges).
EdgeColumn<double> noise_corrected_chance(const Graph& graph, const EdgeColumn<double>& weight);

} // namespace clusterbridge

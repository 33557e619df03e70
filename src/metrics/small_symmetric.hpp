#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace clusterbridge {

using SmallMatrix = std::vector<std::vector<double>>;

/// Eigenvalues, largest first, with their eigenvectors (vectors[i] belongs to values[i]), of a small dense symmetric
/// matrix: Jacobi's rotations. O(k^3) per sweep, about eight sweeps.
struct SmallEigen {
    std::vector<double> values;
    SmallMatrix vectors;
};

inline void rotate(SmallMatrix& a, SmallMatrix& v, std::size_t p, std::size_t q) {
    const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
    const double c = 1 / std::sqrt(t * t + 1);
    const double s = t * c;
    for (auto& row : a) {
        const double x = row[p], y = row[q];
        row[p] = c * x - s * y;
        row[q] = s * x + c * y;
    }
    for (SmallMatrix* rows : {&a, &v})
        for (std::size_t k = 0; k < a.size(); ++k) {
            const double x = (*rows)[p][k], y = (*rows)[q][k];
            (*rows)[p][k] = c * x - s * y;
            (*rows)[q][k] = s * x + c * y;
        }
}

inline SmallEigen eigen_of(SmallMatrix a) {
    const std::size_t size = a.size();
    SmallMatrix v(size, std::vector<double>(size, 0));
    for (std::size_t i = 0; i < size; ++i)
        v[i][i] = 1;
    double scale = 0;
    for (const auto& row : a)
        for (const double x : row)
            scale = std::max(scale, std::abs(x));
    for (int sweep = 0; sweep < 60; ++sweep) {
        bool changed = false;
        for (std::size_t p = 0; p < size; ++p)
            for (std::size_t q = p + 1; q < size; ++q)
                if (std::abs(a[p][q]) > 1e-17 * scale) {
                    rotate(a, v, p, q);
                    changed = true;
                }
        if (!changed)
            break;
    }
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return a[x][x] > a[y][y]; });
    SmallEigen result;
    for (const std::size_t i : order) {
        result.values.push_back(a[i][i]);
        result.vectors.push_back(v[i]);
    }
    return result;
}

} // namespace clusterbridge

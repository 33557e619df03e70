#include "metrics/eigenvector.hpp"

#include "base/parallel.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/eigenvector_blocks.hpp"
#include "metrics/small_symmetric.hpp"
#include "metrics/vector_pool.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

using Vector = std::vector<double>;

constexpr std::size_t kBasis = 24; ///< vectors between restarts
constexpr std::size_t kKept = 8;   ///< vectors that a restart keeps
constexpr std::size_t kPiece = 512;

/// Four sums side by side, which the processor adds at once; always in the same order.
double dot(const double* a, const double* b, std::size_t first, std::size_t last) {
    std::array<double, 4> sum{};
    std::size_t i = first;
    for (; i + 4 <= last; i += 4)
        for (std::size_t k = 0; k < 4; ++k)
            sum[k] += a[i + k] * b[i + k];
    for (; i < last; ++i)
        sum[0] += a[i] * b[i];
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}
void add(double* a, double factor, const double* b, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
        a[i] += factor * b[i];
}

struct Solution {
    Vector vector;
    double value = 0;
    std::size_t steps = 0;
    bool converged = false;
};

class Lanczos {
  public:
    Lanczos(const MatrixBlock& block, const EigenvectorOptions& options, const RunControl& run)
        : block_(&block), options_(options), run_{run.threads, run.stop, {}}, parts_(arc_blocks(block.to.size())),
          pool_(block.size()) {}

    Solution solve() {
        begin();
        const std::size_t most = std::min(kBasis, block_->size());
        const std::size_t between = block_->to.size() > 500000 ? 4 : 8; // verdicts cost little beside products then
        projected_.assign(most, Vector(most, 0));
        double* found = nullptr;
        while (!solution_.converged && solution_.steps < options_.max_steps) {
            run_.throw_if_stopped();
            const double left = extend(std::min(most, basis_.size() - 1 + between));
            if (judge(left))
                found = combined(ritz_.vectors.front());
            else if (basis_.size() > most)
                restart();
        }
        if (found != nullptr)
            polish(found);
        return std::move(solution_);
    }

  private:
    /// body(first, last) over parts of the nodes; returns the sum of what it returns, in the order of parts.
    template <class Body> double over_parts(const Body& body) const {
        Vector sums(parts_, 0);
        run_blocks(parts_, run_, [&](std::size_t part, std::size_t) {
            const auto [first, last] = block_range(part, parts_, block_->size());
            sums[part] = body(first, last);
        });
        return std::accumulate(sums.begin(), sums.end(), 0.0);
    }
    /// The same for one sum per basis vector, which body(first, last, sums) adds to.
    template <class Body> Vector sums_over_parts(const Body& body) const {
        std::vector<Vector> sums(parts_);
        run_blocks(parts_, run_, [&](std::size_t part, std::size_t) {
            const auto [first, last] = block_range(part, parts_, block_->size());
            sums[part].assign(basis_.size(), 0);
            body(first, last, sums[part]);
        });
        Vector total(basis_.size(), 0);
        for (const Vector& part : sums)
            for (std::size_t i = 0; i < total.size(); ++i)
                total[i] += part[i];
        return total;
    }
    /// body(first, last) over pieces that stay in the nearest cache while all vectors of the basis pass.
    template <class Body> static void in_pieces(std::size_t first, std::size_t last, const Body& body) {
        for (std::size_t piece = first; piece < last; piece += kPiece)
            body(piece, std::min(last, piece + kPiece));
    }
    void scale(double* a, double factor) const {
        over_parts([&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                a[i] *= factor;
            return 0.0;
        });
    }
    double row_product(const double* x, std::size_t i) const {
        double sum = 0;
        const std::size_t end = block_->first[i + 1];
        if (block_->weight.empty())
            for (std::size_t a = block_->first[i]; a < end; ++a)
                sum += x[block_->to[a]];
        else
            for (std::size_t a = block_->first[i]; a < end; ++a)
                sum += block_->weight[a] * x[block_->to[a]];
        return sum;
    }

    /// The first vector of the basis: the strengths.
    void begin() {
        double* const start = pool_.take();
        const double square = over_parts([&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                start[i] = 0;
                for (std::size_t a = block_->first[i]; a < block_->first[i + 1]; ++a)
                    start[i] += block_->weight.empty() ? 1 : block_->weight[a];
            }
            return dot(start, start, first, last);
        });
        ++solution_.steps;
        scale(start, 1 / std::sqrt(square));
        basis_.push_back(start);
    }

    /// w = A times the last vector of the basis, less what lies along those from `from` on, and then, to stay
    /// orthogonal, along all of them; adds what was taken out to `along` and returns the length of w. Threads meet
    /// three times.
    double next_direction(double* w, std::size_t from, Vector& along) {
        const std::size_t count = basis_.size();
        const Vector near = sums_over_parts([&](std::size_t first, std::size_t last, Vector& sums) {
            for (std::size_t i = first; i < last; ++i)
                w[i] = row_product(basis_.back(), i);
            in_pieces(first, last, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = from; i < count; ++i)
                    sums[i] += dot(basis_[i], w, begin, end);
            });
        });
        ++solution_.steps;
        const Vector rest = sums_over_parts([&](std::size_t first, std::size_t last, Vector& sums) {
            in_pieces(first, last, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = from; i < count; ++i)
                    add(w, -near[i], basis_[i], begin, end);
                for (std::size_t i = 0; i < count; ++i)
                    sums[i] += dot(basis_[i], w, begin, end);
            });
        });
        const double square = over_parts([&](std::size_t first, std::size_t last) {
            double sum = 0;
            in_pieces(first, last, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = 0; i < count; ++i)
                    add(w, -rest[i], basis_[i], begin, end);
                sum += dot(w, w, begin, end);
            });
            return sum;
        });
        for (std::size_t i = 0; i < count; ++i)
            along[i] = near[i] + rest[i];
        return std::sqrt(square);
    }

    /// Grows the basis to `most` vectors and one more; returns the length of what sticks out of it.
    double extend(std::size_t most) {
        double left = 0;
        for (std::size_t j = basis_.size() - 1; j < most; ++j) {
            double* const w = pool_.take();
            Vector along(j + 1, 0);
            // but for rounding only the last two vectors count, and after a restart all
            left = next_direction(w, j > kept_ ? j - 1 : 0, along);
            for (std::size_t i = 0; i <= j; ++i)
                projected_[i][j] = projected_[j][i] = along[i];
            basis_.push_back(w);
            if (left <= 1e-14 * block_->upper || j + 1 == block_->size())
                return 0; // the basis is closed: its eigenvectors are exact
            scale(w, 1 / left);
        }
        return left;
    }

    bool judge(double left) {
        const std::size_t size = basis_.size() - 1;
        SmallMatrix leading(projected_.begin(), projected_.begin() + static_cast<std::ptrdiff_t>(size));
        for (auto& row : leading)
            row.resize(size);
        ritz_ = eigen_of(leading);
        solution_.value = ritz_.values.front();
        const double residual = left * std::abs(ritz_.vectors.front().back()) / solution_.value;
        // down to rounding; where rounding stops the descent earlier, what was reached is the best there is
        const bool stuck = residual <= (size < kBasis ? 1e-13 : 1e-12) && residual > before_ / 2;
        before_ = residual;
        // power steps cost less than another vector in the basis: they do the rest where fifteen of them are enough
        const double rate = (second() + shift()) / (solution_.value + shift());
        const double enough = std::min(1e-8, 1e-15 * std::pow(std::max(rate, 0.1), -15));
        solution_.converged = residual <= std::max(1e-15, enough) || stuck;
        return solution_.converged;
    }
    /// A vector of the pool: the sum of the basis vectors by these coefficients.
    double* combined(const Vector& coefficients) {
        double* const sum = pool_.take();
        over_parts([&](std::size_t first, std::size_t last) {
            in_pieces(first, last, [&](std::size_t begin, std::size_t end) {
                std::fill(sum + begin, sum + end, 0.0);
                for (std::size_t i = 0; i < coefficients.size(); ++i)
                    add(sum, coefficients[i], basis_[i], begin, end);
            });
            return 0.0;
        });
        return sum;
    }
    void restart() {
        std::vector<double*> kept;
        const std::size_t count = std::min(kKept, ritz_.values.size() - 1);
        for (std::size_t k = 0; k < count; ++k)
            kept.push_back(combined(ritz_.vectors[k]));
        kept.push_back(basis_.back());
        basis_.pop_back();
        for (double* const vector : basis_)
            pool_.give_back(vector);
        basis_ = std::move(kept);
        for (auto& row : projected_)
            std::fill(row.begin(), row.end(), 0.0);
        for (std::size_t k = 0; k < count; ++k)
            projected_[k][k] = ritz_.values[k];
        kept_ = count;
    }

    double second() const { return ritz_.values[std::min<std::size_t>(1, ritz_.values.size() - 1)]; }
    /// Puts the other eigenvalues evenly around 0; never below 0, which would make entries negative.
    double shift() const { return std::max(0.0, -(second() + ritz_.values.back()) / 2); }

    /// Power steps on A + shift, from x, a vector of the pool: small entries, which Lanczos knows only to 1e-16 of the
    /// largest, follow from their neighbours.
    void polish(double* x) {
        const std::size_t n = block_->size();
        for (std::size_t i = 0; i < n; ++i)
            x[i] = std::abs(x[i]);
        const double added = shift();
        double* y = basis_.back(); // the basis has done its work
        for (int step = 0; step < 100; ++step) {
            const double square = over_parts([&](std::size_t first, std::size_t last) {
                for (std::size_t i = first; i < last; ++i)
                    y[i] = row_product(x, i) + added * x[i];
                return dot(y, y, first, last);
            });
            ++solution_.steps;
            const double factor = 1 / std::sqrt(square);
            // counts entries that still move
            const double moving = over_parts([&](std::size_t first, std::size_t last) {
                double count = 0;
                for (std::size_t i = first; i < last; ++i) {
                    y[i] *= factor;
                    count += std::abs(y[i] - x[i]) >= 1e-14 * std::max(y[i], 1e-290) ? 1 : 0;
                }
                return count;
            });
            std::swap(x, y);
            if (moving == 0)
                break;
        }
        solution_.vector.assign(x, x + n);
    }

    const MatrixBlock* block_;
    EigenvectorOptions options_;
    RunControl run_;
    std::size_t parts_ = 1;
    std::size_t kept_ = 0; ///< vectors that the last restart kept
    VectorPool pool_;
    std::vector<double*> basis_;
    SmallMatrix projected_;
    SmallEigen ritz_;
    double before_ = std::numeric_limits<double>::infinity();
    Solution solution_;
};

/// The smallest and the largest weight.
std::pair<double, double> range_of(const EdgeColumn<double>& weight, const RunControl& run) {
    const std::size_t parts = arc_blocks(2 * weight.size());
    std::vector<std::pair<double, double>> found(parts);
    run_blocks(parts, {run.threads, run.stop, {}}, [&](std::size_t part, std::size_t) {
        const auto [first, last] = block_range(part, parts, weight.size());
        double smallest = weight[edge(first)], largest = smallest;
        for (std::size_t e = first; e < last; ++e) {
            smallest = std::min(smallest, weight[edge(e)]);
            largest = std::max(largest, weight[edge(e)]);
        }
        found[part] = {smallest, largest};
    });
    for (const auto& [smallest, largest] : found) {
        found.front().first = std::min(found.front().first, smallest);
        found.front().second = std::max(found.front().second, largest);
    }
    return found.front();
}

} // namespace

EigenvectorResult eigenvector(const Graph& g, const EdgeColumn<double>& weight, const EigenvectorOptions& options,
                              const RunControl& run) {
    EigenvectorResult result;
    const std::size_t n = g.node_count();
    if (n == 0)
        return result;
    result.score = NodeColumn<double>(n, 0);
    if (g.edge_count() == 0) {
        result.score[node(0)] = 1;
        return result;
    }
    // only proportions matter: weights that are all alike are all 1
    const auto [smallest, largest] = range_of(weight, run);
    const bool alike = smallest == largest;
    const auto scaled = alike ? EdgeColumn<double>() : unit_weights(weight, run);
    Solution best;
    std::vector<NodeId> nodes;
    for (MatrixBlock& block : leading_blocks(g, scaled, {run.threads, run.stop, {}})) {
        Solution found = Lanczos(block, options, run).solve();
        result.steps = std::max(result.steps, found.steps);
        if (!found.converged) {
            result.converged = false;
            result.score = {};
            return result;
        }
        if (nodes.empty() || found.value > best.value * (1 + 1e-10)) {
            best = std::move(found);
            nodes = std::move(block.nodes);
        }
    }
    result.eigenvalue = alike ? best.value * largest : std::scalbn(best.value, std::ilogb(largest));
    for (std::size_t i = 0; i < nodes.size(); ++i)
        result.score[nodes[i]] = best.vector[i];
    return result;
}

} // namespace clusterbridge

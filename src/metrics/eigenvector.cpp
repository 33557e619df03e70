#include "metrics/eigenvector.hpp"

#include "base/parallel.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/eigenvector_blocks.hpp"
#include "metrics/small_symmetric.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace clusterbridge {
namespace {

using Vector = std::vector<double>;

constexpr std::size_t kBasis = 40; ///< vectors between restarts
constexpr std::size_t kKept = 12;  ///< vectors that a restart keeps
constexpr std::size_t kPiece = 512;

/// Four sums side by side, which the processor adds at once; always in the same order.
double dot(const Vector& a, const Vector& b, std::size_t first, std::size_t last) {
    std::array<double, 4> sum{};
    std::size_t i = first;
    for (; i + 4 <= last; i += 4)
        for (std::size_t k = 0; k < 4; ++k)
            sum[k] += a[i + k] * b[i + k];
    for (; i < last; ++i)
        sum[0] += a[i] * b[i];
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}
void add(Vector& a, double factor, const Vector& b, std::size_t first, std::size_t last) {
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
        : block_(&block), options_(options), run_{run.threads, run.stop, {}}, parts_(arc_blocks(block.to.size())) {}

    Solution solve() {
        Vector start(block_->size(), 1);
        multiply(start, solution_.vector);
        scale(solution_.vector, 1 / length(solution_.vector));
        basis_.push_back(solution_.vector);
        const std::size_t most = std::min(kBasis, block_->size());
        const std::size_t between = block_->to.size() > 500000 ? 4 : 8; // verdicts cost little beside products then
        projected_.assign(most, Vector(most, 0));
        while (!solution_.converged && solution_.steps < options_.max_steps) {
            run_.throw_if_stopped();
            const double left = extend(std::min(most, basis_.size() - 1 + between));
            if (!judge(left) && basis_.size() > most)
                restart();
        }
        if (solution_.converged)
            polish();
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
    void scale(Vector& a, double factor) const {
        over_parts([&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                a[i] *= factor;
            return 0.0;
        });
    }
    double length(const Vector& x) const {
        return std::sqrt(over_parts([&](std::size_t first, std::size_t last) { return dot(x, x, first, last); }));
    }
    double row_product(const Vector& x, std::size_t i) const {
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
    void multiply(const Vector& x, Vector& y) {
        y.resize(x.size());
        over_parts([&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                y[i] = row_product(x, i);
            return 0.0;
        });
        ++solution_.steps;
    }

    /// Takes out of w what lies along the basis vectors from `from` on, and adds that to `along`. Entries go by in
    /// pieces that stay in the nearest cache while all vectors pass.
    void take_out(Vector& w, std::size_t from, Vector& along) const {
        const std::size_t count = basis_.size();
        std::vector<Vector> dots(parts_);
        const auto in_pieces = [&](std::size_t part, const auto& body) {
            const auto [first, last] = block_range(part, parts_, w.size());
            for (std::size_t piece = first; piece < last; piece += kPiece)
                for (std::size_t i = from; i < count; ++i)
                    body(i, piece, std::min(last, piece + kPiece));
        };
        run_blocks(parts_, run_, [&](std::size_t part, std::size_t) {
            dots[part].assign(count, 0);
            in_pieces(part, [&](std::size_t i, std::size_t first, std::size_t last) {
                dots[part][i] += dot(basis_[i], w, first, last);
            });
        });
        Vector sum(count, 0);
        for (const Vector& part : dots)
            for (std::size_t i = from; i < count; ++i)
                sum[i] += part[i];
        run_blocks(parts_, run_, [&](std::size_t part, std::size_t) {
            in_pieces(part, [&](std::size_t i, std::size_t first, std::size_t last) {
                add(w, -sum[i], basis_[i], first, last);
            });
        });
        for (std::size_t i = from; i < count; ++i)
            along[i] += sum[i];
    }

    /// Grows the basis to `most` vectors and one more; returns the length of what sticks out of it.
    double extend(std::size_t most) {
        double left = 0;
        for (std::size_t j = basis_.size() - 1; j < most; ++j) {
            Vector w;
            multiply(basis_[j], w);
            Vector along(j + 1, 0);
            // but for rounding only the last two vectors count, and after a restart all; then once more, to stay
            // orthogonal
            take_out(w, j > kept_ ? j - 1 : 0, along);
            take_out(w, 0, along);
            for (std::size_t i = 0; i <= j; ++i)
                projected_[i][j] = projected_[j][i] = along[i];
            left = length(w);
            if (left <= 1e-14 * block_->upper || j + 1 == block_->size()) {
                basis_.push_back(std::move(w));
                return 0; // the basis is closed: its eigenvectors are exact
            }
            scale(w, 1 / left);
            basis_.push_back(std::move(w));
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
        if (solution_.converged)
            solution_.vector = combined(ritz_.vectors.front());
        return solution_.converged;
    }
    Vector combined(const Vector& coefficients) const {
        Vector sum(block_->size(), 0);
        over_parts([&](std::size_t first, std::size_t last) {
            for (std::size_t piece = first; piece < last; piece += kPiece)
                for (std::size_t i = 0; i < coefficients.size(); ++i)
                    add(sum, coefficients[i], basis_[i], piece, std::min(last, piece + kPiece));
            return 0.0;
        });
        return sum;
    }
    void restart() {
        std::vector<Vector> kept;
        const std::size_t count = std::min(kKept, ritz_.values.size() - 1);
        for (std::size_t k = 0; k < count; ++k)
            kept.push_back(combined(ritz_.vectors[k]));
        kept.push_back(std::move(basis_.back()));
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

    /// Power steps on A + shift: small entries, which Lanczos knows only to 1e-16 of the largest, follow from their
    /// neighbours.
    void polish() {
        Vector& x = solution_.vector;
        for (double& entry : x)
            entry = std::abs(entry);
        const double added = shift();
        Vector y(x.size());
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
            x.swap(y);
            if (moving == 0)
                break;
        }
    }

    const MatrixBlock* block_;
    EigenvectorOptions options_;
    RunControl run_;
    std::size_t parts_ = 1;
    std::size_t kept_ = 0; ///< vectors that the last restart kept
    std::vector<Vector> basis_;
    SmallMatrix projected_;
    SmallEigen ritz_;
    double before_ = std::numeric_limits<double>::infinity();
    Solution solution_;
};

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
    const bool alike = std::all_of(weight.begin(), weight.end(), [&](double w) { return w == *weight.begin(); });
    const auto scaled = alike ? EdgeColumn<double>(weight.size(), 1) : unit_weights(weight);
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
    double largest = 0;
    for (const double w : weight)
        largest = std::max(largest, w);
    result.eigenvalue = alike ? best.value * largest : std::scalbn(best.value, std::ilogb(largest));
    for (std::size_t i = 0; i < nodes.size(); ++i)
        result.score[nodes[i]] = best.vector[i];
    return result;
}

} // namespace clusterbridge

#include "metrics/eigenvector.hpp"

#include "base/parallel.hpp"
#include "metrics/components.hpp"
#include "metrics/small_symmetric.hpp"
#include "metrics/weights.hpp"

#include <algorithm>
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

/// The adjacency matrix of one component.
struct Block {
    std::vector<NodeId> nodes;
    std::vector<std::size_t> first{0};
    std::vector<std::uint32_t> to;
    Vector weight;
    double lower = 0, upper = 0; ///< bounds of its largest eigenvalue

    std::size_t size() const { return nodes.size(); }
};

Block block_of(const Graph& g, const EdgeColumn<double>& weight, std::vector<NodeId> nodes,
               const NodeColumn<std::uint32_t>& place) {
    Block block;
    Vector strength;
    for (const NodeId u : nodes) {
        double sum = 0, squares = 0;
        for (const Arc& arc : g.arcs(u)) {
            block.to.push_back(place[arc.to]);
            block.weight.push_back(weight[arc.edge]);
            sum += weight[arc.edge];
            squares += weight[arc.edge] * weight[arc.edge];
        }
        block.first.push_back(block.to.size());
        block.lower = std::max(block.lower, std::sqrt(squares)); // the star around u
        strength.push_back(sum);
    }
    const auto size = static_cast<double>(nodes.size());
    block.lower = std::max(block.lower, std::accumulate(strength.begin(), strength.end(), 0.0) / size);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        for (std::size_t a = block.first[i]; a < block.first[i + 1]; ++a)
            block.upper = std::max(block.upper, std::sqrt(strength[i] * strength[block.to[a]]));
    block.nodes = std::move(nodes);
    return block;
}

double dot(const Vector& a, const Vector& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}
void add(Vector& a, double factor, const Vector& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] += factor * b[i];
}
void scale(Vector& a, double factor) {
    for (double& x : a)
        x *= factor;
}

struct Solution {
    Vector vector;
    double value = 0;
    std::size_t steps = 0;
    bool converged = false;
};

class Lanczos {
  public:
    Lanczos(const Block& block, const EigenvectorOptions& options, const RunControl& run)
        : block_(&block), options_(options), run_{run.threads, run.stop, {}} {}

    Solution solve() {
        Vector start(block_->size(), 1);
        multiply(start, solution_.vector);
        scale(solution_.vector, 1 / std::sqrt(dot(solution_.vector, solution_.vector)));
        basis_.push_back(solution_.vector);
        const std::size_t most = std::min(kBasis, block_->size());
        while (!solution_.converged && solution_.steps < options_.max_steps) {
            run_.throw_if_stopped();
            const double left = extend(most);
            if (!judge(left))
                restart();
        }
        if (solution_.converged)
            polish();
        return std::move(solution_);
    }

  private:
    void multiply(const Vector& x, Vector& y) {
        y.resize(x.size());
        const std::size_t blocks = std::clamp<std::size_t>(block_->to.size() / 16384, 1, 64);
        run_blocks(blocks, run_, [&](std::size_t b, std::size_t) {
            const auto [first, last] = block_range(b, blocks, x.size());
            for (std::size_t i = first; i < last; ++i) {
                double sum = 0;
                for (std::size_t a = block_->first[i]; a < block_->first[i + 1]; ++a)
                    sum += block_->weight[a] * x[block_->to[a]];
                y[i] = sum;
            }
        });
        ++solution_.steps;
    }

    /// Grows the basis to `most` vectors and one more; returns the length of what sticks out of it.
    double extend(std::size_t most) {
        double left = 0;
        projected_.resize(most);
        for (auto& row : projected_)
            row.resize(most, 0);
        for (std::size_t j = basis_.size() - 1; j < most; ++j) {
            Vector w;
            multiply(basis_[j], w);
            std::vector<double> along(j + 1, 0);
            for (int pass = 0; pass < 2; ++pass) // twice is enough to stay orthogonal
                for (std::size_t i = 0; i <= j; ++i) {
                    const double part = dot(basis_[i], w);
                    along[i] += part;
                    add(w, -part, basis_[i]);
                }
            for (std::size_t i = 0; i <= j; ++i)
                projected_[i][j] = projected_[j][i] = along[i];
            left = std::sqrt(dot(w, w));
            if (left <= 1e-14 * block_->upper || j + 1 == block_->size()) {
                shrink(j + 1);
                return 0; // the basis is closed: its eigenvectors are exact
            }
            scale(w, 1 / left);
            basis_.push_back(std::move(w));
        }
        return left;
    }
    void shrink(std::size_t size) {
        projected_.resize(size);
        for (auto& row : projected_)
            row.resize(size);
    }

    bool judge(double left) {
        ritz_ = eigen_of(projected_);
        solution_.value = ritz_.values.front();
        const double residual = left * std::abs(ritz_.vectors.front().back()) / solution_.value;
        // down to rounding; where rounding stops the descent earlier, what was reached is the best there is
        const bool stuck = residual <= 1e-12 && residual > before_ / 2;
        before_ = residual;
        solution_.converged = residual <= 1e-15 || stuck;
        if (solution_.converged)
            solution_.vector = combined(ritz_.vectors.front());
        return solution_.converged;
    }
    Vector combined(const Vector& coefficients) const {
        Vector sum(block_->size(), 0);
        for (std::size_t i = 0; i < coefficients.size(); ++i)
            add(sum, coefficients[i], basis_[i]);
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
    }

    /// Power steps on A + shift: small entries, which Lanczos knows only to 1e-16 of the largest, follow from their
    /// neighbours.
    void polish() {
        Vector& x = solution_.vector;
        for (double& entry : x)
            entry = std::abs(entry);
        const double shift = solution_.value / 4;
        Vector y;
        for (int step = 0; step < 40; ++step) {
            multiply(x, y);
            add(y, shift, x);
            scale(y, 1 / std::sqrt(dot(y, y)));
            double change = 0;
            for (std::size_t i = 0; i < x.size(); ++i)
                change = std::max(change, std::abs(y[i] - x[i]) / std::max(y[i], 1e-290));
            x.swap(y);
            if (change < 1e-14)
                break;
        }
    }

    const Block* block_;
    EigenvectorOptions options_;
    RunControl run_;
    std::vector<Vector> basis_;
    SmallMatrix projected_;
    SmallEigen ritz_;
    double before_ = std::numeric_limits<double>::infinity();
    Solution solution_;
};

/// The components that can have the largest eigenvalue, in their order.
std::vector<Block> candidates(const Graph& g, const EdgeColumn<double>& weight) {
    const Components parts = components(g);
    std::vector<std::vector<NodeId>> members(parts.sizes.size());
    NodeColumn<std::uint32_t> place(g.node_count());
    for (std::size_t u = 0; u < g.node_count(); ++u) {
        auto& part = members[parts.of[node(u)]];
        place[node(u)] = static_cast<std::uint32_t>(part.size());
        part.push_back(node(u));
    }
    std::vector<Block> blocks;
    double lower = 0;
    for (auto& part : members) {
        if (part.size() == 1 && !blocks.empty())
            break; // sorted by size: only isolated nodes follow, with eigenvalue 0
        blocks.push_back(block_of(g, weight, std::move(part), place));
        lower = std::max(lower, blocks.back().lower);
    }
    std::erase_if(blocks, [&](const Block& block) { return block.upper < lower * (1 - 1e-9); });
    return blocks;
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
    const auto scaled = unit_weights(weight);
    Solution best;
    std::vector<NodeId> nodes;
    for (Block& block : candidates(g, scaled)) {
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
    result.eigenvalue = std::scalbn(best.value, std::ilogb(largest));
    for (std::size_t i = 0; i < nodes.size(); ++i)
        result.score[nodes[i]] = best.vector[i];
    return result;
}

} // namespace clusterbridge

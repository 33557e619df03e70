#include "render/spring_forces.hpp"

#include "render/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <tuple>

namespace clusterbridge {
namespace {

constexpr int kSteps = 120;
constexpr float kStartTemperature = 3, kCooling = 0.96F, kRepulsion = 0.2F;
constexpr std::size_t kAllPairs = 300; ///< nodes up to which every pair is looked at
constexpr float kApart = 1e-6F;        ///< of K^2: nodes in one place push as from here
constexpr float kFarAway = 1e10F;      ///< of the points that fill the last lanes: they push with nothing

/// The push of two nodes over their distance, for lengths in units of K: 0.2 / r^2.5 times the way between them.
Lanes push(Lanes square) {
    return Lanes::all(kRepulsion) / (square * square.root().root());
}
float push(float square) {
    return kRepulsion / (square * std::sqrt(std::sqrt(square)));
}

struct Forces {
    std::vector<float> x, y;
};

void push_all_pairs(const std::vector<float>& x, const std::vector<float>& y, std::size_t n, Forces& forces) {
    const Lanes apart = Lanes::all(kApart);
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t block = (i + Lanes::kCount) / Lanes::kCount * Lanes::kCount; // the first that begins after i
        for (std::size_t j = i + 1; j < std::min(block, n); ++j) {
            const float dx = x[i] - x[j], dy = y[i] - y[j];
            const float f = push(dx * dx + dy * dy + kApart);
            forces.x[i] += f * dx, forces.y[i] += f * dy;
            forces.x[j] -= f * dx, forces.y[j] -= f * dy;
        }
        const Lanes xi = Lanes::all(x[i]), yi = Lanes::all(y[i]);
        Lanes sum_x, sum_y;
        for (std::size_t j = block; j < n; j += Lanes::kCount) {
            const Lanes dx = xi - Lanes::at(&x[j]), dy = yi - Lanes::at(&y[j]);
            const Lanes f = push(dx * dx + dy * dy + apart);
            sum_x += f * dx, sum_y += f * dy;
            (Lanes::at(&forces.x[j]) - f * dx).to(&forces.x[j]);
            (Lanes::at(&forces.y[j]) - f * dy).to(&forces.y[j]);
        }
        forces.x[i] += sum_x.sum(), forces.y[i] += sum_y.sum();
    }
}

/// Squares within squares, each with the centre of the nodes in it, in preorder: what follows a square up to `skip`
/// lies inside it.
class Quarters {
  public:
    Quarters(const std::vector<float>& x, const std::vector<float>& y, std::size_t n) : x_(x), y_(y), order_(n) {
        std::iota(order_.begin(), order_.end(), 0U);
        const auto [left, right] = std::minmax_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n));
        const auto [low, high] = std::minmax_element(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(n));
        split(0, n, *left, *low, std::max(*right - *left, *high - *low), 0);
    }

    void push_on(std::size_t i, float& fx, float& fy) const {
        for (std::size_t at = 0; at < squares_.size();) {
            const Square& s = squares_[at];
            const float dx = x_[i] - s.x, dy = y_[i] - s.y;
            const float square = dx * dx + dy * dy;
            if (s.size * s.size < square) {
                const float f = static_cast<float>(s.end - s.begin) * push(square + kApart);
                fx += f * dx, fy += f * dy;
                at = s.skip;
            } else if (s.skip == at + 1) {
                for (std::size_t k = s.begin; k < s.end; ++k)
                    push_from(order_[k], i, fx, fy);
                at = s.skip;
            } else {
                ++at;
            }
        }
    }

  private:
    static constexpr std::size_t kLeaf = 6;
    static constexpr int kDeepest = 24;
    struct Square {
        float x = 0, y = 0, size = 0;
        std::size_t begin = 0, end = 0, skip = 0;
    };

    void push_from(std::size_t j, std::size_t i, float& fx, float& fy) const {
        if (j == i)
            return;
        const float dx = x_[i] - x_[j], dy = y_[i] - y_[j];
        const float f = push(dx * dx + dy * dy + kApart);
        fx += f * dx, fy += f * dy;
    }

    void split(std::size_t begin, std::size_t end, float left, float low, float size, int depth) {
        const std::size_t own = squares_.size();
        Square square{0, 0, size, begin, end, 0};
        for (std::size_t k = begin; k < end; ++k)
            square.x += x_[order_[k]], square.y += y_[order_[k]];
        square.x /= static_cast<float>(end - begin), square.y /= static_cast<float>(end - begin);
        squares_.push_back(square);
        if (end - begin > kLeaf && depth < kDeepest) {
            const float half = size / 2;
            const auto from = order_.begin();
            const auto part = [&](std::size_t b, std::size_t e, const std::vector<float>& along, float middle) {
                return static_cast<std::size_t>(
                    std::stable_partition(from + static_cast<std::ptrdiff_t>(b), from + static_cast<std::ptrdiff_t>(e),
                                          [&](std::uint32_t i) { return along[i] < middle; }) -
                    from);
            };
            const std::size_t right = part(begin, end, x_, left + half);
            for (const auto& [b, e, l] : {std::tuple{begin, right, left}, std::tuple{right, end, left + half}}) {
                const std::size_t high = part(b, e, y_, low + half);
                if (high > b)
                    split(b, high, l, low, half, depth + 1);
                if (e > high)
                    split(high, e, l, low + half, half, depth + 1);
            }
        }
        squares_[own].skip = squares_.size();
    }

    const std::vector<float>&x_, &y_;
    std::vector<std::uint32_t> order_;
    std::vector<Square> squares_;
};

void pull_along_ties(const std::vector<float>& x, const std::vector<float>& y, const StepGraph& graph, Forces& forces) {
    for (std::size_t i = 0; i < graph.nodes(); ++i)
        for (const std::uint32_t j : graph.of(i)) {
            const float dx = x[i] - x[j], dy = y[i] - y[j];
            const float r = std::sqrt(dx * dx + dy * dy);
            forces.x[i] -= r * dx, forces.y[i] -= r * dy;
        }
}

float mean_tie(const std::vector<float>& x, const std::vector<float>& y, const StepGraph& graph) {
    double sum = 0;
    std::size_t ends = 0;
    for (std::size_t i = 0; i < graph.nodes(); ++i)
        for (const std::uint32_t j : graph.of(i)) {
            sum += static_cast<double>(std::hypot(x[i] - x[j], y[i] - y[j]));
            ++ends;
        }
    return ends > 0 ? static_cast<float>(sum / static_cast<double>(ends)) : 0;
}

void scale(std::vector<float>& values, std::size_t n, float by) {
    for (std::size_t i = 0; i < n; ++i)
        values[i] *= by;
}

} // namespace

void settle_springs(std::vector<float>& x, std::vector<float>& y, const StepGraph& graph, const RunControl& run) {
    const std::size_t n = graph.nodes();
    const float usual = mean_tie(x, y, graph);
    if (!(usual > 0))
        return;
    const std::size_t width = (n + Lanes::kCount - 1) / Lanes::kCount * Lanes::kCount;
    scale(x, n, 1 / usual);
    scale(y, n, 1 / usual);
    x.resize(width, kFarAway);
    y.resize(width, kFarAway);
    Forces forces;
    float temperature = kStartTemperature;
    for (int step = 0; step < kSteps; ++step, temperature *= kCooling) {
        run.throw_if_stopped();
        forces.x.assign(width, 0);
        forces.y.assign(width, 0);
        if (n <= kAllPairs) {
            push_all_pairs(x, y, n, forces);
        } else {
            const Quarters quarters(x, y, n);
            for (std::size_t i = 0; i < n; ++i)
                quarters.push_on(i, forces.x[i], forces.y[i]);
        }
        pull_along_ties(x, y, graph, forces);
        for (std::size_t i = 0; i < n; ++i) {
            const float length = std::hypot(forces.x[i], forces.y[i]);
            const float by = length > temperature ? temperature / length : 1;
            x[i] += by * forces.x[i];
            y[i] += by * forces.y[i];
        }
    }
    x.resize(n);
    y.resize(n);
    scale(x, n, usual);
    scale(y, n, usual);
}

} // namespace clusterbridge

#include "render/spring_forces.hpp"

#include "render/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <tuple>

namespace clusterbridge {
namespace {

constexpr int kSteps = 240, kPushLasts = 2; ///< steps until pushes are added up anew
constexpr float kStartTemperature = 3, kCooling = 0.983085F, kRepulsion = 0.1F;
constexpr float kMomentum = 0.6F;
constexpr std::size_t kAllPairs = 300; ///< nodes up to which every pair is looked at
constexpr float kApart = 1e-6F;        ///< of K^2: nodes in one place push as from here
constexpr float kFarAway = 1e10F;      ///< of the points that fill the last lanes: they push with nothing

/// The push of two nodes over their distance, for lengths in units of K: 0.1 / r^2.5 times the way between them.
Lanes push(Lanes square) {
    return Lanes::all(kRepulsion) / (square * square.root().root());
}
float push(float square) {
    return kRepulsion / (square * std::sqrt(std::sqrt(square)));
}

struct Forces { ///< by node, and the last lanes filled up
    std::vector<float> x, y;
};
struct Steps { ///< the last of each node
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
    Quarters(const std::vector<float>& x, const std::vector<float>& y, std::size_t n)
        : x_(x), y_(y), order_(n), aside_(n) {
        std::iota(order_.begin(), order_.end(), 0U);
        const auto [left, right] = std::minmax_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n));
        const auto [low, high] = std::minmax_element(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(n));
        split(0, n, *left, *low, std::max(*right - *left, *high - *low), 0);
    }

    /// The pushes on all nodes, four at a time that stand side by side and so go much the same way through the squares:
    /// each counts what it would count alone, in the same order.
    void push_on_all(Forces& forces) const {
        for (std::size_t from = 0; from < order_.size(); from += Lanes::kCount) {
            Four four;
            for (std::size_t k = 0; k < Lanes::kCount; ++k) { // the last few fill up with the last node
                const std::uint32_t i = order_[std::min(from + k, order_.size() - 1)];
                four.node[k] = static_cast<std::int32_t>(i);
                four.x.v[k] = x_[i];
                four.y.v[k] = y_[i];
            }
            push_on(four);
            for (std::size_t k = 0; k < std::min(Lanes::kCount, order_.size() - from); ++k) {
                forces.x[order_[from + k]] = four.force_x.v[k];
                forces.y[order_[from + k]] = four.force_y.v[k];
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

    struct Four {
        Mask node{}, skip{}; ///< squares before `skip` are done with
        Lanes x, y, force_x, force_y;
    };

    static bool any(Mask mask) {
        const auto halves = reinterpret_cast<std::int64_t __attribute__((vector_size(16)))>(mask);
        return (halves[0] | halves[1]) != 0;
    }

    /// The push of `count` nodes at a place on those of the four that are meant.
    static void push_from(float x, float y, float count, Mask meant, Four& four) {
        const Lanes dx = four.x - Lanes::all(x), dy = four.y - Lanes::all(y);
        const Lanes f = Lanes::all(count) * push(dx * dx + dy * dy + Lanes::all(kApart));
        const Lanes counted{reinterpret_cast<Lanes::Vector>(reinterpret_cast<Mask>(f.v) & meant)};
        four.force_x += counted * dx;
        four.force_y += counted * dy;
    }

    void push_on(Four& four) const {
        for (std::size_t at = 0; at < squares_.size();) {
            const Square& s = squares_[at];
            const Lanes dx = four.x - Lanes::all(s.x), dy = four.y - Lanes::all(s.y);
            const Mask open = four.skip <= static_cast<std::int32_t>(at);
            const Mask far = open & (Lanes::all(s.size * s.size).v < (dx * dx + dy * dy).v);
            const Mask near = open & ~far;
            if (any(far))
                push_from(s.x, s.y, static_cast<float>(s.end - s.begin), far, four);
            if (!any(near)) {
                at = s.skip;
            } else if (s.skip == at + 1) {
                for (std::size_t k = s.begin; k < s.end; ++k) {
                    const std::uint32_t j = order_[k];
                    push_from(x_[j], y_[j], 1, near & (four.node != static_cast<std::int32_t>(j)), four);
                }
                at = s.skip;
            } else {
                const auto end = static_cast<std::int32_t>(s.skip);
                four.skip = (far & end) | (~far & four.skip);
                ++at;
            }
        }
    }

    /// Those before `middle` first, each side in its order as before; where the others begin.
    std::size_t part(std::size_t begin, std::size_t end, const std::vector<float>& along, float middle) {
        std::size_t before = begin, beyond = 0;
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint32_t i = order_[k];
            const bool first = along[i] < middle;
            order_[before] = i; // what stood there is read already
            aside_[beyond] = i;
            before += first ? 1U : 0U;
            beyond += first ? 0U : 1U;
        }
        std::copy_n(aside_.begin(), beyond, order_.begin() + static_cast<std::ptrdiff_t>(before));
        return before;
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
    std::vector<std::uint32_t> order_, aside_;
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

void push_all(const std::vector<float>& x, const std::vector<float>& y, std::size_t n, Forces& pushes) {
    pushes.x.assign(x.size(), 0);
    pushes.y.assign(y.size(), 0);
    if (n <= kAllPairs)
        push_all_pairs(x, y, n, pushes);
    else
        Quarters(x, y, n).push_on_all(pushes);
}

/// Each where its force wants it, no farther than the temperature; the last step goes on in part.
void move(const Forces& forces, float temperature, Steps& last, std::vector<float>& x, std::vector<float>& y) {
    for (std::size_t i = 0; i < last.x.size(); ++i) {
        const float length = std::sqrt(forces.x[i] * forces.x[i] + forces.y[i] * forces.y[i]);
        const float by = (1 - kMomentum) * (length > temperature ? temperature / length : 1);
        last.x[i] = kMomentum * last.x[i] + by * forces.x[i];
        last.y[i] = kMomentum * last.y[i] + by * forces.y[i];
        x[i] += last.x[i];
        y[i] += last.y[i];
    }
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
    Forces pushes, forces;
    Steps steps{std::vector<float>(n), std::vector<float>(n)};
    float temperature = kStartTemperature;
    for (int step = 0; step < kSteps; ++step, temperature *= kCooling) {
        run.throw_if_stopped();
        if (step % kPushLasts == 0)
            push_all(x, y, n, pushes);
        forces = pushes;
        pull_along_ties(x, y, graph, forces);
        move(forces, temperature, steps, x, y);
    }
    x.resize(n);
    y.resize(n);
    scale(x, n, usual);
    scale(y, n, usual);
}

} // namespace clusterbridge

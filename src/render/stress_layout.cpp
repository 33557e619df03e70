#include "render/stress_layout.hpp"

#include "base/error.hpp"
#include "base/random.hpp"
#include "render/lanes.hpp"
#include "render/step_distances.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr std::size_t kStartPivots = 50;
constexpr std::size_t kSparsePivots = 200;
constexpr std::size_t kAllPairs = 4'000;    ///< nodes up to which all pairs are used
constexpr std::size_t kSparseFirst = 2'000; ///< nodes above which the sparse model goes first
constexpr int kFullSteps = 15, kFullStepsLarge = 10, kSparseSteps = 30, kSparseStepsAlone = 100;
constexpr float kOverRelaxed = 1.8F;
constexpr float kStill = 1e-3F; ///< a step that moves nodes by less than this, as a root mean square, is the last
constexpr float kApart = 1e-12F;
constexpr float kNoPull = 1e15F; ///< a distance so large that it weighs nothing
constexpr std::size_t kLanes = 2 * Lanes::kCount;

struct Places {
    std::vector<float> x, y;
};

/// The two leading eigenvectors of a symmetric matrix, by power iteration from seeded vectors.
std::array<std::vector<double>, 2> leading_two(const std::vector<double>& matrix, std::size_t k, Random& random) {
    std::array<std::vector<double>, 2> vectors;
    for (std::size_t which = 0; which < 2; ++which) {
        std::vector<double>& v = vectors[which];
        v.resize(k);
        for (double& value : v)
            value = random.uniform() - 0.5;
        for (int step = 0; step < 60; ++step) {
            if (which == 1) {
                double along = 0;
                for (std::size_t p = 0; p < k; ++p)
                    along += v[p] * vectors[0][p];
                for (std::size_t p = 0; p < k; ++p)
                    v[p] -= along * vectors[0][p];
            }
            std::vector<double> next(k, 0.0);
            double length = 0;
            for (std::size_t p = 0; p < k; ++p) {
                for (std::size_t q = 0; q < k; ++q)
                    next[p] += matrix[p * k + q] * v[q];
                length += next[p] * next[p];
            }
            if (!(length > 0))
                break;
            for (std::size_t p = 0; p < k; ++p)
                v[p] = next[p] / std::sqrt(length);
        }
    }
    return vectors;
}

/// Pivot multidimensional scaling; each axis scaled to the usual distance, and jittered so that twins part.
Places start_places(const StepGraph& graph, const Pivots& pivots, Random random) {
    const std::size_t n = graph.nodes();
    const std::size_t k = std::min(kStartPivots, pivots.size());
    std::vector<double> of_node(n, 0.0), of_pivot(k, 0.0);
    double all = 0, usual = 0;
    for (std::size_t p = 0; p < k; ++p)
        for (std::size_t i = 0; i < n; ++i) {
            const double d = pivots.steps[p][i];
            of_node[i] += d * d / static_cast<double>(k);
            of_pivot[p] += d * d / static_cast<double>(n);
            usual += d / static_cast<double>(n * k);
        }
    for (const double mean : of_pivot)
        all += mean / static_cast<double>(k);
    const auto centred = [&](std::size_t i, std::size_t p) {
        const double d = pivots.steps[p][i];
        return -(d * d - of_node[i] - of_pivot[p] + all) / 2;
    };
    std::vector<double> matrix(k * k, 0.0), row(k);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t p = 0; p < k; ++p)
            row[p] = centred(i, p);
        for (std::size_t p = 0; p < k; ++p)
            for (std::size_t q = 0; q < k; ++q)
                matrix[p * k + q] += row[p] * row[q];
    }
    const auto axes = leading_two(matrix, k, random);
    std::array<std::vector<double>, 2> at{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)};
    Places places{std::vector<float>(n), std::vector<float>(n)};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        double square = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t p = 0; p < k; ++p)
                at[axis][i] += centred(i, p) * axes[axis][p];
            square += at[axis][i] * at[axis][i];
        }
        const double scale = square > 0 ? 0.6 * usual / std::sqrt(square / static_cast<double>(n)) : 0;
        for (std::size_t i = 0; i < n; ++i)
            (axis == 0 ? places.x : places.y)[i] =
                static_cast<float>(at[axis][i] * scale + 0.4 * usual * (random.uniform() - 0.5));
    }
    return places;
}

/// Pulls of places at wanted distances on one node: sum of f (x - x_j), f = weight (d - r) / r.
struct Pull {
    Lanes x, y;
    /// r: distance to four places; `factor(d, r)` gives f.
    template <class Factor> void add(Lanes from_x, Lanes from_y, const float* xs, const float* ys, Factor factor) {
        const Lanes dx = from_x - Lanes::at(xs), dy = from_y - Lanes::at(ys);
        const Lanes f = factor((dx * dx + dy * dy + Lanes::all(kApart)).root());
        x += f * dx;
        y += f * dy;
    }
};

/// Moves node i by its pull, over-relaxed; the square of how far without that.
double move(Places& at, std::size_t i, float pull_x, float pull_y, float weight) {
    const float dx = pull_x / weight, dy = pull_y / weight;
    at.x[i] += kOverRelaxed * dx;
    at.y[i] += kOverRelaxed * dy;
    return static_cast<double>(dx) * static_cast<double>(dx) + static_cast<double>(dy) * static_cast<double>(dy);
}

bool is_still(double moved, std::size_t nodes) {
    return moved < static_cast<double>(kStill) * static_cast<double>(kStill) * static_cast<double>(nodes);
}

/// Steps on all pairs of a connected graph.
void majorise_all_pairs(Places& at, const AllSteps& all, int steps, const RunControl& run) {
    const std::size_t n = at.x.size();
    at.x.resize(all.width, 0);
    at.y.resize(all.width, 0);
    std::vector<float> weight(n, 0.0F), wanted(all.width);
    std::array<float, 256> share{};
    for (std::size_t d = 1; d < share.size(); ++d)
        share[d] = 1.0F / static_cast<float>(d * d);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            weight[i] += share[all.steps[i * all.width + j]];
    double moved = static_cast<double>(n);
    for (int step = 0; step < steps && !is_still(moved, n); ++step) {
        run.throw_if_stopped();
        moved = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const std::uint8_t* const row = &all.steps[i * all.width];
            for (std::size_t j = 0; j < all.width; j += Lanes::kCount)
                Lanes::of_bytes(row + j).to(&wanted[j]);
            wanted[i] = kNoPull;
            std::fill(wanted.begin() + static_cast<std::ptrdiff_t>(n), wanted.end(), kNoPull);
            const Lanes x = Lanes::all(at.x[i]), y = Lanes::all(at.y[i]);
            std::array<Pull, 2> pull;
            for (std::size_t j = 0; j < all.width; j += kLanes)
                for (std::size_t half = 0; half < 2; ++half) {
                    const std::size_t from = j + half * Lanes::kCount;
                    const Lanes d = Lanes::at(&wanted[from]);
                    pull[half].add(x, y, &at.x[from], &at.y[from], [&](Lanes r) { return (d - r) / (d * d * r); });
                }
            moved += move(at, i, (pull[0].x + pull[1].x).sum(), (pull[0].y + pull[1].y).sum(), weight[i]);
        }
    }
    at.x.resize(n);
    at.y.resize(n);
}

/// The sparse model: row i of `wanted` and `weight` holds the steps to each pivot and what it counts for i.
struct SparseModel {
    std::size_t width = 0;
    std::vector<float> wanted, weight, total;
};

SparseModel sparse_model(const StepGraph& graph, const Pivots& pivots) {
    const std::size_t n = graph.nodes();
    const std::size_t k = pivots.size();
    std::vector<std::size_t> region(n, 0);
    std::vector<std::vector<std::uint32_t>> within(k); // [p][d]: nodes of the region of p at most d steps from it
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t p = 1; p < k; ++p)
            if (pivots.steps[p][i] < pivots.steps[region[i]][i])
                region[i] = p;
        auto& counts = within[region[i]];
        const std::size_t d = pivots.steps[region[i]][i];
        if (counts.size() <= d)
            counts.resize(d + 1, 0);
        ++counts[d];
    }
    for (auto& counts : within)
        for (std::size_t d = 1; d < counts.size(); ++d)
            counts[d] += counts[d - 1];
    SparseModel model{(k + kLanes - 1) / kLanes * kLanes, {}, {}, std::vector<float>(n, 0.0F)};
    model.wanted.assign(n * model.width, 1.0F);
    model.weight.assign(n * model.width, 0.0F);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t p = 0; p < k; ++p) {
            const std::size_t d = pivots.steps[p][i];
            if (d <= 1) // a partner, or the pivot itself: counted as such
                continue;
            const auto steps = static_cast<float>(d);
            const float around = static_cast<float>(within[p][std::min(d / 2, within[p].size() - 1)]);
            model.wanted[i * model.width + p] = steps;
            model.weight[i * model.width + p] = around / (steps * steps);
            model.total[i] += around / (steps * steps);
        }
        model.total[i] += static_cast<float>(graph.of(i).size());
    }
    return model;
}

void majorise_sparse(Places& at, const StepGraph& graph, const Pivots& pivots, int steps, const RunControl& run) {
    const std::size_t n = graph.nodes();
    const SparseModel model = sparse_model(graph, pivots);
    Places of_pivot{std::vector<float>(model.width, 0.0F), std::vector<float>(model.width, 0.0F)};
    std::vector<std::size_t> place(n, model.width); // of a pivot among the pivots
    for (std::size_t p = 0; p < pivots.size(); ++p) {
        place[pivots.node[p]] = p;
        of_pivot.x[p] = at.x[pivots.node[p]];
        of_pivot.y[p] = at.y[pivots.node[p]];
    }
    double moved = static_cast<double>(n);
    for (int step = 0; step < steps && !is_still(moved, n); ++step) {
        run.throw_if_stopped();
        moved = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const float* const wanted = &model.wanted[i * model.width];
            const float* const weight = &model.weight[i * model.width];
            const float x = at.x[i], y = at.y[i];
            std::array<Pull, 2> pull;
            for (std::size_t p = 0; p < model.width; p += kLanes)
                for (std::size_t half = 0; half < 2; ++half) {
                    const std::size_t from = p + half * Lanes::kCount;
                    const Lanes d = Lanes::at(wanted + from), w = Lanes::at(weight + from);
                    pull[half].add(Lanes::all(x), Lanes::all(y), &of_pivot.x[from], &of_pivot.y[from],
                                   [&](Lanes r) { return w * (d - r) / r; });
                }
            float pull_x = (pull[0].x + pull[1].x).sum(), pull_y = (pull[0].y + pull[1].y).sum();
            for (const std::uint32_t j : graph.of(i)) {
                const float dx = x - at.x[j], dy = y - at.y[j];
                const float r = std::sqrt(dx * dx + dy * dy + kApart);
                pull_x += (1 - r) / r * dx;
                pull_y += (1 - r) / r * dy;
            }
            moved += move(at, i, pull_x, pull_y, model.total[i]);
            if (place[i] < model.width) {
                of_pivot.x[place[i]] = at.x[i];
                of_pivot.y[place[i]] = at.y[i];
            }
        }
    }
}

bool is_long(const Pivots& pivots) {
    return std::any_of(pivots.steps.begin(), pivots.steps.end(), [](const std::vector<std::uint16_t>& steps) {
        return std::any_of(steps.begin(), steps.end(), [](std::uint16_t d) { return d > 127; });
    });
}

} // namespace

std::vector<Point> stress_layout(std::size_t nodes, const LayoutTies& ties, std::uint64_t seed, const RunControl& run) {
    std::vector<Point> points(nodes);
    if (nodes <= 1)
        return points;
    const StepGraph graph(nodes, ties);
    const bool large = nodes > kSparseFirst;
    Pivots pivots = choose_pivots(graph, large ? kSparsePivots : kStartPivots, seed, run);
    ensure(std::none_of(pivots.steps[0].begin(), pivots.steps[0].end(), [](std::uint16_t d) { return d == kNoWay; }),
           "a layout has to be of a connected graph");
    const bool sparse_alone = nodes > kAllPairs || is_long(pivots);
    if (sparse_alone && !large)
        pivots = choose_pivots(graph, kSparsePivots, seed, run);
    Places at = start_places(graph, pivots, Random(seed, 1));
    if (large || sparse_alone)
        majorise_sparse(at, graph, pivots, sparse_alone ? kSparseStepsAlone : kSparseSteps, run);
    if (!sparse_alone)
        majorise_all_pairs(at, all_steps(graph, run), large ? kFullStepsLarge : kFullSteps, run);
    double x = 0, y = 0;
    for (std::size_t i = 0; i < nodes; ++i) {
        x += static_cast<double>(at.x[i]) / static_cast<double>(nodes);
        y += static_cast<double>(at.y[i]) / static_cast<double>(nodes);
    }
    for (std::size_t i = 0; i < nodes; ++i)
        points[i] = {static_cast<double>(at.x[i]) - x, static_cast<double>(at.y[i]) - y};
    return points;
}

double scaled_stress(const std::vector<Point>& points, const LayoutTies& ties) {
    const StepGraph graph(points.size(), ties);
    std::vector<std::uint16_t> steps;
    double square = 0, plain = 0, pairs = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        steps_from(graph, i, steps);
        for (std::size_t j = 0; j < i; ++j) {
            if (steps[j] == kNoWay)
                continue;
            const double ratio = std::hypot(points[i].x - points[j].x, points[i].y - points[j].y) / steps[j];
            square += ratio * ratio;
            plain += ratio;
            pairs += 1;
        }
    }
    return square > 0 ? (pairs - plain * plain / square) / pairs : pairs > 0 ? 1 : 0;
}

} // namespace clusterbridge

#include "render/step_distances.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace clusterbridge {

StepGraph::StepGraph(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& ties)
    : offsets_(nodes + 1, 0) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
    arcs.reserve(2 * ties.size());
    for (const auto& [a, b] : ties)
        if (a != b) {
            arcs.emplace_back(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b));
            arcs.emplace_back(static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(a));
        }
    std::sort(arcs.begin(), arcs.end());
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    to_.reserve(arcs.size());
    for (const auto& [from, to] : arcs) {
        ++offsets_[from + 1];
        to_.push_back(to);
    }
    for (std::size_t i = 0; i < nodes; ++i)
        offsets_[i + 1] += offsets_[i];
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

void steps_from(const StepGraph& graph, std::size_t source, std::vector<std::uint16_t>& steps) {
    steps.assign(graph.nodes(), kNoWay);
    std::vector<std::uint32_t> queue{static_cast<std::uint32_t>(source)};
    queue.reserve(graph.nodes());
    steps[source] = 0;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto next = static_cast<std::uint16_t>(std::min(steps[queue[head]] + 1, kNoWay - 1));
        for (const std::uint32_t j : graph.of(queue[head]))
            if (steps[j] == kNoWay) {
                steps[j] = next;
                queue.push_back(j);
            }
    }
}

Pivots choose_pivots(const StepGraph& graph, std::size_t count, std::uint64_t seed, const RunControl& run) {
    Pivots pivots;
    const std::size_t n = graph.nodes();
    std::vector<std::uint16_t> nearest(n, kNoWay); // steps to the nearest pivot; 0 = is one
    const auto farther = [&](std::size_t a, std::size_t b) {
        return nearest[a] != nearest[b] ? nearest[a] > nearest[b] : graph.of(a).size() > graph.of(b).size();
    };
    Random random(seed);
    while (pivots.size() < std::min(count, n)) {
        run.throw_if_stopped();
        std::size_t at = 0;
        if (pivots.size() % 2 == 0) {
            for (std::size_t i = 1; i < n; ++i)
                if (farther(i, at))
                    at = i;
        } else {
            at = static_cast<std::size_t>(random.below(n));
            while (nearest[at] == 0)
                at = (at + 1) % n;
        }
        pivots.node.push_back(static_cast<std::uint32_t>(at));
        steps_from(graph, at, pivots.steps.emplace_back());
        for (std::size_t i = 0; i < n; ++i)
            nearest[i] = std::min(nearest[i], pivots.steps.back()[i]);
    }
    return pivots;
}

namespace {

/// A bit for each of so many sources; a word for each 64 of them.
constexpr std::size_t kWords = 8, kSources = 64 * kWords;
using Sources = std::array<std::uint64_t, kWords>;

/// A level of the search from `kSources` nodes at once; false where it has reached nobody new.
bool one_step(const StepGraph& graph, const std::vector<Sources>& now, const std::vector<Sources>& seen,
              std::vector<Sources>& next) {
    std::uint64_t any = 0;
    for (std::size_t v = 0; v < graph.nodes(); ++v) {
        Sources reached{};
        for (const std::uint32_t u : graph.of(v))
            for (std::size_t w = 0; w < kWords; ++w)
                reached[w] |= now[u][w];
        for (std::size_t w = 0; w < kWords; ++w) {
            next[v][w] = reached[w] & ~seen[v][w];
            any |= next[v][w];
        }
    }
    return any != 0;
}

} // namespace

AllSteps all_steps(const StepGraph& graph, const RunControl& run) {
    constexpr unsigned kFarthest = 255;
    const std::size_t n = graph.nodes();
    AllSteps all{(n + 7) / 8 * 8, {}};
    all.steps.assign(n * all.width, 0);
    std::vector<Sources> seen(n), now(n), next(n);
    for (std::size_t first = 0; first < n; first += kSources) {
        run.throw_if_stopped();
        std::fill(seen.begin(), seen.end(), Sources{});
        for (std::size_t s = first; s < std::min(n, first + kSources); ++s)
            seen[s][(s - first) / 64] = std::uint64_t{1} << (s - first) % 64;
        now = seen;
        for (unsigned level = 1; one_step(graph, now, seen, next); ++level) {
            const auto steps = static_cast<std::uint8_t>(std::min(level, kFarthest));
            for (std::size_t v = 0; v < n; ++v)
                for (std::size_t w = 0; w < kWords; ++w) {
                    seen[v][w] |= next[v][w];
                    std::uint8_t* const row = &all.steps[v * all.width] + first + 64 * w;
                    for (std::uint64_t left = next[v][w]; left != 0; left &= left - 1)
                        row[std::countr_zero(left)] = steps;
                }
            std::swap(now, next);
        }
    }
    return all;
}

} // namespace clusterbridge

#pragma once
#include "base/random.hpp"
#include "metrics/adjacency.hpp"
#include "metrics/big_count.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace clusterbridge {

/// One random shortest path between two random nodes, by breadth-first searches from both that take turns: always the
/// one whose next level has fewer ties (Borassi & Natale 2016). `Number` counts paths: double, or BigCount where that
/// is not enough.
template <class Number> class PathSampler {
  public:
    explicit PathSampler(const Adjacency& a)
        : a_(&a), mark_(a.node_count(), kUnseen), paths_(a.node_count()), hits_(a.node_count(), 0) {}

    /// Adds one path to the hits of its inner nodes, or nothing where the two ends are not connected. False, and
    /// nothing added, if a number of paths is too large for `Number`.
    bool sample(Random random) {
        const auto n = static_cast<std::uint64_t>(a_->node_count());
        const auto s = static_cast<std::uint32_t>(random.below(n));
        auto t = static_cast<std::uint32_t>(random.below(n - 1));
        t += t >= s ? 1 : 0;
        begin(0, s);
        begin(1, t);
        const bool met = meet();
        const bool counted = !met || countable();
        if (met && counted)
            pick(random);
        for (auto& side : sides_) {
            for (const std::uint32_t u : side.reached)
                mark_[u] = kUnseen;
            side.reached.clear();
        }
        return counted;
    }
    const std::vector<std::uint32_t>& hits() const { return hits_; }

  private:
    static constexpr std::uint32_t kUnseen = 0;
    struct Side {
        std::vector<std::uint32_t> reached;
        std::size_t front = 0; ///< first node of the last level
        std::size_t arcs = 0;  ///< ties of the last level
        std::uint32_t mark = 0;
    };
    struct Bridge {
        std::uint32_t near = 0, far = 0; ///< owned by side 0 and side 1
    };

    /// 2 * (distance + 1) + side: marks of one side are even, of the other odd, and a level on is two more.
    static std::uint32_t first_mark(std::size_t side) { return 2 + static_cast<std::uint32_t>(side); }

    void begin(std::size_t side, std::uint32_t u) {
        Side& mine = sides_[side];
        mine.reached.assign(1, u);
        mine.front = 0;
        mine.arcs = a_->degree(u);
        mine.mark = first_mark(side);
        mark_[u] = mine.mark;
        paths_[u] = Number(1);
    }
    /// Grows the two balls until ties lead from one into the other; false where they never meet.
    bool meet() {
        bridges_.clear();
        while (true) {
            const std::size_t side = sides_[0].arcs <= sides_[1].arcs ? 0 : 1;
            if (sides_[side].arcs == 0)
                return false;
            expand(side);
            if (!bridges_.empty())
                return true;
            if (sides_[side].front == sides_[side].reached.size())
                return false;
        }
    }
    void expand(std::size_t side) {
        Side& mine = sides_[side];
        const std::size_t end = mine.reached.size();
        const std::uint32_t next = mine.mark + 2;
        const std::uint32_t other = sides_[1 - side].mark;
        mine.arcs = 0;
        for (std::size_t i = mine.front; i < end; ++i) {
            const std::uint32_t u = mine.reached[i];
            const Number paths = paths_[u];
            for (const std::uint32_t v : a_->row(u)) {
                const std::uint32_t mark = mark_[v];
                if (mark == kUnseen) {
                    mark_[v] = next;
                    paths_[v] = paths;
                    mine.reached.push_back(v);
                    mine.arcs += a_->degree(v);
                } else if (mark == next)
                    paths_[v] += paths;
                else if (mark == other)
                    bridges_.push_back(side == 0 ? Bridge{u, v} : Bridge{v, u});
            }
        }
        mine.front = end;
        mine.mark = next;
    }

    bool countable() const {
        if constexpr (std::is_same_v<Number, double>) {
            // products of two such are finite
            const auto fits = [&](std::uint32_t u) { return paths_[u] < 0x1p+450; };
            return std::all_of(bridges_.begin(), bridges_.end(),
                               [&](const Bridge& b) { return fits(b.near) && fits(b.far); });
        }
        return true;
    }
    static double over(double part, double whole) { return part / whole; }
    static double over(const BigCount& part, const BigCount& whole) { return part.over(whole); }
    static double product(double a, double b, double) { return a * b; }
    static BigCount product(const BigCount& a, const BigCount& b, const BigCount& scale) { return a * b.over(scale); }

    /// A bridge in proportion to the paths over it, then back to both ends in the same way.
    void pick(Random& random) {
        Number scale(0), total(0);
        for (const Bridge& bridge : bridges_)
            scale += paths_[bridge.far];
        const auto across = [&](const Bridge& b) { return product(paths_[b.near], paths_[b.far], scale); };
        for (const Bridge& bridge : bridges_)
            total += across(bridge);
        double left = random.uniform();
        Bridge chosen = bridges_.back();
        for (const Bridge& bridge : bridges_) {
            left -= over(across(bridge), total);
            if (left < 0) {
                chosen = bridge;
                break;
            }
        }
        walk_back(chosen.near, 0, random);
        walk_back(chosen.far, 1, random);
    }
    void walk_back(std::uint32_t u, std::size_t side, Random& random) {
        while (mark_[u] != first_mark(side)) {
            ++hits_[u];
            double left = random.uniform();
            std::uint32_t chosen = u;
            for (const std::uint32_t v : a_->row(u)) {
                if (mark_[v] + 2 != mark_[u])
                    continue;
                chosen = v;
                left -= over(paths_[v], paths_[u]);
                if (left < 0)
                    break;
            }
            u = chosen;
        }
    }

    const Adjacency* a_;
    std::vector<std::uint32_t> mark_;
    std::vector<Number> paths_; ///< meaningful where marked
    std::vector<std::uint32_t> hits_;
    std::array<Side, 2> sides_;
    std::vector<Bridge> bridges_;
};

} // namespace clusterbridge

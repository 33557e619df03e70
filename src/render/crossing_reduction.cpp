#include "render/crossing_reduction.hpp"

#include "base/random.hpp"
#include "render/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace clusterbridge {
namespace {

constexpr std::size_t kPairsPerNode = 20000, kHopeless = 2;
constexpr int kRounds = 20, kPlaces = 3;
constexpr float kReach = 0.25F, kShrink = 0.9F; ///< of the mean length of a tie
constexpr float kEnergyPerCrossing = 0.08F;
constexpr float kApart = 1e-6F;                                     ///< squared: nodes in one place push as from here
constexpr float kNoPlace = std::numeric_limits<float>::quiet_NaN(); ///< a tie that ends there crosses nothing

struct Place {
    float x = 0, y = 0;
};

/// Bits of two numbers below 65,536 by turns: near in the plane, near on the curve (Morton 1966).
std::uint32_t interleaved(std::uint32_t x, std::uint32_t y) {
    const auto spread = [](std::uint32_t v) {
        v = (v | v << 8U) & 0x00FF00FFU;
        v = (v | v << 4U) & 0x0F0F0F0FU;
        v = (v | v << 2U) & 0x33333333U;
        return (v | v << 1U) & 0x55555555U;
    };
    return spread(x) | spread(y) << 1U;
}

/// All ties with the places of their ends, in blocks of such that lie together.
class TieBoard {
  public:
    TieBoard(const StepGraph& graph, const std::vector<float>& x, const std::vector<float>& y) : x_(x), y_(y) {
        const std::size_t n = graph.nodes();
        sort_ties(graph);
        const std::size_t width = (first_.size() + kBlock - 1) / kBlock * kBlock;
        for (auto* line : {&ax_, &ay_, &bx_, &by_})
            line->assign(width, kNoPlace);
        boxes_.resize(width / kBlock);
        at_.assign(n + 1, 0);
        for (std::size_t i = 0; i < n; ++i)
            at_[i + 1] = at_[i] + graph.of(i).size();
        ties_of_.resize(at_[n]);
        std::vector<std::size_t> next(at_.begin(), at_.end() - 1);
        for (std::uint32_t e = 0; e < first_.size(); ++e) {
            ties_of_[next[first_[e]]++] = e;
            ties_of_[next[second_[e]]++] = e;
            set(e);
        }
        for (std::size_t block = 0; block < boxes_.size(); ++block)
            bound(block);
    }

    std::size_t ties() const { return first_.size(); }
    std::size_t pairs() const { return pairs_; }
    std::size_t partners(std::size_t i) const { return at_[i + 1] - at_[i]; }
    /// The ties of a node cross nothing until it is put back.
    void lift(std::size_t i) {
        for (std::size_t k = at_[i]; k < at_[i + 1]; ++k)
            ax_[ties_of_[k]] = kNoPlace;
    }
    void put(std::size_t i, bool moved) {
        for (std::size_t k = at_[i]; k < at_[i + 1]; ++k)
            set(ties_of_[k]);
        for (std::size_t k = at_[i]; moved && k < at_[i + 1]; ++k)
            bound(ties_of_[k] / kBlock);
    }
    /// How many ties the ties of a lifted node would cross from a place; counting ends at `enough`.
    std::size_t crossings(std::size_t i, Place from, std::size_t enough) {
        std::size_t found = 0;
        for (std::size_t k = at_[i]; k < at_[i + 1] && found < enough; ++k) {
            const std::uint32_t j = other(ties_of_[k], i);
            found += crossed_by(from, {x_[j], y_[j]});
        }
        return found;
    }

  private:
    static constexpr std::size_t kBlock = 16;
    struct Box {
        float left = 0, right = 0, low = 0, high = 0;
    };

    void sort_ties(const StepGraph& graph) {
        const auto [left, right] = std::minmax_element(x_.begin(), x_.end());
        const auto [low, high] = std::minmax_element(y_.begin(), y_.end());
        const float across = std::max({*right - *left, *high - *low, std::numeric_limits<float>::min()});
        struct Keyed {
            std::uint32_t key, a, b;
        };
        std::vector<Keyed> all;
        for (std::uint32_t i = 0; i < graph.nodes(); ++i)
            for (const std::uint32_t j : graph.of(i))
                if (i < j) {
                    const float px = ((x_[i] + x_[j]) / 2 - *left) / across, py = ((y_[i] + y_[j]) / 2 - *low) / across;
                    all.push_back(
                        {interleaved(static_cast<std::uint32_t>(px * 65535), static_cast<std::uint32_t>(py * 65535)), i,
                         j});
                }
        std::stable_sort(all.begin(), all.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
        for (const Keyed& tie : all) {
            first_.push_back(tie.a);
            second_.push_back(tie.b);
        }
    }
    std::uint32_t other(std::uint32_t tie, std::size_t i) const {
        return first_[tie] == i ? second_[tie] : first_[tie];
    }
    void set(std::uint32_t tie) {
        ax_[tie] = x_[first_[tie]], ay_[tie] = y_[first_[tie]];
        bx_[tie] = x_[second_[tie]], by_[tie] = y_[second_[tie]];
    }
    void bound(std::size_t block) {
        const float far = std::numeric_limits<float>::max();
        Box box{far, -far, far, -far};
        for (std::size_t e = block * kBlock; e < std::min((block + 1) * kBlock, first_.size()); ++e)
            for (const std::uint32_t end : {first_[e], second_[e]})
                box = {std::min(box.left, x_[end]), std::max(box.right, x_[end]), std::min(box.low, y_[end]),
                       std::max(box.high, y_[end])};
        boxes_[block] = box;
    }

    std::size_t crossed_by(Place p, Place q) {
        const float left = std::min(p.x, q.x), right = std::max(p.x, q.x);
        const float low = std::min(p.y, q.y), high = std::max(p.y, q.y);
        Mask crossed{};
        for (std::size_t block = 0; block < boxes_.size(); ++block) {
            const Box& box = boxes_[block];
            if (box.right < left || box.left > right || box.high < low || box.low > high)
                continue;
            pairs_ += kBlock;
            for (std::size_t e = block * kBlock; e < (block + 1) * kBlock; e += Lanes::kCount)
                crossed += crossed_in(e, p, q);
        }
        pairs_ += boxes_.size();
        return static_cast<std::size_t>(-(crossed[0] + crossed[1] + crossed[2] + crossed[3]));
    }
    /// Of four ties, -1 where each line parts the ends of the other. An end in common lies on both: no.
    Mask crossed_in(std::size_t e, Place p, Place q) const {
        const Lanes ax = Lanes::at(&ax_[e]), ay = Lanes::at(&ay_[e]), bx = Lanes::at(&bx_[e]), by = Lanes::at(&by_[e]);
        const Lanes px = Lanes::all(p.x), py = Lanes::all(p.y), qx = Lanes::all(q.x), qy = Lanes::all(q.y);
        const Lanes dx = qx - px, dy = qy - py, ex = bx - ax, ey = by - ay, none;
        const Lanes ends = (dx * (ay - py) - dy * (ax - px)) * (dx * (by - py) - dy * (bx - px));
        const Lanes own = (ex * (py - ay) - ey * (px - ax)) * (ex * (qy - ay) - ey * (qx - ax));
        return (ends.v < none.v) & (own.v < none.v);
    }

    const std::vector<float>&x_, &y_;
    std::vector<std::uint32_t> first_, second_; ///< ends by tie
    std::vector<float> ax_, ay_, bx_, by_;      ///< their places
    std::vector<Box> boxes_;
    std::vector<std::size_t> at_;
    std::vector<std::uint32_t> ties_of_;
    std::size_t pairs_ = 0; ///< compared
};

/// Springs at the ties and the push of all others, for one node somewhere.
class Energy {
  public:
    Energy(const std::vector<float>& x, const std::vector<float>& y, const StepGraph& springs)
        : x_(x), y_(y), n_(x.size()), springs_(springs) {
        double pull = 0, push = 0;
        for (std::size_t i = 0; i < n_; ++i) {
            pull += static_cast<double>(pulled(i, {x[i], y[i]}));
            push += static_cast<double>(pushed(i, {x[i], y[i]}));
        }
        strength_ = push > 0 ? static_cast<float>(pull / push) : 0; // forces times distances add up to nothing
    }
    float of(std::size_t i, Place at) const { return pulled(i, at) / 3 + 2 * strength_ * pushed(i, at); }

  private:
    /// Sum of r^3 over its partners.
    float pulled(std::size_t i, Place at) const {
        float sum = 0;
        for (const std::uint32_t j : springs_.of(i)) {
            const float dx = at.x - x_[j], dy = at.y - y_[j];
            sum += (dx * dx + dy * dy) * std::sqrt(dx * dx + dy * dy);
        }
        return sum;
    }
    /// Sum of r^-1/2 over all other nodes.
    float pushed(std::size_t i, Place at) const {
        const Lanes px = Lanes::all(at.x), py = Lanes::all(at.y), apart = Lanes::all(kApart), one = Lanes::all(1);
        Lanes sum;
        std::size_t j = 0;
        for (; j + Lanes::kCount <= n_; j += Lanes::kCount) {
            const Lanes dx = px - Lanes::at(&x_[j]), dy = py - Lanes::at(&y_[j]);
            sum += one / (dx * dx + dy * dy + apart).root().root();
        }
        const auto alone = [&](std::size_t k) {
            const float dx = at.x - x_[k], dy = at.y - y_[k];
            return 1 / std::sqrt(std::sqrt(dx * dx + dy * dy + kApart));
        };
        float all = sum.sum() - alone(i);
        for (; j < n_; ++j)
            all += alone(j);
        return all;
    }

    const std::vector<float>&x_, &y_;
    std::size_t n_;
    const StepGraph& springs_;
    float strength_ = 0;
};

/// A place in the disc around `from`.
Place near(Place from, float reach, Random& chance) {
    float dx = 0, dy = 0;
    do {
        dx = static_cast<float>(2 * chance.uniform() - 1);
        dy = static_cast<float>(2 * chance.uniform() - 1);
    } while (dx * dx + dy * dy > 1);
    return {from.x + reach * dx, from.y + reach * dy};
}

/// Whether the node found a better place.
bool better_place(std::size_t i, float reach, TieBoard& board, const Energy& energy, Random& chance, Place& at) {
    const std::size_t now = board.crossings(i, at, std::numeric_limits<std::size_t>::max());
    if (now == 0)
        return false;
    const Place from = at;
    float before = 0, most = 0;
    for (int k = 0; k < kPlaces; ++k) {
        const Place place = near(from, reach, chance);
        const std::size_t then = board.crossings(i, place, now);
        if (then >= now)
            continue;
        if (before == 0)
            before = energy.of(i, from);
        const float cost = std::max(0.0F, energy.of(i, place) - before) / kEnergyPerCrossing;
        const float gain = static_cast<float>(now - then) - cost;
        if (gain > most)
            most = gain, at = place;
    }
    return most > 0;
}

/// Round after round; who moved, some of them more than once.
std::vector<std::uint32_t> go_round(std::vector<float>& x, std::vector<float>& y, const StepGraph& springs,
                                    std::size_t most, TieBoard& board, Random chance, const RunControl& run) {
    const Energy energy(x, y, springs);
    std::vector<std::uint32_t> order(x.size()), moved;
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return board.partners(a) < board.partners(b); });
    float reach = kReach;
    for (int round = 0; round < kRounds; ++round, reach *= kShrink) {
        run.throw_if_stopped();
        const std::size_t before = moved.size();
        for (const std::uint32_t i : order) {
            if (board.pairs() >= most)
                return moved;
            Place at{x[i], y[i]};
            board.lift(i);
            const bool better = better_place(i, reach, board, energy, chance, at);
            x[i] = at.x, y[i] = at.y;
            board.put(i, better);
            if (better)
                moved.push_back(i);
        }
        if (moved.size() == before)
            break;
    }
    return moved;
}

} // namespace

void reduce_crossings(std::vector<float>& x, std::vector<float>& y, const StepGraph& springs, const StepGraph& drawn,
                      std::uint64_t seed, const RunControl& run) {
    const std::size_t n = springs.nodes();
    const float unit = mean_tie(x, y, springs);
    if (!(unit > 0))
        return;
    std::vector<float> in_ties_x(n), in_ties_y(n);
    for (std::size_t i = 0; i < n; ++i)
        in_ties_x[i] = x[i] / unit, in_ties_y[i] = y[i] / unit;
    TieBoard board(drawn, in_ties_x, in_ties_y);
    const std::size_t most = kPairsPerNode * n;
    if (board.ties() * board.ties() > kHopeless * most)
        return;
    for (const std::uint32_t i : go_round(in_ties_x, in_ties_y, springs, most, board, Random(seed, 1), run))
        x[i] = in_ties_x[i] * unit, y[i] = in_ties_y[i] * unit;
}

} // namespace clusterbridge

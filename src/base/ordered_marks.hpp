#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// A set of numbers below `size` that gives them back in order: bits, and a bit per word of bits that has any, and so
/// on up to one word. O(log64 size) per mark at worst, O(1) where numbers come in clusters; no sorting, and draining
/// costs what was marked, not what there is.
class OrderedMarks {
  public:
    explicit OrderedMarks(std::size_t size) {
        do {
            size = (size + 63) / 64;
            levels_.emplace_back(size, 0);
        } while (size > 1);
    }

    void mark(std::size_t i) {
        for (auto& words : levels_) {
            std::uint64_t& word = words[i / 64];
            const bool known_above = word != 0;
            word |= std::uint64_t{1} << (i % 64);
            if (known_above)
                return;
            i /= 64;
        }
    }
    /// Calls use(i) for every marked number, ascending, and forgets them.
    template <class Use> void drain(Use&& use) {
        if (!levels_.back().empty())
            drain(levels_.size() - 1, 0, use);
    }

  private:
    template <class Use> void drain(std::size_t level, std::size_t at, Use& use) {
        std::uint64_t word = levels_[level][at];
        levels_[level][at] = 0;
        for (; word != 0; word &= word - 1) {
            const std::size_t i = at * 64 + static_cast<std::size_t>(std::countr_zero(word));
            if (level == 0)
                use(i);
            else
                drain(level - 1, i, use);
        }
    }

    std::vector<std::vector<std::uint64_t>> levels_;
};

} // namespace clusterbridge

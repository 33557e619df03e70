#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// A set of numbers below `size` that gives them back in order: bits, a bit per word of bits that has any, and, where
/// that is more than a few words, once more of those. O(1) per mark, without a question whose answer nobody can guess;
/// no sorting, and draining costs what was marked, and a look at size / 262,144 words (below that size, at 64 at most).
class OrderedMarks {
  public:
    explicit OrderedMarks(std::size_t size)
        : bits_((size + 63) / 64, 0), words_((bits_.size() + 63) / 64, 0),
          groups_(words_.size() > 64 ? (words_.size() + 63) / 64 : 0, 0) {}

    void mark(std::size_t i) {
        bits_[i / 64] |= bit(i);
        words_[i / 4096] |= bit(i / 64);
        if (!groups_.empty())
            groups_[i / 262144] |= bit(i / 4096);
    }
    /// Calls use(i) for every marked number, ascending, and forgets them.
    template <class Use> void drain(Use&& use) {
        if (groups_.empty())
            for (std::size_t w = 0; w < words_.size(); ++w)
                drain_word(w, use);
        for (std::size_t g = 0; g < groups_.size(); ++g)
            for (std::uint64_t group = take(groups_[g]); group != 0; group &= group - 1)
                drain_word(first_of(g, group), use);
    }

  private:
    static std::uint64_t bit(std::size_t i) { return std::uint64_t{1} << (i % 64); }
    static std::uint64_t take(std::uint64_t& word) {
        const std::uint64_t value = word;
        word = 0;
        return value;
    }
    static std::size_t first_of(std::size_t at, std::uint64_t word) {
        return at * 64 + static_cast<std::size_t>(std::countr_zero(word));
    }
    template <class Use> void drain_word(std::size_t w, Use& use) {
        for (std::uint64_t word = take(words_[w]); word != 0; word &= word - 1) {
            const std::size_t at = first_of(w, word);
            for (std::uint64_t marks = take(bits_[at]); marks != 0; marks &= marks - 1)
                use(first_of(at, marks));
        }
    }

    std::vector<std::uint64_t> bits_;
    std::vector<std::uint64_t> words_;  ///< which words of bits_ have any
    std::vector<std::uint64_t> groups_; ///< which of words_ have any; only where there are more than 64
};

} // namespace clusterbridge

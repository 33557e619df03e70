#pragma once
#include "base/fetch_early.hpp"
#include "base/hash.hpp"
#include "base/large_vector.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Numbers distinct texts 0, 1, 2 ... in order of first use, for millions of look-ups: all texts stand in one array,
/// each behind its number and length, and a slot of the table knows the place and the hash. So a look-up costs two
/// misses of the cache, and who asks in batches can have both under way before: `ask_slot`, then `ask_text`, then
/// `insert`, each some texts later than the one before.
class PackedTextIndex {
  public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

    static std::uint32_t hash_of(std::string_view text) { return static_cast<std::uint32_t>(hash_of_text(text)); }

    /// The number of `text` and whether it is new.
    std::pair<std::uint32_t, bool> insert(std::string_view text) { return insert(text, hash_of(text)); }
    std::pair<std::uint32_t, bool> insert(std::string_view text, std::uint32_t hash) {
        if ((size() + 1) * 4 > slots_.size() * 3)
            grow();
        Slot& slot = slots_[find_slot(text, hash)];
        if (slot.at != kNone)
            return {static_cast<std::uint32_t>(words_[slot.at]), false};
        slot = {hash, add(text)};
        return {static_cast<std::uint32_t>(size() - 1), true};
    }
    std::uint32_t find(std::string_view text) const;
    /// Room for about so many texts, where it is no great loss if it is not used.
    void reserve(std::size_t texts) {
        starts_.reserve(texts);
        words_.reserve(texts * kWordsMostHave);
    }

    void ask_slot(std::uint32_t hash) const {
        if (!slots_.empty())
            fetch_early(&slots_[hash & (slots_.size() - 1)]);
    }
    /// Gives the place of a text with this hash, for `number_at`; kNone where there is none.
    std::uint32_t ask_text(std::uint32_t hash) const {
        if (slots_.empty())
            return kNone;
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at].at != kNone && slots_[at].hash != hash)
            at = (at + 1) & (slots_.size() - 1);
        if (slots_[at].at != kNone)
            ask_words(slots_[at].at);
        return slots_[at].at;
    }
    /// The number of `text` where it stands at that place; kNone where another one does, or none.
    std::uint32_t number_at(std::uint32_t place, std::string_view text) const {
        return place != kNone && same_text(place, text) ? static_cast<std::uint32_t>(words_[place]) : kNone;
    }
    /// The same for who reads texts by their numbers, in two steps.
    void ask_start(std::uint32_t number) const { fetch_early(&starts_[number]); }
    void ask_text_of(std::uint32_t number) const { ask_words(starts_[number]); }

    /// After the last `insert` and `find`: what only they need is given back.
    void close() { LargeVector<Slot>().swap(slots_); }

    /// Lives until the next text is added.
    std::string_view text(std::uint32_t number) const { return text_at(starts_[number]); }
    std::size_t size() const noexcept { return starts_.size(); }
    /// The numbers of all texts, ordered by their bytes. Words of eight bytes are compared, common beginnings once:
    /// names of a network often share them.
    std::vector<std::uint32_t> order() const;

  private:
    static constexpr std::size_t kWordsMostHave = 3;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t at = kNone; ///< into words_
    };
    struct Key {
        std::uint64_t word;
        std::uint32_t number;
    };

    std::string_view text_at(std::uint32_t at) const {
        return {reinterpret_cast<const char*>(&words_[at + 1]), static_cast<std::size_t>(words_[at] >> 32U)};
    }
    void ask_words(std::uint32_t at) const {
        fetch_early(&words_[at]);
        fetch_early(&words_[std::min(at + kWordsMostHave, words_.size() - 1)]);
    }
    /// Names are short: a call for each would cost more than the comparison.
    static bool same_bytes(const char* a, const char* b, std::size_t size) {
        const auto differ = [&]<typename Word>(std::size_t at, Word) {
            Word x = 0, y = 0;
            std::memcpy(&x, a + at, sizeof x);
            std::memcpy(&y, b + at, sizeof y);
            return x != y;
        };
        constexpr std::size_t kLong = 8;
        std::size_t at = 0;
        for (; at + kLong <= size; at += kLong)
            if (differ(at, std::uint64_t{}))
                return false;
        if (size >= kLong) // the last words overlap those before them
            return at == size || !differ(size - kLong, std::uint64_t{});
        if (size >= 4)
            return !differ(0, std::uint32_t{}) && !differ(size - 4, std::uint32_t{});
        for (; at < size; ++at)
            if (a[at] != b[at])
                return false;
        return true;
    }
    bool is_text(const Slot& slot, std::string_view text, std::uint32_t hash) const {
        return slot.hash == hash && same_text(slot.at, text);
    }
    bool same_text(std::uint32_t at, std::string_view text) const {
        const std::string_view known = text_at(at);
        return known.size() == text.size() && same_bytes(known.data(), text.data(), text.size());
    }
    std::size_t find_slot(std::string_view text, std::uint32_t hash) const {
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at].at != kNone && !is_text(slots_[at], text, hash))
            at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    std::uint32_t add(std::string_view text);
    void grow();
    std::uint64_t word_of(std::uint32_t number, std::size_t depth) const;
    void sort(Key* begin, Key* end, Key* spare, std::size_t depth) const;

    LargeVector<Slot> slots_;           // a power of two, at most three quarters full
    LargeVector<std::uint64_t> words_;  // length << 32 | number, then the bytes, filled up with NUL
    LargeVector<std::uint32_t> starts_; // into words_
};

} // namespace clusterbridge

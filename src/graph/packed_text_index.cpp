#include "graph/packed_text_index.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kBytes = sizeof(std::uint64_t);
/// Texts that begin with more equal words than this are compared as a whole.
constexpr std::size_t kDeepest = 32;

/// By the bytes of their words in which any two differ, the last of them first, stably; `spare` has as much room.
template <class Key> void sort_by_words(Key* begin, Key* end, Key* spare) {
    std::uint64_t varies = 0;
    for (const Key* key = begin; key != end; ++key)
        varies |= key->word ^ begin->word;
    Key* from = begin;
    Key* to = spare;
    const auto count = end - begin;
    for (unsigned shift = 0; shift < 64; shift += 8) {
        if ((varies >> shift & 0xFFU) == 0)
            continue;
        std::array<std::uint32_t, 257> place{};
        for (const Key* key = from; key != from + count; ++key)
            ++place[(key->word >> shift & 0xFFU) + 1];
        std::partial_sum(place.begin(), place.end(), place.begin());
        for (const Key* key = from; key != from + count; ++key)
            to[place[key->word >> shift & 0xFFU]++] = *key;
        std::swap(from, to);
    }
    if (from != begin)
        std::copy(from, from + count, begin);
}

} // namespace

std::uint32_t PackedTextIndex::find(std::string_view text) const {
    if (slots_.empty())
        return kNone;
    const Slot& slot = slots_[find_slot(text, hash_of(text))];
    return slot.at == kNone ? kNone : static_cast<std::uint32_t>(words_[slot.at]);
}

std::uint32_t PackedTextIndex::add(std::string_view text) {
    const std::size_t words = (text.size() + kBytes - 1) / kBytes;
    ensure(text.size() < kNone && words_.size() + words + 1 < kNone, "the ids are too long to be kept");
    const auto start = static_cast<std::uint32_t>(words_.size());
    words_.push_back(std::uint64_t{text.size()} << 32U | size());
    words_.resize(words_.size() + words, 0);
    if (!text.empty())
        std::memcpy(&words_[start + 1], text.data(), text.size());
    starts_.push_back(start);
    return start;
}

void PackedTextIndex::grow() {
    LargeVector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2, Slot{});
    old.swap(slots_);
    for (const Slot& slot : old)
        if (slot.at != kNone) {
            std::size_t at = slot.hash & (slots_.size() - 1);
            while (slots_[at].at != kNone)
                at = (at + 1) & (slots_.size() - 1);
            slots_[at] = slot;
        }
}

/// The bytes from 8 * depth on as a number, the first of them weighing most; 0 behind the end.
std::uint64_t PackedTextIndex::word_of(std::uint32_t number, std::size_t depth) const {
    const std::string_view bytes = text(number);
    if (depth * kBytes >= bytes.size())
        return 0;
    const std::uint64_t word = words_[starts_[number] + 1 + depth];
    if constexpr (std::endian::native == std::endian::little)
        return __builtin_bswap64(word);
    else
        return word;
}

void PackedTextIndex::sort(Key* begin, Key* end, Key* spare, std::size_t depth) const {
    if (depth >= kDeepest) {
        std::sort(begin, end, [&](const Key& a, const Key& b) { return text(a.number) < text(b.number); });
        return;
    }
    constexpr std::ptrdiff_t kAhead = 8; // texts are strewn over memory
    for (Key* key = begin; key != end; ++key) {
        if (end - key > 2 * kAhead)
            ask_start(key[2 * kAhead].number);
        if (end - key > kAhead)
            ask_text_of(key[kAhead].number);
        key->word = word_of(key->number, depth);
    }
    constexpr std::ptrdiff_t kMany = 256;
    if (end - begin < kMany)
        std::sort(begin, end, [](const Key& a, const Key& b) { return a.word < b.word; });
    else
        sort_by_words(begin, end, spare);
    for (Key* from = begin; from != end;) {
        Key* const to = std::find_if(from + 1, end, [&](const Key& key) { return key.word != from->word; });
        // words that are equal and 0 at their end may be those of texts that are over
        if (to - from > 1)
            sort(from, to, spare, (from->word & 0xFFU) == 0 ? kDeepest : depth + 1);
        from = to;
    }
}

std::vector<std::uint32_t> PackedTextIndex::order() const {
    std::vector<Key> keys(size()), spare(size());
    for (std::uint32_t i = 0; i < keys.size(); ++i)
        keys[i].number = i;
    sort(keys.data(), keys.data() + keys.size(), spare.data(), 0);
    std::vector<std::uint32_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const Key& key) { return key.number; });
    return order;
}

} // namespace clusterbridge

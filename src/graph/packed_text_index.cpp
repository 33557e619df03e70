#include "graph/packed_text_index.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace clusterbridge {
namespace {

constexpr std::size_t kBytes = sizeof(std::uint64_t);
/// Texts that begin with more equal words than this are compared as a whole.
constexpr std::size_t kDeepest = 32;

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

void PackedTextIndex::sort(Key* begin, Key* end, std::size_t depth) const {
    if (depth >= kDeepest) {
        std::sort(begin, end, [&](const Key& a, const Key& b) { return text(a.number) < text(b.number); });
        return;
    }
    for (Key* key = begin; key != end; ++key)
        key->word = word_of(key->number, depth);
    std::sort(begin, end, [](const Key& a, const Key& b) { return a.word < b.word; });
    for (Key* from = begin; from != end;) {
        Key* const to = std::find_if(from + 1, end, [&](const Key& key) { return key.word != from->word; });
        // words that are equal and 0 at their end may be those of texts that are over
        if (to - from > 1)
            sort(from, to, (from->word & 0xFFU) == 0 ? kDeepest : depth + 1);
        from = to;
    }
}

std::vector<std::uint32_t> PackedTextIndex::order() const {
    std::vector<Key> keys(size());
    for (std::uint32_t i = 0; i < keys.size(); ++i)
        keys[i].number = i;
    sort(keys.data(), keys.data() + keys.size(), 0);
    std::vector<std::uint32_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const Key& key) { return key.number; });
    return order;
}

} // namespace clusterbridge

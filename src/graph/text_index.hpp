#pragma once
#include "base/hash.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Numbers distinct texts 0, 1, 2 ... in order of first use. Texts stay where they are: references to them live as long
/// as the index. For millions of look-ups see graph/packed_text_index.hpp.
class TextIndex {
  public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

    /// The number of `text` and whether it is new.
    std::pair<std::uint32_t, bool> insert(std::string_view text) {
        if ((texts_.size() + 1) * 2 > slots_.size())
            grow();
        const auto hash = static_cast<std::uint32_t>(hash_of_text(text));
        Slot& slot = slots_[find_slot(text, hash)];
        if (slot.number != kNone)
            return {slot.number, false};
        slot = {hash, static_cast<std::uint32_t>(texts_.size())};
        texts_.emplace_back(text);
        return {slot.number, true};
    }
    std::uint32_t find(std::string_view text) const {
        return slots_.empty() ? kNone : slots_[find_slot(text, static_cast<std::uint32_t>(hash_of_text(text)))].number;
    }
    const std::string& text(std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const noexcept { return texts_.size(); }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = kNone;
    };

    std::size_t find_slot(std::string_view text, std::uint32_t hash) const {
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at].number != kNone && (slots_[at].hash != hash || texts_[slots_[at].number] != text))
            at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old)
            if (slot.number != kNone) {
                std::size_t at = slot.hash & (slots_.size() - 1);
                while (slots_[at].number != kNone)
                    at = (at + 1) & (slots_.size() - 1);
                slots_[at] = slot;
            }
    }

    std::vector<Slot> slots_;       // a power of two, at most half full
    std::deque<std::string> texts_; // a deque: texts never move
};

} // namespace clusterbridge

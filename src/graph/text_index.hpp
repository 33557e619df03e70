#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Texts by number that stay where they are: references to them live as long as the store.
class SettledTexts {
  public:
    void add(std::string_view text) { texts_.emplace_back(text); }
    const std::string& text(std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const noexcept { return texts_.size(); }

  private:
    std::deque<std::string> texts_;
};

/// Texts by number in one string, for millions of look-ups: a string object for each text costs a second miss of the
/// cache. Views live until the next text is added.
class PackedTexts {
  public:
    void add(std::string_view text) {
        bytes_ += text;
        ends_.push_back(bytes_.size());
    }
    std::string_view text(std::uint32_t number) const {
        const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
        return std::string_view(bytes_).substr(begin, ends_[number] - begin);
    }
    std::size_t size() const noexcept { return ends_.size(); }

  private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

/// Numbers distinct texts 0, 1, 2 ... in order of first use. An open-addressing table: reading a million ties asks two
/// million times, and the chains of std::unordered_map cost more than everything else about a row.
template <class Texts> class BasicTextIndex {
  public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

    /// The number of `text` and whether it is new.
    std::pair<std::uint32_t, bool> insert(std::string_view text) {
        if ((texts_.size() + 1) * 2 > slots_.size())
            grow();
        const auto hash = hash_of(text);
        Slot& slot = slots_[find_slot(text, hash)];
        if (slot.number != kNone)
            return {slot.number, false};
        slot = {hash, static_cast<std::uint32_t>(texts_.size())};
        texts_.add(text);
        return {slot.number, true};
    }
    std::uint32_t find(std::string_view text) const {
        return slots_.empty() ? kNone : slots_[find_slot(text, hash_of(text))].number;
    }
    decltype(auto) text(std::uint32_t number) const { return texts_.text(number); }
    std::size_t size() const noexcept { return texts_.size(); }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = kNone;
    };

    static std::uint32_t hash_of(std::string_view text) {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text) >> 16U);
    }
    std::size_t find_slot(std::string_view text, std::uint32_t hash) const {
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at].number != kNone && (slots_[at].hash != hash || texts_.text(slots_[at].number) != text))
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

    std::vector<Slot> slots_; // a power of two, at most half full
    Texts texts_;
};

using TextIndex = BasicTextIndex<SettledTexts>;
using PackedTextIndex = BasicTextIndex<PackedTexts>;

} // namespace clusterbridge

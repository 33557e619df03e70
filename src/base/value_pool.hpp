#pragma once
#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Numbers values, and gives one that was asked for a short while ago its number again: a table of the last uses, one
/// for each of a few thousand hashes, costs less than knowing all values and keeps nearly as few where they repeat.
/// `Hash` maps a value to 64 bits.
template <class T, class Hash> class ValuePool {
  public:
    std::uint32_t number_of(const T& value) {
        if (recent_.empty())
            recent_.assign(kRecent, kNone);
        std::uint32_t& recent = recent_[Hash{}(value) % kRecent];
        if (recent == kNone || !(values_[recent] == value)) {
            ensure(values_.size() < kMost, "a pool of values is full");
            recent = static_cast<std::uint32_t>(values_.size());
            values_.push_back(value);
        }
        return recent;
    }
    const T& operator[](std::uint32_t number) const { return values_[number]; }
    std::size_t size() const noexcept { return values_.size(); }

  private:
    static constexpr std::size_t kRecent = 4096;
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    static constexpr std::size_t kMost = std::size_t{1} << 31U;

    std::vector<T> values_;
    std::vector<std::uint32_t> recent_;
};

} // namespace clusterbridge

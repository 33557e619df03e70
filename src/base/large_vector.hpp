#pragma once
#include "base/large_pages.hpp"

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace clusterbridge {

/// Memory that begins with a large page where it is large enough to fill one, and values that are whatever was there
/// until somebody writes them: filling an array twice, and first a page of 4 KiB at a time, costs more than the work on
/// it. For plain values only.
template <class T> struct LargeAllocator {
    using value_type = T;
    static constexpr std::size_t kPage = std::size_t{1} << 21U;

    LargeAllocator() = default;
    template <class U> LargeAllocator(const LargeAllocator<U>& /*other*/) {}

    static std::align_val_t alignment(std::size_t count) {
        return std::align_val_t{count >= kPage / sizeof(T) ? kPage : alignof(std::max_align_t)};
    }
    T* allocate(std::size_t count) {
        if (count > static_cast<std::size_t>(-1) / sizeof(T))
            throw std::bad_array_new_length();
        void* const begin = ::operator new(count * sizeof(T), alignment(count));
        prefer_large_pages(begin, count * sizeof(T));
        return static_cast<T*>(begin);
    }
    void deallocate(T* begin, std::size_t count) { ::operator delete(begin, count * sizeof(T), alignment(count)); }
    template <class U> void construct(U* /*place*/) noexcept {}
    template <class U, class... Values> void construct(U* place, Values&&... values) {
        ::new (static_cast<void*>(place)) U(std::forward<Values>(values)...);
    }
    friend bool operator==(const LargeAllocator&, const LargeAllocator&) { return true; }
};

/// A vector for large arrays that are written once, from end to end or here and there. `resize` leaves new values
/// unwritten.
template <class T> using LargeVector = std::vector<T, LargeAllocator<T>>;

} // namespace clusterbridge

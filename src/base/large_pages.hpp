#pragma once
#include <cstddef>
#include <vector>

namespace clusterbridge {

/// Asks for memory in pages of 2 MiB where the system gives them, so that writing a large array for the first time does
/// not stop at every 4 KiB. Worth calling after `reserve` and before the first value. Changes nothing but time; what is
/// too small for a large page is left alone.
void prefer_large_pages(void* begin, std::size_t bytes);

/// Reserves room for `count` values, in large pages if it can be had.
template <class T> void reserve_large(std::vector<T>& values, std::size_t count) {
    values.reserve(count);
    prefer_large_pages(values.data(), values.capacity() * sizeof(T));
}

/// `count` values that are all T(), in large pages if they can be had.
template <class T> std::vector<T> large_vector(std::size_t count) {
    std::vector<T> values;
    reserve_large(values, count);
    values.resize(count);
    return values;
}

} // namespace clusterbridge

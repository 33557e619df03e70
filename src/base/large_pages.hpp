#pragma once
#include <cstddef>
#include <vector>

namespace clusterbridge {

/// Asks for memory in pages of 2 MiB where the system gives them, so that writing a large array for the first time does
/// not stop at every 4 KiB. Worth calling after `reserve` and before the first value. Changes nothing but time; what is
/// too small for a large page is left alone.
void prefer_large_pages(void* begin, std::size_t bytes);

/// Returns to the system what was freed but is kept for the next to ask. Worth calling where much was freed and much of
/// another shape will be taken, for work of a second and more: whoever asks next waits for fresh memory. Changes nothing
/// but memory.
void give_back_free_memory();

/// Reserves room for `count` values, in large pages if it can be had.
template <class T> void reserve_large(std::vector<T>& values, std::size_t count) {
    values.reserve(count);
    prefer_large_pages(values.data(), values.capacity() * sizeof(T));
}

/// `count` values that are all `value`, in large pages if they can be had.
template <class T> std::vector<T> large_vector(std::size_t count, T value = T()) {
    std::vector<T> values;
    reserve_large(values, count);
    values.resize(count, value);
    return values;
}

/// A copy in large pages if they can be had: for what is read here and there, all over it.
template <class T> std::vector<T> large_copy(const std::vector<T>& original) {
    std::vector<T> values;
    reserve_large(values, original.size());
    values.assign(original.begin(), original.end());
    return values;
}

} // namespace clusterbridge

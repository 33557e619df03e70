#include "base/large_pages.hpp"

#include <cstdint>
#include <cstdlib>
#include <sys/mman.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace clusterbridge {

void prefer_large_pages(void* begin, std::size_t bytes) {
    constexpr std::uintptr_t kSize = std::uintptr_t{1} << 21U;
    const auto from = (reinterpret_cast<std::uintptr_t>(begin) + kSize - 1) / kSize * kSize;
    const auto to = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / kSize * kSize;
    if (from < to)
        madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE); // a wish: nothing is lost where it is refused
}

void give_back_free_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace clusterbridge

#pragma once

namespace clusterbridge {

/// Asks for the memory at an address that will be read soon. The empty statement keeps the compiler from taking a
/// function that does nothing else for one without effect, and leaving it out.
inline void fetch_early(const void* address) {
    __builtin_prefetch(address);
    __asm__ volatile("");
}

} // namespace clusterbridge

#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

/// Hashes for tables in memory; never part of a result.
namespace clusterbridge {

/// Both halves of a product of 64 bits folded into one: every bit of the outcome depends on every bit of both factors.
inline std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// The hash of what was hashed to `before` and `next`.
inline std::uint64_t hash_step(std::uint64_t before, std::uint64_t next) {
    return fold_product(before ^ 0x9E3779B97F4A7C15ULL, next ^ 0xD6E8FEB86659FD93ULL);
}

/// Eight bytes at a time; the last ones overlap those before them.
inline std::uint64_t hash_of_text(std::string_view text) {
    const auto word = [](const char* at) {
        std::uint64_t value = 0;
        std::memcpy(&value, at, sizeof value);
        return value;
    };
    const char* at = text.data();
    std::size_t left = text.size();
    std::uint64_t hash = left;
    if (left < 8) {
        std::uint64_t value = 0;
        if (left > 0)
            std::memcpy(&value, at, left);
        return hash_step(hash, value);
    }
    for (; left > 16; left -= 16, at += 16)
        hash = fold_product(word(at) ^ hash ^ 0x9E3779B97F4A7C15ULL, word(at + 8) ^ 0xD6E8FEB86659FD93ULL);
    if (left > 8)
        return fold_product(word(at) ^ hash ^ 0xC2B2AE3D27D4EB4FULL, word(at + left - 8) ^ 0x165667B19E3779F9ULL);
    return hash_step(hash, word(at + left - 8));
}

} // namespace clusterbridge

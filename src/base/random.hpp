#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace clusterbridge {

/// The only source of chance: xoshiro256** (Blackman & Vigna 2021) seeded by SplitMix64 from (seed, stream). Same
/// numbers on every machine and compiler. Streams are numbered by item (run 7, block 3), never by thread.
class Random {
  public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) {
        std::uint64_t x = seed * 0x9E3779B97F4A7C15ULL ^ (stream + 0xD1B54A32D192ED03ULL) * 0xBF58476D1CE4E5B9ULL;
        for (auto& word : state_)
            word = split_mix(x);
    }

    /// An independent generator for item `stream` of whatever this one is used for.
    Random child(std::uint64_t stream) const { return Random(state_[0] ^ std::rotl(state_[2], 23), stream); }

    std::uint64_t next() {
        const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
        const std::uint64_t t = state_[1] << 17U;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

    /// Uniform in [0, bound), bound > 0, without bias (rejection of the low remainder).
    std::uint64_t below(std::uint64_t bound) {
        const std::uint64_t threshold = (0 - bound) % bound;
        std::uint64_t x = next();
        while (x < threshold)
            x = next();
        return x % bound;
    }

    /// Uniform in [0, 1), 53 bits.
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    bool chance(double probability) { return uniform() < probability; }

    /// Fisher–Yates.
    template <class T> void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(i))]);
    }

  private:
    static std::uint64_t split_mix(std::uint64_t& x) {
        std::uint64_t z = (x += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_[4] = {};
};

} // namespace clusterbridge

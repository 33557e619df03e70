#pragma once
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace clusterbridge {

using Mask = std::int32_t __attribute__((vector_size(16))); ///< of four lanes, -1 or 0 in each

/// Four floats that are added, multiplied and rooted at once, by the compiler's vector extension: each lane rounds as a
/// single float does, so results are the same on every machine.
struct Lanes {
    using Vector = float __attribute__((vector_size(16)));
    static constexpr std::size_t kCount = 4;

    Vector v{};
    static Lanes all(float value) { return {Vector{value, value, value, value}}; }
    static Lanes at(const float* values) {
        Lanes lanes;
        std::memcpy(&lanes.v, values, sizeof lanes.v);
        return lanes;
    }
    /// Four small numbers. Shuffled into words, as compilers do not find the instruction for it by themselves.
    static Lanes of_bytes(const std::uint8_t* bytes) {
        static_assert(std::endian::native == std::endian::little);
        using Bytes = std::uint8_t __attribute__((vector_size(16)));
        using Words = std::int32_t __attribute__((vector_size(16)));
        Bytes four{};
        std::memcpy(&four, bytes, kCount);
        four = __builtin_shuffle(four, Bytes{}, Bytes{0, 16, 16, 16, 1, 16, 16, 16, 2, 16, 16, 16, 3, 16, 16, 16});
        return {__builtin_convertvector(reinterpret_cast<Words>(four), Vector)};
    }
    void to(float* values) const { std::memcpy(values, &v, sizeof v); }
    friend Lanes operator+(Lanes a, Lanes b) { return {a.v + b.v}; }
    friend Lanes operator-(Lanes a, Lanes b) { return {a.v - b.v}; }
    friend Lanes operator*(Lanes a, Lanes b) { return {a.v * b.v}; }
    friend Lanes operator/(Lanes a, Lanes b) { return {a.v / b.v}; }
    Lanes& operator+=(Lanes other) { return *this = *this + other; }
    Lanes root() const { return {Vector{std::sqrt(v[0]), std::sqrt(v[1]), std::sqrt(v[2]), std::sqrt(v[3])}}; }
    float sum() const { return (v[0] + v[2]) + (v[1] + v[3]); }
};

} // namespace clusterbridge

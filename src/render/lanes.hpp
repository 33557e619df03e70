#pragma once
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>

namespace clusterbridge {

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

#pragma once
#include <bit>
#include <cstdint>

namespace clusterbridge {

/// A score rounded to 40 significant bits (relative error at most 2^-40, about 1e-12), halves away from zero, so that
/// scores which are equal by their formula compare equal. Sums of the same terms in another order, or products taken in
/// another order, differ in the last three or four of a double's 53 bits; sorted by those, two equal pairs would stand
/// in an order that rounding made, not in that of their ids. What rounding sets apart may still fall on two sides of a
/// boundary: once in about a thousand such pairs. For finite values of either sign; 0 stays 0. O(1).
inline double settled(double score) {
    constexpr std::uint64_t kQuantum = std::uint64_t{1} << 13U; // 53 bits - 40 bits
    const auto bits = std::bit_cast<std::uint64_t>(score) + kQuantum / 2;
    return std::bit_cast<double>(bits & ~(kQuantum - 1));
}

} // namespace clusterbridge

#pragma once
#include <cmath>
#include <cstdint>

namespace clusterbridge {

/// A non-negative number with the precision of a double and no limit of size: numbers of shortest paths grow
/// exponentially (2^1100 through 1,100 chained diamonds). value = mantissa * 2^exponent, mantissa in [0.5, 1) or 0.
class BigCount {
  public:
    BigCount() = default;
    explicit BigCount(double value) : BigCount(value, 0) {}

    BigCount& operator+=(const BigCount& other) {
        if (other.mantissa_ == 0)
            return *this;
        if (mantissa_ == 0)
            return *this = other;
        const std::int64_t gap = exponent_ - other.exponent_;
        if (gap >= 0)
            return *this = BigCount(mantissa_ + shifted(other.mantissa_, -gap), exponent_);
        return *this = BigCount(shifted(mantissa_, gap) + other.mantissa_, other.exponent_);
    }
    BigCount operator*(double factor) const { return BigCount(mantissa_ * factor, exponent_); }
    /// this / other as a double; other must not be 0.
    double over(const BigCount& other) const {
        return shifted(mantissa_ / other.mantissa_, exponent_ - other.exponent_);
    }

  private:
    BigCount(double mantissa, std::int64_t exponent) {
        int moved = 0;
        mantissa_ = std::frexp(mantissa, &moved);
        exponent_ = mantissa_ == 0 ? 0 : exponent + moved;
    }
    static double shifted(double value, std::int64_t by) {
        return by < -2200 ? 0 : std::ldexp(value, static_cast<int>(by > 2200 ? 2200 : by));
    }

    double mantissa_ = 0;
    std::int64_t exponent_ = 0;
};

/// The same operations on doubles, for kernels that try the fast form first.
inline double ratio(double a, double b) {
    return a / b;
}
inline double ratio(const BigCount& a, const BigCount& b) {
    return a.over(b);
}

} // namespace clusterbridge

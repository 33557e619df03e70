#pragma once
#include <cmath>

namespace clusterbridge {

/// Sum of doubles with the rounding errors kept beside it (Neumaier 1974, ZAMM 54): as good as added up in twice the
/// precision and rounded once. The rounding of the terms themselves stays: 49 times 1/49 is 0.9999999999999999.
class CompensatedSum {
  public:
    void add(double term) {
        const double next = sum_ + term;
        lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
        sum_ = next;
    }
    double value() const { return sum_ + lost_; }

  private:
    double sum_ = 0;
    double lost_ = 0;
};

} // namespace clusterbridge

#include "metrics/rate_interval.hpp"

#include "base/error.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr double kPrior = 2;
constexpr double kTail = 0.05;

} // namespace

RateInterval rate_interval(double observed, double expected) {
    ensure(std::isfinite(observed) && observed >= 0 && std::isfinite(expected) && expected >= 0,
           "counts are finite and not negative");
    const double shape = observed + kPrior;
    const double rate = expected + kPrior;
    return {shape / rate, boost::math::gamma_p_inv(shape, kTail) / rate, boost::math::gamma_q_inv(shape, kTail) / rate};
}

} // namespace clusterbridge

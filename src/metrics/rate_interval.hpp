#pragma once

namespace clusterbridge {

/// How many times the expected number was seen, with an interval that does not jump at small numbers.
struct RateInterval {
    double rate = 1; ///< (O + 2) / (E + 2)
    double low = 0;  ///< 5 % quantile
    double high = 0; ///< 95 % quantile: together a 90 % interval
};

/// Gamma–Poisson: O is Poisson with mean rho * E, rho has the prior Gamma(k, k) with mean 1 and k = 2, so that
///     rho given O ~ Gamma(shape O + 2, rate E + 2)
/// which draws small counts towards 1. Gelman et al., Bayesian Data Analysis, section 2.6. O and E must be finite and
/// not negative; O = E = 0 gives the prior. Quantiles by Boost.Math, O(1).
RateInterval rate_interval(double observed, double expected);

} // namespace clusterbridge

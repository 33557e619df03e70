#pragma once
#include "graph/graph.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <vector>

namespace clusterbridge {

using Fraction = boost::multiprecision::cpp_rational;

/// The weight of every edge as the fraction that it is: sums of decimals of the file and of 1/(k-1) per project. Each
/// distinct value stands once, smallest first.
struct ExactWeights {
    EdgeColumn<std::uint32_t> of; ///< index into values
    std::vector<Fraction> values; ///< > 0
};

} // namespace clusterbridge

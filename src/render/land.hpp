#pragma once
#include "render/layout.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Whose land a place is: the group of the nearest body within reach, on a grid of squares of three points. Making it
/// costs O(bodies * squares within reach), so it is made once for bodies that stay.
class Land {
  public:
    Land(const std::vector<Body>& bodies, const Box& area, double reach);
    /// Which part of the box lies on land of another group.
    double foreign_share(const Box& box, std::uint32_t group) const;

  private:
    template <class F> void each_cell(const Box& box, F f) const;

    Box area_;
    std::size_t columns_ = 1, rows_ = 1;
    std::vector<std::uint32_t> owner_;
};

} // namespace clusterbridge

#pragma once
#include "render/picture.hpp"

#include <cstddef>
#include <vector>

namespace clusterbridge {

/// The ties that a picture shows: all where they are at most `budget`; else the strongest tie of every organisation,
/// then the strongest of all until the budget is spent; ties that are new or gone come before all others. Ties in
/// weight go to the lower index. Ascending indices.
std::vector<std::size_t> chosen_ties(const std::vector<PictureTie>& ties, std::size_t nodes, std::size_t budget);

} // namespace clusterbridge

#pragma once
#include "analysis/cluster_scorecards.hpp"

#include <vector>

namespace clusterbridge {

/// What a theme has in the network.
struct ThemeCoverage {
    Symbol theme{};
    std::size_t organisations = 0; ///< that declare it or have a tie or project in it
    std::size_t companies = 0, research = 0;
    std::size_t clusters = 0; ///< with one of them
    std::size_t ties = 0;     ///< pairs with a row or project that names it
};
/// Themes of the table by id, then those that only rows name, by text.
std::vector<ThemeCoverage> theme_coverage(const Network& network, const GraphView& view, const ClusterStudy& clusters);

} // namespace clusterbridge

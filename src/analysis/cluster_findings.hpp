#pragma once
#include "analysis/cluster_scorecards.hpp"
#include "analysis/finding.hpp"

#include <vector>

namespace clusterbridge {

/// What to know about one cluster, built by fixed rules as `find_out` does, each only where its figures are known:
/// members, ties to other clusters, reach, dependence on the office, the best pair across clusters, a gap. `all` are
/// the scorecards that `card` is ranked among; the lists and gaps of `sources` are cut to the cluster. A cluster
/// without members has one finding that says so. O(rows).
std::vector<Finding> find_out_about(const ClusterScorecard& card, const ClusterStudy& all,
                                    const FindingSources& sources);

} // namespace clusterbridge

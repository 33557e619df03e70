#pragma once
#include "analysis/cluster_change.hpp"
#include "io/file_system.hpp"

#include <string>

namespace clusterbridge {

/// The figures and ranks of every cluster initiative from the tables/clusters.csv of a review; empty where there is no
/// such file. A figure whose column is missing (an older review) is undefined. `Error` (input) where it cannot be read.
ClusterPast read_cluster_past(const std::string& path, const FileSystem& files);

} // namespace clusterbridge

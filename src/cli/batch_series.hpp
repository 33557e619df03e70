#pragma once
#include "io/file_system.hpp"
#include "report/batch_page.hpp"
#include "report/data_table.hpp"

#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// The scorecards of the same clusters in the reviews of consecutive periods.
struct ClusterSeries {
    DataTable table;              ///< tables/series.csv
    std::vector<BatchMove> moves; ///< ranks whose intervals do not overlap, latest period first, then by how far
    std::vector<BatchTrack> tracks; ///< of clusters with members in one of the periods, by id
};

/// Reads tables/clusters.csv of each review folder, in order of time; `periods`: what people call each, and its folder.
/// The table: `id,name,measure,period,value,change,rank,rank_low,rank_high,moved`, by id, measure and period; `change`
/// against the period before, `moved` (`up`, `down`) only where the two rank intervals do not overlap and the figure
/// went that way. A folder without the table is passed over. Throws `Error` (input) where it cannot be read.
ClusterSeries cluster_series(const std::vector<std::pair<std::string, std::string>>& periods, const FileSystem& files);

} // namespace clusterbridge

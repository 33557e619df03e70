#pragma once
#include "report/review_model.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// One review of a batch, as its overview shows it.
struct BatchRow {
    std::string name; ///< of its folder below reviews/
    Sentence title;
    NodeId focus = kNoNode; ///< the initiative of a review of one cluster
    bool done = false;
    Sentence reason; ///< why it failed
    std::optional<std::size_t> organisations, ties, communities;
    std::optional<double> modularity;
    std::optional<std::size_t> components{}, largest_component{}, isolates{};
};

/// Figures of the clusters whose way from period to period is told.
inline constexpr std::array<ClusterFigure, 7> kSeriesMeasures{
    ClusterFigure::members_seen,       ClusterFigure::research_share, ClusterFigure::density,
    ClusterFigure::cross_cluster_ties, ClusterFigure::reach,          ClusterFigure::office_dependence,
    ClusterFigure::tie_concentration};
/// A cluster in every period of a series; figures are NaN where it was not there.
struct BatchTrack {
    std::string name;
    std::vector<ClusterFigures> periods;
};

/// A cluster whose rank in a figure changed more than its uncertainty from one period to the next.
struct BatchMove {
    std::string name, measure; ///< a key of ClusterFigure
    std::string from, to;      ///< the periods
    struct Place {
        std::size_t rank = 0, low = 0, high = 0;
    };
    Place before, after;
};

/// What the overview of a batch is made of. `whole` is the network all reviews come from: its scorecards and gaps.
struct BatchOverview {
    const ReviewModel* whole = nullptr;
    std::string each; ///< "cluster", "region" ... or empty for a list of reviews
    std::vector<BatchRow> rows;
    std::vector<BatchMove> moves;   ///< of a series of periods
    std::vector<BatchTrack> tracks; ///< the same, of clusters with members in one of them; by id
    std::string matrix;             ///< the gap matrix as finished SVG; may be empty
};

/// index.html of a batch: every review with a link, the clusters side by side with rank intervals, the gap matrix,
/// gaps. Same content, same bytes. Without clusters or gaps these parts say so. O(rows).
std::string batch_page(const BatchOverview& overview);

class Page;
/// Key figures of a series of periods as charts and tables: of the whole network, and of every cluster. Nothing with
/// fewer than two periods.
void write_trends(Page& page, const BatchOverview& overview);

struct DataTable;
/// name,title,state,organisations,ties,communities,modularity,components,largest_component,isolates: one row per
/// review, in their order.
DataTable batch_table(const BatchOverview& overview);

} // namespace clusterbridge

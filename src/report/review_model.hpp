#pragma once
#include "analysis/backtest.hpp"
#include "analysis/community_study.hpp"
#include "analysis/data_quality.hpp"
#include "analysis/gap_backtest.hpp"
#include "analysis/gaps.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "analysis/structure.hpp"
#include "analysis/theme_coverage.hpp"
#include "base/diagnostics.hpp"
#include "graph/graph_view.hpp"
#include "report/data_table.hpp"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// Everything a review tells, computed. The report only turns it into words, tables and pages.
struct ReviewModel {
    const Network* network = nullptr;
    const GraphView* view = nullptr;
    const Diagnostics* diagnostics = nullptr;
    const DecisionsFile* decisions = nullptr; ///< may be empty
    RankTable ranking;
    CommunityStudy communities;
    RecommendationList cross_cluster, tech_transfer, all; ///< ready-cut lists; `all` is tables/recommendations.csv
    GapStudy gaps;
    RecommendationList around_each; ///< the best of every organisation, with portraits
    RecommendationList newcomers;   ///< for those whom nobody could introduce, by their profile
    ClusterStudy clusters;
    std::vector<ThemeCoverage> themes;
    StructureSummary structure;
    std::vector<Doubt> doubts;        ///< about the data as a whole
    std::optional<Backtest> backtest; ///< nothing where the data have no past and future
    std::optional<GapBacktest> gap_backtest;
    struct Figure {
        std::string path; ///< in the folder: diagrams/overview.svg
        std::string svg;  ///< finished, to be inlined
        Sentence caption;
        std::string focus; ///< id of the organisation of an ego picture, else empty
    };
    std::vector<Figure> figures;
    /// A review of one cluster shows its initiative and those who are in `shown` (ascending), with the figures of the
    /// whole network: recommendations and gaps are cut to it, everything else is cut where it is shown.
    NodeId focus = kNoNode;
    std::vector<NodeId> shown;
    struct Place {
        double x = 0, y = 0; ///< as in diagrams/positions.csv: y counts downwards
    };
    NodeColumn<Place> places;           ///< where everyone stands in the overview; empty = no interactive view
    std::vector<Sentence> filters;      ///< what the network was cut to, in words; empty where it is whole
    std::size_t organisations_read = 0; ///< before the filters
    Language language = Language::de;
    // how it was made
    std::string version, command;
    std::vector<std::pair<std::string, std::string>> options; ///< those that can change a result
    std::uint64_t seed = 1;
    std::optional<std::string> timestamp; ///< only with --timestamp
};

struct DataTable;
/// The rows of a table with ids that a review of one cluster shows: of organisations those in `shown`, of clusters its
/// own; the whole table for any other review.
DataTable cut_to_focus(DataTable table, const ReviewModel& model);
/// The rows of diagrams/positions.csv (id,x,y) as places; empty where not every organisation has one.
NodeColumn<ReviewModel::Place> places_of(const Network& network, const DataTable& positions);

/// A file of the review's folder.
struct ReportFile {
    std::string path;
    std::string bytes;
};

/// index.html and tables/*.csv. Same model, same bytes.
std::vector<ReportFile> write_report(const ReviewModel& model);
/// run.json (contract 11): `outputs` are the other files of the folder, without run.json itself.
std::string run_manifest(const ReviewModel& model, const std::vector<ReportFile>& outputs);
/// `outputs` of a manifest: {path, sha256}, by path.
nlohmann::ordered_json outputs_json(const std::vector<ReportFile>& outputs);

} // namespace clusterbridge

#pragma once
#include "analysis/community_study.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "base/diagnostics.hpp"
#include "graph/graph_view.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// What is left of the network when agencies and programmes are taken out (contract 3).
struct WithoutFrame {
    std::size_t organisations = 0, ties = 0, components = 0, largest_component = 0;
    std::vector<NodeId> left_alone; ///< organisations that only those bodies tie to the rest
};

/// Everything a review tells, computed. The report only turns it into words, tables and pages.
struct ReviewModel {
    const Network* network = nullptr;
    const GraphView* view = nullptr;
    const Diagnostics* diagnostics = nullptr;
    RankTable ranking;
    CommunityStudy communities;
    RecommendationList cross_cluster, tech_transfer, all; ///< ready-cut lists; `all` is tables/recommendations.csv
    WithoutFrame without_frame;
    std::size_t components = 0, largest_component = 0, isolates = 0;
    double share_of_largest_projects = 0; ///< share of ties that come from the ten largest projects
    struct Figure {
        std::string path;    ///< in the folder: diagrams/overview.svg
        std::string svg;     ///< finished, to be inlined
        Sentence caption;
        std::string focus;   ///< id of the organisation of an ego picture, else empty
    };
    std::vector<Figure> figures;
    Language language = Language::de;
    // how it was made
    std::string version, command;
    std::vector<std::pair<std::string, std::string>> options; ///< those that can change a result
    std::uint64_t seed = 1;
    std::optional<std::string> timestamp; ///< only with --timestamp
};

/// A file of the review's folder.
struct ReportFile {
    std::string path;
    std::string bytes;
};

} // namespace clusterbridge

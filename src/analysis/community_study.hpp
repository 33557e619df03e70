#pragma once
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "graph/groups.hpp"
#include "graph/partition.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

enum class CommunityObjective : std::uint8_t { modularity, cpm };
enum class CommunityMethod : std::uint8_t { leiden, map_equation, label_propagation };
/// "leiden", "map-equation", "label-propagation".
const char* key_of(CommunityMethod method);

struct CommunityOptions {
    CommunityMethod method = CommunityMethod::leiden;
    CommunityObjective objective = CommunityObjective::modularity;
    double resolution = 1;
    std::size_t runs = 100;
    std::uint64_t seed = 1;
    bool test_against_chance = false; ///< also modularity z and p, plateau scan, distinct partitions, verdict
    std::size_t levels = 1;           ///< 2 and more (leiden only): also communities within communities
    std::string
        on_paper; ///< what the partition is compared with: a column of graph/groups.hpp; empty: initiative_clusters
    ViewOptions view;
};

enum class CommunityVerdict : std::uint8_t { none, single, dominant, multiple };
/// "none", "single", "dominant", "multiple".
const char* key_of(CommunityVerdict verdict);

struct CommunityName {
    Sentence text; ///< "Photonik · Stuttgart": distinct within the study
    std::vector<std::string>
        from; ///< what sets it apart: "theme:photonics", "region:Stuttgart", "cluster:photonics-bw"
};

/// The clusters on paper (member_of), or other groups, beside the communities in practice.
struct PaperComparison {
    std::string group_by = "cluster"; ///< what `cluster` means: a column of graph/groups.hpp
    std::size_t organisations = 0;    ///< with exactly one cluster
    std::size_t clusters = 0;
    double adjusted_rand = 0;
    double normalised_mutual_information = 0;
    struct Elsewhere {
        NodeId organisation{};
        std::uint32_t cluster = 0;           ///< group number in group_by(network, group_by)
        std::uint32_t community = 0;         ///< where it sits
        std::uint32_t cluster_community = 0; ///< where most of its cluster sits
    };
    std::vector<Elsewhere> elsewhere; ///< by organisation; never the initiative of the cluster itself
};

/// What another method finds in the same network.
struct SecondOpinion {
    CommunityMethod method = CommunityMethod::map_equation;
    Partition partition;
    double adjusted_rand = 0; ///< agreement with the partition of the study
    double normalised_mutual_information = 0;
};

struct CommunityStudy {
    CommunityMethod method = CommunityMethod::leiden;
    Partition partition;          ///< by size, then smallest id; isolates in none
    NodeColumn<double> certainty; ///< mean co-assignment with its community over the runs; NaN for isolates
    double modularity = 0;        ///< of the partition, at resolution 1 and with the study's weights
    double codelength = 0;        ///< bits per step that the map equation needs with the partition
    double mean_certainty = 0;
    bool best_run = false; ///< the consensus was below the best run, which is returned instead
    std::size_t runs = 0;
    std::uint64_t seed = 1;
    std::vector<CommunityName> names; ///< one per community
    std::vector<Partition> levels;    ///< from the second level down, each within the one above it
    // only with test_against_chance
    bool tested = false;
    std::size_t random_networks = 0;
    double z = 0; ///< NaN where all random networks are alike, or there are none: nothing to measure by
    double p = 1;
    std::size_t distinct_partitions = 0;
    struct PlateauStep {
        double resolution = 0;
        std::size_t communities = 0;
        double agreement = 0; ///< normalised mutual information with the partition of the study
    };
    std::vector<PlateauStep> plateau;
    CommunityVerdict verdict = CommunityVerdict::none;
    std::optional<SecondOpinion> second; ///< where there are ties
    std::optional<PaperComparison> paper;
};

/// For each level below the first, the way to the community of every organisation: "3.2.1" is the first part of the
/// second part of community 3; parts are numbered by size, then smallest id. Empty where there is no community.
std::vector<NodeColumn<std::string>> community_paths(const CommunityStudy& study);

CommunityStudy study_communities(const Network& network, const GraphView& view, const CommunityOptions& options = {},
                                 const RunControl& run = {});

} // namespace clusterbridge

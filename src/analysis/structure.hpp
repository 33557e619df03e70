#pragma once
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"

#include <cstddef>
#include <vector>

namespace clusterbridge {

/// What is left of the network when agencies and programmes are taken out (contract 3).
struct WithoutFrame {
    std::size_t organisations = 0, ties = 0, components = 0, largest_component = 0;
    std::vector<NodeId> left_alone; ///< had ties, but only to those bodies
};

struct StructureSummary {
    std::size_t components = 0;        ///< isolates count
    std::size_t largest_component = 0; ///< organisations in it
    std::size_t isolates = 0;
    double density = 0; ///< ties / pairs; 0 for n < 2
    double mean_degree = 0;
    double share_of_largest_projects =
        0; ///< share of ties (by links) that only or also come from the ten largest projects
    WithoutFrame without_frame;
};

/// Share of ties that only or also come from the ten projects with the most partners (equal sizes by id); 0 without
/// ties. O(participations + links).
double share_of_largest_projects(const Network& network, const GraphView& view, const ViewOptions& options = {});

StructureSummary summarise_structure(const Network& network, const GraphView& view, const ViewOptions& options = {},
                                     const RunControl& run = {});

} // namespace clusterbridge

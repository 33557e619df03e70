#pragma once
#include "base/run_control.hpp"
#include "metrics/leiden.hpp"

#include <cstdint>

namespace clusterbridge {

enum class SearchMethod : std::uint8_t { leiden, map_equation, label_propagation };

/// One run of one of the searches, as metrics/leiden.hpp, metrics/map_equation.hpp or metrics/label_propagation.hpp has
/// it. `quality` is what runs are compared by, higher is better: the objective of Leiden, the bits per step that the
/// map equation saves, the modularity of label propagation. Objective and tolerance are Leiden's alone, the resolution
/// counts for Leiden and for that modularity.
LeidenResult search_communities(const Graph& graph, const EdgeColumn<double>& weight, SearchMethod method,
                                const LeidenOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

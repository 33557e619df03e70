#pragma once
#include "graph/network.hpp"

namespace clusterbridge {

/// The network with each project as a node of its own (`--projection none`, contract 3): an organisation of type
/// "project" with the project's title, themes and row, and a tie "participates_in" of weight 1 for every participation,
/// dated like the project. Its id is that of the project, or "project:" and that where an organisation has it already.
/// Projects and participations are gone afterwards. Cost O(n log n).
Network projects_as_nodes(const Network& network);

} // namespace clusterbridge

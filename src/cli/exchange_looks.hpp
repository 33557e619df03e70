#pragma once
#include "cli/session.hpp"
#include "graph/graph_view.hpp"
#include "io/gexf_writer.hpp"

namespace clusterbridge {

/// How nodes look in exchange formats: the colours of the diagrams by type, a size that grows with the root of the
/// number of partners (10 without any, 50 at most), and the places of a force layout up to `kMostPlaced` organisations.
/// Beyond, there are no places: the programs that read such files lay out large networks better than a file could.
NodeLooks looks_of(const Network& network, const GraphView& view, Session& session);
inline constexpr std::size_t kMostPlaced = 20000;

} // namespace clusterbridge

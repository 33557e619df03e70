#pragma once
#include "analysis/what_if.hpp"
#include "cli/pipeline.hpp"

#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

/// What `--remove` asks for: an id, or type:TYPE, relation:R (also relation:project), programme:P (the projects of a
/// programme of the projects table), project:ID. A value that is an id is one; else it is also split at its commas.
/// `Error` (usage) with the nearest value where nothing in the network has it.
Removal removal_of(const std::vector<std::string>& selectors, const Loaded& loaded, Session& session);

/// What `--add` asks for: two ids joined by `=`. Pairs come sorted, each once. Pairs that are tied in `view` are told
/// and left out. `Error` (usage): no `=`, an unknown id (with the nearest), twice the same, an end that `removal` takes
/// out.
std::vector<std::pair<NodeId, NodeId>> additions_of(const std::vector<std::string>& pairs, const Loaded& loaded,
                                                    const GraphView& view, const Removal& removal, Session& session);

} // namespace clusterbridge

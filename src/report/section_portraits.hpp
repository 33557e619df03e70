#pragma once
#include "report/pair_cells.hpp"

namespace clusterbridge {

/// The best partners of every cluster initiative and university, and the best pairs of every theme.
void write_portraits(const PairCells& cells);

} // namespace clusterbridge

#pragma once
#include "io/exchange_graph.hpp"

#include <vector>

namespace clusterbridge {

/// Fills edges, weights and edge columns.
void add_edges(const Network& network, const GraphView& view, ExchangeGraph& into);

/// Names the columns (`kind` says for which table they are read back), those behind `own` so that reading leaves them
/// alone, and drops columns without a value.
void settle_columns(TableKind kind, std::size_t own, std::vector<ExchangeColumn>& columns);

} // namespace clusterbridge

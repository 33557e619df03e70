#pragma once
#include "base/diagnostics.hpp"
#include "graph/network.hpp"
#include "report/data_table.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// The check table for a terminal: a message needs more room than a column has, so each stands below its place.
std::string listed_on_terminal(const DataTable& table, Language language, int width);

/// What was read as what, for a terminal: for each input its kind and dialect, what became of its rows, its columns and
/// three of its names.
std::string inputs_below(const Network& network, Language language, int width);

/// The same in sentences (`--explain`): for each input why this encoding, delimiter, decimal sign and kind of table,
/// which header was read as which column, which option would change it, and what became of the rows;
/// then the warnings about it.
std::string explained(const Network& network, const std::vector<Diagnostic>& diagnostics, Language language);

} // namespace clusterbridge

#pragma once
#include "base/diagnostics.hpp"
#include "graph/network.hpp"
#include "graph/row_accounting.hpp"

#include <cstdint>
#include <functional>
#include <span>

namespace clusterbridge {

/// Says which tables of ties or participations look like a copy or another state of one before them: where at least
/// half of the rows of the smaller one stand in both, three rows at least or all of its two. Rule `same-content`
/// (warning) where the two are the same to the byte, whatever their size, else `repeated-table` (ties: a warning, for
/// their rows add up; participations: a hint, for a partner of a project counts once).
void note_copied_tables(const Network& network,
                        const std::function<bool(std::uint32_t file, std::uint32_t earlier)>& same_bytes,
                        Diagnostics& diagnostics);

/// Says of every table of ties or participations how many of its rows repeat another, with the first of them: rule
/// `rows-merged` (hint), for that is how ties are often written down.
void note_repeated_rows(const Network& network, std::span<const RepeatedRows> repeated, Diagnostics& diagnostics);

} // namespace clusterbridge

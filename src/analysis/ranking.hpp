#pragma once
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "graph/groups.hpp"
#include "graph/partition.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace clusterbridge {

/// An undefined cell: empty in every table.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct RankOptions {
    std::set<std::string> metrics; ///< column names of contract 4; empty = all
    std::uint64_t seed = 1;
    bool exact = false;          ///< no size limit for betweenness, closeness, harmonic, betweenness_weighted
    bool rank_intervals = false; ///< compute them whatever the size
    double epsilon = 0.01;       ///< of sampled betweenness
    double sampling_confidence = 0.9;
    std::string group_by = "type"; ///< for the brokerage roles
    ViewOptions view;
};

/// One value per organisation and column; order and names of contract 4. A column that was not asked for, or is over
/// its size limit, is empty (size 0).
struct RankTable {
    NodeColumn<std::uint32_t> community; ///< Partition::kNone = empty cell
    NodeColumn<std::uint32_t> component; ///< numbered from 0 by size, then smallest id
    NodeColumn<std::uint32_t> degree, core;
    NodeColumn<double> strength, betweenness, betweenness_weighted, closeness, harmonic, eigenvector, pagerank,
        clustering, constraint, effective_size, participation, within_module_z;
    NodeColumn<std::uint8_t> articulation;
    NodeColumn<std::uint64_t> coordinator, itinerant, gatekeeper, liaison;
    NodeColumn<std::uint32_t> betweenness_rank, betweenness_rank_low, betweenness_rank_high;
    double betweenness_error = 0; ///< bound of sampled betweenness; 0 = exact
    std::vector<Sentence> notes;  ///< what was left out or sampled, and why
};

/// `partition` fills community, participation and within_module_z; it may be empty (then they stay empty).
/// `charge`, if set, is told which column is being worked on ("betweenness" ...) for --timings.
RankTable rank_organisations(const Network& network, const GraphView& view, const Partition& partition,
                             const RankOptions& options = {}, const RunControl& run = {},
                             const std::function<void(const std::string&)>& charge = {});

/// The 27 column names of contract 4 in order.
const std::vector<std::string>& rank_columns();

} // namespace clusterbridge

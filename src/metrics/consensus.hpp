#pragma once
#include "base/run_control.hpp"
#include "metrics/community_search.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clusterbridge {

struct ConsensusOptions {
    SearchMethod method = SearchMethod::leiden;
    QualityFunction objective = QualityFunction::modularity;
    double resolution = 1;
    std::uint64_t seed = 1;
    double threshold = 0.5;          ///< ties whose ends are together in fewer of the runs are left out
    std::size_t runs_per_round = 10; ///< of the search on the consensus graph
    std::size_t max_rounds = 10;
    double tolerance = 1e-10; ///< of the runs in the rounds; the refinement goes on until nothing is gained
};

struct ConsensusResult {
    Partition partition;
    double quality = 0;
    bool best_run = false;  ///< the consensus was below the best run, which is returned instead
    std::size_t rounds = 0; ///< on the consensus graph
    bool converged = false; ///< all runs of the last round gave one partition
};

/// One partition from many runs. Lancichinetti & Fortunato (2012), Sci. Rep. 2, 336: runs again on the graph of how
/// often two nodes were together, until all runs agree. As in Tandon et al. (2019), Phys. Rev. E 99, 042301, only the
/// pairs that share an edge are counted, so memory is O(n + m) beside the runs; each edge keeps its weight times the
/// share of runs that hold its ends together, so both objectives and their resolution keep their meaning. A node that
/// would lose all its edges keeps its best one. The result is refined by the search on the graph itself and compared
/// with the best run by `quality`; a shortfall within rounding (1e-10) counts as none. `runs` must not be empty; with
/// one run that run is returned (best_run stays false). Cost O(runs * m) plus the rounds.
ConsensusResult consensus(const Graph& graph, const EdgeColumn<double>& weight, std::span<const LeidenResult> runs,
                          const ConsensusOptions& options = {}, const RunControl& run = {});

/// Certainty of every node: over the runs, the mean share of the other members of its community in `partition` that
/// share its community in the run. A node alone in its community: the share of runs that also leave it alone. NaN for
/// nodes without community. Cost O(runs * n) time, O(n) memory beside the runs.
NodeColumn<double> co_assignment(const Partition& partition, std::span<const LeidenResult> runs);

/// How many different partitions the runs gave.
std::size_t distinct_partitions(std::span<const LeidenResult> runs);

} // namespace clusterbridge

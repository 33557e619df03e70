#pragma once
#include "analysis/backtest_truth.hpp"
#include "analysis/recommend_select.hpp"
#include "base/settled.hpp"
#include "metrics/neighbour_scores.hpp"
#include "metrics/ranking_quality.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace clusterbridge {

/// The methods that score pairs, in the order of the table; the base rate is none of them.
enum class PairMethod : std::uint8_t {
    degree_product,
    common_neighbours,
    adamic_adar,
    resource_allocation,
    clusterbridge
};
inline constexpr std::size_t kPairMethods = 5;
template <class T> using PerMethod = std::array<T, kPairMethods>;

/// The scores of all methods, one source at a time. Those of pairs without a common partner are 0, but for the product
/// of degrees; ours is also 0 where recommendations name the pair never (an end that may not be one).
class PairScorer {
  public:
    explicit PairScorer(const RecommendModel& model);

    struct Scratch {
        NeighbourScores::Scratch neighbours;
        ScoreScratch scores;
        std::vector<double> ours;
        std::vector<NodeId> reached;
        std::vector<std::uint8_t> partner; ///< 1 = tied to the source
        NodeId source = kNoNode;
    };
    Scratch make_scratch() const;
    void load(NodeId source, NodeId first, Scratch& scratch) const;
    /// Whether the loaded source and j could become partners: not the same, not tied, not of one family.
    bool candidate(const Scratch& scratch, NodeId j) const {
        return j != scratch.source && scratch.partner[index(j)] == 0 &&
               model_.family[scratch.source] != model_.family[j];
    }
    PerMethod<double> of(const Scratch& scratch, NodeId j) const {
        const NeighbourScore& n = scratch.neighbours.score[index(j)];
        return {neighbours_.degree_product(scratch.source, j), n.common, settled(n.adamic), settled(n.allocation),
                scratch.ours[index(j)]};
    }

  private:
    const RecommendModel& model_;
    NeighbourScores neighbours_;
};

struct ClassEvaluation {
    std::uint64_t candidates = 0, positives = 0;
    std::size_t organisations = 0; ///< with at least one positive
    PerMethod<RankedCounts> counts;
    PerMethod<double> hit_at_10{};  ///< share of those organisations with a positive among their ten best
    double hit_at_10_by_chance = 0; ///< the same for ten candidates drawn by lot
    PerMethod<double> capped{};     ///< positives among the 1,000 best with at most 5 rows per organisation, / 1,000
};
struct BacktestEvaluation {
    std::vector<ClassEvaluation> classes;    ///< as in PairClasses::names
    PerMethod<ScoreLevels> levels;           ///< of all pairs that began
    PerMethod<std::vector<double>> positive; ///< score of each pair that began
    std::vector<std::uint32_t> class_of;     ///< of each pair that began: PairClasses::of
    std::vector<Candidate> best;             ///< of ours among judged organisations, best first
};

/// Scores every pair of the pool that was not tied before the split, twice at most, and stores none: positives first,
/// then each candidate is counted where it stands among them. Ties of equal score are resolved in expectation for
/// precision, average precision and AUC, by ids for lists (`hit_at_10`, `capped`, `best`).
/// Cost: O(pool^2 + sum of k_z^2) time, O(organisations + positives * classes) memory per thread, and `keep_best`.
BacktestEvaluation evaluate_pairs(const RecommendModel& model, const BacktestTruth& truth, const PairClasses& classes,
                                  std::size_t keep_best, const RunControl& run);

} // namespace clusterbridge

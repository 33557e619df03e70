#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How good a ranking of many candidates is, without keeping the candidates: only the scores of the positives are kept,
/// and every candidate is counted where it stands among them.
namespace clusterbridge {

/// The distinct scores of the positives, ascending. Scores are finite and not negative; 0 means "not named" and makes
/// no level.
class ScoreLevels {
  public:
    ScoreLevels() = default;
    explicit ScoreLevels(std::vector<double> scores);

    std::size_t size() const noexcept { return values_.size(); }
    double value(std::size_t level) const { return values_[level]; }
    /// 2 * size() + 1: odd bins are levels, even bins the gaps below, between and above them.
    std::size_t bins() const noexcept { return 2 * values_.size() + 1; }
    /// Bin of a score > 0: 2l + 1 where it equals level l, 2l where it lies between level l - 1 and level l. O(1) for
    /// scores that spread over their range, O(log levels) at worst.
    std::size_t bin_of(double score) const;

  private:
    std::size_t bucket_of(double score) const;
    std::vector<double> values_;
    std::vector<std::uint32_t> first_; // of each bucket of bit patterns: its first level
    std::uint64_t lowest_ = 0;
    unsigned shift_ = 0;
};

/// A ranking, counted. `candidates` holds the named candidates (positives included) per bin of the levels, `positives`
/// the positives per level; the totals also hold those that were not named (score 0).
struct RankedCounts {
    std::vector<std::uint64_t> candidates;
    std::vector<std::uint64_t> positives;
    std::uint64_t all_candidates = 0, all_positives = 0;
};

struct RankingQuality {
    /// Per k: positives among the k best, divided by k. Candidates of equal score around the cut count by the share of
    /// them that fits (expectation over the order of ties). Fewer than k named: what is missing counts as wrong.
    /// Nothing where there are fewer than k candidates in all.
    std::vector<std::optional<double>> precision;
    /// Mean over positives of the precision at the end of their group of equal scores; candidates that were not named
    /// form the last group. Nothing without positives.
    std::optional<double> average_precision;
    /// Probability that a positive stands above a candidate that is none, ties counted half. Nothing where either is
    /// missing.
    std::optional<double> auc;
};

/// O(levels) each.
RankingQuality ranking_quality(const RankedCounts& counts, std::span<const std::size_t> ks);

/// For each level the share in [0, 1] of its candidates that stand among the k best.
std::vector<double> shares_in_top(const RankedCounts& counts, std::size_t k);

} // namespace clusterbridge

#pragma once
#include "analysis/recommend_model.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What came after a date: whom a back-test judges, and which of them began to work together.
namespace clusterbridge {

struct JudgingOptions {
    std::size_t min_participations = 2;
    double recent_years = 0;          ///< the last participation at most so long before the split; 0 = any time
    std::vector<std::string> ends;    ///< types judged beside all but programmes and agencies; "all"
    bool by_model = false;            ///< judge exactly those whom the model may recommend, whatever they did before
    std::vector<std::string> regions; ///< a class of pairs of its own for each
    ViewOptions view;
};

enum class Standing : std::uint8_t {
    outside, ///< not judged
    single,  ///< exactly one multi-partner participation: judged in a class of its own
    judged
};

/// Nodes are those of `RecommendModel::known`.
struct BacktestTruth {
    NodeColumn<Standing> standing;
    std::vector<NodeId> pool; ///< all that do not stand outside, ascending
    std::size_t judged = 0, single = 0;
    /// Pairs of the pool that were not tied before the split and began to work together in the window; source < target,
    /// ascending. `records` of pair p: [record_offsets[p], record_offsets[p + 1]), test records that name both.
    struct Pair {
        NodeId source{}, target{};
        friend auto operator<=>(const Pair&, const Pair&) = default;
    };
    std::vector<Pair> began;
    std::vector<std::uint32_t> record_offsets{0};
    std::vector<std::uint32_t> records;
    std::size_t test_records = 0; ///< projects (and rows of ties) of the window that touch the pool
    std::size_t all_began = 0;    ///< all pairs of the data that began to work together in the window

    std::span<const std::uint32_t> records_of(std::size_t pair) const {
        return std::span(records).subspan(record_offsets[pair], record_offsets[pair + 1] - record_offsets[pair]);
    }
    bool holds(NodeId source, NodeId target) const;
};

/// Counts participations before `model.as_of` (multi-partner projects and rows of ties) and finds the pairs whose first
/// joint record starts in [as_of, until). Only `model.known` decides who is judged; later rows only say who began.
/// Cost O(rows + sum of k^2 over projects of the window).
BacktestTruth find_truth(const Network& network, const RecommendModel& model, Date until,
                         const JudgingOptions& options);

/// Kinds of pairs that are judged each for itself; a pair may be of several.
class PairClasses {
  public:
    /// Throws `Error` (usage) for more than 28 regions.
    PairClasses(const RecommendModel& model, const BacktestTruth& truth, const std::vector<std::string>& regions);

    /// "all", "tech_transfer", "cross_cluster", "single_participation", "region:NAME" ...
    const std::vector<std::string>& names() const { return names_; }
    /// Bit c: the pair is of class c.
    std::uint32_t of(NodeId i, NodeId j) const {
        const std::uint32_t a = traits_[i];
        const std::uint32_t b = traits_[j];
        if (((a & b) & kJudged) == 0)
            return 1U << kSingle;
        std::uint32_t classes = 1U << kAll;
        if (((a & kResearch) != 0 && (b & kCompany) != 0) || ((b & kResearch) != 0 && (a & kCompany) != 0))
            classes |= 1U << kTransfer;
        if (across_groups(i, j))
            classes |= 1U << kCross;
        return classes | (((a & b) >> kRegionBits) << kFirstRegion);
    }
    static constexpr std::uint32_t kAll = 0, kTransfer = 1, kCross = 2, kSingle = 3, kFirstRegion = 4;

  private:
    static constexpr std::uint32_t kJudged = 1, kResearch = 2, kCompany = 4, kRegionBits = 4;
    static constexpr std::uint32_t kNoGroup = 0xFFFFFFFFU, kSeveral = 0xFFFFFFFEU;
    bool across_groups(NodeId i, NodeId j) const {
        const std::uint32_t a = group_[i];
        const std::uint32_t b = group_[j];
        if (a == kNoGroup || b == kNoGroup)
            return false;
        return a == kSeveral || b == kSeveral ? !model_.groups.share_group(i, j) : a != b;
    }
    const RecommendModel& model_;
    std::vector<std::string> names_;
    NodeColumn<std::uint32_t> traits_, group_;
};

} // namespace clusterbridge

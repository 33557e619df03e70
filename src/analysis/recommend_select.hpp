#pragma once
#include "analysis/recommend_model.hpp"

#include <functional>
#include <span>
#include <vector>

namespace clusterbridge {

/// A scored pair of `RecommendModel::known`; source < target.
struct Candidate {
    double score = 0;
    NodeId source{}, target{};
};
/// By score, ties by ids: a strict total order, so that no list depends on the order in which pairs are met.
struct BetterCandidate {
    bool operator()(const Candidate& a, const Candidate& b) const {
        if (a.score != b.score)
            return a.score > b.score;
        return a.source != b.source ? a.source < b.source : a.target < b.target;
    }
};

struct SelectedList {
    std::vector<Candidate> rows; ///< best first
    std::size_t candidates = 0;  ///< eligible pairs with R > 0 (for `for_id`: those of that organisation)
};

/// Whether a candidate stays in the finished list.
using CandidateFilter = std::function<bool(const Candidate&)>;

/// Scores all pairs once and fills every list. A capped list may need the scoring again, restricted to organisations
/// that still have room, until its walk is complete (it is exact). `for_node` holds, per list, the organisation of
/// `for_id`, or kNoNode; `absent` marks lists that stay empty. A list of all pairs without a cap keeps only what passes
/// its filter in `keep` (empty: everything); the others are filtered by the caller, who walked their whole length. More
/// than 5,000,000 rows are an `Error` (usage) that says how to ask for fewer.
std::vector<SelectedList> select_candidates(const RecommendModel& model, std::span<const RecommendOptions> lists,
                                            std::span<const NodeId> for_node, std::span<const std::uint8_t> absent,
                                            const RunControl& run, std::size_t round_size = 0,
                                            std::span<const CandidateFilter> keep = {});

} // namespace clusterbridge

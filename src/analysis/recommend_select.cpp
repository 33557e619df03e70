#include "analysis/recommend_select.hpp"

#include "analysis/recommend_walk.hpp"

namespace clusterbridge {
namespace {

/// Pairs with a common partner, by the score of what is known of both.
struct HistoryScorer {
    static constexpr bool kFromBothEnds = true;
    using Scratch = ScoreScratch;
    const RecommendModel& model;

    Scratch make_scratch() const { return model.make_score_scratch(); }
    bool source(NodeId v) const { return model.may_end[v] != 0; }
    template <class Use> void visit(NodeId v, bool whole, Scratch& scratch, Use&& use) const {
        const NodeId first = whole ? node(0) : node(index(v) + 1);
        model.visit_scores(v, first, scratch, use);
    }
};

} // namespace

std::vector<SelectedList> select_candidates(const RecommendModel& model, std::span<const RecommendOptions> lists,
                                            std::span<const NodeId> for_node, std::span<const std::uint8_t> absent,
                                            const RunControl& run, std::size_t round_size,
                                            std::span<const CandidateFilter> keep) {
    return recommend_walk::select_by(HistoryScorer{model}, model, lists, for_node, absent, run, round_size, keep);
}

} // namespace clusterbridge

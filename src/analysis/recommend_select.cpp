#include "analysis/recommend_select.hpp"

#include "analysis/recommend_walk.hpp"

namespace clusterbridge {
namespace {

/// Pairs with a common partner, by the score of what is known of both.
struct HistoryScorer {
    static constexpr bool kFromBothEnds = true;
    struct Scratch {
        TwoHop::Scratch two_hop;
        ThemeGravity::Scratch gravity;
    };
    const RecommendModel& model;

    Scratch make_scratch() const { return {model.two_hop.make_scratch(), model.gravity.make_scratch()}; }
    bool source(NodeId v) const { return model.may_end[v] != 0; }
    template <class Use> void visit(NodeId v, bool whole, Scratch& scratch, Use&& use) const {
        model.gravity.load(v, scratch.gravity);
        const NodeId first = whole ? node(0) : node(index(v) + 1);
        model.two_hop.visit(v, first, scratch.two_hop, [&](NodeId j, double r) {
            if (model.may_end[j] == 0 || model.family[v] == model.family[j])
                return;
            const double g = model.gravity.of(scratch.gravity, j);
            use(j, opportunity_score(r, g, model.affinity(v, j)));
        });
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

#include "analysis/comparison.hpp"

#include <algorithm>
#include <utility>

namespace clusterbridge {
namespace {

RunControl begin(const StateOptions& options, const std::string& step) {
    return options.begin ? options.begin(step) : RunControl{};
}

void take_ranks(RankTable table, ReviewState& state) {
    state.betweenness = std::move(table.betweenness);
    if (table.betweenness_rank_low.empty())
        return;
    state.rank = std::move(table.betweenness_rank);
    state.low = std::move(table.betweenness_rank_low);
    state.high = std::move(table.betweenness_rank_high);
}

} // namespace

ReviewState make_state(Network network, const StateOptions& options, std::vector<Sentence>* notes) {
    ReviewState state;
    state.network = std::move(network);
    state.view = make_view(state.network, options.view, begin(options, "projection"));
    CommunityStudy study =
        study_communities(state.network, state.view, options.communities, begin(options, "communities"));
    RankOptions ranks = options.ranks;
    ranks.metrics = {"betweenness"};
    if (options.with_ranks)
        ranks.metrics.insert({"betweenness_rank", "betweenness_rank_low", "betweenness_rank_high"});
    RankTable table =
        rank_organisations(state.network, state.view, study.partition, ranks, begin(options, "betweenness"));
    if (notes != nullptr)
        notes->insert(notes->end(), table.notes.begin(), table.notes.end());
    take_ranks(std::move(table), state);
    GapOptions gaps = options.gaps;
    gaps.communities = &study;
    state.gaps = cells_of(study_gaps(state.network, state.view, gaps, begin(options, "gaps")));
    const std::string by = gaps.group_by.empty() ? default_grouping(state.network) : gaps.group_by;
    if (grouping_of(by) == "community")
        state.groups.kind = "community"; // found anew each time: nothing to compare by
    else
        state.groups = group_by(state.network, by);
    const auto is_initiative = [](const Organisation& o) { return o.kind == ActorKind::cluster_initiative; };
    if (std::any_of(state.network.organisations.begin(), state.network.organisations.end(), is_initiative))
        state.clusters =
            past_of(state.network, study_clusters(state.network, state.view, {options.view, options.ranks.seed},
                                                  begin(options, "clusters")));
    for (const CommunityName& name : study.names)
        state.community_names.push_back(name.text);
    state.partition = std::move(study.partition);
    state.certainty = std::move(study.certainty);
    return state;
}

} // namespace clusterbridge

#pragma once
#include "analysis/recommendation.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace clusterbridge {

struct IntroductionOptions {
    std::size_t budget = 0;              ///< so many new ties
    bool every_pair = false;             ///< candidates: all pairs that are not tied, instead of those of `recommend`
    std::optional<PairKind> kind;        ///< tech_transfer or cross_cluster: those and `both`
    std::size_t per_organisation = 0;    ///< an organisation stands in at most so many; 0 = no limit
    std::size_t per_theme = 0;           ///< a theme that both ends have stands in at most so many; 0 = no limit
    RecommendOptions recommend;          ///< as_of, ends, group_by, seed, view
    std::size_t exact_up_to = 5000;      ///< organisations; above, distances start from sampled sources
    std::size_t every_pair_up_to = 2000; ///< organisations; above, every pair takes too long
    std::size_t sources = 512;
    std::size_t most_candidates = 2000000, most_sampled = 20000; ///< the best of `recommend` by score
};

struct Introduction {
    NodeId source{}, target{};   ///< ids: source < target
    double gain = 0;             ///< increase of the mean of 1/d over all pairs, the ties above it being there
    NodeId introducer = kNoNode; ///< the strongest common partner that is left; none where there is none
};

struct Introductions {
    std::vector<Introduction> ties;   ///< in the order they were chosen
    std::size_t candidates = 0;       ///< pairs that were looked at
    std::size_t candidates_found = 0; ///< before the list was cut to the best
    bool sampled = false;
    std::vector<Sentence> notes;
};

/// The new ties that bridge most: greedily, each the candidate with the largest gain once those before it exist, until
/// the budget is spent or no candidate gains anything. Candidates are those that `recommend` lists in `known`, the
/// network as it is, without organisations that `changed` has not, and without pairs that are tied there; distances are
/// those of `changed` (`view` is made from it). With `every_pair`, all pairs of organisations of `changed`; `ends`
/// counts there only if it names types. Equal gains: the pair whose ids come first. The objective is not submodular, so
/// the usual share of 1 - 1/e of the best is not promised (docs/methods/bridging.md). Exact up to `exact_up_to`
/// organisations (metrics/bridging.hpp), above by metrics/impact.hpp, recomputed after every tie. Nodes of the result
/// are those of `changed`. Errors (usage): as `recommend`; every_pair above `every_pair_up_to` organisations.
Introductions propose_introductions(const Network& known, const Network& changed, const GraphView& view,
                                    const IntroductionOptions& options, const RunControl& run = {});

} // namespace clusterbridge

#pragma once
#include "analysis/duplicates.hpp"
#include "base/language.hpp"
#include "base/run_control.hpp"
#include "graph/graph_view.hpp"
#include "graph/network.hpp"

#include <cstddef>
#include <vector>

namespace clusterbridge {

/// A place in a ranking, 1 = highest, ties share the best.
struct DuplicateRanks {
    std::size_t degree_rank = 0, betweenness_rank = 0;
    std::size_t partners = 0; ///< distinct neighbours
    double betweenness = 0;   ///< normalised over pairs
};

/// What merging one doubtful pair would change.
struct DuplicateEffect {
    NodeId a{}, b{};
    DuplicateRanks before_a, before_b, merged;
    std::size_t shared_partners = 0; ///< counted twice now
    bool tied = false;               ///< the two have a tie, which would vanish
    Sentence text;                   ///< one or two sentences with full stops
};

struct DuplicateEffectOptions {
    std::size_t most = 10; ///< pairs that are computed
    ViewOptions view;
    /// Above nodes * ties of this size betweenness is left out and only degree is compared (betweenness ranks are 0).
    double most_work = 5e7;
};

/// What merging would change in the rankings by partners and by betweenness, for the pairs with the highest stakes: by
/// the smaller of the two degrees times the score; pairs below 0.8, possible parts and isolated ends are left out. Each
/// pair on its own, the rest of the network as it is. In the order of the stakes, highest first, ties by a and b. Cost:
/// a merged graph and, where the network is small enough, one betweenness (O(n m)) for each pair.
std::vector<DuplicateEffect> duplicate_effects(const Network& network, const DuplicateStudy& study,
                                               const DuplicateEffectOptions& options = {}, const RunControl& run = {});

} // namespace clusterbridge

#include "analysis/duplicate_effects.hpp"

#include "base/wording.hpp"
#include "graph/merge_organisations.hpp"
#include "metrics/betweenness.hpp"

#include <algorithm>
#include <string>

namespace clusterbridge {
namespace {

/// The values a ranking is made of.
struct Standing {
    NodeColumn<std::size_t> partners;
    NodeColumn<double> betweenness; ///< empty where the network is too large
};

Standing standing_of(const GraphView& view, double most_work, const RunControl& run) {
    Standing standing;
    const std::size_t n = view.graph.node_count();
    standing.partners = NodeColumn<std::size_t>(n);
    for (std::size_t i = 0; i < n; ++i)
        standing.partners[node(i)] = view.graph.degree(node(i));
    if (static_cast<double>(n) * static_cast<double>(view.graph.edge_count()) <= most_work) {
        standing.betweenness = betweenness(view.graph, run);
        settle_ties(standing.betweenness);
    }
    return standing;
}

template <class Value> std::size_t rank_of(const NodeColumn<Value>& values, NodeId v) {
    const auto above = std::count_if(values.begin(), values.end(), [&](const Value& x) { return x > values[v]; });
    return static_cast<std::size_t>(above) + 1;
}

DuplicateRanks ranks_of(const Standing& standing, NodeId v) {
    DuplicateRanks ranks;
    ranks.partners = standing.partners[v];
    ranks.degree_rank = rank_of(standing.partners, v);
    if (!standing.betweenness.empty()) {
        ranks.betweenness = standing.betweenness[v];
        ranks.betweenness_rank = rank_of(standing.betweenness, v);
    }
    return ranks;
}

Sentence words_of(const Network& network, const DuplicateEffect& effect) {
    const auto sentence = [&](Language language) {
        const auto number = [&](std::size_t value) { return whole_number(value, language); };
        const std::string a = in_quotes(network.organisations[effect.a].name(), language);
        const std::string b = in_quotes(network.organisations[effect.b].name(), language);
        const bool de = language == Language::de;
        std::string text = filled(
            de ? "Wären {a} und {b} eine Organisation, hätte sie {partners} Partner und stünde nach Partnern auf Rang "
                 "{rank} "
                 "(jetzt {rank_a} und {rank_b})"
               : "If {a} and {b} were one organisation, it would have {partners} partners and stand at rank {rank} by "
                 "partners (now {rank_a} and {rank_b})",
            {{"a", a},
             {"b", b},
             {"partners", number(effect.merged.partners)},
             {"rank", number(effect.merged.degree_rank)},
             {"rank_a", number(effect.before_a.degree_rank)},
             {"rank_b", number(effect.before_b.degree_rank)}});
        if (effect.merged.betweenness_rank > 0)
            text += filled(de ? ", nach Vermittlung (Betweenness) auf Rang {rank} (jetzt {rank_a} und {rank_b})"
                              : ", by brokerage (betweenness) at rank {rank} (now {rank_a} and {rank_b})",
                           {{"rank", number(effect.merged.betweenness_rank)},
                            {"rank_a", number(effect.before_a.betweenness_rank)},
                            {"rank_b", number(effect.before_b.betweenness_rank)}});
        text += ".";
        if (effect.shared_partners == 1)
            text += de ? " Ein Partner zählt jetzt doppelt." : " One partner counts twice now.";
        if (effect.shared_partners > 1)
            text += filled(de ? " {n} Partner zählen jetzt doppelt." : " {n} partners count twice now.",
                           {{"n", number(effect.shared_partners)}});
        if (effect.tied)
            text += de ? " Die Verbindung zwischen beiden entfiele." : " The tie between the two would vanish.";
        return text;
    };
    return {sentence(Language::en), sentence(Language::de)};
}

DuplicateEffect effect_of(const Network& network, const GraphView& view, const Standing& before, NodeId a, NodeId b,
                          const DuplicateEffectOptions& options, const RunControl& run) {
    DuplicateEffect effect;
    effect.a = a;
    effect.b = b;
    effect.before_a = ranks_of(before, a);
    effect.before_b = ranks_of(before, b);
    std::vector<NodeId> partners;
    for (const Arc arc : view.graph.arcs(a)) {
        partners.push_back(arc.to);
        effect.tied = effect.tied || arc.to == b;
    }
    std::sort(partners.begin(), partners.end());
    for (const Arc arc : view.graph.arcs(b))
        if (std::binary_search(partners.begin(), partners.end(), arc.to))
            ++effect.shared_partners;
    NodeColumn<NodeId> into(network.size());
    for (std::size_t i = 0; i < network.size(); ++i)
        into[node(i)] = node(i);
    into[b] = a;
    const MergeResult merged = merged_into(network, into, Facts::keep);
    const Standing after = standing_of(make_view(merged.network, options.view, run),
                                       before.betweenness.empty() ? -1 : options.most_work, run);
    effect.merged = ranks_of(after, a); // a < b, so a keeps its number
    effect.text = words_of(network, effect);
    return effect;
}

} // namespace

std::vector<DuplicateEffect> duplicate_effects(const Network& network, const DuplicateStudy& study,
                                               const DuplicateEffectOptions& options, const RunControl& run) {
    const GraphView view = make_view(network, options.view, run);
    struct Stake {
        double stake;
        NodeId a, b;
    };
    constexpr double kWorthwhile = 0.8; // below, a merger is too unlikely to tell people of it
    std::vector<Stake> stakes;
    for (const DuplicatePair& pair : study.pairs) {
        const std::size_t least = std::min(view.graph.degree(pair.a), view.graph.degree(pair.b));
        if (least > 0 && pair.score >= kWorthwhile && !pair.may_be_part)
            stakes.push_back({static_cast<double>(least) * pair.score, pair.a, pair.b});
    }
    std::sort(stakes.begin(), stakes.end(), [](const Stake& x, const Stake& y) {
        return x.stake != y.stake ? x.stake > y.stake : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    if (stakes.size() > options.most)
        stakes.resize(options.most);
    std::vector<DuplicateEffect> effects;
    if (stakes.empty())
        return effects;
    const Standing before = standing_of(view, options.most_work, run);
    for (const Stake& stake : stakes) {
        run.throw_if_stopped();
        effects.push_back(effect_of(network, view, before, stake.a, stake.b, options, run));
    }
    return effects;
}

} // namespace clusterbridge

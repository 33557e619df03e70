#include "analysis/introductions.hpp"

#include "analysis/recommend_model.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "metrics/bridging.hpp"
#include "metrics/impact.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kBlocks = 64;

using Pair = std::pair<NodeId, NodeId>;

struct Scored {
    double score = 0;
    Pair pair;
};

/// Nodes of the changed network for those of the model's; kNoNode for who is gone.
NodeColumn<NodeId> nodes_in(const Network& changed, const RecommendModel& model) {
    NodeColumn<NodeId> place(model.known->size(), kNoNode);
    for (std::size_t v = 0; v < place.size(); ++v)
        place[node(v)] = changed.find(model.known->organisations[node(v)].id);
    return place;
}

bool of_kind(const RecommendModel& model, std::optional<PairKind> kind, NodeId i, NodeId j) {
    if (!kind)
        return true;
    const PairKind is = model.kind(i, j);
    return is == *kind || is == PairKind::both;
}

bool better(const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.pair < b.pair;
}

/// The best `most`, in no order.
void keep_best(std::vector<Scored>& all, std::size_t most) {
    if (all.size() <= most)
        return;
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(), better);
    all.resize(most);
}

/// The best `most` of what `recommend` would list, in nodes of the changed network; `found` counts all.
std::vector<Scored> recommended(const RecommendModel& model, const NodeColumn<NodeId>& place, const Graph& graph,
                                std::optional<PairKind> kind, std::size_t most, std::size_t& found,
                                const RunControl& run) {
    struct Part {
        std::vector<Scored> best;
        std::size_t found = 0;
    };
    std::vector<Part> parts(kBlocks);
    for_blocks(
        kBlocks, run, [&] { return model.make_score_scratch(); },
        [&](std::size_t block, ScoreScratch& scratch) {
            const auto range = block_range(block, kBlocks, place.size());
            Part& part = parts[block];
            for (std::size_t v = range.first; v < range.last; ++v) {
                const NodeId i = node(v);
                if (place[i] == kNoNode || model.may_end[i] == 0)
                    continue;
                model.visit_scores(i, node(v + 1), scratch, [&](NodeId j, double score) {
                    if (place[j] == kNoNode || graph.adjacent(place[i], place[j]) || !of_kind(model, kind, i, j))
                        return;
                    part.best.push_back({score, std::minmax(place[i], place[j])});
                    ++part.found;
                });
                if (part.best.size() > 2 * most)
                    keep_best(part.best, most);
            }
        });
    std::vector<Scored> all;
    for (const Part& part : parts) {
        all.insert(all.end(), part.best.begin(), part.best.end());
        found += part.found;
    }
    keep_best(all, most);
    return all;
}

/// Nodes of the model for those of the changed network.
std::vector<NodeId> known_nodes(const NodeColumn<NodeId>& place, std::size_t changed) {
    std::vector<NodeId> known(changed, kNoNode);
    for (std::size_t v = 0; v < place.size(); ++v)
        if (place[node(v)] != kNoNode)
            known[index(place[node(v)])] = node(v);
    return known;
}

/// All pairs that are not tied.
std::vector<Pair> every_pair(const RecommendModel& model, const NodeColumn<NodeId>& place, const Graph& graph,
                             const IntroductionOptions& options) {
    const std::vector<NodeId> known = known_nodes(place, graph.node_count());
    const bool limited = !options.recommend.ends.empty();
    const auto may_end = [&](std::size_t v) {
        return !limited || (known[v] != kNoNode && model.may_end[known[v]] != 0);
    };
    std::vector<Pair> pairs;
    for (std::size_t u = 0; u < graph.node_count(); ++u)
        for (std::size_t v = u + 1; may_end(u) && v < graph.node_count(); ++v) {
            if (!may_end(v) || graph.adjacent(node(u), node(v)))
                continue;
            const bool both_known = known[u] != kNoNode && known[v] != kNoNode;
            if (!options.kind || (both_known && of_kind(model, options.kind, known[u], known[v])))
                pairs.emplace_back(node(u), node(v));
        }
    return pairs;
}

std::vector<Pair> pairs_of(const std::vector<Scored>& scored) {
    std::vector<Pair> pairs;
    pairs.reserve(scored.size());
    for (const Scored& one : scored)
        pairs.push_back(one.pair);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::vector<Symbol> shared_themes(const Network& network, Pair pair) {
    const auto a = network.lists.get(network.organisations[pair.first].themes());
    const auto b = network.lists.get(network.organisations[pair.second].themes());
    std::vector<Symbol> shared;
    for (const Symbol theme : a)
        if (std::find(b.begin(), b.end(), theme) != b.end())
            shared.push_back(theme);
    return shared;
}

/// What is left of the limits.
class Limits {
  public:
    Limits(const Network& network, const IntroductionOptions& options)
        : network_(network), options_(options), of_organisation_(network.size(), 0) {}

    bool allow(Pair pair) const {
        const std::size_t each = options_.per_organisation;
        if (each > 0 && (of_organisation_[pair.first] >= each || of_organisation_[pair.second] >= each))
            return false;
        if (options_.per_theme == 0)
            return true;
        const auto themes = shared_themes(network_, pair);
        return std::none_of(themes.begin(), themes.end(), [&](Symbol theme) {
            const auto at = of_theme_.find(theme);
            return at != of_theme_.end() && at->second >= options_.per_theme;
        });
    }
    void take(Pair pair) {
        ++of_organisation_[pair.first];
        ++of_organisation_[pair.second];
        for (const Symbol theme : shared_themes(network_, pair))
            ++of_theme_[theme];
    }

  private:
    const Network& network_;
    const IntroductionOptions& options_;
    NodeColumn<std::size_t> of_organisation_;
    std::map<Symbol, std::size_t> of_theme_;
};

void choose_exactly(const GraphView& view, std::vector<Pair> candidates, const IntroductionOptions& options,
                    Limits& limits, Introductions& result, const RunControl& run) {
    Bridging bridging(view.graph, std::move(candidates), run);
    const auto allowed = [&](std::size_t c) { return limits.allow(bridging.candidates()[c]); };
    while (result.ties.size() < options.budget) {
        const auto best = bridging.best(allowed, run);
        if (!best)
            return;
        const Pair pair = bridging.candidates()[best->candidate];
        result.ties.push_back({pair.first, pair.second, best->gain, kNoNode});
        limits.take(pair);
        bridging.add(best->candidate, run);
        run.report(result.ties.size(), options.budget);
    }
}

void choose_by_samples(const GraphView& view, const std::vector<Pair>& candidates, const IntroductionOptions& options,
                       Limits& limits, Introductions& result, const RunControl& run) {
    std::vector<Pair> ends;
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e)
        ends.push_back(view.graph.ends(edge(e)));
    ImpactOptions impact;
    impact.exact_up_to = 0;
    impact.sources = options.sources;
    impact.seed = options.recommend.seed;
    RunControl silent = run;
    silent.progress = {};
    while (result.ties.size() < options.budget) {
        const Graph graph = Graph::from_edges(view.graph.node_count(), ends);
        const ImpactResult gains = impact_of_ties(graph, candidates, impact, silent);
        std::optional<std::size_t> best;
        for (std::size_t c = 0; c < candidates.size(); ++c)
            if (gains.gain[c] > 0 && limits.allow(candidates[c]) && (!best || gains.gain[c] > gains.gain[*best]))
                best = c;
        if (!best)
            return;
        result.ties.push_back({candidates[*best].first, candidates[*best].second, gains.gain[*best], kNoNode});
        limits.take(candidates[*best]);
        ends.push_back(candidates[*best]);
        run.report(result.ties.size(), options.budget);
    }
}

/// Who of those that are left could introduce the two best.
void name_introducers(const RecommendModel& model, const NodeColumn<NodeId>& place, std::size_t changed,
                      std::vector<Introduction>& ties) {
    const std::vector<NodeId> known = known_nodes(place, changed);
    for (Introduction& tie : ties) {
        const NodeId i = known[index(tie.source)], j = known[index(tie.target)];
        if (i == kNoNode || j == kNoNode)
            continue;
        for (const TwoHopShare& share : model.two_hop.shares(i, j))
            if (place[share.through] != kNoNode) {
                tie.introducer = place[share.through];
                break;
            }
    }
}

void refuse_every_pair(std::size_t organisations, std::size_t most) {
    const std::string found = std::to_string(organisations);
    const std::string allowed = std::to_string(most);
    throw Error(ErrorCode::usage,
                {"--candidates all looks at every pair, which is possible up to " + allowed + " organisations; found " +
                     found + "; leave it out, or cut the network with filters",
                 "--candidates all sieht sich jedes Paar an, was bis " + allowed + " Organisationen geht; gefunden: " +
                     found + "; lassen Sie es weg oder verkleinern Sie das Netz mit Filtern"});
}

void add_notes(const Network& changed, const IntroductionOptions& options, Introductions& result) {
    if (result.sampled)
        result.notes.push_back({"gains are estimated from " + std::to_string(options.sources) +
                                    " organisations as starting points, because there are more than " +
                                    std::to_string(options.exact_up_to),
                                "die Gewinne sind von " + std::to_string(options.sources) +
                                    " Organisationen aus geschätzt, weil es mehr als " +
                                    std::to_string(options.exact_up_to) + " gibt"});
    if (result.candidates < result.candidates_found)
        result.notes.push_back({"of " + std::to_string(result.candidates_found) + " pairs with a common partner, the " +
                                    std::to_string(result.candidates) + " with the best score were looked at",
                                "von " + std::to_string(result.candidates_found) +
                                    " Paaren mit gemeinsamem Partner wurden die " + std::to_string(result.candidates) +
                                    " mit dem besten Punktwert geprüft"});
    const auto has_themes = [](const Organisation& o) { return o.themes() != ListId{}; };
    if (options.per_theme > 0 && std::none_of(changed.organisations.begin(), changed.organisations.end(), has_themes))
        result.notes.push_back({"--per-theme limits nothing: no organisation has a theme",
                                "--per-theme begrenzt nichts: Keine Organisation hat ein Thema"});
    if (result.ties.size() < options.budget) {
        const std::string found = std::to_string(result.ties.size()), asked = std::to_string(options.budget);
        result.notes.push_back(
            {found + " of " + asked + " ties are proposed: no further candidate within the limits would gain anything",
             found + " von " + asked +
                 " Verbindungen werden vorgeschlagen: Kein weiteres Paar innerhalb der Grenzen "
                 "brächte etwas"});
    }
}

} // namespace

Introductions propose_introductions(const Network& known, const Network& changed, const GraphView& view,
                                    const IntroductionOptions& options, const RunControl& run) {
    Introductions result;
    result.sampled = changed.size() > options.exact_up_to;
    if (options.every_pair && changed.size() > options.every_pair_up_to)
        refuse_every_pair(changed.size(), options.every_pair_up_to);
    RunControl silent = run;
    silent.progress = {};
    const RecommendModel model = make_recommend_model(known, options.recommend, silent);
    const NodeColumn<NodeId> place = nodes_in(changed, model);
    std::vector<Pair> candidates;
    if (options.every_pair) {
        candidates = every_pair(model, place, view.graph, options);
        result.candidates_found = candidates.size();
    } else {
        const std::size_t most = result.sampled ? options.most_sampled : options.most_candidates;
        candidates =
            pairs_of(recommended(model, place, view.graph, options.kind, most, result.candidates_found, silent));
    }
    result.candidates = candidates.size();
    Limits limits(changed, options);
    if (result.sampled)
        choose_by_samples(view, candidates, options, limits, result, run);
    else
        choose_exactly(view, std::move(candidates), options, limits, result, run);
    name_introducers(model, place, changed.size(), result.ties);
    add_notes(changed, options, result);
    return result;
}

} // namespace clusterbridge

#include "analysis/recommendation.hpp"

#include "analysis/newcomer_reasons.hpp"
#include "analysis/newcomers.hpp"
#include "analysis/portraits.hpp"
#include "analysis/recommend_explain.hpp"
#include "analysis/recommend_filter.hpp"
#include "analysis/recommend_model.hpp"
#include "analysis/recommend_probability.hpp"
#include "analysis/recommend_select.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "metrics/impact.hpp"

#include <algorithm>
#include <memory>

namespace clusterbridge {
namespace {

constexpr std::size_t kRowBlocks = 256;
/// Lists for one organisation and lists of the best of each explain all of their rows, up to this many.
constexpr std::size_t kExplainedWhole = 10'000;

void shorten(const RecommendModel& model, const RecommendOptions& options, std::vector<Candidate>& rows,
             RecommendationList& list) {
    const ListFilter filter(*model.known, options);
    if (filter.empty())
        return;
    const std::size_t before = rows.size();
    std::erase_if(rows, [&](const Candidate& c) { return !filter.fits(model, c); });
    if (rows.size() < before && options.top > 0 && before == options.top)
        list.notes.push_back({std::to_string(rows.size()) + " of the best " + std::to_string(before) +
                                  " pairs pass the filters of the list; --top all looks through every pair",
                              std::to_string(rows.size()) + " der besten " + std::to_string(before) +
                                  " Paare passen zu den Filtern der Liste; --top all sieht alle Paare durch"});
}

std::size_t explained_rows(const RecommendOptions& options, std::size_t rows) {
    const bool whole = options.explained > 0 && (options.for_id || options.each > 0);
    return std::min(rows, whole ? std::max(options.explained, kExplainedWhole) : options.explained);
}

/// The rows of one list before they become sentences: pairs with common partners, then those of newcomers.
struct Chosen {
    std::vector<Candidate> history, profile;
    std::size_t explained_history = 0, explained_profile = 0;
    std::vector<std::uint8_t> portrayed; ///< by row of `history`, instead of `explained_history`

    std::size_t size() const { return history.size() + profile.size(); }
    const Candidate& at(std::size_t k) const { return k < history.size() ? history[k] : profile[k - history.size()]; }
    bool is_profile(std::size_t k) const { return k >= history.size(); }
    bool is_explained(std::size_t k) const {
        if (is_profile(k))
            return k - history.size() < explained_profile;
        return portrayed.empty() ? k < explained_history : portrayed[k] != 0;
    }
};

RecommendationList make_list(const Network& network, const RecommendModel& model, const NewcomerModel* newcomers,
                             const RecommendOptions& options, RecommendationList list, const Chosen& chosen,
                             const GroupContacts& contacts, const RunControl& run) {
    list.as_of = model.as_of;
    list.group_by = model.groups.kind;
    list.themes_known = model.themes_known;
    list.dates_known = model.dates_known;
    list.evidence_counts = model.evidence_counts();
    for (std::size_t i = 0; i < model.known->size(); ++i) {
        const std::string& then = model.known->organisations[node(i)].name();
        if (const NodeId today = model.original[node(i)]; network.organisations[today].name() != then)
            list.former_names.emplace(today, then);
    }
    list.rows.resize(chosen.size());
    const std::size_t blocks = std::min(kRowBlocks, chosen.size());
    run_blocks(blocks, run, [&](std::size_t block, std::size_t) {
        const auto range = block_range(block, blocks, chosen.size());
        for (std::size_t k = range.first; k < range.last; ++k) {
            Recommendation& row = list.rows[k];
            row = describe(model, contacts, chosen.at(k));
            row.basis = chosen.is_profile(k) ? Basis::profile : Basis::history;
            if (!chosen.is_explained(k))
                continue;
            if (chosen.is_profile(k))
                explain_newcomer(*newcomers, chosen.at(k), options.language, row);
            else {
                explain(model, chosen.at(k), options.language, row);
                if (!chosen.portrayed.empty())
                    explain_turned(model, chosen.at(k), options.language, row);
            }
        }
    });
    if (!chosen.portrayed.empty())
        return list;
    const std::size_t explained = std::max(chosen.explained_history, chosen.explained_profile);
    if (explained > 0 && chosen.explained_history + chosen.explained_profile < chosen.size())
        list.notes.push_back(
            {"impact, reasons and evidence are given for the first " + std::to_string(explained) + " rows",
             "Wirkung, Gründe und Belege stehen bei den ersten " + std::to_string(explained) + " Zeilen"});
    return list;
}

/// Finds the rows of portraits; only these are explained.
void portray(const RecommendModel& model, const RecommendOptions& options, Chosen& chosen, RecommendationList& list) {
    if (!options.portraits)
        return;
    list.portraits = choose_portraits(model, chosen.history, *options.portraits);
    chosen.portrayed.assign(chosen.history.size(), 0);
    for (const auto* portraits : {&list.portraits.organisations, &list.portraits.themes})
        for (const Portrait& portrait : *portraits)
            for (const std::size_t row : portrait.rows)
                chosen.portrayed[row] = 1;
}

/// Impact of the explained rows of all lists, each pair once.
void add_impact(const RecommendModel& model, const std::vector<RecommendOptions>& options,
                const std::vector<Chosen>& chosen, std::vector<RecommendationList>& lists, const RunControl& run) {
    std::vector<std::pair<NodeId, NodeId>> pairs;
    for (const Chosen& list : chosen)
        for (std::size_t k = 0; k < list.size(); ++k)
            if (list.is_explained(k))
                pairs.emplace_back(list.at(k).source, list.at(k).target);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    if (pairs.empty())
        return;
    ImpactOptions impact;
    impact.seed = options.front().seed;
    const auto result = impact_of_ties(model.view.graph, pairs, impact, run);
    for (std::size_t l = 0; l < lists.size(); ++l) {
        for (std::size_t k = 0; k < chosen[l].size(); ++k) {
            if (!chosen[l].is_explained(k))
                continue;
            const Candidate& c = chosen[l].at(k);
            const auto at = std::lower_bound(pairs.begin(), pairs.end(), std::pair(c.source, c.target));
            lists[l].rows[k].impact = result.gain[static_cast<std::size_t>(at - pairs.begin())];
            lists[l].impact_sampled = result.sampled;
        }
        if (lists[l].impact_sampled)
            lists[l].cautions.push_back({"impact is estimated from " + std::to_string(result.sources) + " of " +
                                             std::to_string(model.known->size()) + " organisations",
                                         "die Wirkung ist aus " + std::to_string(result.sources) + " von " +
                                             std::to_string(model.known->size()) + " Organisationen geschätzt"});
    }
}

/// Which lists hold pairs with common partners, which hold newcomers.
struct Wanted {
    std::vector<std::uint8_t> no_history, no_profile;
    bool profiles = false; ///< of any list
};

Wanted wanted_lists(const std::vector<RecommendOptions>& options, const std::vector<NodeId>& for_node,
                    const std::vector<std::uint8_t>& absent, const NodeColumn<std::uint8_t>& newcomers) {
    Wanted wanted{absent, absent, false};
    for (std::size_t l = 0; l < options.size(); ++l) {
        const bool asked = for_node[l] != kNoNode && newcomers[for_node[l]] != 0;
        if (options[l].newcomers == Newcomers::only)
            wanted.no_history[l] = 1;
        if (options[l].newcomers == Newcomers::exclude && (!asked || options[l].newcomers_never))
            wanted.no_profile[l] = 1;
        wanted.profiles = wanted.profiles || wanted.no_profile[l] == 0;
    }
    return wanted;
}

std::vector<CandidateFilter> list_filters(const RecommendModel& model, const std::vector<RecommendOptions>& options) {
    std::vector<CandidateFilter> keep(options.size());
    for (std::size_t l = 0; l < options.size(); ++l)
        if (ListFilter filter(*model.known, options[l]); options[l].top == 0 && !filter.empty())
            keep[l] = [&model, filter = std::move(filter)](const Candidate& c) { return filter.fits(model, c); };
    return keep;
}

/// Pairs with common partners, and beside them the lists that probabilities are read off.
std::vector<SelectedList> history_lists(const RecommendModel& model, const std::vector<RecommendOptions>& options,
                                        std::vector<NodeId> for_node, std::vector<std::uint8_t> absent,
                                        std::vector<CandidateFilter> keep, Probabilities& probabilities,
                                        const RunControl& run) {
    std::vector<RecommendOptions> asked = options;
    probabilities.ask(asked);
    for_node.resize(asked.size(), kNoNode);
    absent.resize(asked.size(), 0);
    keep.resize(asked.size());
    auto selected = select_candidates(model, asked, for_node, absent, run, 0, keep);
    probabilities.hear(selected);
    return selected;
}

void check_agreement(const std::vector<RecommendOptions>& lists) {
    const RecommendOptions& a = lists.front();
    for (const RecommendOptions& b : lists)
        ensure(a.as_of == b.as_of && a.evidence_from == b.evidence_from && a.group_by == b.group_by &&
                   a.ends == b.ends && a.seed == b.seed && a.view.projection == b.view.projection &&
                   a.view.max_project_size == b.view.max_project_size,
               "lists of one scoring agree in as_of, group_by, ends, evidence, seed and view");
}

} // namespace

const char* key_of(PairKind kind) {
    switch (kind) {
    case PairKind::tech_transfer:
        return "tech_transfer";
    case PairKind::cross_cluster:
        return "cross_cluster";
    case PairKind::both:
        return "both";
    case PairKind::other:
        return "other";
    }
    return "";
}

std::vector<RecommendationList> recommend_lists(const Network& network, const std::vector<RecommendOptions>& options,
                                                const RunControl& run) {
    std::vector<RecommendationList> lists(options.size());
    if (options.empty())
        return lists;
    check_agreement(options);
    const RecommendModel model = make_recommend_model(network, options.front(), run);
    std::vector<NodeId> for_node(options.size(), kNoNode);
    std::vector<std::uint8_t> absent(options.size(), 0);
    for (std::size_t l = 0; l < options.size(); ++l)
        if (options[l].for_id) {
            for_node[l] = asked_organisation(network, model, options[l], lists[l]);
            absent[l] = for_node[l] == kNoNode ? 1 : 0;
        }
    const auto newcomer = find_newcomers(model, run);
    Wanted wanted = wanted_lists(options, for_node, absent, newcomer);
    std::unique_ptr<NewcomerModel> newcomers;
    if (wanted.profiles)
        newcomers = std::make_unique<NewcomerModel>(model, newcomer, run);
    const std::vector<CandidateFilter> keep = list_filters(model, options);
    Probabilities probabilities(network, model, options, wanted.no_history, run);
    auto history = history_lists(model, options, for_node, wanted.no_history, keep, probabilities, run);
    std::vector<SelectedList> profile(options.size());
    if (newcomers)
        profile = select_newcomers(*newcomers, options, for_node, wanted.no_profile, run, 0, keep);
    const GroupContacts contacts(model);
    std::vector<Chosen> chosen(options.size());
    for (std::size_t l = 0; l < options.size(); ++l) {
        lists[l].candidates = history[l].candidates;
        lists[l].newcomer_candidates = profile[l].candidates;
        for (const std::uint8_t is : newcomer)
            lists[l].newcomers += is;
        if (newcomers && for_node[l] != kNoNode)
            note_newcomer(*newcomers, for_node[l], lists[l]);
        shorten(model, options[l], history[l].rows, lists[l]);
        shorten(model, options[l], profile[l].rows, lists[l]);
        chosen[l] = {std::move(history[l].rows), std::move(profile[l].rows)};
        chosen[l].explained_history = explained_rows(options[l], chosen[l].history.size());
        chosen[l].explained_profile = explained_rows(options[l], chosen[l].profile.size());
        portray(model, options[l], chosen[l], lists[l]);
        lists[l] =
            make_list(network, model, newcomers.get(), options[l], std::move(lists[l]), chosen[l], contacts, run);
        probabilities.fill(options[l], chosen[l].history, lists[l]);
    }
    add_impact(model, options, chosen, lists, run);
    return lists;
}

RecommendationList recommend(const Network& network, const RecommendOptions& options, const RunControl& run) {
    return std::move(recommend_lists(network, {options}, run).front());
}

} // namespace clusterbridge

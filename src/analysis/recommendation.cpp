#include "analysis/recommendation.hpp"

#include "analysis/calibration.hpp"
#include "analysis/newcomer_reasons.hpp"
#include "analysis/newcomers.hpp"
#include "analysis/recommend_explain.hpp"
#include "analysis/recommend_model.hpp"
#include "analysis/recommend_select.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "metrics/impact.hpp"

#include <algorithm>
#include <memory>
#include <set>

namespace clusterbridge {
namespace {

constexpr std::size_t kRowBlocks = 256;
/// Lists for one organisation and lists of the best of each explain all of their rows, up to this many.
constexpr std::size_t kExplainedWhole = 10'000;

[[noreturn]] void unknown_organisation(const Network& network, const std::string& id) {
    std::vector<std::string> ids;
    std::vector<std::string> close;
    for (const Organisation& o : network.organisations) {
        ids.push_back(o.id);
        if (close.size() < 3 && (fold_case(o.name) == fold_case(id) || fold_case(o.id) == fold_case(id)))
            close.push_back(o.id);
    }
    // the nearest, then the nearest of the rest
    while (close.size() < 3) {
        const auto near = nearest(id, ids);
        if (!near)
            break;
        std::erase(ids, *near);
        if (std::find(close.begin(), close.end(), *near) == close.end())
            close.push_back(*near);
    }
    const std::string shown = escape_control(id);
    Sentence hint{"take an id from the column id of `rank`", "nehmen Sie eine Kennung aus der Spalte id von `rank`"};
    if (!close.empty())
        hint = {"did you mean \"" + join(close, "\", \"") + "\"?", "meinten Sie „" + join(close, "“, „") + "“?"};
    throw Error(ErrorCode::usage, {"no organisation has this id; found \"" + shown + "\"; " + hint.en,
                                   "keine Organisation hat diese Kennung; angegeben ist „" + shown + "“; " + hint.de});
}

/// The organisation of `for_id` in the known network; kNoNode where there is none or it cannot be an end.
NodeId asked_organisation(const Network& network, const RecommendModel& model, const RecommendOptions& options,
                          RecommendationList& list) {
    const NodeId given = network.find(*options.for_id);
    if (given == kNoNode)
        unknown_organisation(network, *options.for_id);
    const std::string& name = network.organisations[given].name;
    const NodeId v = model.known->find(*options.for_id);
    if (v == kNoNode) {
        list.notes.push_back({name + " is not yet known on the date of the analysis: no recommendations",
                              name + " ist zum Stichtag noch nicht bekannt: keine Empfehlungen"});
        return kNoNode;
    }
    if (model.may_end[v] != 0)
        return v;
    if (model.ended[v] != 0)
        list.notes.push_back({"all ties of " + name + " have ended: no recommendations",
                              "alle Verbindungen von " + name + " sind beendet: keine Empfehlungen"});
    else
        list.notes.push_back(
            {name + " is a programme or a public body and only recommended when --ends says so",
             name + " ist ein Programm oder eine öffentliche Stelle und wird nur mit --ends empfohlen"});
    return kNoNode;
}

class ListFilter {
  public:
    ListFilter(const Network& network, const RecommendOptions& options) : network_(&network) {
        for (const std::string& type : options.list_types) {
            const auto kind = parse_actor_kind(type);
            types_.insert(kind ? std::string(key_of(*kind)) : fold_case(trim(type)));
        }
        for (const std::string& region : options.list_regions)
            regions_.insert(fold_case(trim(region)));
        for (const std::string& theme : options.list_themes)
            themes_.insert(fold_case(trim(theme)));
    }
    bool empty() const { return types_.empty() && regions_.empty() && themes_.empty(); }
    /// Each list that was given must fit one of the two ends; a theme may also be one that both work on.
    bool fits(const RecommendModel& model, const Candidate& c) const {
        const Organisation& a = network_->organisations[c.source];
        const Organisation& b = network_->organisations[c.target];
        const auto type = [&](const Organisation& o) { return types_.contains(fold_case(network_->text(o.type))); };
        return (types_.empty() || type(a) || type(b)) && (regions_.empty() || in_region(a) || in_region(b)) &&
               (themes_.empty() || has_theme(a) || has_theme(b) || shares_theme(model, c));
    }

  private:
    bool in_region(const Organisation& o) const {
        const auto has = [&](Symbol value) { return regions_.contains(fold_case(network_->text(value))); };
        return has(o.region) || has(o.nuts3) || has(o.nuts2) || has(o.country);
    }
    bool wanted(Symbol theme) const {
        return themes_.contains(fold_case(network_->text(theme))) ||
               themes_.contains(fold_case(network_->theme_name(theme, Language::de))) ||
               themes_.contains(fold_case(network_->theme_name(theme, Language::en)));
    }
    bool has_theme(const Organisation& o) const {
        const auto themes = network_->lists.get(o.themes);
        return std::any_of(themes.begin(), themes.end(), [&](Symbol theme) { return wanted(theme); });
    }
    bool shares_theme(const RecommendModel& model, const Candidate& c) const {
        const auto shared = model.gravity.shared(c.source, c.target);
        return std::any_of(shared.begin(), shared.end(),
                           [&](const ThemeShare& theme) { return wanted(model.themes[theme.theme]); });
    }

    const Network* network_;
    std::set<std::string> types_, regions_, themes_;
};

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

    std::size_t size() const { return history.size() + profile.size(); }
    const Candidate& at(std::size_t k) const { return k < history.size() ? history[k] : profile[k - history.size()]; }
    bool is_profile(std::size_t k) const { return k >= history.size(); }
    bool is_explained(std::size_t k) const {
        return is_profile(k) ? k - history.size() < explained_profile : k < explained_history;
    }
};

RecommendationList make_list(const RecommendModel& model, const NewcomerModel* newcomers,
                             const RecommendOptions& options, RecommendationList list, const Chosen& chosen,
                             const GroupContacts& contacts, const RunControl& run) {
    list.as_of = model.as_of;
    list.group_by = model.groups.kind;
    list.themes_known = model.themes_known;
    list.dates_known = model.dates_known;
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
            else
                explain(model, chosen.at(k), options.language, row);
        }
    });
    const std::size_t explained = std::max(chosen.explained_history, chosen.explained_profile);
    if (explained > 0 && chosen.explained_history + chosen.explained_profile < chosen.size())
        list.notes.push_back(
            {"impact, reasons and evidence are given for the first " + std::to_string(explained) + " rows",
             "Wirkung, Gründe und Belege stehen bei den ersten " + std::to_string(explained) + " Zeilen"});
    return list;
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
            lists[l].notes.push_back({"impact is estimated from " + std::to_string(result.sources) + " of " +
                                          std::to_string(model.known->size()) + " organisations",
                                      "die Wirkung ist aus " + std::to_string(result.sources) + " von " +
                                          std::to_string(model.known->size()) + " Organisationen geschätzt"});
    }
}

/// Fills `probability`: what the places of a list were worth before.
class Probabilities {
  public:
    /// `absent` lists hold no pairs with common partners.
    Probabilities(const Network& network, const RecommendModel& model, const std::vector<RecommendOptions>& lists,
                  const std::vector<std::uint8_t>& absent, const RunControl& run) {
        if (!model.as_of || !model.dates_known)
            return;
        for (std::size_t l = 0; l < lists.size(); ++l)
            if (absent[l] == 0 && std::find(kinds_.begin(), kinds_.end(), lists[l].kind) == kinds_.end())
                kinds_.push_back(lists[l].kind);
        if (kinds_.empty())
            return;
        learned_ = calibrate(network, lists.front(), *model.as_of, kinds_, run);
    }
    /// Adds the lists that say where the bands end.
    void ask(std::vector<RecommendOptions>& lists) {
        const RecommendOptions any = lists.front();
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if (learned_[k].later_ties >= kLeastLaterTies) {
                asked_.push_back(k);
                lists.push_back(RankPlaces::list_for(any));
                lists.back().kind = kinds_[k];
            }
    }
    /// Takes the answers to `ask` from the end.
    void hear(std::vector<SelectedList>& selected) {
        places_.resize(kinds_.size());
        for (; !asked_.empty(); asked_.pop_back(), selected.pop_back())
            places_[asked_.back()] = RankPlaces(selected.back().rows);
    }
    void fill(const RecommendOptions& options, const std::vector<Candidate>& rows, RecommendationList& list) const {
        const auto kind = std::find(kinds_.begin(), kinds_.end(), options.kind);
        if (kind == kinds_.end())
            return;
        const auto k = static_cast<std::size_t>(kind - kinds_.begin());
        list.probability_basis = ProbabilityBasis{learned_[k].from, learned_[k].until, learned_[k].later_ties};
        for (std::size_t r = 0; r < rows.size(); ++r)
            list.rows[r].probability = learned_[k].probability(places_[k].band_of(rows[r]));
    }

  private:
    std::vector<std::optional<PairKind>> kinds_;
    std::vector<Calibration> learned_;
    std::vector<std::size_t> asked_;
    std::vector<RankPlaces> places_;
};

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
        if (options[l].newcomers == Newcomers::exclude && !asked)
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
        ensure(a.as_of == b.as_of && a.group_by == b.group_by && a.ends == b.ends && a.seed == b.seed &&
                   a.view.projection == b.view.projection && a.view.max_project_size == b.view.max_project_size,
               "lists of one scoring agree in as_of, group_by, ends, seed and view");
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
    const Wanted wanted = wanted_lists(options, for_node, absent, newcomer);
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
        lists[l] = make_list(model, newcomers.get(), options[l], std::move(lists[l]), chosen[l], contacts, run);
        probabilities.fill(options[l], chosen[l].history, lists[l]);
    }
    add_impact(model, options, chosen, lists, run);
    return lists;
}

RecommendationList recommend(const Network& network, const RecommendOptions& options, const RunControl& run) {
    return std::move(recommend_lists(network, {options}, run).front());
}

} // namespace clusterbridge

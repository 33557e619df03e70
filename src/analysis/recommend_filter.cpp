#include "analysis/recommend_filter.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "graph/filter.hpp"

#include <algorithm>
#include <vector>

namespace clusterbridge {
namespace {

[[noreturn]] void unknown_organisation(const Network& network, const std::string& id) {
    std::vector<std::string> ids;
    std::vector<std::string> close;
    for (const Organisation& o : network.organisations) {
        ids.push_back(o.id);
        if (close.size() < 3 && (fold_case(o.name()) == fold_case(id) || fold_case(o.id) == fold_case(id)))
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

} // namespace

NodeId asked_organisation(const Network& network, const RecommendModel& model, const RecommendOptions& options,
                          RecommendationList& list) {
    const NodeId given = network.find(*options.for_id);
    if (given == kNoNode)
        unknown_organisation(network, *options.for_id);
    const std::string& name = network.organisations[given].name();
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

ListFilter::ListFilter(const Network& network, const RecommendOptions& options)
    : network_(&network), initiatives_only_(options.initiatives_only) {
    for (const std::string& type : options.list_types) {
        const auto kind = parse_actor_kind(type);
        types_.insert(kind ? std::string(key_of(*kind)) : fold_case(trim(type)));
    }
    for (const std::string& region : options.list_regions)
        regions_.insert(fold_case(trim(region)));
    for (const std::string& theme : options.list_themes)
        themes_.insert(fold_case(trim(theme)));
}

bool ListFilter::fits(const RecommendModel& model, const Candidate& c) const {
    const Organisation& a = network_->organisations[c.source];
    const Organisation& b = network_->organisations[c.target];
    if (initiatives_only_ && (a.kind != ActorKind::cluster_initiative || b.kind != ActorKind::cluster_initiative))
        return false;
    const auto type = [&](const Organisation& o) { return types_.contains(fold_case(network_->text(o.type))); };
    return (types_.empty() || type(a) || type(b)) && (regions_.empty() || in_region(a) || in_region(b)) &&
           (themes_.empty() || has_theme(a) || has_theme(b) || shares_theme(model, c));
}

bool ListFilter::in_region(const Organisation& o) const {
    const std::vector<std::string> names = region_names(*network_, o);
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return regions_.contains(fold_case(name)); });
}

bool ListFilter::wanted(Symbol theme) const {
    return themes_.contains(fold_case(network_->text(theme))) ||
           themes_.contains(fold_case(network_->theme_name(theme, Language::de))) ||
           themes_.contains(fold_case(network_->theme_name(theme, Language::en)));
}

bool ListFilter::has_theme(const Organisation& o) const {
    const auto themes = network_->lists.get(o.themes());
    return std::any_of(themes.begin(), themes.end(), [&](Symbol theme) { return wanted(theme); });
}

bool ListFilter::shares_theme(const RecommendModel& model, const Candidate& c) const {
    const auto shared = model.gravity.shared(c.source, c.target);
    return std::any_of(shared.begin(), shared.end(),
                       [&](const ThemeShare& theme) { return wanted(model.themes[theme.theme]); });
}

} // namespace clusterbridge

#include "analysis/recommend_reasons.hpp"

#include "analysis/recommend_evidence_reasons.hpp"
#include "analysis/recommend_words.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr std::size_t kLongestTitle = 60;
constexpr std::size_t kThemesNamed = 3;
constexpr std::size_t kMostReasons = 5;
constexpr std::size_t kGroupsNamed = 2;
constexpr double kUsual = 0.9;      ///< from here to as far above 1, pairs count as neither usual nor unusual
constexpr double kNearlyAll = 0.85; ///< share of all ends of ties from which a place says nothing about a pair

Sentence same(const std::string& text) {
    return {text, text};
}

std::string shortened(const std::string& text) {
    if (code_points(text) <= kLongestTitle)
        return text;
    return std::string(trim(first_code_points(text, kLongestTitle - 1))) + "…";
}

/// " since 2008", " 2008–2014", " until 2014"; empty without dates. An end still to come is left out.
Sentence period(const TieRow& row, std::optional<Date> as_of) {
    const bool over = row.until && as_of && *row.until < *as_of;
    const std::string since = row.since ? std::to_string(year_of(*row.since)) : "";
    const std::string until = over ? std::to_string(year_of(*row.until)) : "";
    if (!since.empty() && !until.empty())
        return same(since == until ? " " + since : " " + since + "–" + until);
    if (!since.empty())
        return {" since " + since, " seit " + since};
    if (!until.empty())
        return {" until " + until, " bis " + until};
    return {};
}

struct TieSide {
    Symbol relation{};
    bool outward = false; ///< the introducer is the target of the row
    bool over = false;    ///< ended before the day of reference
};
std::optional<TieSide> tie_side(const RecommendModel& model, NodeId through, const DatedLink& link) {
    if (link.link.kind != LinkKind::tie_row)
        return {};
    const TieRow& row = model.known->ties[link.link.record];
    return TieSide{row.relation, row.target == through, row.until && model.as_of && *row.until < *model.as_of};
}
/// "both are members of X" is said of the present only.
bool same_side(const std::optional<TieSide>& a, const std::optional<TieSide>& b) {
    return a && b && a->relation == b->relation && a->outward == b->outward && !a->over && !b->over;
}

/// " (since 2008 and 2012)" for a relation that both ends have.
Sentence both_periods(const RecommendModel& model, const DatedLink& a, const DatedLink& b) {
    const Sentence x = period(model.known->ties[a.link.record], model.as_of);
    const Sentence y = period(model.known->ties[b.link.record], model.as_of);
    if (x.en.empty() || y.en.empty())
        return {};
    if (x == y)
        return {" (" + x.en.substr(1) + ")", " (" + x.de.substr(1) + ")"};
    return {" (" + x.en.substr(1) + " and" + y.en + ")", " (" + x.de.substr(1) + " und" + y.de + ")"};
}

Sentence mark_of(const RecommendModel& model, const DatedLink& a, const DatedLink& b) {
    if (a.stated && b.stated)
        return {};
    const DatedLink& doubtful = a.stated ? b : a;
    const Sentence mark = confidence_mark(model.known->text(doubtful.confidence));
    return {" [" + mark.en + "]", " [" + mark.de + "]"};
}

/// "both are members of A – also B (…) and C (…)": a name after a sentence about both is set apart, or it would read as
/// one more of that sentence's ends.
Sentence introducers_listed(const std::vector<IntroducerPhrase>& phrases) {
    Sentence text;
    for (std::size_t k = 0; k < phrases.size(); ++k) {
        if (k > 0 && phrases[k - 1].about_both && !phrases[k].about_both)
            text = text + Sentence{" – also ", " – außerdem "};
        else if (k > 0)
            text = text + (k + 1 < phrases.size() ? same(", ") : Sentence{" and ", " und "});
        text = text + phrases[k].text;
    }
    return text;
}

Sentence introducers_reason(std::size_t common, const std::vector<IntroducerPhrase>& phrases) {
    const std::string number = std::to_string(phrases.size());
    Sentence head;
    if (common == 1)
        head = {"1 common partner", "1 gemeinsamer Partner"};
    else if (phrases.size() == common)
        head = {number + " common partners", number + " gemeinsame Partner"};
    else {
        const Sentence all = spoken_number(static_cast<double>(common), 0);
        head = {number + " of " + all.en + " common partners", number + " von " + all.de + " gemeinsamen Partnern"};
    }
    return head + same(": ") + introducers_listed(phrases);
}

Sentence themes_reason(const RecommendModel& model, const Recommendation& row) {
    std::vector<Sentence> items;
    for (std::size_t k = 0; k < std::min(kThemesNamed, row.shared_themes.size()); ++k) {
        const auto& theme = row.shared_themes[k];
        const auto item = [&](Language l) {
            return model.known->theme_name(theme.theme, l) + " (" +
                   theme_counts(theme.source_count, theme.target_count, model.counts_are_projects, k == 0, l) + ")";
        };
        items.push_back({item(Language::en), item(Language::de)});
    }
    const std::size_t all = row.shared_themes.size();
    if (all > items.size())
        return Sentence{std::to_string(items.size()) + " of " + std::to_string(all) + " shared themes: ",
                        std::to_string(items.size()) + " von " + std::to_string(all) + " gemeinsamen Themen: "} +
               enumerated(items);
    return (all == 1 ? Sentence{"shared theme: ", "gemeinsames Thema: "}
                     : Sentence{"shared themes: ", "gemeinsame Themen: "}) +
           enumerated(items);
}

/// "company and university", "two companies"; the user's own words for types of their own.
Sentence type_pair(const Network& network, const Organisation& a, const Organisation& b) {
    if (a.kind == ActorKind::custom || b.kind == ActorKind::custom) {
        const auto label = [&](const Organisation& o) {
            return o.kind == ActorKind::custom ? same(network.text(o.type)) : label_of(o.kind);
        };
        const Sentence x = label(a), y = label(b);
        return x == y ? Sentence{"both: ", "beide: "} + x : x + Sentence{" and ", " und "} + y;
    }
    if (a.kind == b.kind)
        return Sentence{"two ", "zwei "} + label_of(a.kind, 2);
    return label_of(a.kind) + Sentence{" and ", " und "} + label_of(b.kind);
}

/// Whether nearly all ties are among organisations of one place: then being of that place says nothing about a pair.
/// The expected ties within a place are (its share of all ends of ties)^2 of all ties.
bool nearly_everybody(const RecommendModel& model, std::uint32_t place) {
    const auto ties = static_cast<double>(model.view.graph.edge_count());
    return ties > 0 && model.places.expected(place, place) >= kNearlyAll * kNearlyAll * ties;
}

/// What kind of pair it is: "company and university, Stuttgart and Neckar-Alb"; empty where nothing is known of both.
Sentence pair_class(const RecommendModel& model, NodeId i, NodeId j) {
    const Network& network = *model.known;
    Sentence text;
    const auto none = Affinity::kNoClass;
    if (model.types.class_of(i) != none && model.types.class_of(j) != none)
        text = type_pair(network, network.organisations[i], network.organisations[j]);
    const std::uint32_t a = model.places.class_of(i);
    const std::uint32_t b = model.places.class_of(j);
    if (a != none && b != none && !(a == b && nearly_everybody(model, a))) {
        const bool countries = model.place_column == "country";
        const auto name = [&](std::uint32_t place) {
            const std::string& text_of_place = network.text(model.place_names[place]);
            return countries ? country_name(text_of_place) : same(text_of_place);
        };
        const Sentence within =
            countries ? in_country(network.text(model.place_names[a])) : Sentence{"in ", "in "} + name(a);
        const Sentence places =
            a == b ? Sentence{"both ", "beide "} + within : name(a) + Sentence{" and ", " und "} + name(b);
        text = text.en.empty() ? places : text + same(", ") + places;
    }
    return text;
}

/// How usual such pairs are, where that is clearly more or less than expected; less is a reason against.
Sentence usual_reason(const RecommendModel& model, NodeId i, NodeId j, double affinity) {
    const Sentence pair = pair_class(model, i, j);
    if (pair.en.empty() || (affinity >= kUsual && affinity <= 2 - kUsual))
        return {};
    const Sentence times = spoken_number(affinity, affinity < 0.095 ? 2 : 1);
    if (affinity > 1)
        return {"pairs of this kind (" + pair.en + ") work together " + times.en + " times as often as expected",
                "Paare dieser Art (" + pair.de + ") arbeiten " + times.de + "-mal so oft zusammen wie zu erwarten"};
    return {"against it: pairs of this kind (" + pair.en + ") work together only " + times.en +
                " times as often as expected",
            "dagegen spricht: Paare dieser Art (" + pair.de + ") arbeiten nur " + times.de +
                "-mal so oft zusammen wie zu erwarten"};
}

Sentence place_reason(const RecommendModel& model, NodeId i, NodeId j, const Recommendation& row) {
    const Network& network = *model.known;
    const Organisation& a = network.organisations[i];
    const Organisation& b = network.organisations[j];
    if (a.city() != Symbol{} && a.city() == b.city() && a.country() == b.country() && a.region() == b.region())
        return {"both in " + network.text(a.city()), "beide in " + network.text(a.city())};
    Sentence text;
    if (row.same_region)
        text = {"both in the region " + network.text(a.region()), "beide in der Region " + network.text(a.region())};
    if (!row.distance_km)
        return text;
    const double km = std::round(*row.distance_km);
    const Sentence number = spoken_number(km, 0);
    const Sentence away = km < 1 ? Sentence{"less than 1 km apart", "weniger als 1 km voneinander entfernt"}
                                 : Sentence{number.en + " km apart", number.de + " km voneinander entfernt"};
    return text.en.empty() ? away : text + same(", ") + away;
}

Sentence group_label(const RecommendModel& model, const Groups::Group& group) {
    return model.groups.kind == "country" ? country_name(group.key) : group.label;
}

Sentence group_names(const RecommendModel& model, NodeId v) {
    const auto& groups = model.groups.groups_of[v];
    Sentence names;
    for (std::size_t k = 0; k < std::min(kGroupsNamed, groups.size()); ++k)
        names = names + (k > 0 ? same(" / ") : Sentence{}) + group_label(model, model.groups.groups[groups[k]]);
    if (groups.size() > kGroupsNamed)
        names = names + Sentence{" and others", " u. a."};
    return names;
}

Sentence first_reason(const RecommendModel& model, NodeId i, NodeId j) {
    Sentence what, members; // other groups have names that say what they are
    if (model.groups.of_initiatives)
        members = {", their members included", ", ihre Mitglieder eingeschlossen"};
    else if (model.groups.kind == "region")
        what = {"the regions ", "den Regionen "};
    else if (model.groups.kind == "country")
        what = {"the countries ", "den Ländern "};
    else if (model.groups.kind == "founded")
        what = {"the founding years ", "den Gründungsjahren "};
    else if (model.groups.kind == "theme")
        what = {"the themes ", "den Themen "};
    return Sentence{"would be the first tie between ", "wäre die erste Verbindung zwischen "} + what +
           group_names(model, i) + Sentence{" and ", " und "} + group_names(model, j) + members;
}

} // namespace

Sentence joint_phrase(const RecommendModel& model, const DatedLink& link) {
    const Network& network = *model.known;
    if (link.link.kind == LinkKind::tie_row) {
        const TieRow& row = network.ties[link.link.record];
        return relation_noun(network.text(row.relation)) + period(row, model.as_of);
    }
    const Project& project = network.projects[link.link.record];
    const std::string year = project.start ? ", " + std::to_string(year_of(*project.start)) : "";
    if (const std::string& title = network.text(project.title); !title.empty())
        return {"project \"" + shortened(title) + "\"" + year, "Projekt „" + shortened(title) + "“" + year};
    return {"project " + project.id + year, "Projekt " + project.id + year};
}

void prefer_same_relation(const RecommendModel& model, NodeId through, std::vector<DatedLink>& source,
                          std::vector<DatedLink>& target) {
    const auto as_good = [](const DatedLink& link, const DatedLink& best) {
        return link.stated == best.stated && link.a == best.a;
    };
    for (std::size_t x = 0; x < source.size() && as_good(source[x], source.front()); ++x)
        for (std::size_t y = 0; y < target.size() && as_good(target[y], target.front()); ++y)
            if (same_side(tie_side(model, through, source[x]), tie_side(model, through, target[y]))) {
                const auto to_front = [](std::vector<DatedLink>& links, std::size_t k) {
                    const auto at = links.begin() + static_cast<std::ptrdiff_t>(k);
                    std::rotate(links.begin(), at, at + 1);
                };
                to_front(source, x);
                to_front(target, y);
                return;
            }
}

IntroducerPhrase introducer_phrase(const RecommendModel& model, NodeId through, const DatedLink& with_i,
                                   const DatedLink& with_j) {
    const Network& network = *model.known;
    const std::string& name = network.organisations[through].name();
    const Sentence mark = mark_of(model, with_i, with_j);
    const auto side = tie_side(model, through, with_i);
    if (same_side(side, tie_side(model, through, with_j)))
        if (const auto phrase = both_related(network.text(side->relation), side->outward, name))
            return {*phrase + both_periods(model, with_i, with_j) + mark, true};
    return {same(name + " (") + joint_phrase(model, with_i) + same(" / ") + joint_phrase(model, with_j) + same(")") +
                mark,
            false};
}

std::vector<Sentence> reasons_of(const RecommendModel& model, const Candidate& candidate, const Recommendation& row,
                                 const std::vector<IntroducerPhrase>& introducers) {
    const NodeId i = candidate.source;
    const NodeId j = candidate.target;
    std::vector<Sentence> reasons, against; // what speaks against the pair stands last
    const auto add = [](std::vector<Sentence>& to, Sentence reason) {
        if (!reason.en.empty())
            to.push_back(std::move(reason));
    };
    if (!introducers.empty())
        add(reasons, introducers_reason(row.common_partners, introducers));
    if (!row.shared_themes.empty())
        add(reasons, themes_reason(model, row));
    add(reasons, calls_reason(model, i, j));
    add(row.affinity < 1 ? against : reasons, usual_reason(model, i, j, row.affinity));
    bool large = false;
    Sentence sizes = sizes_reason(model, i, j, large);
    add(reasons, leads_reason(model, i, j));
    add(large ? against : reasons, std::move(sizes));
    add(reasons, place_reason(model, i, j, row));
    if (row.first_between_groups)
        add(reasons, first_reason(model, i, j));
    if (reasons.size() + against.size() > kMostReasons)
        reasons.resize(kMostReasons - against.size());
    for (Sentence& reason : against)
        reasons.push_back(std::move(reason));
    for (Sentence& reason : reasons)
        reason = without_separator(std::move(reason));
    return reasons;
}

std::string tie_evidence(const RecommendModel& model, const TieRow& row, bool stated, Language language) {
    const Network& network = *model.known;
    const std::string place = network.place(row.row);
    if (place.empty())
        return {};
    std::vector<std::string> parts;
    if (const Source* source = row.source_key == Symbol{} ? nullptr : network.source(row.source_key))
        for (const std::string& part : {source->title, source->publisher, source->date})
            if (!part.empty() && part != "-")
                parts.push_back(without_separator(part));
    if (!stated)
        parts.push_back(confidence_mark(network.text(row.confidence)).in(language));
    return parts.empty() ? place : place + " (" + join(parts, ", ") + ")";
}

} // namespace clusterbridge

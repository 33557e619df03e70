#include "analysis/newcomer_reasons.hpp"

#include "analysis/recommend_explain.hpp"
#include "analysis/recommend_reasons.hpp"
#include "analysis/recommend_words.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr std::size_t kStrongest = 3;
constexpr std::size_t kThemesNamed = 3;
constexpr std::size_t kReasons = 5;

Sentence same(std::string text) {
    return {text, text};
}

/// "3 of 57 organisations that share themes with V and are tied to J"
Sentence who_they_are(std::size_t named, std::size_t all, bool by_theme, const std::string& newcomer,
                      const std::string& partner) {
    const bool one = all == 1;
    const Sentence number = spoken_number(static_cast<double>(all), 0);
    const std::string shown = std::to_string(named);
    const Sentence count = named == all ? number : Sentence{shown + " of " + number.en, shown + " von " + number.de};
    if (by_theme)
        return count +
               (one ? Sentence{" organisation that shares themes with " + newcomer + " and is tied to " + partner,
                               " Organisation, die Themen mit " + newcomer + " teilt und mit " + partner +
                                   " verbunden ist"}
                    : Sentence{" organisations that share themes with " + newcomer + " and are tied to " + partner,
                               " Organisationen, die Themen mit " + newcomer + " teilen und mit " + partner +
                                   " verbunden sind"});
    return count +
           (one ? Sentence{" organisation tied to " + partner + " that comes closest to what is known of " + newcomer,
                           " Organisation, die mit " + partner + " verbunden ist und dem, was über " + newcomer +
                               " bekannt ist, am nächsten kommt"}
                : Sentence{" organisations tied to " + partner + " that come closest to what is known of " + newcomer,
                           " Organisationen, die mit " + partner + " verbunden sind und dem, was über " + newcomer +
                               " bekannt ist, am nächsten kommen"});
}

/// What the narrowest place of both is called; empty where they share none that has a name. `countries`: there are
/// several.
Sentence shared_place(const Network& network, const Organisation& a, const Organisation& b, std::size_t nearness,
                      bool countries) {
    const auto equal = [&](OrganisationSymbol column) {
        return (a.*column)() != Symbol{} && (a.*column)() == (b.*column)();
    };
    const auto both_in = [](const Sentence& place) { return Sentence{"both in ", "beide in "} + place; };
    if (nearness == 4 && equal(&Organisation::city))
        return both_in(same(network.text(a.city())));
    if (nearness >= 3 && equal(&Organisation::region))
        return both_in(Sentence{"the region ", "der Region "} + same(network.text(a.region())));
    if (nearness >= 3) {
        const std::string& code = network.text(nearness == 4 ? a.nuts3() : a.nuts2());
        return both_in(Sentence{"the same region (NUTS ", "derselben Region (NUTS "} + same(code + ")"));
    }
    return nearness >= 1 && countries ? Sentence{"both ", "beide "} + in_country(network.text(a.country()))
                                      : Sentence{};
}

/// "X is like V: shared themes A and B, both companies, both in Stuttgart"
Sentence how_alike(const NewcomerModel& newcomers, NodeId v, NodeId s) {
    const Network& network = *newcomers.model().known;
    const ProfileSimilarity& profiles = newcomers.profiles();
    const Organisation& a = network.organisations[v];
    const Organisation& b = network.organisations[s];
    std::vector<Sentence> parts;
    const auto shared = profiles.shared(v, s);
    std::vector<Sentence> themes;
    for (std::size_t k = 0; k < std::min(kThemesNamed, shared.size()); ++k) {
        const Symbol theme = newcomers.themes()[shared[k].theme];
        themes.push_back({network.theme_name(theme, Language::en), network.theme_name(theme, Language::de)});
    }
    if (themes.size() == 1)
        parts.push_back(Sentence{"shared theme ", "gemeinsames Thema "} + themes.front());
    else if (!themes.empty())
        parts.push_back(Sentence{"shared themes ", "gemeinsame Themen "} + enumerated(themes));
    if (profiles.same_type(v, s))
        parts.push_back(Sentence{"both ", "beide "} +
                        (a.kind == ActorKind::custom ? same(network.text(a.type)) : label_of(a.kind, 2)));
    if (Sentence place =
            shared_place(network, a, b, profiles.nearness(v, s), newcomers.model().place_column == "country");
        !place.en.empty())
        parts.push_back(std::move(place));
    if (parts.empty())
        return {};
    Sentence text = Sentence{b.name() + " is like " + a.name() + ": ", b.name() + " ähnelt " + a.name() + ": "};
    for (std::size_t k = 0; k < parts.size(); ++k)
        text = text + (k > 0 ? same(", ") : Sentence{}) + parts[k];
    return text;
}

} // namespace

const char* key_of(Basis basis) {
    return basis == Basis::history ? "history" : "profile";
}

void note_newcomer(const NewcomerModel& newcomers, NodeId asked, RecommendationList& list) {
    if (!newcomers.is_newcomer(asked))
        return;
    const std::string& name = newcomers.model().known->organisations[asked].name();
    if (newcomers.has_profile(asked))
        list.notes.push_back({name + " has no partner of a partner: these recommendations come from its profile",
                              name + " hat keine Partner von Partnern: diese Empfehlungen kommen aus dem Profil"});
    else
        list.notes.push_back({name +
                                  " has no partner of a partner, and neither themes nor type nor place are known: no "
                                  "recommendations",
                              name + " hat keine Partner von Partnern, und weder Themen noch Typ noch Ort sind "
                                     "bekannt: keine Empfehlungen"});
}

void explain_newcomer(const NewcomerModel& newcomers, const Candidate& candidate, Language language,
                      Recommendation& row) {
    const RecommendModel& model = newcomers.model();
    const Network& network = *model.known;
    const NodeId v = newcomers.newcomer_of(candidate.source, candidate.target);
    const NodeId j = v == candidate.source ? candidate.target : candidate.source;
    const auto behind = newcomers.behind(v, j);
    row.newcomer = model.original[v];
    std::vector<Sentence> phrases;
    for (std::size_t k = 0; k < std::min(kStrongest, behind.size()); ++k) {
        const NodeId s = behind[k].organisation;
        const auto links = model.links_of(model.view.graph.find(s, j).edge);
        Recommendation::Similar similar;
        similar.organisation = model.original[s];
        similar.similarity = behind[k].similarity;
        similar.part = behind[k].part;
        similar.stated = links.front().stated;
        const Sentence joint = joint_phrase(model, links.front());
        similar.joint = joint.in(language);
        add_tie_rows(model, s, j, links, language, similar.rows, row.evidence);
        Sentence phrase = same(network.organisations[s].name() + " (") + joint + same(")");
        if (!links.front().stated) {
            const Sentence mark = confidence_mark(network.text(links.front().confidence));
            phrase = phrase + same(" [") + mark + same("]");
        }
        phrases.push_back(std::move(phrase));
        row.similar.push_back(std::move(similar));
    }
    for (const auto& theme : newcomers.profiles().shared(candidate.source, candidate.target))
        row.shared_themes.push_back({newcomers.themes()[theme.theme], theme.source_count, theme.target_count});
    const bool by_theme = newcomers.profiles().has_themes(v);
    row.reasons.push_back(
        Sentence{"from the profile, without common partners: ", "aus dem Profil, ohne gemeinsame Partner: "} +
        who_they_are(phrases.size(), behind.size(), by_theme, network.organisations[v].name(),
                     network.organisations[j].name()) +
        same(": ") + enumerated(phrases));
    if (Sentence alike = how_alike(newcomers, v, behind.front().organisation); !alike.en.empty())
        row.reasons.push_back(std::move(alike));
    for (Sentence& reason : row.reasons)
        reason = without_separator(std::move(reason));
    for (Sentence& reason : reasons_of(model, candidate, row, {}))
        row.reasons.push_back(std::move(reason));
    if (row.reasons.size() >
        kReasons) // the last speaks against, or is the first tie between two groups: more than a place
        row.reasons.erase(row.reasons.begin() + kReasons - 1);
}

} // namespace clusterbridge

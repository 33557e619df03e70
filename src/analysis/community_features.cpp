#include "analysis/community_features.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "graph/groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace clusterbridge {
namespace {

constexpr double kPriorMentions = 10;

/// Mentions of keys by community. Ordered maps: whatever is listed from them is listed by key.
class Mentions {
  public:
    explicit Mentions(std::uint32_t communities) : by_community_(communities), known_(communities, 0) {}
    void add(std::uint32_t community, const std::string& key) {
        by_community_[community][key] += 1;
        in_all_[key] += 1;
    }
    /// A member about whom something of this kind is known.
    void add_known(std::uint32_t community) { known_[community] += 1; }
    bool empty() const { return in_all_.empty(); }

    std::vector<std::vector<Feature>> ranked(const std::string& kind,
                                             const std::function<Sentence(const std::string&)>& label) const {
        const double known_all = std::accumulate(known_.begin(), known_.end(), 0.0);
        double all = 0;
        for (const auto& [key, count] : in_all_)
            all += count;
        std::vector<std::vector<Feature>> features(by_community_.size());
        for (std::size_t c = 0; c < by_community_.size(); ++c) {
            double here = 0;
            for (const auto& [key, count] : by_community_[c])
                here += count;
            for (const auto& [key, count] : by_community_[c])
                features[c].push_back({kind + ":" + key, label(key), log_odds(count, here, in_all_.at(key), all),
                                       known_[c] > 0 ? count / known_[c] : 0, in_all_.at(key) / known_all,
                                       static_cast<std::size_t>(count)});
            std::stable_sort(features[c].begin(), features[c].end(),
                             [](const Feature& a, const Feature& b) { return a.z > b.z; });
        }
        return features;
    }

  private:
    static double log_odds(double count, double here, double count_all, double all) {
        const double prior = kPriorMentions * count_all / all;
        const double inside = count + prior;
        const double outside = count_all - count + prior;
        const double rest_inside = here + kPriorMentions - inside;
        const double rest_outside = all - here + kPriorMentions - outside;
        if (!(rest_inside > 0) || !(rest_outside > 0))
            return 0; // the only key there is
        return (std::log(inside / rest_inside) - std::log(outside / rest_outside)) /
               std::sqrt(1 / inside + 1 / outside);
    }

    std::vector<std::map<std::string, double>> by_community_;
    std::vector<double> known_;
    std::map<std::string, double> in_all_;
};

Mentions declared_themes(const Network& network, const Partition& partition) {
    Mentions mentions(partition.count);
    for (std::size_t i = 0; i < network.size(); ++i) {
        const auto themes = network.lists.get(network.organisations[node(i)].themes());
        const std::uint32_t c = partition.of[node(i)];
        if (c == Partition::kNone || themes.empty())
            continue;
        mentions.add_known(c);
        for (const Symbol theme : themes)
            mentions.add(c, network.text(theme));
    }
    return mentions;
}

/// Themes of what members do: a member counts once per theme of its tie rows inside the community and of its projects.
Mentions themes_of_records(const Network& network, const Partition& partition) {
    std::set<std::pair<NodeId, Symbol>> of_member;
    const auto note = [&](NodeId member, ListId list) {
        for (const Symbol theme : network.lists.get(list))
            of_member.emplace(member, theme);
    };
    for (const TieRow& row : network.ties)
        if (partition.of[row.source] == partition.of[row.target]) {
            note(row.source, row.themes);
            note(row.target, row.themes);
        }
    for (const Participation& row : network.participations)
        note(row.organisation, network.projects[row.project].themes);
    Mentions mentions(partition.count);
    NodeId before = kNoNode;
    for (const auto& [member, theme] : of_member) {
        const std::uint32_t c = partition.of[member];
        if (c == Partition::kNone)
            continue;
        if (member != before)
            mentions.add_known(c);
        before = member;
        mentions.add(c, network.text(theme));
    }
    return mentions;
}

Mentions values_of(const Network& network, const Partition& partition, OrganisationSymbol column) {
    Mentions mentions(partition.count);
    for (std::size_t i = 0; i < network.size(); ++i) {
        const std::string& value = network.text((network.organisations[node(i)].*column)());
        if (const std::uint32_t c = partition.of[node(i)]; c != Partition::kNone && !value.empty()) {
            mentions.add_known(c);
            mentions.add(c, value);
        }
    }
    return mentions;
}

Mentions memberships(const Groups& clusters, const Partition& partition) {
    Mentions mentions(partition.count);
    for (std::size_t i = 0; i < clusters.groups_of.size(); ++i) {
        const std::uint32_t c = partition.of[node(i)];
        if (c == Partition::kNone)
            continue;
        mentions.add_known(c);
        for (const std::uint32_t group : clusters.groups_of[node(i)])
            mentions.add(c, clusters.groups[group].key);
    }
    return mentions;
}

/// "Photonik/Optische Technologien": the first of several words for one thing is enough for a name.
std::string first_word_for_it(const std::string& text) {
    const auto slash = text.find('/');
    const std::string first(trim(std::string_view(text).substr(0, slash)));
    return first.size() < 2 ? text : first;
}

/// "DE" as "Germany" and "Deutschland"; anything that is no code as it stands.
Sentence country_label(const std::string& code) {
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !upper(code[0]) || !upper(code[1]))
        return {code, code};
    const std::string iso_code = code == "UK" ? "GB" : code == "EL" ? "GR" : code; // the Commission's own two
    const icu::Locale place("", iso_code.c_str());
    const auto in = [&](const icu::Locale& language) {
        icu::UnicodeString name;
        std::string utf8;
        return place.getDisplayCountry(language, name).toUTF8String(utf8);
    };
    return {in(icu::Locale::getUK()), in(icu::Locale::getGermany())};
}

/// The parts of Horizon 2020 by the codes that CORDIS gives them, for networks that bring no table of themes.
Sentence programme_part_label(const std::string& code) {
    struct Part {
        std::string_view code, en, de;
    };
    static constexpr std::array<Part, 15> kParts{{
        {"SC1", "Health", "Gesundheit"},
        {"SC2", "Food and bioeconomy", "Ernährung und Bioökonomie"},
        {"SC3", "Energy", "Energie"},
        {"SC4", "Transport", "Verkehr"},
        {"SC5", "Climate and raw materials", "Klima und Rohstoffe"},
        {"SC6", "Society", "Gesellschaft"},
        {"SC7", "Security", "Sicherheit"},
        {"LEIT", "Key technologies", "Schlüsseltechnologien"},
        {"Innovation in SMEs", "SME innovation", "KMU-Innovation"},
        {"MSCA", "Marie Curie", "Marie Curie"},
        {"FET", "Future technologies", "Zukunftstechnologien"},
        {"RI", "Research infrastructures", "Forschungsinfrastruktur"},
        {"SWAFS", "Science and society", "Wissenschaft im Dialog"},
        {"SEWP", "Widening participation", "Breitere Beteiligung"},
        {"ARF", "Risk finance", "Risikofinanzierung"},
    }};
    for (const Part& part : kParts)
        if (part.code == code)
            return {std::string(part.en), std::string(part.de)};
    return {code, code};
}

std::string without_legal_form(std::string name) {
    if (const auto bracket = name.find(" ("); bracket != std::string::npos && bracket > 0)
        name.resize(bracket);
    static constexpr std::array<std::string_view, 14> kForms{" e.V.",    " e. V.", " w.V.", " gGmbH", " GmbH & Co. KG",
                                                             " GmbH",    " mbH",   " AG",   " KG",    " eG",
                                                             " SE & Co", " SE",    " Ltd",  " S.A."};
    for (const std::string_view form : kForms)
        if (name.size() > form.size() + 2 && name.ends_with(form))
            name.resize(name.size() - form.size());
    return name;
}

} // namespace

std::string short_name(const Organisation& organisation, std::size_t longest) {
    std::string name = without_legal_form(organisation.name());
    if (code_points(name) <= longest)
        return name;
    for (const std::string& alias : organisation.aliases())
        if (code_points(alias) >= 3 && code_points(alias) <= longest)
            return alias;
    name = std::string(first_code_points(name, longest - 1));
    if (const auto blank = name.rfind(' '); blank != std::string::npos && blank > name.size() / 2)
        name.resize(blank);
    return name + "…";
}

CommunityFeatures features_of_communities(const Network& network, const Partition& partition) {
    CommunityFeatures features;
    const auto theme_label = [&](const std::string& key) -> Sentence {
        for (const Theme& theme : network.themes)
            if (network.text(theme.id) == key)
                return {first_word_for_it(network.theme_name(theme.id, Language::en)),
                        first_word_for_it(network.theme_name(theme.id, Language::de))};
        return network.themes.empty() && !network.projects.empty() ? programme_part_label(key) : Sentence{key, key};
    };
    Mentions themes = declared_themes(network, partition);
    if (themes.empty())
        themes = themes_of_records(network, partition);
    features.themes = themes.ranked("theme", theme_label);
    features.clusters =
        memberships(initiative_clusters(network), partition).ranked("cluster", [&](const std::string& key) -> Sentence {
            const std::string name = short_name(network.organisations[network.find(key)]);
            return {name, name};
        });
    const auto as_it_stands = [](const std::string& key) -> Sentence { return {key, key}; };
    features.regions = values_of(network, partition, &Organisation::region).ranked("region", as_it_stands);
    features.countries = values_of(network, partition, &Organisation::country).ranked("country", country_label);
    return features;
}

} // namespace clusterbridge

#include "graph/organisation_facts.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace clusterbridge {
namespace {

constexpr std::pair<const char*, std::string OrganisationFacts::*> kTexts[] = {
    {"name", &OrganisationFacts::name},     {"city", &OrganisationFacts::city},
    {"region", &OrganisationFacts::region}, {"country", &OrganisationFacts::country},
    {"type", &OrganisationFacts::type},     {"nuts3", &OrganisationFacts::nuts3},
    {"nuts2", &OrganisationFacts::nuts2},   {"source_key", &OrganisationFacts::source_key},
};
constexpr std::size_t kReadByPeople = 4;

enum class Rank : std::uint8_t { into_stands, first_stands };

bool replaces(const std::string& into, const std::string& from, Rank rank) {
    return into.empty() || (rank == Rank::first_stands && !from.empty() && from < into);
}

bool comes_first(const Coordinates& a, const Coordinates& b) {
    return std::tie(a.lat, a.lon) < std::tie(b.lat, b.lon);
}

void combine(OrganisationFacts& into, OrganisationFacts from, Rank rank) {
    for (const auto& [column, text] : kTexts)
        if (replaces(into.*text, from.*text, rank))
            into.*text = std::move(from.*text);
    const bool ranked = rank == Rank::first_stands;
    if (from.place && (!into.place || (ranked && comes_first(*from.place, *into.place))))
        into.place = from.place;
    if (from.founded && (!into.founded || (ranked && *from.founded < *into.founded)))
        into.founded = from.founded;
    into.aliases.insert(into.aliases.end(), from.aliases.begin(), from.aliases.end());
    into.themes.insert(into.themes.end(), from.themes.begin(), from.themes.end());
    for (auto& [header, value] : from.extra) {
        const auto same = [&, &key = header](const auto& item) { return item.first == key; };
        const auto at = std::find_if(into.extra.begin(), into.extra.end(), same);
        if (at == into.extra.end())
            into.extra.emplace_back(header, value);
        else if (replaces(at->second, value, rank))
            at->second = value;
    }
}

constexpr std::string_view kShortNuts = "nuts"; ///< in `extra`: a code of a country or of NUTS 1

/// The finest NUTS code.
std::string nuts_of(const OrganisationFacts& facts) {
    if (!facts.nuts3.empty() || !facts.nuts2.empty())
        return facts.nuts3.empty() ? facts.nuts2 : facts.nuts3;
    for (const auto& [header, value] : facts.extra)
        if (header == kShortNuts)
            return value;
    return {};
}

void forget_nuts(OrganisationFacts& facts) {
    facts.nuts3.clear();
    facts.nuts2.clear();
    std::erase_if(facts.extra, [](const auto& item) { return item.first == kShortNuts; });
}

/// As stated, else what the NUTS code begins with; Greece and the United Kingdom are EL and UK in NUTS codes.
std::string country_of(const OrganisationFacts& facts) {
    std::string country = fold_case(facts.country.empty() ? nuts_of(facts).substr(0, 2) : facts.country);
    return country == "gr" ? "el" : country == "gb" ? "uk" : country;
}

bool differ(const std::string& known, const std::string& newer) {
    return !known.empty() && !newer.empty() && known != newer && fold_case(known) != fold_case(newer);
}

void renew_place(OrganisationFacts& into, const OrganisationFacts& newer) {
    const std::string known = nuts_of(into);
    const std::string code = nuts_of(newer);
    const bool finer = code.starts_with(known);
    const bool other_country = differ(country_of(into), country_of(newer));
    const bool other_region =
        differ(into.region, newer.region) || (!code.empty() && !finer && !known.starts_with(code));
    const bool other_city = differ(into.city, newer.city);
    if (into.country.empty() && known.size() >= 4)
        into.country = known.substr(0, 2); // stays where the code goes
    if (other_country)
        into.country.clear();
    if (other_country || other_region)
        into.city.clear();
    if (other_country || other_region || other_city) {
        into.region.clear();
        forget_nuts(into);
    }
    if (code.empty() || (!nuts_of(into).empty() && !finer))
        return;
    forget_nuts(into);
    into.nuts3 = newer.nuts3;
    into.nuts2 = newer.nuts2;
}

} // namespace

void renew(OrganisationFacts& into, const OrganisationFacts& newer) {
    renew_place(into, newer);
    for (const auto& [column, text] : kTexts)
        if (text != &OrganisationFacts::nuts3 && text != &OrganisationFacts::nuts2 && !(newer.*text).empty())
            into.*text = newer.*text;
    if (newer.place)
        into.place = newer.place;
    if (newer.founded)
        into.founded = newer.founded;
    if (!newer.aliases.empty())
        into.aliases = newer.aliases;
    if (!newer.themes.empty())
        into.themes = newer.themes;
    const bool nuts_stays = !nuts_of(into).empty();
    for (const auto& [header, value] : newer.extra) {
        if (value.empty() || (header == kShortNuts && nuts_stays))
            continue;
        const auto at = std::find_if(into.extra.begin(), into.extra.end(),
                                     [&, &key = header](const auto& item) { return item.first == key; });
        if (at == into.extra.end())
            into.extra.emplace_back(header, value);
        else
            at->second = value;
    }
}

void fill(OrganisationFacts& into, OrganisationFacts from) {
    combine(into, std::move(from), Rank::into_stands);
}

void merge(OrganisationFacts& into, OrganisationFacts from) {
    combine(into, std::move(from), Rank::first_stands);
}

std::optional<Disagreement> disagreement(const OrganisationFacts& a, const OrganisationFacts& b) {
    for (std::size_t i = 0; i < kReadByPeople; ++i) {
        const auto& [column, text] = kTexts[i];
        if (!(a.*text).empty() && !(b.*text).empty() && a.*text != b.*text)
            return Disagreement{column, a.*text, b.*text};
    }
    return {};
}

bool content_before(const OrganisationFacts& a, const OrganisationFacts& b) {
    const auto texts = [](const OrganisationFacts& f) {
        return std::tie(f.name, f.type, f.country, f.city, f.region, f.nuts3, f.nuts2, f.source_key, f.founded,
                        f.themes, f.aliases, f.extra);
    };
    if (texts(a) != texts(b))
        return texts(a) < texts(b);
    if (!a.place || !b.place)
        return !a.place && b.place;
    return comes_first(*a.place, *b.place);
}

bool same_type(const std::string& a, const std::string& b) {
    if (a == b)
        return true;
    const auto kind_a = parse_actor_kind(a);
    const auto kind_b = parse_actor_kind(b);
    return kind_a && kind_a == kind_b;
}

} // namespace clusterbridge

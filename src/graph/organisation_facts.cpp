#include "graph/organisation_facts.hpp"

#include <algorithm>
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

} // namespace

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

#include "io/network_tables_organisations.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

constexpr OrganisationSymbol kFacts[] = {&Organisation::type_symbol, &Organisation::city,  &Organisation::region,
                                         &Organisation::nuts3,       &Organisation::nuts2, &Organisation::country,
                                         &Organisation::source_key};

bool is_declared(const Network& network, const Organisation& o) {
    return o.row().line > 0 && network.files[o.row().file].kind == TableKind::organisations;
}

bool has_facts(const Organisation& o) {
    const bool texts = std::any_of(std::begin(kFacts), std::end(kFacts), [&](OrganisationSymbol fact) {
        return fact != &Organisation::type_symbol && (o.*fact)() != Symbol{};
    });
    return texts || o.kind != ActorKind::unknown || o.name() != o.id || !o.aliases().empty() || o.place() ||
           o.founded() || o.themes() != ListId{} || !o.extra().empty();
}

} // namespace

OrganisationPlaces::OrganisationPlaces(const Network& network)
    : network_(network), own_row_(network.size(), std::uint8_t{0}) {
    NodeColumn<std::uint8_t> takes_part(network.size(), std::uint8_t{0});
    for (const Participation& row : network.participations)
        takes_part[row.organisation] = 1;
    for (std::size_t i = 0; i < network.size(); ++i) {
        const Organisation& o = network.organisations[node(i)];
        own_row_[node(i)] = is_declared(network, o) || (takes_part[node(i)] == 0 && has_facts(o)) ? 1 : 0;
    }
    for (const OrganisationVersion& version : network.versions) {
        const Organisation& today = network.organisations[version.organisation];
        Change& change = changes_[version.organisation];
        change.name = change.name || version.record.name() != today.name();
        for (const auto fact : kFacts)
            if ((version.record.*fact)() != (today.*fact)())
                change.facts.push_back(fact);
        for (const auto* one : {&version.record, &today})
            for (const auto& pair : one->extra()) {
                const auto has = [&](const Organisation& o) {
                    return std::find(o.extra().begin(), o.extra().end(), pair) != o.extra().end();
                };
                if (!has(version.record) || !has(today))
                    change.headers.insert(pair.first);
            }
    }
}

const OrganisationPlaces::Change* OrganisationPlaces::change_of(NodeId organisation) const {
    const auto at = changes_.find(organisation);
    return at == changes_.end() ? nullptr : &at->second;
}

bool OrganisationPlaces::changes(NodeId organisation, OrganisationSymbol fact) const {
    const Change* change = change_of(organisation);
    return change != nullptr && std::find(change->facts.begin(), change->facts.end(), fact) != change->facts.end();
}

bool OrganisationPlaces::name_changes(NodeId organisation) const {
    const Change* change = change_of(organisation);
    return change != nullptr && change->name;
}

bool OrganisationPlaces::extra_changes(NodeId organisation, Symbol header) const {
    const Change* change = change_of(organisation);
    return change != nullptr && change->headers.contains(header);
}

std::span<const OrganisationVersion> OrganisationPlaces::versions_of(NodeId organisation) const {
    const auto [first, last] =
        std::equal_range(network_.versions.begin(), network_.versions.end(), OrganisationVersion{organisation, {}, {}},
                         [](const auto& a, const auto& b) { return a.organisation < b.organisation; });
    return {first, last};
}

const Organisation& OrganisationPlaces::record_on(NodeId organisation, const std::optional<Date>& day) const {
    const Organisation* record = &network_.organisations[organisation];
    if (change_of(organisation) == nullptr)
        return *record;
    const auto versions = versions_of(organisation);
    record = &versions.front().record;
    for (const OrganisationVersion& version : versions)
        if (version.from <= day)
            record = &version.record;
    return *record;
}

ExtraColumns::Pairs OrganisationPlaces::extra_in_row(NodeId organisation) const {
    ExtraColumns::Pairs pairs;
    for (const auto& [header, value] : network_.organisations[organisation].extra())
        if (!extra_changes(organisation, header))
            pairs.emplace_back(network_.text(header), network_.text(value));
    return pairs;
}

/// A short `nuts` has a column of its own there.
ExtraColumns::Pairs OrganisationPlaces::extra_in_participation(const Participation& row) const {
    ExtraColumns::Pairs pairs;
    const bool all = !has_row(row.organisation);
    for (const auto& [header, value] : record_on(row.organisation, row.start).extra())
        if ((all || extra_changes(row.organisation, header)) && network_.text(header) != "nuts")
            pairs.emplace_back(network_.text(header), network_.text(value));
    return pairs;
}

} // namespace clusterbridge

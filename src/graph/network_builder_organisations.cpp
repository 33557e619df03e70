#include "graph/network_builder.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <tuple>

// How what was said about an organisation becomes its record.
namespace clusterbridge {
namespace {

void sort_distinct(std::vector<std::string>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

} // namespace

void NetworkBuilder::note(Draft& draft, OrganisationFacts facts, Saying saying) {
    const auto same = std::find(draft.said.begin(), draft.said.end(), facts);
    saying.said = static_cast<std::uint32_t>(same - draft.said.begin());
    if (same == draft.said.end())
        draft.said.push_back(std::move(facts));
    draft.sayings.push_back(saying);
}

/// A participation is known from its own start and that of its project on, whichever is later (graph/filter.cpp cuts
/// the same way); where the rows have no dates, the table of projects may.
void NetworkBuilder::date_sayings() {
    for (Draft& draft : drafts_)
        for (Saying& saying : draft.sayings) {
            const ProjectDraft& project = project_drafts_[saying.project];
            const auto start = project.project.start ? project.project.start : project.earliest;
            if (start && (!saying.start || *saying.start < *start))
                saying.start = start;
        }
}

/// By start, then content, one for each change: where several rows start on one day, the last by content counts.
void NetworkBuilder::sort_sayings(Draft& draft) {
    auto& all = draft.sayings;
    std::sort(all.begin(), all.end(), [&](const Saying& a, const Saying& b) {
        if (a.start != b.start)
            return a.start < b.start;
        if (a.said != b.said)
            return content_before(draft.said[a.said], draft.said[b.said]);
        return b.row < a.row;
    });
    std::vector<Saying> changes;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i + 1 == all.size() || all[i + 1].start != all[i].start)
            if (changes.empty() || changes.back().said != all[i].said)
                changes.push_back(all[i]);
    all = std::move(changes);
}

Organisation NetworkBuilder::finish(std::string_view id, const Draft& draft, const Saying* saying) {
    if (!draft.facts && saying == nullptr) { // nothing but an end of ties, as most of a large network are
        Organisation o;
        o.id = o.name = id;
        o.type = intern(key_of(ActorKind::unknown));
        return o;
    }
    OrganisationFacts facts = draft.facts ? *draft.facts : OrganisationFacts{};
    if (saying != nullptr)
        fill(facts, draft.said[saying->said]);
    Organisation o;
    o.id = id;
    o.name = facts.name.empty() ? o.id : facts.name;
    sort_distinct(facts.aliases);
    o.aliases = std::move(facts.aliases);
    const auto kind = kind_of(facts.type);
    o.kind = kind.value_or(ActorKind::custom);
    o.type = intern(kind ? key_of(*kind) : std::string_view(facts.type));
    o.city = intern(facts.city);
    o.region = intern(facts.region);
    o.nuts3 = intern(facts.nuts3);
    o.nuts2 = intern(facts.nuts2.empty() && facts.nuts3.size() >= 4 ? facts.nuts3.substr(0, 4) : facts.nuts2);
    if (facts.country.empty() && network_.symbols.text(o.nuts2).size() >= 2)
        facts.country = network_.symbols.text(o.nuts2).substr(0, 2);
    o.country = intern(facts.country);
    o.place = facts.place;
    o.themes = intern_list(facts.themes);
    o.founded = facts.founded;
    o.source_key = intern(facts.source_key);
    std::sort(facts.extra.begin(), facts.extra.end());
    for (const auto& [header, value] : facts.extra)
        if (!value.empty())
            o.extra.emplace_back(intern(header), intern(value));
    o.row = draft.facts ? draft.row : saying != nullptr ? saying->row : RowRef{};
    return o;
}

void NetworkBuilder::finish_organisation(NodeId place, std::string_view id, Draft draft,
                                         std::vector<Organisation>& into,
                                         std::map<std::string, std::size_t>& kept_types) {
    sort_sayings(draft);
    const auto& sayings = draft.sayings;
    into.push_back(finish(id, draft, sayings.empty() ? nullptr : &sayings.back()));
    if (into.back().kind == ActorKind::custom)
        ++kept_types[network_.symbols.text(into.back().type)];
    // who may be known from ties or a declaration alone was something before the first participation, too
    const bool known_without = (draft.facts || draft.in_ties) && !sayings.empty() && sayings.front().start;
    if (known_without)
        network_.versions.push_back({place, std::nullopt, finish(id, draft, nullptr)});
    if (sayings.size() > 1 || known_without)
        for (const Saying& saying : sayings)
            network_.versions.push_back({place, saying.start, finish(id, draft, &saying)});
}

/// A type is spelt the same thousands of times; reading it is slow.
std::optional<ActorKind> NetworkBuilder::kind_of(const std::string& type) {
    const auto [at, added] = kinds_.try_emplace(type);
    if (added)
        at->second = parse_actor_kind(type);
    return at->second;
}

} // namespace clusterbridge

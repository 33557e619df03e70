#include "graph/network_builder.hpp"

#include "base/large_pages.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/worth_threads.hpp"

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

void NetworkBuilder::note(Record& record, OrganisationFacts facts, Saying saying) {
    const auto same = std::find(record.said.begin(), record.said.end(), facts);
    saying.said = static_cast<std::uint32_t>(same - record.said.begin());
    if (same == record.said.end())
        record.said.push_back(std::move(facts));
    record.sayings.push_back(saying);
}

/// A participation is known from its own start and that of its project on, whichever is later (graph/filter.cpp cuts
/// the same way); where the rows have no dates, the table of projects may.
void NetworkBuilder::date_sayings() {
    for (const auto& record : records_) {
        if (!record)
            continue;
        for (Saying& saying : record->sayings) {
            const ProjectDraft& project = project_drafts_[saying.project];
            const auto start = project.project.start ? project.project.start : project.earliest;
            if (start && (!saying.start || *saying.start < *start))
                saying.start = start;
        }
    }
}

/// What is known from each start on that changes it. By start, then content: where rows of one day say different
/// things, the last by content counts.
std::vector<NetworkBuilder::Known> NetworkBuilder::changes_of(Record& record) {
    auto& all = record.sayings;
    std::sort(all.begin(), all.end(), [&](const Saying& a, const Saying& b) {
        if (a.start != b.start)
            return a.start < b.start;
        if (a.said != b.said)
            return content_before(record.said[a.said], record.said[b.said]);
        return b.row < a.row;
    });
    std::vector<Known> changes;
    OrganisationFacts facts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == 0 || all[i].said != all[i - 1].said)
            renew(facts, record.said[all[i].said]);
        if (i + 1 == all.size() || all[i + 1].start != all[i].start)
            if (changes.empty() || changes.back().facts != facts)
                changes.push_back({all[i].start, all[i].row, facts});
    }
    return changes;
}

/// After `changes_of`, which sorts. A declared type stands above both.
void NetworkBuilder::compare_types(std::string_view id, const Record& record, TypeRemarks& types) {
    if (record.facts && !record.facts->type.empty())
        return;
    const Saying* counts = nullptr;
    for (auto at = record.sayings.rbegin(); at != record.sayings.rend(); ++at) {
        const std::string& type = record.said[at->said].type;
        if (type.empty())
            continue;
        if (counts == nullptr) {
            counts = &*at;
            continue;
        }
        const std::string& last = record.said[counts->said].type;
        const auto kind = kind_of(type);
        if (type == last || (kind && kind == kind_of(last)))
            continue;
        auto& found = at->start == counts->start ? types.undecided : types.changed;
        found.push_back({std::string(id), last, type, counts->row, at->row});
        return;
    }
}

Organisation NetworkBuilder::finish(std::string_view id, const Record* record, const Known* known) {
    if ((record == nullptr || !record->facts) && known == nullptr) { // nothing but an end of ties
        Organisation o;
        o.id = id;
        o.type = intern(key_of(ActorKind::unknown));
        return o;
    }
    OrganisationFacts facts = record->facts ? *record->facts : OrganisationFacts{};
    if (known != nullptr)
        fill(facts, known->facts);
    Organisation o;
    o.id = id;
    const auto kind = kind_of(facts.type);
    o.kind = kind.value_or(ActorKind::custom);
    o.type = intern(kind ? key_of(*kind) : std::string_view(facts.type));
    o.set_name(facts.name.empty() ? o.id : facts.name);
    OrganisationDetails& details = o.details.own();
    sort_distinct(facts.aliases);
    details.aliases = std::move(facts.aliases);
    details.city = intern(facts.city);
    details.region = intern(facts.region);
    details.nuts3 = intern(facts.nuts3);
    details.nuts2 = intern(facts.nuts2.empty() && facts.nuts3.size() >= 4 ? facts.nuts3.substr(0, 4) : facts.nuts2);
    if (facts.country.empty() && network_.symbols.text(details.nuts2).size() >= 2)
        facts.country = network_.symbols.text(details.nuts2).substr(0, 2);
    details.country = intern(facts.country);
    details.place = facts.place;
    details.themes = intern_list(facts.themes);
    details.founded = facts.founded;
    details.source_key = intern(facts.source_key);
    std::sort(facts.extra.begin(), facts.extra.end());
    for (const auto& [header, value] : facts.extra)
        if (!value.empty())
            details.extra.emplace_back(intern(header), intern(value));
    details.row = record->facts ? record->row : known != nullptr ? known->row : RowRef{};
    return o;
}

void NetworkBuilder::finish_organisation(NodeId place, std::string_view id, std::unique_ptr<Record> record,
                                         bool in_ties, std::vector<Organisation>& into, TypeRemarks& types) {
    if (!record) {
        into.push_back(finish(id, nullptr, nullptr));
        return;
    }
    const auto changes = changes_of(*record);
    compare_types(id, *record, types);
    into.push_back(finish(id, record.get(), changes.empty() ? nullptr : &changes.back()));
    if (into.back().kind == ActorKind::custom)
        ++types.kept[network_.symbols.text(into.back().type)];
    // who may be known from ties or a declaration alone was something before the first participation, too
    const bool known_without = (record->facts || in_ties) && !changes.empty() && changes.front().start;
    if (known_without)
        network_.versions.push_back({place, std::nullopt, finish(id, record.get(), nullptr)});
    if (changes.size() > 1 || known_without)
        for (const Known& known : changes)
            network_.versions.push_back({place, known.start, finish(id, record.get(), &known)});
}

/// Organisations of which nothing is known but their id.
void NetworkBuilder::place_names(const std::vector<std::uint32_t>& order, const RunControl& run) {
    const Symbol unknown = intern(key_of(ActorKind::unknown));
    std::vector<Organisation> organisations;
    reserve_large(organisations, order.size());
    organisations.resize(order.size());
    constexpr std::size_t kBlocks = 64;
    constexpr std::size_t kAhead = 8; // what stands in the order of ids is strewn over memory
    const RunControl shared = worth_threads({run.threads, run.stop, {}}, 100 * static_cast<double>(order.size()));
    for_items_in_blocks(order.size(), kBlocks, shared, [&](std::size_t k) {
        ids_.ask_start(order[std::min(k + 2 * kAhead, order.size() - 1)]);
        ids_.ask_text_of(order[std::min(k + kAhead, order.size() - 1)]);
        organisations[k].id = ids_.text(order[k]);
        organisations[k].type = unknown;
    });
    network_.organisations = NodeColumn<Organisation>(std::move(organisations));
}

void NetworkBuilder::place_organisations(const std::vector<std::uint32_t>& order, const RunControl& run,
                                         TypeRemarks& types) {
    LargeVector<RowRef>().swap(mentions_);
    ids_.close();
    if (records_.empty()) { // as of most large networks
        place_names(order, run);
        return;
    }
    NodeColumn<std::uint8_t> in_ties(order.size(), 0);
    const TieTable& ties = network_.ties; // in their place by now
    for (std::size_t i = 0; i < ties.size(); ++i)
        in_ties[ties.source(i)] = in_ties[ties.target(i)] = 1;
    std::vector<Organisation> organisations;
    reserve_large(organisations, order.size());
    records_.resize(order.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        finish_organisation(node(k), ids_.text(order[k]), std::move(records_[order[k]]), in_ties[node(k)] != 0,
                            organisations, types);
    network_.organisations = NodeColumn<Organisation>(std::move(organisations));
}

/// A type is spelt the same thousands of times; reading it is slow.
std::optional<ActorKind> NetworkBuilder::kind_of(const std::string& type) {
    const auto [at, added] = kinds_.try_emplace(type);
    if (added)
        at->second = parse_actor_kind(type);
    return at->second;
}

} // namespace clusterbridge

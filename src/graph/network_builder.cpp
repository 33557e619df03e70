#include "graph/network_builder.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace clusterbridge {
namespace {

using Handle = NetworkBuilder::Handle;
std::size_t position(Handle handle) {
    return static_cast<std::size_t>(handle);
}

std::vector<std::string_view> texts_of(const SymbolPool& symbols, std::span<const Symbol> list) {
    std::vector<std::string_view> texts;
    for (const Symbol s : list)
        texts.push_back(symbols.text(s));
    return texts;
}

/// The first eight bytes, the first of them weighing most; shorter texts filled up with NUL. Orders texts as their
/// bytes do, up to equality.
std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < sizeof head; ++i)
        head = head << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return head;
}

void sort_distinct(std::vector<std::string>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

} // namespace

std::uint32_t NetworkBuilder::add_file(InputFile file) {
    files_.push_back(std::move(file));
    return static_cast<std::uint32_t>(files_.size() - 1);
}

Handle NetworkBuilder::organisation(std::string_view id, RowRef mention) {
    const auto [number, added] = ids_.insert(id);
    if (added) {
        drafts_.emplace_back();
        drafts_.back().mention = mention;
    }
    return Handle{number};
}

bool NetworkBuilder::declare(Handle organisation, OrganisationFacts facts, RowRef row, Diagnostics& diagnostics) {
    Draft& draft = drafts_[position(organisation)];
    if (!draft.facts) {
        draft.row = row;
        draft.facts = std::make_unique<OrganisationFacts>(std::move(facts));
        return true;
    }
    compare_declarations(ids_.text(static_cast<std::uint32_t>(organisation)), draft, facts, row, diagnostics);
    merge(*draft.facts, std::move(facts));
    return false;
}

void NetworkBuilder::add_tie(Handle source, Handle target, TieRow row) {
    row.source = NodeId{static_cast<std::uint32_t>(source)};
    row.target = NodeId{static_cast<std::uint32_t>(target)};
    drafts_[position(source)].in_ties = drafts_[position(target)].in_ties = true;
    network_.ties.push_back(row);
}

void NetworkBuilder::expect_ties(std::size_t more) {
    auto& rows = network_.ties;
    if (const std::size_t needed = rows.size() + more; needed > rows.capacity())
        rows.reserve(rows.empty() ? needed : std::max(needed, rows.size() * 2));
}

std::uint32_t NetworkBuilder::project(std::string_view id) {
    const auto [number, added] = project_ids_.insert(id);
    if (added) {
        project_drafts_.emplace_back();
        project_drafts_.back().project.id = id;
    }
    return number;
}

void NetworkBuilder::add_participation(std::string_view project_id, Handle organisation, Participation row,
                                       OrganisationFacts facts, std::vector<std::string> topics) {
    row.project = project(project_id);
    row.organisation = NodeId{static_cast<std::uint32_t>(organisation)};
    ProjectDraft& draft = project_drafts_[row.project];
    draft.topics.insert(draft.topics.end(), topics.begin(), topics.end());
    if (row.start && (!draft.earliest || *row.start < *draft.earliest))
        draft.earliest = row.start;
    if (row.end && (!draft.latest || *row.end > *draft.latest))
        draft.latest = row.end;
    note(drafts_[position(organisation)], std::move(facts), {row.start, 0, row.project, row.row});
    network_.participations.push_back(row);
}

void NetworkBuilder::merge_project(Project& into, const Project& from) const {
    const auto& symbols = network_.symbols;
    for (const auto text : {&Project::title, &Project::programme, &Project::call_topic})
        if (from.*text != Symbol{} && (into.*text == Symbol{} || symbols.text(from.*text) < symbols.text(into.*text)))
            into.*text = from.*text;
    if (from.start && (!into.start || *from.start < *into.start))
        into.start = from.start;
    if (from.end && (!into.end || *from.end > *into.end))
        into.end = from.end;
    const auto& lists = network_.lists;
    if (into.themes == ListId{} || (from.themes != ListId{} && texts_of(symbols, lists.get(from.themes)) <
                                                                   texts_of(symbols, lists.get(into.themes))))
        into.themes = from.themes;
}

bool NetworkBuilder::declare_project(std::string_view project_id, Project facts) {
    ProjectDraft& draft = project_drafts_[project(project_id)];
    if (draft.declared) {
        merge_project(draft.project, facts);
        return false;
    }
    draft.declared = true;
    facts.id = project_id;
    draft.project = std::move(facts);
    return true;
}

void NetworkBuilder::add_measure(Handle organisation, Measure measure) {
    measure.organisation = NodeId{static_cast<std::uint32_t>(organisation)};
    network_.measures.push_back(measure);
}

ListId NetworkBuilder::intern_list(const std::vector<std::string>& items) {
    std::vector<std::string> sorted = items;
    sort_distinct(sorted);
    std::vector<Symbol> symbols;
    symbols.reserve(sorted.size());
    for (const std::string& item : sorted)
        symbols.push_back(intern(item));
    return lists().intern(std::move(symbols));
}

std::vector<std::uint32_t> NetworkBuilder::sorted_organisations() {
    struct Key {
        std::uint64_t head; ///< the first bytes as a number: most comparisons end there and touch no text
        std::uint32_t number;
    };
    std::vector<Key> keys(drafts_.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i)
        keys[i] = {head_of(ids_.text(i)), i};
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        return a.head != b.head ? a.head < b.head : ids_.text(a.number) < ids_.text(b.number);
    });
    std::vector<std::uint32_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const Key& key) { return key.number; });
    return order;
}

bool NetworkBuilder::tie_before(const TieRow& a, const TieRow& b) const {
    const auto& symbols = network_.symbols;
    const auto rest = [](const TieRow& r) { return std::tie(r.since, r.until, r.weight, r.amount); };
    const auto texts = [&](ListId list) { return texts_of(symbols, network_.lists.get(list)); };
    if (a.relation != b.relation)
        return symbols.text(a.relation) < symbols.text(b.relation);
    if (rest(a) != rest(b))
        return rest(a) < rest(b);
    if (a.themes != b.themes)
        return texts(a.themes) < texts(b.themes);
    for (const auto member : {&TieRow::amount_unit, &TieRow::source_key, &TieRow::confidence, &TieRow::note})
        if (a.*member != b.*member)
            return symbols.text(a.*member) < symbols.text(b.*member);
    if (a.extra != b.extra)
        return texts(a.extra) < texts(b.extra);
    return a.row < b.row;
}

namespace {

/// Where a row belongs: sorted by source in buckets, so a key needs the other end alone.
struct TieKey {
    std::uint32_t target, at;
};

/// Puts `rows` into the order of `keys` without a second copy of them, along the cycles of the permutation. A cycle
/// jumps about in memory, so the rows a few steps ahead are asked for early.
void permute(std::vector<TieRow>& rows, std::vector<TieKey>& keys) {
    constexpr int kAhead = 8;
    for (std::uint32_t first = 0; first < rows.size(); ++first) {
        if (keys[first].at == first)
            continue;
        const TieRow held = rows[first];
        std::uint32_t ahead = first;
        const auto look_ahead = [&] {
            if (keys[ahead].at == first)
                return;
            ahead = keys[ahead].at;
            const auto* row = reinterpret_cast<const char*>(&rows[ahead]);
            __builtin_prefetch(row);
            __builtin_prefetch(row + 64);
        };
        for (int i = 0; i < kAhead; ++i)
            look_ahead();
        std::uint32_t hole = first;
        while (keys[hole].at != first) {
            look_ahead();
            const std::uint32_t from = keys[hole].at;
            rows[hole] = rows[from];
            keys[hole].at = hole;
            hole = from;
        }
        rows[hole] = held;
        keys[hole].at = hole;
    }
}

} // namespace

void NetworkBuilder::place_ties(const std::vector<NodeId>& node_of) {
    auto& rows = network_.ties;
    std::vector<std::uint32_t> place(node_of.size() + 1, 0);
    for (TieRow& row : rows) {
        row.source = node_of[index(row.source)];
        row.target = node_of[index(row.target)];
        ++place[index(row.source) + 1];
    }
    std::partial_sum(place.begin(), place.end(), place.begin());
    std::vector<TieKey> keys(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        keys[place[index(rows[i].source)]++] = {static_cast<std::uint32_t>(index(rows[i].target)), i};
    // each bucket now ends where its place stands
    std::uint32_t begin = 0;
    for (std::size_t source = 0; source < node_of.size(); ++source) {
        std::sort(keys.begin() + begin, keys.begin() + place[source], [&](const TieKey& a, const TieKey& b) {
            return a.target != b.target ? a.target < b.target : tie_before(rows[a.at], rows[b.at]);
        });
        begin = place[source];
    }
    permute(rows, keys);
}

void NetworkBuilder::place_projects(const std::vector<NodeId>& node_of) {
    std::vector<std::uint32_t> order(project_drafts_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return project_drafts_[a].project.id < project_drafts_[b].project.id;
    });
    std::vector<std::uint32_t> place_of(order.size());
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        ProjectDraft& draft = project_drafts_[order[k]];
        place_of[order[k]] = k;
        std::vector<std::string> parts;
        sort_distinct(draft.topics);
        for (const std::string& topic : draft.topics) {
            if (!topic.starts_with("topic:"))
                parts.push_back(topic);
            else if (draft.project.call_topic == Symbol{})
                draft.project.call_topic = intern(topic.substr(6));
        }
        if (draft.project.themes == ListId{})
            draft.project.themes = intern_list(parts);
        if (!draft.project.start)
            draft.project.start = draft.earliest;
        if (!draft.project.end)
            draft.project.end = draft.latest;
        network_.projects.push_back(std::move(draft.project));
    }
    auto& rows = network_.participations;
    for (Participation& row : rows) {
        row.project = place_of[row.project];
        row.organisation = node_of[index(row.organisation)];
    }
    const auto& symbols = network_.symbols;
    std::sort(rows.begin(), rows.end(), [&](const Participation& a, const Participation& b) {
        const auto key = [](const Participation& p) {
            return std::tie(p.project, p.organisation, p.start, p.end, p.amount);
        };
        if (key(a) != key(b))
            return key(a) < key(b);
        return a.role != b.role ? symbols.text(a.role) < symbols.text(b.role) : a.row < b.row;
    });
    for (std::uint32_t i = 0, p = 0; p < network_.projects.size(); ++p) {
        network_.projects[p].first_participation = i;
        while (i < rows.size() && rows[i].project == p)
            ++i;
        network_.projects[p].last_participation = i;
    }
}

void NetworkBuilder::sort_tables() {
    const auto& symbols = network_.symbols;
    std::sort(network_.themes.begin(), network_.themes.end(), [&](const Theme& a, const Theme& b) {
        if (a.id != b.id)
            return symbols.text(a.id) < symbols.text(b.id);
        return std::tie(a.name.en, a.name.de, a.row) < std::tie(b.name.en, b.name.de, b.row);
    });
    std::sort(network_.sources.begin(), network_.sources.end(), [&](const Source& a, const Source& b) {
        if (a.key != b.key)
            return symbols.text(a.key) < symbols.text(b.key);
        return std::tie(a.title, a.publisher, a.address, a.date, a.row) <
               std::tie(b.title, b.publisher, b.address, b.date, b.row);
    });
    std::sort(network_.measures.begin(), network_.measures.end(), [&](const Measure& a, const Measure& b) {
        if (a.organisation != b.organisation)
            return a.organisation < b.organisation;
        if (a.measure != b.measure)
            return symbols.text(a.measure) < symbols.text(b.measure);
        if (std::tie(a.year, a.value) != std::tie(b.year, b.value))
            return std::tie(a.year, a.value) < std::tie(b.year, b.value);
        for (const auto text : {&Measure::unit, &Measure::source_key, &Measure::note})
            if (a.*text != b.*text)
                return symbols.text(a.*text) < symbols.text(b.*text);
        return a.row < b.row;
    });
}

Network NetworkBuilder::build(Diagnostics& diagnostics, Severity undeclared) {
    const auto order = sorted_organisations();
    if (network_.organisations_declared)
        warn_undeclared(order, undeclared, diagnostics);
    hint_at_case(diagnostics);
    date_sayings();
    std::vector<NodeId> node_of(order.size());
    std::vector<Organisation> organisations;
    organisations.reserve(order.size());
    std::map<std::string, std::size_t> kept_types;
    for (std::size_t k = 0; k < order.size(); ++k) {
        node_of[order[k]] = node(k);
        finish_organisation(node(k), ids_.text(order[k]), std::move(drafts_[order[k]]), organisations, kept_types);
    }
    network_.organisations = NodeColumn<Organisation>(std::move(organisations));
    place_ties(node_of);
    place_projects(node_of);
    for (Measure& measure : network_.measures)
        measure.organisation = node_of[index(measure.organisation)];
    sort_tables();
    network_.files = std::move(files_);
    warn_unknown_types(kept_types, diagnostics);
    Network done = std::move(network_);
    *this = NetworkBuilder{};
    return done;
}

} // namespace clusterbridge

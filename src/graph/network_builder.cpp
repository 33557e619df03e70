#include "graph/network_builder.hpp"

#include "base/parallel.hpp"
#include "base/worth_threads.hpp"

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

void sort_distinct(std::vector<std::string>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

} // namespace

std::uint32_t NetworkBuilder::add_file(InputFile file) {
    files_.push_back(std::move(file));
    return static_cast<std::uint32_t>(files_.size() - 1);
}

Handle NetworkBuilder::organisation(std::string_view id, std::uint32_t hash, RowRef mention) {
    const auto [number, added] = ids_.insert(id, hash);
    if (added)
        mentions_.push_back(mention);
    return Handle{number};
}

NetworkBuilder::Record& NetworkBuilder::record(Handle organisation) {
    if (records_.size() <= position(organisation))
        records_.resize(ids_.size());
    auto& kept = records_[position(organisation)];
    if (!kept)
        kept = std::make_unique<Record>();
    return *kept;
}

bool NetworkBuilder::declare(Handle organisation, OrganisationFacts facts, RowRef row, Diagnostics& diagnostics) {
    Record& declared = record(organisation);
    if (!declared.facts) {
        declared.row = row;
        declared.facts = std::move(facts);
        return true;
    }
    compare_declarations(ids_.text(static_cast<std::uint32_t>(organisation)), declared, facts, row, diagnostics);
    merge(*declared.facts, std::move(facts));
    return false;
}

void NetworkBuilder::add_tie(Handle source, Handle target, const TieRow& row) {
    network_.ties.push_back(node(position(source)), node(position(target)), row);
}

void NetworkBuilder::expect_ties(std::size_t more) {
    TieTable& rows = network_.ties;
    if (const std::size_t needed = rows.size() + more; needed > rows.capacity())
        rows.reserve(rows.empty() ? needed : std::max(needed, rows.size() * 2));
    constexpr std::size_t kTiesOfOne = 4; // few large networks have fewer
    if (const std::size_t names = mentions_.size() + more / kTiesOfOne; names > mentions_.capacity()) {
        mentions_.reserve(std::max(names, 2 * mentions_.size()));
        ids_.reserve(std::max(names, 2 * mentions_.size()));
    }
}

void NetworkBuilder::take_over(NetworkBuilder part, std::uint64_t lines, const RunControl& run) {
    const PackedTextIndex& names = part.ids_;
    const auto count = static_cast<std::uint32_t>(names.size());
    std::vector<std::uint32_t> hashes(count);
    for (std::uint32_t i = 0; i < count; ++i)
        hashes[i] = PackedTextIndex::hash_of(names.text(i));
    std::vector<NodeId> place(count);
    constexpr std::uint32_t kAhead = 8;
    for (std::uint32_t i = 0; i < count; ++i) {
        ids_.ask_slot(hashes[std::min(i + 2 * kAhead, count - 1)]);
        ids_.ask_text(hashes[std::min(i + kAhead, count - 1)]);
        RowRef mention = part.mentions_[i];
        mention.line += lines;
        place[i] = node(position(organisation(names.text(i), hashes[i], mention)));
    }
    network_.ties.append(part.network_.ties, place, lines, run);
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
    note(record(organisation), std::move(facts), {row.start, 0, row.project, row.row});
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

void NetworkBuilder::add_topics(std::string_view project_id, const std::vector<std::string>& topics) {
    auto& all = project_drafts_[project(project_id)].topics;
    all.insert(all.end(), topics.begin(), topics.end());
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

void NetworkBuilder::place_ties(const std::vector<NodeId>& node_of, const RunControl& run) {
    TieTable& rows = network_.ties;
    rows.renumber(node_of, run);
    rows.sort_by_ends(node_of.size(), run);
    rows.sort_within_ends([&](const TieRow& a, const TieRow& b) { return tie_before(a, b); }, run);
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

/// The numbers of all ids by their bytes, and what there is to say about ids, in the same order as on one thread.
std::vector<std::uint32_t> NetworkBuilder::order_ids(Severity undeclared, const RunControl& run,
                                                     Diagnostics& diagnostics) const {
    std::vector<std::uint32_t> order;
    Diagnostics odd;
    constexpr double kSteps = 100; // an id
    const RunControl both = worth_threads(run, kSteps * static_cast<double>(ids_.size()));
    Diagnostics alike;
    run_blocks(3, {both.threads, run.stop, {}}, [&](std::size_t block, std::size_t) {
        if (block == 0) {
            order = ids_.order();
        } else if (block == 1) {
            hint_at_case(alike);
        } else {
            warn_odd_ids(odd);
            warn_garbled_names(odd);
        }
    });
    if (network_.organisations_declared)
        warn_undeclared(order, undeclared, diagnostics);
    diagnostics.append(odd);
    diagnostics.append(alike);
    return order;
}

Network NetworkBuilder::build(Diagnostics& diagnostics, Severity undeclared, const RunControl& run) {
    const auto order = order_ids(undeclared, run, diagnostics);
    date_sayings();
    std::vector<NodeId> node_of(order.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        node_of[order[k]] = node(k);
    TypeRemarks types;
    place_ties(node_of, run); // first, while there are no organisations: it needs room for a moment
    place_organisations(order, run, types);
    place_projects(node_of);
    for (Measure& measure : network_.measures)
        measure.organisation = node_of[index(measure.organisation)];
    sort_tables();
    warn_unknown_types(types.kept, diagnostics);
    tell_of_two_types(types.undecided, Severity::warning, diagnostics);
    tell_of_two_types(types.changed, Severity::hint, diagnostics);
    network_.files = std::move(files_);
    Network done = std::move(network_);
    *this = NetworkBuilder{};
    return done;
}

} // namespace clusterbridge

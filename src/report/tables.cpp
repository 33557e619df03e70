#include "base/error.hpp"
#include "base/text.hpp"
#include "report/data_table.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace clusterbridge {
namespace {

Cell number(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}
Cell number(const std::optional<double>& value) {
    return value ? number(*value) : Cell();
}
template <class Integer> Cell whole(Integer value) {
    return static_cast<std::int64_t>(value);
}
Cell yes(bool holds) {
    return std::int64_t{holds ? 1 : 0};
}
Cell words(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}

/// A cell for a node, and how to get it.
using Getter = std::function<Cell(NodeId)>;

Getter doubles(const NodeColumn<double>& column) {
    return [&column](NodeId v) { return column.empty() ? Cell() : number(column[v]); };
}
template <class Integer> Getter integers(const NodeColumn<Integer>& column) {
    return [&column](NodeId v) { return column.empty() ? Cell() : whole(column[v]); };
}
/// Numbered from 0 inside, from 1 for people; none is an empty cell.
Getter numbered(const NodeColumn<std::uint32_t>& column) {
    return [&column](NodeId v) {
        return column.empty() || column[v] == Partition::kNone ? Cell() : whole(std::int64_t{column[v]} + 1);
    };
}

std::vector<std::pair<std::string, Getter>> rank_getters(const Network& network, const RankTable& t) {
    return {{"id", [&](NodeId v) { return words(network.organisations[v].id); }},
            {"name", [&](NodeId v) { return words(network.organisations[v].name()); }},
            {"type", [&](NodeId v) { return words(network.text(network.organisations[v].type)); }},
            {"community", numbered(t.community)},
            {"component", numbered(t.component)},
            {"degree", integers(t.degree)},
            {"strength", doubles(t.strength)},
            {"betweenness", doubles(t.betweenness)},
            {"betweenness_weighted", doubles(t.betweenness_weighted)},
            {"closeness", doubles(t.closeness)},
            {"harmonic", doubles(t.harmonic)},
            {"eigenvector", doubles(t.eigenvector)},
            {"pagerank", doubles(t.pagerank)},
            {"core", integers(t.core)},
            {"clustering", doubles(t.clustering)},
            {"constraint", doubles(t.constraint)},
            {"effective_size", doubles(t.effective_size)},
            {"participation", doubles(t.participation)},
            {"within_module_z", doubles(t.within_module_z)},
            {"articulation", integers(t.articulation)},
            {"coordinator", integers(t.coordinator)},
            {"itinerant", integers(t.itinerant)},
            {"gatekeeper", integers(t.gatekeeper)},
            {"liaison", integers(t.liaison)},
            {"betweenness_rank", integers(t.betweenness_rank)},
            {"betweenness_rank_low", integers(t.betweenness_rank_low)},
            {"betweenness_rank_high", integers(t.betweenness_rank_high)}};
}

std::string joined(const std::vector<Sentence>& sentences, Language language) {
    std::vector<std::string> parts;
    for (const Sentence& s : sentences)
        parts.push_back(s.in(language));
    return join(parts, "; ");
}

std::vector<Cell> recommendation_row(const Network& network, const RecommendationList& list, std::size_t place,
                                     Language language) {
    const Recommendation& r = list.rows[place];
    const Organisation& source = network.organisations[r.source];
    const Organisation& target = network.organisations[r.target];
    const bool has_broker = r.broker != kNoNode;
    return {whole(place + 1),
            words(source.id),
            words(target.id),
            words(list.name_of(network, r.source)),
            words(list.name_of(network, r.target)),
            std::string(key_of(r.kind)),
            std::string(key_of(r.basis)),
            number(r.score),
            number(r.introducers),
            number(r.shared_work),
            number(r.affinity),
            number(r.probability),
            number(r.impact),
            yes(r.first_between_groups),
            whole(r.common_partners),
            has_broker ? words(network.organisations[r.broker].id) : Cell(),
            has_broker ? words(list.name_of(network, r.broker)) : Cell(),
            yes(r.same_region),
            number(r.distance_km),
            words(joined(r.reasons, language)),
            words(join(r.evidence, "; "))};
}

} // namespace

DataTable rank_table(const Network& network, const RankTable& ranking, const std::vector<std::string>& columns) {
    DataTable table{"organisations", {}, {}};
    std::vector<Getter> getters;
    for (auto& [name, getter] : rank_getters(network, ranking)) {
        const bool always = name == "id" || name == "name" || name == "type";
        if (!always && !columns.empty() && std::find(columns.begin(), columns.end(), name) == columns.end())
            continue;
        table.columns.push_back(name);
        getters.push_back(std::move(getter));
    }
    table.rows.reserve(network.size());
    for (std::size_t i = 0; i < network.size(); ++i) {
        auto& row = table.rows.emplace_back();
        row.reserve(getters.size());
        for (const Getter& get : getters)
            row.push_back(get(node(i)));
    }
    return table;
}

DataTable communities_table(const Network& network, const CommunityStudy& study, Language /*language*/) {
    DataTable table{"communities", {"id", "name", "community", "certainty"}, {}};
    const Getter community = numbered(study.partition.of);
    const std::vector<NodeColumn<std::string>> paths = community_paths(study);
    for (std::size_t level = 0; level < paths.size(); ++level)
        table.columns.push_back("level_" + std::to_string(level + 2));
    for (std::size_t i = 0; i < network.size(); ++i) {
        const Organisation& o = network.organisations[node(i)];
        const Cell of = community(node(i));
        const bool none = std::holds_alternative<std::monostate>(of) || study.certainty.empty();
        auto& row = table.rows.emplace_back();
        row = {words(o.id), words(o.name()), of, none ? Cell() : number(study.certainty[node(i)])};
        for (const auto& path : paths)
            row.push_back(words(path[node(i)]));
    }
    return table;
}

const std::vector<std::string>& recommendation_columns() {
    static const std::vector<std::string> columns{
        "rank",     "source",      "target",      "source_name",          "target_name",
        "kind",     "basis",       "score",       "introducers",          "shared_work",
        "affinity", "probability", "impact",      "first_between_groups", "common_partners",
        "broker",   "broker_name", "same_region", "distance_km",          "reasons",
        "evidence"};
    return columns;
}

DataTable recommendations_table(const Network& network, const RecommendationList& list, Language language,
                                const std::vector<std::string>& columns) {
    return recommendations_table(network, list, language, columns, 0, list.rows.size());
}

DataTable recommendations_table(const Network& network, const RecommendationList& list, Language language,
                                const std::vector<std::string>& columns, std::size_t first, std::size_t last) {
    const auto& all = recommendation_columns();
    DataTable table{"recommendations",
                    {},
                    {},
                    {"rank", "source_name", "target_name", "score", "probability", "kind", "broker_name"}};
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (columns.empty() || std::find(columns.begin(), columns.end(), all[i]) != columns.end()) {
            kept.push_back(i);
            table.columns.push_back(all[i]);
        }
    for (std::size_t r = first; r < last; ++r) {
        const auto full = recommendation_row(network, list, r, language);
        ensure(full.size() == all.size(), "a recommendation has a cell per column");
        auto& row = table.rows.emplace_back();
        for (const std::size_t i : kept)
            row.push_back(full[i]);
    }
    return table;
}

DataTable rejected_table(std::span<const Diagnostic> diagnostics, Language language) {
    DataTable table{"rejected", {"file", "line", "rule", "message", "row"}, {}};
    for (const Diagnostic& d : diagnostics)
        if (d.severity == Severity::error || !d.row.empty())
            table.rows.push_back({words(d.file), d.line > 0 ? whole(d.line) : Cell(), words(d.rule),
                                  words(d.message.in(language)), words(d.row)});
    return table;
}

DataTable check_table(std::span<const Diagnostic> diagnostics, Language language) {
    DataTable table{"check", {"file", "line", "severity", "rule", "message"}, {}};
    for (const Diagnostic& d : diagnostics)
        table.rows.push_back({words(d.file), d.line > 0 ? whole(d.line) : Cell(), words(severity_name(d.severity)),
                              words(d.rule), words(d.message.in(language))});
    return table;
}

DataTable duplicates_table(const Network& network, const DuplicateStudy& study, const Decisions& decided,
                           Language language) {
    DataTable table{"duplicates", {"id_a", "id_b", "name_a", "name_b", "score", "reasons", "decision"}, {}};
    for (const DecisionRow& row : decided)
        if (row.decision != Decision::open)
            table.rows.push_back({words(row.id_a), words(row.id_b), words(row.name_a), words(row.name_b),
                                  words(row.score), words(row.reasons), words(std::string(key_of(row.decision)))});
    for (const DuplicatePair& pair : study.pairs) {
        const Organisation& a = network.organisations[pair.a];
        const Organisation& b = network.organisations[pair.b];
        std::vector<std::string> reasons;
        for (const Sentence& reason : pair.reasons)
            reasons.push_back(reason.in(language));
        table.rows.push_back({words(a.id), words(b.id), words(a.name()), words(b.name()), number(pair.score),
                              words(join(reasons, "; ")), words(std::string(key_of(pair.proposed)))});
    }
    return table;
}

} // namespace clusterbridge

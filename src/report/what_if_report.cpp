#include "report/what_if_report.hpp"

#include "analysis/what_if_words.hpp"
#include "report/json_text.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace clusterbridge {
namespace {

using Json = nlohmann::ordered_json;

struct Measure3 {
    std::string_view name;
    Cell before, after;
};

Cell number(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}
Cell whole(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

std::array<Measure3, 5> measures_of(const WhatIf& result) {
    const NetworkMeasures &was = result.before, &is = result.after;
    return {{{"components", whole(was.components), whole(is.components)},
             {"largest_component", whole(was.largest_component), whole(is.largest_component)},
             {"harmonic_mean_distance", number(was.harmonic_mean_distance), number(is.harmonic_mean_distance)},
             {"modularity", number(was.modularity), number(is.modularity)},
             {"gaps_closed", whole(0), whole(result.gaps_closed)}}};
}

Json json_of(const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell))
        return *number;
    if (const auto* whole = std::get_if<std::int64_t>(&cell))
        return *whole;
    return nullptr;
}

Json organisations_json(const Network& network, const std::vector<NodeId>& who) {
    Json all = Json::array();
    for (const NodeId v : who) {
        const Organisation& o = network.organisations[v];
        all.push_back({{"id", o.id}, {"name", o.name()}, {"type", network.text(o.type)}});
    }
    return all;
}

Json sentences_json(const std::vector<Sentence>& sentences, Language language) {
    Json all = Json::array();
    for (const Sentence& sentence : sentences)
        all.push_back(sentence.in(language));
    return all;
}

} // namespace

DataTable what_if_measures(const WhatIf& result) {
    DataTable table{"what_if", {"measure", "before", "after"}, {}};
    for (const Measure3& measure : measures_of(result))
        table.rows.push_back({std::string(measure.name), measure.before, measure.after});
    return table;
}

DataTable what_if_table(const WhatIf& result, const Network& network, bool with_proposals) {
    DataTable table = what_if_measures(result);
    if (!with_proposals)
        return table;
    for (const char* column : {"source", "target", "gain"})
        table.columns.emplace_back(column);
    for (auto& row : table.rows)
        row.resize(table.columns.size());
    for (const Introduction& tie : result.introductions.ties)
        table.rows.push_back({std::string("proposal"), Cell(), Cell(), network.organisations[tie.source].id,
                              network.organisations[tie.target].id, tie.gain});
    return table;
}

DataTable what_if_proposals(const WhatIf& result, const Network& network, bool for_people) {
    DataTable table{"proposals", {"rank", "source_name", "target_name", "gain", "broker_name"}, {}};
    if (!for_people)
        table.columns = {"rank", "source", "target", "source_name", "target_name", "gain", "broker", "broker_name"};
    for (const Introduction& tie : result.introductions.ties) {
        const Organisation &source = network.organisations[tie.source], &target = network.organisations[tie.target];
        const bool introduced = tie.introducer != kNoNode;
        const Cell broker = introduced ? Cell(network.organisations[tie.introducer].id) : Cell();
        const Cell name = introduced ? Cell(network.organisations[tie.introducer].name()) : Cell();
        const Cell rank = whole(table.rows.size() + 1);
        if (for_people)
            table.rows.push_back({rank, source.name(), target.name(), tie.gain, name});
        else
            table.rows.push_back({rank, source.id, target.id, source.name(), target.name(), tie.gain, broker, name});
    }
    return table;
}

DataTable organisations_list(const std::string& name, const std::vector<NodeId>& who, const Network& network) {
    DataTable table{name, {"id", "name", "type"}, {}};
    for (const NodeId v : who) {
        const Organisation& o = network.organisations[v];
        table.rows.push_back({o.id, o.name(), network.text(o.type)});
    }
    return table;
}

std::string what_if_json(const WhatIf& result, const Network& network, Language language) {
    Json measures = Json::object();
    for (const Measure3& measure : measures_of(result))
        measures[std::string(measure.name)] = {{"before", json_of(measure.before)}, {"after", json_of(measure.after)}};
    Json proposals = Json::array();
    for (const Introduction& tie : result.introductions.ties)
        proposals.push_back(
            {{"source", network.organisations[tie.source].id},
             {"target", network.organisations[tie.target].id},
             {"gain", tie.gain},
             {"broker", tie.introducer == kNoNode ? Json(nullptr) : Json(network.organisations[tie.introducer].id)}});
    Json added = Json::array();
    for (const auto& [a, b] : result.added)
        added.push_back({{"source", network.organisations[a].id}, {"target", network.organisations[b].id}});
    Json closed = Json::array();
    for (const auto& [a, b] : result.closed)
        closed.push_back({{"group_a", a}, {"group_b", b}});
    const Json json{
        {"measures", std::move(measures)},
        {"proposals", std::move(proposals)},
        {"organisations", {{"before", result.before.organisations}, {"after", result.after.organisations}}},
        {"ties", {{"before", result.before.ties}, {"after", result.after.ties}}},
        {"gaps", {{"group_by", result.group_by}, {"before", result.gaps_before}, {"closed", std::move(closed)}}},
        {"candidates", result.introductions.candidates},
        {"gains_sampled", result.introductions.sampled},
        {"removed", organisations_json(network, result.removed)},
        {"left_alone", organisations_json(network, result.left_alone)},
        {"added", std::move(added)},
        {"in_words", sentences_json(what_if_in_words(network, result), language)},
        {"notes", sentences_json(result.introductions.notes, language)}};
    return json_text(json);
}

} // namespace clusterbridge

#include "report/input_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

using Json = nlohmann::ordered_json;

Json input_json(const InputFile& f, Fingerprints fingerprints) {
    Json one;
    one["file"] = f.name;
    if (fingerprints == Fingerprints::yes)
        one["sha256"] = f.sha256;
    one["kind"] = key_of(f.kind);
    one["encoding"] = f.encoding;
    one["delimiter"] = f.delimiter;
    one["decimal"] = f.decimal;
    one["rows_read"] = f.rows_read;
    one["rows_used"] = f.rows_used;
    one["rows_merged"] = f.rows_merged;
    one["rows_rejected"] = f.rows_rejected;
    one["rows_skipped"] = f.rows_skipped;
    return one;
}

} // namespace

void add_input_keys(Json& into, const Network& network, std::size_t distinct_pairs, Fingerprints fingerprints) {
    Json inputs = Json::array();
    for (const InputFile& f : network.files)
        inputs.push_back(input_json(f, fingerprints));
    into["inputs"] = std::move(inputs);
    into["organisations"] = network.size();
    into["ties"] = distinct_pairs;
    into["tie_rows"] = network.ties.size();
    into["participations"] = network.participations.size();
    into["projects"] = network.projects.size();
}

void add_run_keys(Json& into, const std::string& version, const std::string& command,
                  const std::vector<std::pair<std::string, std::string>>& options) {
    into["version"] = version;
    into["command"] = command;
    into["options"] = Json::object();
    for (const auto& [name, value] : options)
        into["options"][name] = value;
}

void add_decisions(Json& into, const DecisionsFile& decisions) {
    if (decisions.name.empty())
        return;
    Json one{{"file", decisions.name}, {"sha256", decisions.sha256}, {"rows", decisions.rows.size()}};
    for (const Decision decision : {Decision::same, Decision::different, Decision::part_of})
        one[std::string(key_of(decision))] =
            std::count_if(decisions.rows.begin(), decisions.rows.end(),
                          [&](const DecisionRow& row) { return row.decision == decision; });
    into["decisions"] = std::move(one);
}

Json diagnostics_json(std::span<const Diagnostic> diagnostics, Language language) {
    Json all = Json::array();
    for (const Diagnostic& d : diagnostics) {
        Json one;
        one["file"] = d.file;
        one["line"] = d.line > 0 ? Json(d.line) : Json(nullptr);
        one["severity"] = severity_name(d.severity);
        one["rule"] = d.rule;
        one["message"] = d.message.in(language);
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace clusterbridge

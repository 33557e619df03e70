#pragma once
#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "graph/decisions.hpp"
#include "graph/network.hpp"

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace clusterbridge {

enum class Fingerprints : bool { no, yes };

/// The keys that `check --format json` and run.json have in common (contract 2): `inputs` (with `sha256` where
/// fingerprints are wanted), `organisations`, `ties` (distinct pairs), `tie_rows`, `participations`, `projects`.
void add_input_keys(nlohmann::ordered_json& into, const Network& network, std::size_t distinct_pairs,
                    Fingerprints fingerprints);

/// The keys that begin run.json: `version`, `command`, `options`.
void add_run_keys(nlohmann::ordered_json& into, const std::string& version, const std::string& command,
                  const std::vector<std::pair<std::string, std::string>>& options);
/// `decisions` of run.json, where some were read: {file, sha256, rows, same, different, part_of}.
void add_decisions(nlohmann::ordered_json& into, const DecisionsFile& decisions);

/// Array of {file, line, severity, rule, message}; `line` is null where the whole file is meant.
nlohmann::ordered_json diagnostics_json(std::span<const Diagnostic> diagnostics, Language language);

} // namespace clusterbridge

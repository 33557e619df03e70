#pragma once
#include "base/language.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What people have decided about pairs of organisations that may be the same.
namespace clusterbridge {

enum class Decision : std::uint8_t {
    open,      ///< nothing decided: the pair stays in the list of doubts
    same,      ///< one organisation: merged
    different, ///< two organisations: the pair is not asked about again
    part_of    ///< the first is a part of the second
};

/// "", "same", "different", "part_of": the words of the decision column, the same in both languages.
std::string_view key_of(Decision decision);
/// What a cell of a decision column spells: the words above, and German ones (gleich, dasselbe, verschieden, teil_von),
/// in any case, with blanks or hyphens for the underscore. Empty is open; nothing for anything else.
std::optional<Decision> parse_decision(std::string_view text);

/// One row of a table of decisions. `part_of` reads from left to right: id_a is a part of id_b.
struct DecisionRow {
    std::string id_a, id_b;
    Decision decision = Decision::open;
    std::string name_a, name_b, score, reasons; ///< as they stood in the table, to be written back
    std::string file;
    std::uint64_t line = 0;
    friend bool operator==(const DecisionRow&, const DecisionRow&) = default;
};

using Decisions = std::vector<DecisionRow>;

/// A table of decisions as it was read; no name where there was none.
struct DecisionsFile {
    std::string name; ///< without its folder: nothing of this machine
    std::string sha256;
    Decisions rows;
};

} // namespace clusterbridge

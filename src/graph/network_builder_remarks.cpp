#include "graph/network_builder.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

// What a builder has to say about the records it was given.
namespace clusterbridge {

void NetworkBuilder::compare_declarations(std::string_view given, const Record& declared,
                                          const OrganisationFacts& facts, RowRef row, Diagnostics& diagnostics) const {
    const std::string id(given);
    const std::string first = files_[declared.row.file].name + ":" + std::to_string(declared.row.line);
    if (!facts.type.empty() && !declared.facts->type.empty() && !same_type(facts.type, declared.facts->type)) {
        diagnostics.add({Severity::error,
                         "type-conflict",
                         files_[row.file].name,
                         row.line,
                         {"the same id has two types; \"" + id + "\" is \"" + facts.type + "\" here and \"" +
                              declared.facts->type + "\" at " + first + "; keep one of the two rows",
                          "dieselbe Kennung hat zwei Typen; „" + id + "“ ist hier „" + facts.type + "“ und bei " +
                              first + " „" + declared.facts->type + "“; behalten Sie eine der beiden Zeilen"}});
    } else if (const auto differs = disagreement(*declared.facts, facts)) {
        const std::string column = differs->column;
        diagnostics.add(
            {Severity::warning,
             "declared-twice",
             files_[row.file].name,
             row.line,
             {"the same id is declared twice with another " + column + "; \"" + id + "\" has \"" + differs->b +
                  "\" here and \"" + differs->a + "\" at " + first + "; \"" + std::min(differs->a, differs->b) +
                  "\" is used; keep one of the two rows",
              "dieselbe Kennung steht zweimal da, mit verschiedenen Werten in der Spalte „" + column + "“; „" + id +
                  "“ hat hier „" + differs->b + "“ und bei " + first + " „" + differs->a + "“; es gilt „" +
                  std::min(differs->a, differs->b) + "“; behalten Sie eine der beiden Zeilen"}});
    }
}

void NetworkBuilder::warn_undeclared(const std::vector<std::uint32_t>& order, Severity severity,
                                     Diagnostics& diagnostics) const {
    std::size_t count = 0;
    std::string first;
    for (const std::uint32_t k : order)
        if (const Draft& draft = drafts_[k]; !draft.record && ++count <= 5)
            first += (count == 1 ? "" : ", ") + std::string(ids_.text(k)) +
                     (draft.mention.line == 0
                          ? ""
                          : " (" + files_[draft.mention.file].name + ":" + std::to_string(draft.mention.line) + ")");
    if (count == 0)
        return;
    first += count > 5 ? ", …" : "";
    const std::string number = std::to_string(count);
    diagnostics.add({severity,
                     "undeclared-organisations",
                     {},
                     0,
                     {(count == 1 ? "1 organisation occurs" : number + " organisations occur") +
                          " in ties, but in no table of organisations; found " + first +
                          "; add them there, or they have type unknown",
                      (count == 1 ? "1 Organisation kommt" : number + " Organisationen kommen") +
                          " in Verbindungen vor, aber in keiner Tabelle der Organisationen; gefunden: " + first +
                          "; ergänzen Sie die Tabelle, sonst bleibt ihr Typ unbekannt"}});
}

namespace {

bool is_ascii(std::string_view id) {
    return std::all_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// In `scratch`, without upper and lower case.
std::string_view folded(std::string_view id, std::string& scratch) {
    if (!is_ascii(id)) {
        scratch = fold_case(id);
        return scratch;
    }
    scratch.assign(id);
    for (char& c : scratch)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return scratch;
}

/// The ids that are the same without case, by what they are then; in order of first mention. A table of hashes finds
/// them: folded forms are not kept, for nearly all are met once.
std::map<std::string, std::vector<std::string_view>> alike(const PackedTextIndex& ids) {
    std::map<std::string, std::vector<std::string_view>> groups;
    std::size_t size = 64;
    while (size < ids.size() * 2)
        size *= 2;
    constexpr std::uint64_t kEmpty = 0xFFFFFFFFU;
    std::vector<std::uint64_t> slots(size, kEmpty); // hash, then the number of the id
    std::string form;
    std::string other;
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
        const std::string_view key = folded(ids.text(i), form);
        const std::uint64_t hash = PackedTextIndex::hash_of(key);
        std::size_t at = hash & (size - 1);
        const auto met = [&](std::uint64_t slot) {
            return slot >> 32U == hash && folded(ids.text(static_cast<std::uint32_t>(slot)), other) == key;
        };
        while (static_cast<std::uint32_t>(slots[at]) != kEmpty && !met(slots[at]))
            at = (at + 1) & (size - 1);
        if (static_cast<std::uint32_t>(slots[at]) == kEmpty) {
            slots[at] = hash << 32U | i;
            continue;
        }
        auto& group = groups[std::string(key)];
        if (group.empty())
            group.push_back(ids.text(static_cast<std::uint32_t>(slots[at])));
        group.push_back(ids.text(i));
    }
    return groups;
}

} // namespace

/// Ids that differ in case alone are often one organisation.
void NetworkBuilder::hint_at_case(Diagnostics& diagnostics) const {
    constexpr std::size_t kMostHints = 20;
    auto groups = alike(ids_);
    std::size_t said = 0;
    for (auto& [key, ids] : groups) {
        if (++said > kMostHints)
            break;
        std::sort(ids.begin(), ids.end());
        std::string en;
        std::string de;
        for (std::size_t i = 0; i < ids.size() && i < 5; ++i) {
            en += (i == 0 ? "\"" : ", \"") + std::string(ids[i]) + "\"";
            de += (i == 0 ? "„" : ", „") + std::string(ids[i]) + "“";
        }
        diagnostics.add({Severity::hint,
                         "ids-alike",
                         {},
                         0,
                         {"ids differ in upper and lower case only; found " + en +
                              "; write them alike if one organisation is meant",
                          "Kennungen unterscheiden sich nur in Groß- und Kleinschreibung; gefunden: " + de +
                              "; schreiben Sie sie gleich, wenn eine Organisation gemeint ist"}});
    }
}

void NetworkBuilder::warn_unknown_types(const std::map<std::string, std::size_t>& kept_types,
                                        Diagnostics& diagnostics) const {
    if (kept_types.empty())
        return;
    std::string list;
    std::size_t shown = 0;
    for (const auto& [type, count] : kept_types)
        if (++shown <= 10)
            list += (list.empty() ? "" : ", ") + type + " (" + std::to_string(count) + ")";
    list += shown > 10 ? ", …" : "";
    diagnostics.add({Severity::warning,
                     "unknown-types",
                     {},
                     0,
                     {"types that the program does not know are kept as they are; found " + list +
                          "; rename them if one of the known types is meant",
                      "Typen, die das Programm nicht kennt, bleiben, wie sie sind; gefunden: " + list +
                          "; benennen Sie sie um, wenn ein bekannter Typ gemeint ist"}});
}

} // namespace clusterbridge

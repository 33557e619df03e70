#include "graph/network_builder.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

// What a builder has to say about the records it was given.
namespace clusterbridge {

void NetworkBuilder::compare_declarations(std::string_view given, const Draft& draft, const OrganisationFacts& facts,
                                          RowRef row, Diagnostics& diagnostics) const {
    const std::string id(given);
    const std::string first = files_[draft.row.file].name + ":" + std::to_string(draft.row.line);
    if (!facts.type.empty() && !draft.facts->type.empty() && !same_type(facts.type, draft.facts->type)) {
        diagnostics.add({Severity::error,
                         "type-conflict",
                         files_[row.file].name,
                         row.line,
                         {"the same id has two types; \"" + id + "\" is \"" + facts.type + "\" here and \"" +
                              draft.facts->type + "\" at " + first + "; keep one of the two rows",
                          "dieselbe Kennung hat zwei Typen; „" + id + "“ ist hier „" + facts.type + "“ und bei " +
                              first + " „" + draft.facts->type + "“; behalten Sie eine der beiden Zeilen"}});
    } else if (const auto differs = disagreement(*draft.facts, facts)) {
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
        if (const Draft& draft = drafts_[k]; draft.in_ties_only() && ++count <= 5)
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

/// Ids that differ in case alone are often one organisation.
void NetworkBuilder::hint_at_case(Diagnostics& diagnostics) const {
    constexpr std::size_t kMostHints = 20;
    std::map<std::string, std::vector<std::string_view>> groups;
    TextIndex folded;
    std::vector<std::uint32_t> first; // id that was the first to fold so
    for (std::uint32_t i = 0; i < ids_.size(); ++i) {
        const std::string_view id = ids_.text(i);
        const bool ascii =
            std::all_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        const auto [number, added] = folded.insert(ascii ? ascii_lower(id) : fold_case(id));
        if (added) {
            first.push_back(i);
            continue;
        }
        auto& group = groups[std::string(folded.text(number))];
        if (group.empty())
            group.emplace_back(ids_.text(first[number]));
        group.emplace_back(id);
    }
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

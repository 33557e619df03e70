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
    RowRef met; // the first of them; a refusal names its place as other errors do
    for (const std::uint32_t k : order) {
        if (record_of(k) != nullptr)
            continue;
        const RowRef& mention = mentions_[k];
        if (count == 0 && severity == Severity::error)
            met = mention;
        if (++count <= 5)
            first +=
                (count == 1 ? "" : ", ") + std::string(ids_.text(k)) +
                (mention.line == 0 ? "" : " (" + files_[mention.file].name + ":" + std::to_string(mention.line) + ")");
    }
    if (count == 0)
        return;
    first += count > 5 ? ", …" : "";
    const std::string number = std::to_string(count);
    diagnostics.add({severity,
                     "undeclared-organisations",
                     met.line == 0 ? std::string() : files_[met.file].name,
                     met.line,
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

/// Blanks of every kind but the plain one: no-break, figure, thin and narrow.
std::string with_blanks_as(std::string id, std::string_view blank) {
    for (const std::string_view odd : {"\u00A0", "\u2007", "\u2009", "\u202F"})
        for (auto at = id.find(odd); at != std::string::npos; at = id.find(odd, at + blank.size()))
            id.replace(at, odd.size(), blank);
    return id;
}

/// In `scratch`, without upper and lower case, every run of blanks one.
std::string_view folded(std::string_view id, std::string& scratch) {
    if (is_ascii(id)) {
        scratch.assign(id);
        for (char& c : scratch)
            c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    } else {
        scratch = with_blanks_as(fold_case(id), " ");
    }
    for (auto at = scratch.find("  "); at != std::string::npos; at = scratch.find("  ", at))
        scratch.erase(at, 1);
    return scratch;
}

/// Names in which UTF-8 was read as windows-1252 once, by another program: KÃ¶ln. Legitimate Ã (in Portuguese) stands
/// before a letter. Or in which a program gave up a letter.
bool is_garbled(std::string_view text) {
    if (text.find("\xEF\xBF\xBD") != std::string_view::npos)
        return true;
    for (auto at = text.find("\xC3\x83"); at != std::string_view::npos; at = text.find("\xC3\x83", at + 2))
        if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0x80 && text[at + 2] != '\xC3')
            return true;
    return false;
}

/// A long number as a spreadsheet shows it in a narrow column: 9,9998E+08. What it was is lost.
bool is_shortened_number(std::string_view id) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t first = at;
        while (at < id.size() && digit(id[at]))
            ++at;
        return at > first;
    };
    if (!digits() || at != 1)
        return false;
    if (at < id.size() && (id[at] == ',' || id[at] == '.') && (++at, !digits()))
        return false;
    if (at + 2 >= id.size() || (id[at] != 'E' && id[at] != 'e') || id[at + 1] != '+')
        return false;
    at += 2;
    return digits() && at == id.size();
}

/// The ids that are the same without case and kinds of blanks, by what they are then; in order of first mention. A
/// table of hashes finds them: folded forms are not kept, for nearly all are met once.
std::map<std::string, std::vector<std::string_view>> alike(const PackedTextIndex& ids) {
    std::map<std::string, std::vector<std::string_view>> groups;
    std::size_t size = 64;
    while (size < ids.size() * 2)
        size *= 2;
    constexpr std::uint64_t kEmpty = 0xFFFFFFFFU;
    LargeVector<std::uint64_t> slots(size, kEmpty); // hash, then the number of the id
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

/// " (file:line)", empty where it is not known.
std::string NetworkBuilder::met_at(std::uint32_t id) const {
    const Record* const record = record_of(id);
    const RowRef& row = record != nullptr ? record->row : mentions_[id];
    return row.line == 0 ? "" : " (" + files_[row.file].name + ":" + std::to_string(row.line) + ")";
}

void NetworkBuilder::warn_garbled_names(Diagnostics& diagnostics) const {
    constexpr std::size_t kMostNamed = 5;
    std::vector<std::string> found;
    std::size_t more = 0;
    for (std::uint32_t i = 0; i < ids_.size(); ++i) {
        std::string_view name = ids_.text(i);
        const Record* const record = record_of(i);
        if (record != nullptr && record->facts && is_garbled(record->facts->name))
            name = record->facts->name;
        for (std::size_t k = 0; record != nullptr && k < record->said.size() && !is_garbled(name); ++k)
            name = record->said[k].name;
        if (!is_garbled(name))
            continue;
        if (found.size() < kMostNamed)
            found.push_back(std::string(name) + met_at(i));
        else
            ++more;
    }
    if (found.empty())
        return;
    const std::string list = join(found, ", ") + (more > 0 ? ", …" : "");
    const std::string count = std::to_string(found.size() + more);
    diagnostics.add(
        {Severity::warning,
         "garbled-names",
         {},
         0,
         {"letters were lost before the file came here; found in " + count + (count == "1" ? " name: " : " names: ") +
              list + "; export the file again as UTF-8",
          "Buchstaben gingen verloren, bevor die Datei hierher kam; gefunden in " + count +
              (count == "1" ? " Namen: " : " Namen: ") + list + "; exportieren Sie die Datei noch einmal als UTF-8"}});
}

/// What was no organisation in the spreadsheet, or another one.
void NetworkBuilder::warn_odd_ids(Diagnostics& diagnostics) const {
    constexpr std::size_t kMostNamed = 5;
    std::vector<std::string> totals;
    std::vector<std::string> numbers;
    std::size_t more = 0;
    for (std::uint32_t i = 0; i < ids_.size(); ++i) {
        const std::string_view id = ids_.text(i);
        if (is_totals_word(id))
            totals.push_back(std::string(id) + met_at(i));
        else if (is_shortened_number(id) && numbers.size() < kMostNamed)
            numbers.push_back(std::string(id) + met_at(i));
        else if (is_shortened_number(id))
            ++more;
    }
    if (!totals.empty())
        diagnostics.add({Severity::warning,
                         "totals-row",
                         {},
                         0,
                         {"a row of totals may have been read as an organisation; found " + join(totals, ", ") +
                              "; delete the row if it is one",
                          "eine Summenzeile wurde vielleicht als Organisation gelesen; gefunden: " +
                              join(totals, ", ") + "; löschen Sie die Zeile, wenn es eine ist"}});
    if (numbers.empty())
        return;
    const std::string list = join(numbers, ", ") + (more > 0 ? ", …" : "");
    diagnostics.add({Severity::warning,
                     "id-shortened",
                     {},
                     0,
                     {"ids are numbers that a spreadsheet has shortened, and different ones may now be one; found " +
                          list + "; format the column as text and export it again",
                      "Kennungen sind Zahlen, die eine Tabellenkalkulation gekürzt hat; verschiedene können jetzt "
                      "eine sein; gefunden: " +
                          list + "; formatieren Sie die Spalte als Text und exportieren Sie neu"}});
}

/// Ids that differ in case or blanks alone are often one organisation.
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
            const std::string shown = with_blanks_as(std::string(ids[i]), "␣");
            en += (i == 0 ? "\"" : ", \"") + shown + "\"";
            de += (i == 0 ? "„" : ", „") + shown + "“";
        }
        diagnostics.add({Severity::hint,
                         "ids-alike",
                         {},
                         0,
                         {"ids differ in upper and lower case or in blanks only; found " + en +
                              "; write them alike if one organisation is meant",
                          "Kennungen unterscheiden sich nur in Groß- und Kleinschreibung oder Leerzeichen; gefunden: " +
                              de + "; schreiben Sie sie gleich, wenn eine Organisation gemeint ist"}});
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

void NetworkBuilder::tell_of_two_types(const std::vector<TwoTypes>& found, Severity severity,
                                       Diagnostics& diagnostics) const {
    if (found.empty())
        return;
    const TwoTypes& first = found.front();
    const bool one = found.size() == 1;
    const bool decided = severity == Severity::hint;
    const std::string number = std::to_string(found.size());
    const std::string other = files_[first.other_row.file].name + ":" + std::to_string(first.other_row.line);
    diagnostics.add(
        {severity,
         decided ? "type-changes" : "type-undecided",
         files_[first.row.file].name,
         first.row.line,
         {(one ? "1 organisation has" : number + " organisations have") + " two types in participations" +
              (decided ? ", one after the other" : ", and dates do not say which came later") +
              (one ? "; \"" : "; the first of them, \"") + first.id + "\", is \"" + first.type + "\" here and \"" +
              first.other + "\" at " + other + "; " +
              (decided ? "the latest start date counts" : "\"" + first.type + "\" is used") +
              "; say the right type in a table of organisations",
          (one ? "1 Organisation hat" : number + " Organisationen haben") + " zwei Typen in Beteiligungen" +
              (decided ? ", den einen nach dem anderen" : ", und kein Datum sagt, welcher später kam") +
              (one ? "; „" : "; die erste, „") + first.id + "“, ist hier „" + first.type + "“ und bei " + other + " „" +
              first.other + "“; es gilt " + (decided ? "das späteste Startdatum" : "„" + first.type + "“") +
              "; geben Sie den richtigen Typ in einer Tabelle der Organisationen an"}});
}

} // namespace clusterbridge
